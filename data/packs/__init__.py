"""Exams as data, and the study a pack begins."""

"""Exams as data, and the study that a pack creates."""

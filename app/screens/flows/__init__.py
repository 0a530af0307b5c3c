"""Screens one after the other: the exam from its first question to its report, files in and out."""

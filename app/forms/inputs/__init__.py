"""Reads what is typed into a field: numbers, paths, the exam day."""

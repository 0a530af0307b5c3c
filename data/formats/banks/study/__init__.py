"""Converts questions of a bank to questions of a study, and back."""

"""Journals folded into the study's file, and the file read back."""

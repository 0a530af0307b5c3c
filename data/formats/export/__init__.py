"""Writes the study to files: calendar, tables, JSON, pages."""

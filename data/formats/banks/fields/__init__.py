"""Reads banks whose questions are records of fields: tables and JSON."""

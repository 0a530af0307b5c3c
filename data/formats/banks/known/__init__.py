"""Reads banks in a published format: Aiken, GIFT, Moodle XML, our own Markdown."""

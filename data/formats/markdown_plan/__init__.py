"""Learners' own study plans and logs, written in Markdown or nearly so, in any language."""

"""The rules of an exam: paper, clock, sitting, marking, scoring and practice."""

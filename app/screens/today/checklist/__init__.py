"""What the checklist shows and does: tasks, the study clock, pasted lists."""

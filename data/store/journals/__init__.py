"""What each window writes: one journal a window, appended to."""

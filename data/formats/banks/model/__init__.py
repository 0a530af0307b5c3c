"""What every bank format yields: questions, options asked for, checks."""

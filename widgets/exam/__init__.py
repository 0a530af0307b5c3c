"""What is seen during an exam: the question, the grid, the pace."""

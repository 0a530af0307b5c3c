"""What a learner sees during an exam: the question, the grid, the pace."""

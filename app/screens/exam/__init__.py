"""The exam room: the question, the grid, the clock."""

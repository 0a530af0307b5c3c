"""What every bank format produces: questions, options to choose, checks."""

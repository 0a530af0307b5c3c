"""The screens; each holds its panes and asks the rules what to show."""

"""The screens; each has its panes and asks the rules what to show."""

"""What the mock exam pane shows and does: the timer, its clock watch, the scores."""

"""The study as a Markdown log of the kind a learner keeps by hand; it can be imported again."""

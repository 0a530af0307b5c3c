"""The study as a Markdown log like one a learner writes by hand; it can be imported again."""

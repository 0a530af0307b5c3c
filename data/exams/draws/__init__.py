"""Drawing the questions of an exam: which ones, in which order, from a number that gives the same exam again."""

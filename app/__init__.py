"""The program: the command line, the screens, what they share."""

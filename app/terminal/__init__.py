"""The terminal under the screens: its input, its output, and faults that must not end the program."""

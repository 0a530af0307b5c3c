"""Lines at the edge of the screen: title, tabs, keys."""

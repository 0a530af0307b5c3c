"""The dashboard; a desk holds one pane."""

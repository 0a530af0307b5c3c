"""The dashboard; a controller holds one pane."""

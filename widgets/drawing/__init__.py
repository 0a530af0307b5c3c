"""Lines, inks and glyphs that every pane is drawn with."""

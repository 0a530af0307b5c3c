"""An exam's report and its questions."""

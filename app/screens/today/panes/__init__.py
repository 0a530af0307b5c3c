"""The controllers of the panes, one a module; `app/keys/panes.py` declares which there are."""

"""The five panes of the dashboard."""

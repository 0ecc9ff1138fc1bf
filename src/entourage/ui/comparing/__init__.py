"""Two people side by side, and whether they are the same."""

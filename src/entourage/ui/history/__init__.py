"""What was done, and what was deleted."""

"""The places that the window shows, with their counts."""

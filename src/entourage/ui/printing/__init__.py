"""Printing a circle, and exporting people."""

"""Circles: choosing, making and changing them."""

"""The one floor that speaks SQL."""

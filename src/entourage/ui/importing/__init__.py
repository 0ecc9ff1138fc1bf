"""Bringing people in, and what was brought in before."""

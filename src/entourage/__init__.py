"""Entourage: one mixed network, sorted into circles, and who may see what."""

__version__ = "0.1.0"

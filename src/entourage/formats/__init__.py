"""Bytes to records and back: each module knows one format in both directions."""

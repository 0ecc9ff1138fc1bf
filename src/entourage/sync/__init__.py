"""Speak with address book servers: CardDAV over HTTP; knows no tables."""

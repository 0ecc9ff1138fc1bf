"""Text as it is compared: without case, accents and typography."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

_NO_DIGITS = re.compile(r"[^0-9]+")


def fold(text: str) -> str:
    """Fold case, accents, ligatures and foreign scripts to plain lower-case letters (« Élodie » gives "elodie")."""
    if not text.isascii():
        text = anyascii(unicodedata.normalize("NFKC", text))
    return " ".join(text.casefold().split())


def digits(text: str) -> str:
    """Keep the decimal digits of a telephone number, in ASCII."""
    if text.isascii():
        return _NO_DIGITS.sub("", text)
    return "".join(str(unicodedata.digit(letter)) for letter in text if letter.isdecimal())

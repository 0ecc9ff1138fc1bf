"""Keep spreadsheets from computing what people wrote, take such guards away again, and know what they destroyed."""

from __future__ import annotations

import re

# A name that begins with = comes from somebody else's card and would run in the spreadsheet of who opens the
# table. Telephone numbers, « - » lists in notes and @names compute nothing, and stay as they are.
_COMPUTES = re.compile(r"'*(?:[=\t\r]|[+\-@](?=.*(?:[A-Za-z]\(|[|!])))", re.DOTALL)
_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_GUARDED_NUMBER = re.compile(r"['=]+(?=[+-]?[\s(]*\d)")
_FRACTION = re.compile(r"\+?\d{7,15}\.0")
# A number rounded to a few digits, one too wide for its column, and the errors of formulas in any language.
_RUINED = re.compile(
    r"[+-]?\d+(?:[.,]\d+E\+?|E\+)\d{1,3}|#{2,}|#[¿¡]?[^\W\d_]{2,20}[?!]|#DIV/0!|#N/[A-Z]|#NV|Err:\d{3}", re.IGNORECASE
)


def guard(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would compute; `unguard` gives it back exactly."""
    return f"'{text}" if text[:1] in "'=+-@\t\r" and _COMPUTES.match(text) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that guards a cell from being computed, and the formula that makes a text of it."""
    if text[:2] == '="' and (match := _TEXT.fullmatch(text)):
        return match[1].replace('""', '"')
    return text[1:] if text[:1] == "'" and _COMPUTES.match(text) else text


def unguarded_number(text: str) -> str:
    """Take away what keeps a spreadsheet from computing a telephone number, and the fraction that it computed."""
    text = text[:-2] if _FRACTION.fullmatch(text) else text
    return _GUARDED_NUMBER.sub("", text, count=1) if text[:1] in ("'", "=") else text


def is_ruined(text: str) -> bool:
    """Tell whether a spreadsheet has destroyed a number, so that nobody can know it."""
    return bool(_RUINED.fullmatch(text))

"""Keep spreadsheets from computing what people wrote, and take the guard away again."""

from __future__ import annotations

import re

# A name that begins with = comes from somebody else's card and would run in the spreadsheet of who opens the
# table. Telephone numbers, « - » lists in notes and @names compute nothing, and stay as they are.
_COMPUTES = re.compile(r"'*(?:[=\t\r]|[+\-@](?=.*(?:[A-Za-z]\(|[|!])))", re.DOTALL)


def guard(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would compute; `unguard` gives it back exactly."""
    return f"'{text}" if text[:1] in "'=+-@\t\r" and _COMPUTES.match(text) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that guards a cell from being computed."""
    return text[1:] if text[:1] == "'" and _COMPUTES.match(text) else text

"""Guess what columns hold by their values, where no header says so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.text import digits
from entourage.formats.dialects import Block, Column, Recognized

if TYPE_CHECKING:
    from collections.abc import Sequence

_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_ACCOUNT = re.compile(r"@?[\w.-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"\+?[\d\s()./-]{6,}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LEAST_DIGITS = 6
_LONGEST = 2_000  # letters of an address
MAIL_PROVIDERS = re.compile(
    r"@(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|icloud|me|aol|gmx|web|orange|wanadoo|free|sfr|laposte"
    r"|t-online|proton|protonmail|videotron|bluewin)\.",
    re.IGNORECASE,
)


def is_data(cells: Sequence[str]) -> bool:
    """Tell whether the first row is a person already: a header holds no addresses and numbers."""
    return any(_kind_of(cell.strip()) is not None for cell in cells)


def accounts_column(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether each row is one address only, of mail or of an account on a server."""
    return bool(rows) and all(len(row) == 1 and _ACCOUNT.fullmatch(row[0].strip()) for row in rows)


def guess(recognized: Recognized, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Recognized:
    """Guess the columns that no header names; they stay guesses, for a person to confirm.

    A bare list of name@server is what Mastodon once exported, unless the servers are mail providers.
    """
    if not headers and accounts_column(rows) and not any(MAIL_PROVIDERS.search(row[0]) for row in rows):
        account = Column(Block(Kind.PROFILE, "0", network="mastodon"), "handle", is_known=True, is_identifier=True)
        return replace(recognized, dialect="mastodon", columns=(account,))
    width = max((len(row) for row in rows), default=0)
    columns = list(recognized.columns)
    columns += [
        Column(Block(Kind.OTHER, str(index), name=str(index + 1)), is_known=False)
        for index in range(len(columns), width if not headers else 0)
    ]
    return replace(recognized, columns=_with_areas([_guessed(column, i, rows) for i, column in enumerate(columns)]))


def _guessed(column: Column, index: int, rows: Sequence[Sequence[str]]) -> Column:
    if column.is_known:
        return column
    texts = [row[index].strip() for row in rows if index < len(row) and row[index].strip()]
    kinds = {_kind_of(text) for text in texts}
    kind = kinds.pop() if len(kinds) == 1 else None
    return replace(column, block=replace(column.block, kind=kind)) if kind else column


def _kind_of(text: str) -> Kind | None:
    if len(text) > _LONGEST:
        return None
    if _EMAIL.fullmatch(text) or _ACCOUNT.fullmatch(text):
        return Kind.EMAIL
    if _URL.fullmatch(text):
        return Kind.URL
    if _DATE.fullmatch(text):
        return None
    if _TELEPHONE.fullmatch(text) and len(digits(text)) >= _LEAST_DIGITS:
        return Kind.TELEPHONE
    return None


def _with_areas(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Put an area code in a column of its own to the number that it belongs to."""
    number = next((c.block for c in columns if c.block.kind is Kind.TELEPHONE and c.part == "value"), None)
    return tuple(replace(c, block=number) if number and c.part == "area" else c for c in columns)

"""Tell what the cells of each column look like, by its heading and by most of them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from entourage.domain.contact import DATE_KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.formats.dialects import Column

MAIL, TELEPHONE, WEB, DATE, POSTCODE, WORDS, ANY = "mail", "telephone", "web", "date", "postcode", "words", ""
_CLIP = 200
_LEAST_SAID = 4  # cells of a column that tell whether it holds what its heading says
_MOSTLY = 0.7
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w{2,}")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DIALLED = re.compile(r"\+?[\d\s()./-]{7,25}")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_DIGITS = re.compile(r"\d")
_SPOKEN = frozenset({Kind.NAME, Kind.FORMATTED_NAME, Kind.ORGANIZATION, Kind.TITLE, Kind.ROLE, Kind.NICKNAME})
_KINDS = {Kind.EMAIL: MAIL, Kind.TELEPHONE: TELEPHONE, Kind.URL: WEB, **dict.fromkeys(DATE_KINDS, DATE)}
_PLACES = frozenset({"locality", "region", "country", "street"})


def forms_of(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[str]:
    """Say what each column holds, as far as its cells say so too."""
    forms = [_form(column) for column in columns]
    for place, (form, cells) in enumerate(zip(forms, zip_longest(*rows, fillvalue=""), strict=False)):
        said = [text for cell in cells if cell and (text := cell.strip())] if form else []
        if len(said) >= _LEAST_SAID and sum(suits(cell, form) >= 0 for cell in said) < _MOSTLY * len(said):
            forms[place] = ANY
    return forms


def _form(column: Column) -> str:
    kind, part = column.block.kind, column.part
    if kind is Kind.ADDRESS:
        return POSTCODE if part == "postcode" else WORDS if part in _PLACES else ANY
    if kind in _SPOKEN:
        return WORDS
    return _KINDS.get(kind, ANY) if part == "value" else ANY


@lru_cache(20_000)
def suits(cell: str, form: str) -> int:
    """Say whether a cell is what its column holds: 1, 0 where it may be, -1 where it cannot."""
    cell = cell[:_CLIP]
    if form == MAIL:
        return 1 if _ADDRESS.search(cell) else -1
    is_address, is_link = bool(_ADDRESS.fullmatch(cell)), bool(_LINK.match(cell))
    if form == WEB:
        is_wrong = is_address or _DIALLED.fullmatch(cell) or ("." not in cell and "/" not in cell)
        return 1 if is_link else -1 if is_wrong else 0
    if is_address or is_link:
        return -1
    if form == WORDS:
        return -1 if _DIALLED.fullmatch(cell) else 0
    has_digits = bool(_DIGITS.search(cell))
    if form == TELEPHONE:
        return 1 if _DIALLED.fullmatch(cell) else -1 if not has_digits and _LETTERS.search(cell) else 0
    return (1 if form == DATE else 0) if has_digits else -1 if _LETTERS.search(cell) else 0

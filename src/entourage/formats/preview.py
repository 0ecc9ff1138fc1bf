"""Show how a file would be read, before it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from entourage.formats import delimited, vcard
from entourage.formats.columns import meaning_of
from entourage.formats.record import NOTHING_TOLD, Told
from entourage.formats.text_encoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

Shown = TypeVar("Shown")

_ROWS = 5
_LINES = 12


@dataclass(frozen=True, slots=True)
class Preview:
    """Hold how a file would be read.

    meanings: what the columns of a table hold, as `columns.MEANINGS` says; headers: empty where it has none.
    rows: the first rows, and some with letters beyond ASCII; lines: the same of a file that is no table.
    """

    encoding: str
    headers: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()


def preview(data: bytes, told: Told = NOTHING_TOLD) -> Preview:
    """Read the beginning of a file, as a table or as lines."""
    if not vcard.looks_like(data):
        found = delimited.table(data, told)
        if found and not _is_json(found.decoded.text):
            columns = found.recognized.columns
            rows = tuple(tuple(row) for row in found.rows)
            return Preview(
                found.decoded.encoding,
                found.headers or tuple("" for _ in columns),
                tuple(map(meaning_of, columns)),
                _telling(rows, [" ".join(row) for row in rows], _ROWS),
            )
    encoding = told.encoding or (vcard.encoding_of(data) if vcard.looks_like(data) else decode(data).encoding)
    lines = decode(data, told=encoding).text.splitlines()
    return Preview(encoding, lines=_telling(lines, lines, _LINES))


def _is_json(text: str) -> bool:
    return text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE} \t\r\n").startswith(("{", "["))


def _telling(items: Sequence[Shown], texts: Sequence[str], most: int) -> tuple[Shown, ...]:
    """Take the first ones, but so that some show letters beyond ASCII where there are any."""
    accented = [item for item, text in zip(items, texts, strict=True) if text.strip() and not text.isascii()]
    first = [*accented[: most // 2], *(item for item, text in zip(items, texts, strict=True) if text.strip())]
    return tuple(dict.fromkeys(first))[:most]

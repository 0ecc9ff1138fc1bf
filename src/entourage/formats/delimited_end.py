"""Tell of a table that was cut within its last row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.formats.delimited_rows import Row
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.formats.delimited_rows import Layout

_CLIP = 200
_LOOKED_AT = 200  # rows before the last
_LEAST_COLUMNS = 2
_LEAST_ALIKE = 3  # cells that all have the shape which the last one lacks
_ALWAYS = 12  # filled cells, for an empty one to be what is left of one
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_WEB = re.compile(r"https?://[^/\s]+\.[^/\s]{2,}.*", re.IGNORECASE | re.DOTALL)
_RUNS = re.compile(r"\d+|[^\W\d_]+|\s+|[\W_]")
_YEAR = 4


def cut_short(
    lines: Sequence[str], items: Sequence[Row | Notice], layout: Layout, *, is_cut: bool = False
) -> list[Notice]:
    """Tell of a last row that ends early, or in the middle of its last cell, without the line end all others have.

    is_cut: its last letter says so.
    """
    last = items[-1] if items else None
    if is_cut and isinstance(last, Row):
        return [Notice(line=last.line, code="cut_off", text=last.cells[-1].strip()[-_CLIP:])]
    if not isinstance(last, Row) or lines[-1].endswith(("\n", "\r")) or _is_told(items):
        return []
    before = [item.cells for item in items[-_LOOKED_AT:-1] if isinstance(item, Row)]
    before += [list(layout.headers)] if layout.headers else before[:1]
    if not before:
        return []
    is_quoted = lines[-1].rstrip().endswith('"')
    is_cut = _is_narrow(last.cells, before) or (not is_quoted and _is_within(last.cells, before))
    return [Notice(line=last.line, code="cut_off", text=last.cells[-1].strip()[-_CLIP:])] if is_cut else []


def _is_told(items: Sequence[Row | Notice]) -> bool:
    """Tell whether something was said of the last row."""
    return len(items) > 1 and isinstance(items[-2], Notice)


def _is_narrow(last: Sequence[str], before: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row has fewer cells than any, and far fewer where they have not all as many."""
    widths = {len(row) for row in before}
    return len(last) < min(widths) - 2 * (max(widths) - min(widths))


def _is_within(last: Sequence[str], before: Sequence[Sequence[str]]) -> bool:
    """Tell whether the last cell of a whole row ends before what those above it all have."""
    width = len(last)
    above = [row[width - 1].strip() for row in before if len(row) == width]
    said, cell = [text for text in above[:-1] if text], last[-1].strip()
    if width < _LEAST_COLUMNS or len(said) < _LEAST_ALIKE or any(len(row) > width for row in before):
        return False
    if not cell:
        return _ALWAYS <= len(said) == len(above) - 1
    if any(all(map(form.fullmatch, said)) for form in (_MAIL, _WEB)):
        return not (_MAIL.fullmatch(cell) or _WEB.fullmatch(cell))
    return _is_beginning(_RUNS.findall(cell), [_RUNS.findall(text) for text in said])


def _is_beginning(cell: Sequence[str], said: Sequence[Sequence[str]]) -> bool:
    """Tell whether a text begins as all others do (dates, numbers of one form), and ends before they end."""
    forms = {tuple(map(_form, runs)) for runs in said}
    if len(forms) > 1:
        return False
    (form,) = forms
    mine = tuple(map(_form, cell))
    if len(mine) < len(form):
        return form[: len(mine)] == mine and any(one == "0" for one in form)
    lengths = {len(runs[-1]) for runs in said}
    is_even = mine == form and form[-1] == "0" and lengths == {_YEAR} and len(form) > 1
    return is_even and len(cell[-1]) < _YEAR


def _form(run: str) -> str:
    return "0" if run.isdigit() else "a" if run.isalpha() else " " if run.isspace() else run

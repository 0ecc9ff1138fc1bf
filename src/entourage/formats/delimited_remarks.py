"""Tell of what programs write above, between and below the rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.formats.delimited_rows import Layout, Row, cells_of, read_rows
from entourage.formats.dialects import is_known_header
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLIP = 200
_LOOKED_AT = 200  # rows above
_WIDE = 4  # columns
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_DIALLED = re.compile(r"\+?\d[\d ().-]{6,}\d")
_OF_NAMES = frozenset(" '’.-")
# No name has these words, which begin small where they are no family name (Page, List).
_OF_FILES = re.compile(
    r"\b(?:file|fichier|archivo|fichero|bestand|arquivo|plik\w*|documento?|export\w*|records?|enregistrements|registros"
    r"|contacts|contactos|contatti|contatos|contactpersonen|kontakt\w*|entries|rows|lines|lignes|righe|filas|generated"
    r"|created|généré\w*|exporté\w*|erstellt|exportiert|erzeugt|report|rapport"
    r"|(?:[Ee]nd|[Ee]nde|[Ff]in|[Ff]ine|[Ff]im|[Ee]inde|[Kk]oniec) (?:of|der|du|de|del|do|van) \w+)\b"
    r"|^(?:END|EOF|Export(?:ed|é|iert)|Generated|Created|Printed|Généré|Imprimé|Erstellt|Erzeugt|Gedruckt)\b"
    r"|^[^\W\d_]+\s?:(?:\s|$)"
)
_MARK = re.compile(r"(?:#|//|--|==|\*\*|__|~~)")
_COMMENT = re.compile(rf"{_MARK.pattern}[#/=*_~-]*\s+(\S.*)", re.DOTALL)
_LEAST_WORDS, _LEAST_SMALL = 3, 2  # of prose


def without_remarks(
    lines: Sequence[str], items: Sequence[Row | Notice], layout: Layout, *, is_followed: bool = False
) -> Sequence[Row | Notice]:
    """Make no people of the remarks that programs write in one cell a line.

    They stand below a table and apart (Salesforce), above the headings where these come once more (LinkedIn), or
    anywhere as prose behind the mark of a comment. is_followed: the headings of another table stand below.
    """
    if len(layout.headers) <= 1:
        return items
    remarks = _Remarks(lines, items, layout, is_followed=is_followed)
    blocks = list(_alone(items))
    comments = {place for block in blocks for place in remarks.comments(block)}
    left_out = comments.union(place for block in blocks for place in remarks.last(block))
    return [
        _left_out(item, is_comment=place in comments) if place in left_out else item for place, item in enumerate(items)
    ]


def told_above(lines: Sequence[str], layout: Layout) -> list[Notice]:
    """Tell of what stands above the headings and is more than words: rows as wide as these, or that reach somebody."""
    if not layout.headers or layout.start <= 1:
        return []
    above = read_rows(lines[: layout.start - 1], Layout(layout.delimiter, (), 0))
    return [
        Notice(line=row.line, code="above_headings", text=" ".join(filter(None, row.cells))[:_CLIP], rejected=True)
        for row in above
        if isinstance(row, Row) and (_is_as_wide(row.cells, layout) or _reaches(row.cells))
    ]


def _left_out(item: Row | Notice, *, is_comment: bool) -> Row | Notice:
    if isinstance(item, Notice):
        return item
    code = "comment" if is_comment else "no_content"
    return Notice(line=item.line, code=code, text=item.cells[0].strip()[:_CLIP], rejected=True)


def _is_as_wide(cells: Sequence[str], layout: Layout) -> bool:
    """Tell whether a row has as many cells as the headings, and is no line of headings itself, or a part of these."""
    said = [cell for cell in map(str.strip, cells) if cell]
    return len(cells) == len(layout.headers) > 1 and 2 * sum(map(is_known_header, said)) <= len(said)


def _reaches(cells: Sequence[str]) -> bool:
    said = [cell for cell in map(str.strip, cells) if cell]
    return any(map(_MAIL.fullmatch, said)) or (len(said) > 1 and any(map(_DIALLED.fullmatch, said)))


def _alone(items: Sequence[Row | Notice]) -> Iterator[range]:
    """Give the places of rows of one cell, those one below the other together."""
    start = None
    for place, item in enumerate(items):
        is_alone = isinstance(item, Row) and len(item.cells) == 1
        if is_alone and start is None:
            start = place
        elif not is_alone and start is not None:
            yield range(start, place)
            start = None
    if start is not None:
        yield range(start, len(items))


class _Remarks:
    """Find remarks among rows of one cell that stand one below the other."""

    def __init__(
        self, lines: Sequence[str], items: Sequence[Row | Notice], layout: Layout, *, is_followed: bool
    ) -> None:
        """Take the lines of the file and the rows of the table."""
        self._lines = lines
        self._items = items
        self._layout = layout
        self._is_followed = is_followed

    def comments(self, block: range) -> Iterator[int]:
        """Give the places of comments among rows that stand at some places, where no row above begins so."""
        comments = [place for place in block if _is_comment(self._text(place))]
        if comments and not any(row.cells and _MARK.match(row.cells[0].strip()) for row in self._above(block)):
            yield from comments

    def last(self, block: range) -> Iterator[int]:
        """Give the places of those at the end of the table, from the first on that is apart or reads otherwise."""
        headings_follow = self._headings_follow(block)
        if not headings_follow and block.stop < len(self._items):
            return
        above = self._above(block)
        is_wide = len(self._layout.headers) >= _WIDE and bool(above)
        rows = self._rows(block.start, block.stop)
        strangers = _strangers(rows, above, self._lines) if is_wide else set()
        last = max(strangers, default=0)
        is_apart = False
        for place, row in zip(block, rows, strict=True):
            is_apart = is_apart or (row.line > self._layout.start + 1 and not self._lines[row.line - 2].strip())
            begins = is_apart or (headings_follow and row.line in strangers)
            if begins and row.line <= last:
                yield from range(place, block.stop)
                return
            if is_apart and _OF_FILES.search(self._text(place)):
                yield place

    def _headings_follow(self, block: range) -> bool:
        """Tell whether headings stand below, once more or those of another table."""
        if block.stop == len(self._items):
            return self._is_followed
        layout = self._layout
        between = self._lines[self._items[block.stop - 1].line : self._items[block.stop].line - 1]
        return any(tuple(cells_of(line, layout.delimiter)) == layout.headers for line in between)

    def _above(self, block: range) -> list[Row]:
        return self._rows(max(0, block.start - _LOOKED_AT), block.start)

    def _rows(self, start: int, stop: int) -> list[Row]:
        return [item for item in self._items[start:stop] if isinstance(item, Row)]

    def _text(self, place: int) -> str:
        item = self._items[place]
        return item.cells[0].strip() if isinstance(item, Row) else ""


def _is_comment(text: str) -> bool:
    """Tell whether prose stands behind the mark of a comment: the name of a firm may begin with one (#1 Fan Club)."""
    match = _COMMENT.match(text)
    words = match[1].split() if match else []
    are_prose = len(words) >= _LEAST_WORDS and sum(word[0].islower() for word in words) >= _LEAST_SMALL
    return are_prose or bool(match and len(words) > 1 and _OF_FILES.search(match[1]))


def _strangers(below: Sequence[Row], above: Sequence[Row], lines: Sequence[str]) -> set[int]:
    """Give the lines of what stands below a table and does not read as its rows; none where blank lines part these."""
    if any(not lines[row.line - 2].strip() for row in above[1:]):
        return set()
    first = [row.cells[0] for row in above if row.cells]
    marks = {mark for cell in first for mark in _marks(cell)}
    longest = max((len(cell.split()) for cell in first), default=0)
    cells = ((row.line, row.cells[0]) for row in below)
    return {line for line, cell in cells if not marks >= _marks(cell) or len(cell.split()) > longest + 1}


def _marks(text: str) -> set[str]:
    return {_form(mark) for mark in text} - _OF_NAMES


def _form(mark: str) -> str:
    return "0" if mark.isdigit() else "a" if mark.isalpha() else " " if mark.isspace() else mark

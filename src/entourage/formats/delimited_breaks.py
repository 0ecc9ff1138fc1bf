"""Put rows together that were broken by a line break that nobody quoted."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, takewhile
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind
from entourage.formats.delimited_defaults import is_default
from entourage.formats.delimited_forms import DATE, MAIL, TELEPHONE, WEB, forms_of, suits
from entourage.formats.delimited_rows import Row
from entourage.formats.pasted_names import is_name
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.formats.dialects import Column

_CLIP = 200
_SAMPLE = 2_000
_LEAST_COLUMNS = 3
_LEAST_WHOLE = 2
_MANY = 6  # columns, of which two rows have together as many cells as one seldom by chance
_WIDE = 12  # columns, of which a row hardly has a single cell
_MOST_PIECES = 20
_RARE = 10  # one row in so many that has another number of cells and belongs to none
_LEAST_SHARE = 0.6  # of its cells that a row short of its last ones still has
_POSTCODE = re.compile(r"(?<!\d)\d{3}(?:\d{1,2}|[ -]\d{2,4})(?!\d)")
_REACHING = (MAIL, TELEPHONE)
_BESIDE_NAMES = frozenset({"prefix", "suffix"})
_ONE_LINE = (MAIL, TELEPHONE, WEB, DATE)
_NAMES = frozenset({Kind.NAME, Kind.FORMATTED_NAME, Kind.NICKNAME})
_SAYS_WHO = _NAMES | {Kind.ORGANIZATION, Kind.EMAIL, Kind.TELEPHONE, Kind.PROFILE, Kind.URL}


class _Shape(NamedTuple):
    """Hold what the cells of each column look like, and by what a row shows that it is somebody's.

    said: the columns that say who somebody is. who: the same, where each whole row says at least one of them.
    is_known: it is known which program wrote the table: its rows have as many cells as its headings.
    """

    forms: Sequence[str]
    said: Sequence[int]
    who: Sequence[int]
    begins_with_name: bool
    is_known: bool = False


def mended_breaks(
    items: Sequence[Row | Notice], columns: Sequence[Column], headings: int, *, is_known: bool = False
) -> Sequence[Row | Notice]:
    """Put together, and tell, rows that have as many cells as a whole one only together, where all others are whole.

    They are told where they may as well be rows of their own that lack their last cells, and so is a cell alone in a
    table of many columns. headings: their number. is_known: so is the program that wrote them, and how many cells each
    row has.
    """
    rows = [item.cells for item in items if isinstance(item, Row)]
    width = max(Counter(map(len, rows)).items(), key=lambda one: (one[1], one[0]), default=(0, 0))[0]
    if is_known and headings >= _MANY and max(map(len, rows), default=0) <= headings:
        return _mended_to(items, columns, headings)
    whole = [cells for cells in rows if len(cells) == width]
    if width < max(_LEAST_COLUMNS, headings) or not headings or not _LEAST_WHOLE <= len(whole) < len(rows):
        return items
    broken = _broken(items, width)
    others = len(rows) - len(whole) - sum(len(row.cells) < width for row in chain.from_iterable(broken.values()))
    if len(broken) > len(whole) or others * _RARE > max(len(whole), _RARE):
        return items
    return list(_put_together(items, broken, _shape(columns, whole[:_SAMPLE], width)))


def _mended_to(items: Sequence[Row | Notice], columns: Sequence[Column], width: int) -> Sequence[Row | Notice]:
    """Put rows together to as many cells as the program writes, however few are whole, and tell of short ones."""
    rows = [item.cells for item in items if isinstance(item, Row)]
    if all(len(cells) == width for cells in rows):
        return items
    broken = _broken(items, width)
    whole = [cells for cells in rows if len(cells) == width]
    if len(rows) - len(whole) - sum(map(len, broken.values())) > max(len(whole), len(broken)):
        broken = {}  # last cells are left out throughout
    begun = [pieces[0].cells for pieces in broken.values()]
    shape = _shape(columns, [*whole[:_SAMPLE], *begun], width)._replace(is_known=True)
    mended = list(_put_together(items, broken, shape))
    return list(_short_ones_told(mended, shape))


def _short_ones_told(items: Sequence[Row | Notice], shape: _Shape) -> Iterator[Row | Notice]:
    """Leave out short rows that name nobody, and tell of others where all the rest are whole."""
    width = len(shape.forms)
    rows = [item for item in items if isinstance(item, Row)]
    short = {row.line for row in rows if len(row.cells) < _LEAST_SHARE * width}
    told = {item.line for item in items if isinstance(item, Notice)}
    are_others_whole = all(len(row.cells) == width for row in rows if row.line not in short)
    are_few = width >= _WIDE and 2 * len(short) <= len(rows) and are_others_whole
    for item in items:
        if not isinstance(item, Row) or item.line not in short:
            yield item
            continue
        text = " ".join(filter(None, map(str.strip, item.cells)))[:_CLIP]
        if _is_fragment(item.cells, shape):
            yield Notice(line=item.line, code="row_shifted", text=text, rejected=True)
            continue
        if are_few and item.line not in told and not _reaches(item.cells, shape.forms):
            yield Notice(line=item.line, code="row_doubtful", text=text)
        yield item


def _reaches(cells: Sequence[str], forms: Sequence[str]) -> bool:
    """Tell whether an address or a number stands where it belongs, as hardly in what is left of a row."""
    named = zip(cells, forms, strict=False)
    return any(suits(text, form) > 0 for cell, form in named if form in _REACHING and (text := cell.strip()))


def _is_fragment(cells: Sequence[str], shape: _Shape) -> bool:
    """Tell whether a short row says who it is by nothing but what programs write, or a postcode and a town."""
    said = [cell.strip() for cell in cells if cell.strip()]
    is_place = len(said) == 1 and shape.begins_with_name and bool(_POSTCODE.search(said[0]))
    return is_place or (any(map(is_default, said)) and not _says_any(cells, shape.said))


def _shape(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> _Shape:
    forms = forms_of(columns, rows)
    forms += [""] * (width - len(forms))
    who = [
        place
        for place, column in enumerate(columns[:width])
        if column.block.kind in _SAYS_WHO and column.part not in _BESIDE_NAMES
    ]
    first = [cells[0].strip() for cells in rows if cells[0].strip()]
    are_names = sum(map(is_name, first)) * _RARE >= len(first) * (_RARE - 1)
    return _Shape(
        forms,
        who,
        who if all(_says_any(cells, who) for cells in rows) else [],
        begins_with_name=bool(first) and columns[0].block.kind in _NAMES and are_names,
    )


def _says_any(cells: Sequence[str], places: Sequence[int]) -> bool:
    said = (cells[place].strip() for place in places if place < len(cells))
    return any(cell and not is_default(cell) for cell in said)


def _broken(items: Sequence[Row | Notice], width: int) -> dict[int, Sequence[Row]]:
    """Find rows side by side that make a whole one, by the place of the first."""
    found: dict[int, Sequence[Row]] = {}
    place = 0
    while place < len(items):
        near = items[place : place + _MOST_PIECES]
        if pieces := _pieces(near, width) or (_at_an_edge(near, width) if width >= _WIDE else []):
            found[place] = pieces
        place += max(len(pieces), 1)
    return found


def _pieces(items: Sequence[Row | Notice], width: int) -> Sequence[Row]:
    pieces: list[Row] = []
    cells = 1
    for item in items:
        if not isinstance(item, Row) or len(item.cells) >= width:
            return []
        pieces.append(item)
        cells += len(item.cells) - 1
        if cells >= width:
            return pieces if cells == width else []
    return []


def _at_an_edge(items: Sequence[Row | Notice], width: int) -> Sequence[Row]:
    """Give a row whose first or last cell was broken, where it goes on with a small letter."""
    if not any(isinstance(item, Row) and len(item.cells) == 1 for item in items[:2]):
        return []
    rows = [item for item in takewhile(lambda item: isinstance(item, Row), items) if isinstance(item, Row)]
    if len(rows) < 2:  # noqa: PLR2004 - what was broken, and a part of it
        return []
    first, second = rows[0].cells, rows[1].cells
    if len(first) == width and first[-1].strip():
        behind = list(takewhile(lambda row: len(row.cells) == 1 and row.cells[0][:1].islower(), rows[1:]))
        return [rows[0], *behind] if behind else []
    return rows[:2] if len(first) == 1 and len(second) == width and second[0][:1].islower() else []


def _put_together(
    items: Sequence[Row | Notice], broken: dict[int, Sequence[Row]], shape: _Shape
) -> Iterator[Row | Notice]:
    doubtful: set[int] = set()
    place = 0
    while place < len(items):
        item, pieces = items[place], broken.get(place, [])
        cells, seams = _joined(pieces, shape.forms) if pieces else ([], [])
        may_be_one = bool(cells) and _may_be_one(cells, seams, shape.forms)
        if may_be_one and _is_none(pieces[1], shape):
            text = "; ".join(cells[seam] for seam in dict.fromkeys(seams))
            yield Notice(line=item.line, code="row_straightened", text=text[:_CLIP])
            yield Row(item.line, cells)
            place += len(pieces)
            continue
        if may_be_one and len(shape.forms) >= _MANY:
            doubtful.update(row.line for row in pieces[1:])
        if isinstance(item, Row) and (item.line in doubtful or (len(item.cells) == 1 and len(shape.forms) >= _WIDE)):
            text = " ".join(filter(None, map(str.strip, item.cells)))
            yield Notice(line=item.line, code="row_doubtful", text=text[:_CLIP])
        yield item
        place += 1


def _joined(pieces: Sequence[Row], forms: Sequence[str]) -> tuple[list[str], list[int]]:
    """Put pieces together, as (cells, places of those that were broken)."""
    cells, seams = list(pieces[0].cells), []
    for piece in pieces[1:]:
        seams.append(len(cells) - 1)
        before, behind = cells[-1], piece.cells[0]
        tight = before.rstrip() + behind.lstrip()
        form = forms[len(cells) - 1]
        is_tight = not before.strip() or not behind.strip() or (form in _ONE_LINE and suits(tight, form) > 0)
        cells[-1:] = [tight if is_tight else f"{before}\n{behind}", *piece.cells[1:]]
    return cells, seams


def _may_be_one(cells: Sequence[str], seams: Sequence[int], forms: Sequence[str]) -> bool:
    """Tell whether all cells but those that were broken may stand where they come to stand."""
    bare = ["" if place in seams else cell for place, cell in enumerate(cells)]
    return _worst(bare, forms) >= 0


def _is_none(row: Row, shape: _Shape) -> bool:
    """Tell whether a row is none of its own: a cell cannot stand where it stands, or it names nobody as all others do.

    That it is short, or has no address, says nothing: a table may have rows that lack their last cells.
    """
    first = row.cells[0].strip()
    is_alone = shape.is_known and len(row.cells) == 1 and len(shape.forms) >= _WIDE
    is_unnamed = shape.begins_with_name and bool(first) and not is_name(first)
    is_nobody = bool(shape.who) and not _says_any(row.cells, shape.who)
    return is_alone or is_unnamed or is_nobody or _worst(row.cells, shape.forms) < 0


def _worst(cells: Sequence[str], forms: Sequence[str]) -> int:
    """Say how well the cell of a row suits its column that suits worst."""
    named = zip(cells, forms, strict=False)
    return min((suits(text, form) for cell, form in named if form and (text := cell.strip())), default=0)

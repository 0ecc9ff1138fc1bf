"""Find rows whose cells do not stand under their headings, and put them straight where there is one way to do it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations, combinations_with_replacement, groupby, islice, zip_longest
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.watching import tick
from entourage.formats.delimited_defaults import with_defaults_elsewhere
from entourage.formats.delimited_displaced import displaced
from entourage.formats.delimited_forms import ANY, MAIL, TELEPHONE, WEB, WORDS, forms_of, suits
from entourage.formats.delimited_rows import Row, split_lines
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from entourage.formats.delimited_rows import Layout
    from entourage.formats.dialects import Column

_CLIP = 200
_LINES_OF_ROW = 50
_MOST_EXTRA = 2  # separators too many in one row
_MOST_OF_ROW = 100_000  # cells of one row, for all ways to read it; where there are more, it is told and stays
_MOST_LOOKED_AT = 3_000_000  # the same of all rows; those behind are told, and stay
_MOST_CELLS = 150
_SAMPLE = 2_000
_MOSTLY = 0.7
_USUAL = 5  # one in so many rows of a width, and it is no sign
# What follows a comma within one cell: a blank, or what a firm is by law.
_NATURAL = re.compile(
    r"[^,;\t|][,;|](?:\s\S|(?:inc|ltd|llc|llp|plc|co|corp|gmbh|ag|kg|sa|s\.a|sas|sarl|bv|nv|spa|srl|ab|oy)\b)",
    re.IGNORECASE,
)
_TELLING = (MAIL, TELEPHONE, WEB)
_SPEECH = frozenset({WORDS, ANY})


class _Way(NamedTuple):
    """Hold a way to read a row: its cells, and how much speaks for it.

    sure: how many cells are for certain what their columns hold; natural: how many commas are those of a sentence.
    """

    cells: list[str]
    fitting: int
    sure: int
    natural: int


def straightened(
    items: Sequence[Row | Notice], columns: Sequence[Column], layout: Layout, text: str
) -> Sequence[Row | Notice]:
    """Put rows straight that have a separator too many or too few; what could be read in several ways is left out.

    A row as wide as its header is never left out: somebody may have written that into its cells. text: of the file.
    """
    rows = [item for item in items if isinstance(item, Row)]
    forms = forms_of(columns, [row.cells for row in rows[:_SAMPLE]])
    if not set(forms) - _SPEECH or not 1 < len(forms) <= _MOST_CELLS:
        return items
    widths = Counter(len(row.cells) for row in rows)
    usual = {width for width, count in widths.items() if count > 1 and _USUAL * count >= len(rows)} | {len(forms)}
    mails, others = _places(forms, mail=True), _places(forms, mail=False)
    odd: dict[int, bool] = {}
    for row in rows:
        if not mails or len(row.cells) not in usual or _looks_odd(row.cells, mails, others):
            is_odd = _is_odd(row.cells, forms, usual)
            is_loose = len(row.cells) not in usual and (_is_wider(row.cells, forms) or _is_pushed(row.cells, forms))
            if is_odd or is_loose:
                odd[row.line] = is_odd
    beside, proved = displaced(rows, columns, forms), with_defaults_elsewhere(rows, columns)
    if len(odd.keys() | beside) > max(1, len(rows) // 2):
        odd, beside = {}, set()
    beside |= proved
    if not (odd or beside):
        return items
    sound = [row.cells for row in rows[:_SAMPLE] if row.line not in odd]
    straight = _Straight(forms, sound, layout, split_lines(text))
    return [
        part for item in items for part in straight.read(item, is_odd=odd.get(item.line), is_beside=item.line in beside)
    ]


def _places(forms: Sequence[str], *, mail: bool) -> list[int]:
    return [place for place, form in enumerate(forms) if form and (form == MAIL) is mail]


def _looks_odd(cells: Sequence[str], mails: Sequence[int], others: Sequence[int]) -> bool:
    """Tell at first sight, as there may be many: by an address that stands elsewhere, or something in its place."""
    width = len(cells)
    said = [cells[place] for place in mails if place < width and cells[place]]
    if any("@" not in cell for cell in said):
        return True
    within = others if not others or others[-1] < width else [place for place in others if place < width]
    return "@" in "\n".join(map(cells.__getitem__, within))


def _is_odd(cells: Sequence[str], forms: Sequence[str], usual: Container[int]) -> bool:
    """Tell whether a cell says what its column does not hold but another, and a second agrees, or the width."""
    wrong, is_elsewhere = int(len(cells) not in usual), False
    for cell, form in zip(cells, forms, strict=False):
        if form and cell and (text := cell.strip()) and suits(text, form) < 0:
            wrong += 1
            is_elsewhere = is_elsewhere or _tells(text, forms)
    return wrong > 1 and (is_elsewhere or any(_tells(cell.strip(), forms) for cell in cells[len(forms) :]))


def _is_wider(cells: Sequence[str], forms: Sequence[str]) -> bool:
    """Tell whether only empty cells stand beyond the headings."""
    return len(cells) > len(forms) and not any(map(str.strip, cells[len(forms) :]))


def _is_pushed(cells: Sequence[str], forms: Sequence[str]) -> bool:
    """Tell whether cells stand beyond the headings, and one behind its own column, which is empty."""
    if not any(map(str.strip, cells[len(forms) :])):
        return False
    said = {form for cell, form in zip(cells, forms, strict=False) if cell.strip()}
    missed = [form for form in _TELLING if form in forms and form not in said]
    free = [cell.strip() for cell, form in zip(cells, forms, strict=False) if form == ANY]
    return any(suits(cell, form) > 0 for cell in free if cell for form in missed)


def _tells(cell: str, forms: Sequence[str]) -> bool:
    """Tell whether a cell is for certain what some column holds."""
    return any(suits(cell, form) > 0 for form in _TELLING if form in forms)


def _known(rows: Iterable[Sequence[str]], width: int) -> list[Counter[str]]:
    """Gather what cells of each column say more than once."""
    said: list[Counter[str]] = [Counter() for _ in range(width)]
    for row in rows:
        for place, cell in enumerate(row[:width]):
            if cell.strip():
                said[place][cell.strip()] += 1
    return said


class _Straight:
    """Read rows that are out of line, with bounded effort in all."""

    def __init__(
        self, forms: Sequence[str], sound: Sequence[Sequence[str]], layout: Layout, lines: Sequence[str]
    ) -> None:
        """Take what columns hold, the rows that are sound, what separates cells, and the lines of the file."""
        self._forms = forms
        self._known = _known(sound, len(forms))
        self._usually = [_usually(said, len(sound)) for said in self._known]
        self._delimiter = layout.delimiter
        self._lines = () if layout.is_wrapped else lines
        self._left = _MOST_LOOKED_AT

    def read(self, item: Row | Notice, *, is_odd: bool | None, is_beside: bool) -> tuple[Row | Notice, ...]:
        """Give a row as it should be, with what was done, or tell that it is left out, or may be wrong.

        is_odd: it cannot stay as it is, or else may; None where nothing is the matter.
        is_beside: cells stand beside their columns.
        """
        if isinstance(item, Notice) or (is_odd is None and not is_beside):
            return (item,)
        if is_odd is None:
            return self._told(item, is_left_out=False), item
        tick()
        row, quoted = item, _quoted(self._lines, item, self._delimiter)
        ways = self._ways(row.cells, quoted)
        if ways is None:
            return self._told(row, is_left_out=False), row
        way = _only(ways)
        is_even = len(_without_empty_end(row.cells, len(self._forms))) == len(self._forms)
        is_doubtful = is_beside or (bool(ways) and (is_odd or _is_wider(row.cells, self._forms)))
        if not is_odd:
            as_it_is = next(self._fitting(row.cells[: len(self._forms)]), None)
            way = way if way and (as_it_is is None or way.sure > as_it_is.sure) else None
        if way and not (is_even and (any(quoted) or not _is_certain(way, row.cells))):
            text = "; ".join(cell.strip() for cell in way.cells if cell not in row.cells)
            text = text or "; ".join(filter(None, map(str.strip, way.cells)))
            return Notice(line=row.line, code="row_straightened", text=text[:_CLIP]), Row(row.line, way.cells)
        if is_odd and not is_even:
            return (self._told(row, is_left_out=True),)
        return (self._told(row, is_left_out=False), row) if is_doubtful else (row,)

    def _told(self, row: Row, *, is_left_out: bool) -> Notice:
        code = "row_shifted" if is_left_out else "row_doubtful"
        text = self._delimiter.join(row.cells).strip()
        return Notice(line=row.line, code=code, text=text[:_CLIP], rejected=is_left_out)

    def _ways(self, cells: list[str], quoted: Sequence[bool]) -> list[_Way] | None:
        """Try to leave out empty cells, to put cells together, or one apart, so that all stand where they may.

        None where that would take too long, with this row or with all: then nobody knows which way is the only one.
        """
        width = len(self._forms)
        bare = _without_empty_end(cells, width)
        extra = len(bare) - width
        sizes = range(1, _MOST_EXTRA + 1) if extra <= 0 else (extra,) if extra <= _MOST_EXTRA else ()
        spoken = [bool(cell.strip()) and not _tells(cell.strip(), self._forms) for cell in bare]
        loose = [is_spoken and not is_quoted for is_spoken, is_quoted in zip(spoken, quoted, strict=False)]
        seams = [place for place in range(len(bare) - 1) if loose[place] and loose[place + 1]]
        runs = _empty(bare, quoted if extra == 0 else [False] * len(bare))
        tries = sum(comb(len(seams), size) + comb(len(runs) + size - 1, size) for size in sizes)
        effort = (tries + len(bare)) * len(bare)
        if effort > _MOST_OF_ROW or self._left < effort:
            self._left = self._left if effort > _MOST_OF_ROW else 0
            return None
        self._left -= effort
        found = [way for size in sizes for way in self._shortened(bare, seams, runs, size)]
        return found + (self._parted(bare) if len(bare) < width else [])

    def _parted(self, cells: list[str]) -> list[_Way]:
        """Put one cell apart where a quotation mark stands within."""
        found: list[_Way] = []
        for place, cell in enumerate(cells):
            before, mark, after = cell.partition('"')
            if mark and before.strip() and after.strip() and '"' not in after:
                found += self._fitting([*cells[:place], before, after, *cells[place + 1 :]])
        return found

    def _shortened(self, cells: list[str], seams: Sequence[int], runs: Sequence[range], size: int) -> Iterator[_Way]:
        """Leave out some cells, which are empty, or put as many together with what stands before them."""
        together = [
            way
            for joined in combinations(seams, size)
            if self._may_join(joined)
            for way in self._fitting(_together(cells, joined, self._delimiter), joined)
        ]
        yield from together
        has_blanks = all(cell[:1].isspace() for cell in cells[1:] if cell)
        if has_blanks or not any(way.natural for way in together):
            for spare in _spare(runs, size):
                left = [cell for place, cell in enumerate(cells) if place not in spare]
                yield from (way._replace(fitting=way.fitting + 2 * has_blanks + 1) for way in self._fitting(left))

    def _may_join(self, joined: Sequence[int]) -> bool:
        """Tell whether cells that are put together come to stand where words may."""
        places = [place - done for done, place in enumerate(joined)]
        return places[-1] < len(self._forms) and all(self._forms[place] in _SPEECH for place in places)

    def _fitting(self, cells: list[str], joined: tuple[int, ...] = ()) -> Iterator[_Way]:
        """Weigh a way: each cell that is what its column holds speaks for it, one that cannot be forbids it.

        So does one that says something, or nothing, as nearly all of its column.
        """
        seams = {place - done for done, place in enumerate(joined)}
        if len(cells) > len(self._forms):
            return
        weight = sure = 0
        for place, (cell, form) in enumerate(zip_longest(cells, self._forms, fillvalue="")):
            text = cell.strip()
            fits = suits(text, form) if text and form else 0
            if fits < 0:
                return
            sure += fits
            weight += fits + bool(text and self._known[place][text]) + (self._usually[place] is bool(text))
        natural = sum(len(_NATURAL.findall(cells[place])) for place in seams)
        yield _Way(cells, weight + 2 * natural, sure, natural)


def _usually(said: Counter[str], rows: int) -> bool | None:
    """Tell whether nearly all cells of a column say something, or nearly none, or neither."""
    share = said.total() / rows if rows else 0.5
    return True if share >= _MOSTLY else False if share <= 1 - _MOSTLY else None


def _quoted(lines: Sequence[str], row: Row, delimiter: str) -> list[bool]:
    """Tell which cells of a row stand between quotation marks: what separates those was meant to."""
    text, marks = "", 0
    for line in islice(lines, row.line - 1, row.line - 1 + _LINES_OF_ROW):
        text, marks = text + line, marks + line.count('"')
        if marks % 2 == 0:
            break
    apart = re.escape(delimiter)
    cell = re.compile(rf'(?:("(?:[^"]|"")*")[^{apart}\r\n]*|[^{apart}\r\n]*)(?:{apart}|[\r\n]+|$)')
    found = [bool(one[1]) for one in islice(cell.finditer(text), len(row.cells))]
    return found + [False] * (len(row.cells) - len(found))


def _without_empty_end(cells: Sequence[str], width: int) -> list[str]:
    """Leave out empty cells beyond the last heading."""
    said = len(cells)
    while said > width and not cells[said - 1].strip():
        said -= 1
    return list(cells[:said])


def _is_certain(way: _Way, cells: Sequence[str]) -> bool:
    """Tell whether a row that has as many cells as its header is better read otherwise: by a comma of a sentence."""
    return way.natural > 0 or all(cell in cells for cell in way.cells)


def _empty(cells: Sequence[str], quoted: Sequence[bool]) -> list[range]:
    """Give the places of empty cells, those side by side together; not of those that somebody quoted."""
    runs, start = [], 0
    free = [not cell.strip() and not is_quoted for cell, is_quoted in zip(cells, quoted, strict=False)]
    for is_empty, run in groupby(free):
        stop = start + len(list(run))
        if is_empty and stop < len(cells):
            runs.append(range(start, stop))
        start = stop
    return runs


def _spare(runs: Sequence[range], size: int) -> Iterator[frozenset[int]]:
    """Give the places of empty cells that could be left out; of those side by side it does not matter which."""
    for chosen in combinations_with_replacement(runs, size):
        counts = Counter(chosen)
        if all(count <= len(run) for run, count in counts.items()):
            yield frozenset(place for run, count in counts.items() for place in run[:count])


def _together(cells: Sequence[str], joined: tuple[int, ...], delimiter: str) -> list[str]:
    whole = [cells[0]]
    for place, cell in enumerate(cells[1:]):
        if place in joined:
            whole[-1] += delimiter + cell
        else:
            whole.append(cell)
    return whole


def _only(ways: Sequence[_Way]) -> _Way | None:
    """Pick the one way for which most speaks, if it is one."""
    best = max((way.fitting for way in ways), default=0)
    found = [way for way in ways if way.fitting == best]
    return found[0] if len(found) == 1 else None

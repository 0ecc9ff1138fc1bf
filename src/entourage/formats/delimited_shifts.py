"""Find rows whose cells do not stand under their headings, and put them straight where there is one way to do it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import combinations, combinations_with_replacement, groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import DATE_KINDS, Kind
from entourage.formats.delimited_rows import Row
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from entourage.formats.dialects import Column

_CLIP = 200
_MOST_EXTRA = 2  # separators too many in one row
_MOST_LOOKED_AT = 3_000_000  # cells of one file, for all ways to read its rows; behind that they are told
_MOST_CELLS = 150
_SAMPLE = 2_000
_LEAST_SAID = 4  # cells of a column that tell whether it holds what its heading says
_MOSTLY = 0.7
_USUAL = 5  # one in so many rows of a width, and it is no sign
_MAIL, _TELEPHONE, _WEB, _DATE, _POSTCODE, _WORDS, _ANY = "mail", "telephone", "web", "date", "postcode", "words", ""
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w{2,}")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DIALLED = re.compile(r"\+?[\d\s()./-]{7,25}")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_DIGITS = re.compile(r"\d")
# What follows a comma within one cell: a blank, or what a firm is by law.
_NATURAL = re.compile(
    r"[^,;\t|][,;|](?:\s\S|(?:inc|ltd|llc|llp|plc|co|corp|gmbh|ag|kg|sa|s\.a|sas|sarl|bv|nv|spa|srl|ab|oy)\b)",
    re.IGNORECASE,
)
_SPOKEN = frozenset({Kind.NAME, Kind.FORMATTED_NAME, Kind.ORGANIZATION, Kind.TITLE, Kind.ROLE, Kind.NICKNAME})
_KINDS = {Kind.EMAIL: _MAIL, Kind.TELEPHONE: _TELEPHONE, Kind.URL: _WEB, **dict.fromkeys(DATE_KINDS, _DATE)}
_TELLING = (_MAIL, _TELEPHONE, _WEB)
_SPEECH = frozenset({_WORDS, _ANY})
_PLACES = frozenset({"locality", "region", "country", "street"})


class _Way(NamedTuple):
    """Hold a way to read a row: its cells, and how much speaks for it.

    sure: how many cells are for certain what their columns hold; natural: how many commas are those of a sentence.
    """

    cells: list[str]
    fitting: int
    sure: int
    natural: int


def straightened(items: Sequence[Row | Notice], columns: Sequence[Column], delimiter: str) -> Sequence[Row | Notice]:
    """Put rows straight that have a separator too many or too few; what could be read in several ways is left out."""
    rows = [item for item in items if isinstance(item, Row)]
    forms = _forms(columns, [row.cells for row in rows[:_SAMPLE]])
    if not set(forms) - _SPEECH or not 1 < len(forms) <= _MOST_CELLS:
        return items
    widths = Counter(len(row.cells) for row in rows)
    usual = {width for width, count in widths.items() if count > 1 and _USUAL * count >= len(rows)} | {len(forms)}
    mails, others = _places(forms, mail=True), _places(forms, mail=False)
    odd: dict[int, bool] = {}
    for row in rows:
        if not mails or len(row.cells) not in usual or _looks_odd(row.cells, mails, others):
            is_odd = _is_odd(row.cells, forms, usual)
            if is_odd or (len(row.cells) not in usual and _is_pushed(row.cells, forms)):
                odd[row.line] = is_odd
    if not odd or len(odd) > max(1, len(rows) // 2):
        return items
    sound = [row.cells for row in rows[:_SAMPLE] if row.line not in odd]
    straight = _Straight(forms, _known(sound, len(forms)), len(sound), delimiter)
    return [part for item in items for part in straight.read(item, is_odd=odd.get(item.line))]


def _forms(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[str]:
    """Say what each column holds, as far as its cells say so too."""
    forms = [_form(column) for column in columns]
    for place, (form, cells) in enumerate(zip(forms, zip_longest(*rows, fillvalue=""), strict=False)):
        said = [text for cell in cells if cell and (text := cell.strip())] if form else []
        if len(said) >= _LEAST_SAID and sum(_fits(cell, form) >= 0 for cell in said) < _MOSTLY * len(said):
            forms[place] = _ANY
    return forms


def _form(column: Column) -> str:
    kind, part = column.block.kind, column.part
    if kind is Kind.ADDRESS:
        return _POSTCODE if part == "postcode" else _WORDS if part in _PLACES else _ANY
    if kind in _SPOKEN:
        return _WORDS
    return _KINDS.get(kind, _ANY) if part == "value" else _ANY


@lru_cache(20_000)
def _fits(cell: str, form: str) -> int:
    """Say whether a cell is what its column holds: 1, 0 where it may be, -1 where it cannot."""
    cell = cell[:_CLIP]
    if form == _MAIL:
        return 1 if _ADDRESS.search(cell) else -1
    is_address, is_link = bool(_ADDRESS.fullmatch(cell)), bool(_LINK.match(cell))
    if form == _WEB:
        is_wrong = is_address or _DIALLED.fullmatch(cell) or ("." not in cell and "/" not in cell)
        return 1 if is_link else -1 if is_wrong else 0
    if is_address or is_link:
        return -1
    if form == _WORDS:
        return -1 if _DIALLED.fullmatch(cell) else 0
    has_digits = bool(_DIGITS.search(cell))
    if form == _TELEPHONE:
        return 1 if _DIALLED.fullmatch(cell) else -1 if not has_digits and _LETTERS.search(cell) else 0
    return (1 if form == _DATE else 0) if has_digits else -1 if _LETTERS.search(cell) else 0


def _places(forms: Sequence[str], *, mail: bool) -> list[int]:
    return [place for place, form in enumerate(forms) if form and (form == _MAIL) is mail]


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
        if form and cell and (text := cell.strip()) and _fits(text, form) < 0:
            wrong += 1
            is_elsewhere = is_elsewhere or _tells(text, forms)
    return wrong > 1 and (is_elsewhere or any(_tells(cell.strip(), forms) for cell in cells[len(forms) :]))


def _is_pushed(cells: Sequence[str], forms: Sequence[str]) -> bool:
    """Tell whether cells stand beyond the headings, and one behind its own column, which is empty."""
    if not any(map(str.strip, cells[len(forms) :])):
        return False
    said = {form for cell, form in zip(cells, forms, strict=False) if cell.strip()}
    missed = [form for form in _TELLING if form in forms and form not in said]
    free = [cell.strip() for cell, form in zip(cells, forms, strict=False) if form == _ANY]
    return any(_fits(cell, form) > 0 for cell in free if cell for form in missed)


def _tells(cell: str, forms: Sequence[str]) -> bool:
    """Tell whether a cell is for certain what some column holds."""
    return any(_fits(cell, form) > 0 for form in _TELLING if form in forms)


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

    def __init__(self, forms: Sequence[str], known: Sequence[Counter[str]], rows: int, delimiter: str) -> None:
        """Take what columns hold, what they say elsewhere, in how many rows, and what separates cells."""
        self._forms = forms
        self._known = known
        self._usually = [_usually(said, rows) for said in known]
        self._delimiter = delimiter
        self._left = _MOST_LOOKED_AT

    def read(self, item: Row | Notice, *, is_odd: bool | None) -> tuple[Row | Notice, ...]:
        """Give a row as it should be, with what was done, or tell that it is left out.

        is_odd: it cannot stay as it is, or else may; None where nothing is the matter.
        """
        if is_odd is None or isinstance(item, Notice):
            return (item,)
        row = item
        ways = list(self._ways(row.cells))
        way = _only(ways)
        if not is_odd:
            as_it_is = next(self._fitting(row.cells[: len(self._forms)]), None)
            way = way if way and (as_it_is is None or way.sure > as_it_is.sure) else None
        if way:
            text = "; ".join(cell.strip() for cell in way.cells if cell not in row.cells)
            text = text or "; ".join(filter(None, map(str.strip, way.cells)))
            return Notice(line=row.line, code="row_straightened", text=text[:_CLIP]), Row(row.line, way.cells)
        if is_odd and (ways or len(row.cells) != len(self._forms)):
            text = self._delimiter.join(row.cells).strip()
            return (Notice(line=row.line, code="row_shifted", text=text[:_CLIP], rejected=True),)
        return (row,)

    def _ways(self, cells: list[str]) -> Iterator[_Way]:
        """Try to leave out empty cells, to put cells together, or one apart, so that all stand where they may."""
        if self._left < 0:
            return
        width = len(self._forms)
        bare = list(cells)
        while len(bare) > width and not bare[-1].strip():
            bare.pop()
        extra = len(bare) - width
        for size in range(1, _MOST_EXTRA + 1) if extra <= 0 else (extra,) if extra <= _MOST_EXTRA else ():
            yield from self._shortened(bare, size)
        if len(bare) < width:
            for place, cell in enumerate(bare):
                before, mark, after = cell.partition('"')
                if mark and before.strip() and after.strip() and '"' not in after:
                    yield from self._fitting([*bare[:place], before, after, *bare[place + 1 :]])

    def _shortened(self, cells: list[str], size: int) -> Iterator[_Way]:
        """Leave out some cells, which are empty, or put as many together with what stands before them."""
        spoken = [bool(cell.strip()) and not _tells(cell.strip(), self._forms) for cell in cells]
        places = [place for place in range(len(cells) - 1) if spoken[place] and spoken[place + 1]]
        together = [
            way
            for joined in combinations(places, size)
            for way in self._fitting(_together(cells, joined, self._delimiter), joined)
        ]
        yield from together
        has_blanks = all(cell[:1].isspace() for cell in cells[1:] if cell)
        if has_blanks or not any(way.natural for way in together):
            for spare in _spare(cells, size):
                left = [cell for place, cell in enumerate(cells) if place not in spare]
                yield from (way._replace(fitting=way.fitting + 2 * has_blanks + 1) for way in self._fitting(left))

    def _fitting(self, cells: list[str], joined: tuple[int, ...] = ()) -> Iterator[_Way]:
        """Weigh a way: each cell that is what its column holds speaks for it, one that cannot be forbids it.

        So does one that says something, or nothing, as nearly all of its column.
        """
        self._left -= len(cells)
        seams = tuple(place - done for done, place in enumerate(joined))
        if self._left < 0 or len(cells) > len(self._forms) or any(self._forms[place] not in _SPEECH for place in seams):
            return
        weight = sure = 0
        for place, (cell, form) in enumerate(zip_longest(cells, self._forms, fillvalue="")):
            text = cell.strip()
            fits = _fits(text, form) if text and form else 0
            if fits < 0:
                return
            sure += fits
            weight += fits + bool(text and self._known[place][text]) + (self._usually[place] is bool(text))
        natural = sum(len(_NATURAL.findall(cells[place])) for place in set(seams))
        yield _Way(cells, weight + 2 * natural, sure, natural)


def _usually(said: Counter[str], rows: int) -> bool | None:
    """Tell whether nearly all cells of a column say something, or nearly none, or neither."""
    share = said.total() / rows if rows else 0.5
    return True if share >= _MOSTLY else False if share <= 1 - _MOSTLY else None


def _spare(cells: Sequence[str], size: int) -> Iterator[frozenset[int]]:
    """Give the places of empty cells that could be left out; of those side by side it does not matter which."""
    runs, start = [], 0
    for is_empty, run in groupby(cells, key=lambda cell: not cell.strip()):
        stop = start + len(list(run))
        if is_empty and stop < len(cells):
            runs.append(range(start, stop))
        start = stop
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

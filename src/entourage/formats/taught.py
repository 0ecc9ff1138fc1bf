"""What a person once said of the columns of a table, and how a later table is known to be of the same kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.formats.delimited_rows import Layout, cells_of
from entourage.formats.dialects import fold_header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINES_LOOKED_AT = 40
_SHARE = 0.5

Named = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """Hold what was said of the columns of a table.

    name: of the file of which it was said. dialect: the program that the file was taken for, mostly empty.
    headings: as the file spells them; of a table without them, what each column seems to hold by its values.
    meanings: what each column holds, as `columns.MEANINGS` does; None where that is left to the program.
    day_first: None where the dates themselves decide. encoding: in which a person read it, empty where nobody said.
    former: the key of what was said before, in the place of which this stands; empty for what is said anew.
    """

    name: str = ""
    dialect: str = ""
    headings: tuple[str, ...] = ()
    meanings: tuple[str | None, ...] = ()
    separator: str = ","
    has_headings: bool = True
    day_first: bool | None = None
    encoding: str = ""
    former: str = ""

    @property
    def says_of_tables(self) -> bool:
        """Tell whether anything was said besides the encoding."""
        return self.day_first is not None or any(meaning is not None for meaning in self.meanings)

    @property
    def key(self) -> str:
        """Tell it from the others: by its headings, however they are spelled and in whatever order."""
        named = (f"{heading} {number}" for heading, number in occurrences(self.headings))
        headings = "|".join(sorted(named) if self.has_headings else self.headings)
        return f"{self.dialect}{'#' if self.has_headings else '='}{headings}"


def occurrences(headings: Sequence[str]) -> list[Named]:
    """Name each column by its folded heading, and which of those alike it is."""
    seen = Counter[str]()
    named: list[Named] = []
    for heading in headings:
        folded = fold_header(heading)
        named.append((folded, seen[folded]))
        seen[folded] += 1
    return named


def share(one: Sequence[str], other: Sequence[str]) -> float:
    """Tell which part of the headings of two tables together both have."""
    first, second = ({name for name in occurrences(each) if name[0]} for each in (one, other))
    return len(first & second) / max(1, len(first | second))


def recall(lines: Sequence[str], taught: Sequence[Taught]) -> tuple[Taught, Layout] | None:
    """Find the headings of a table of which most was said before, wherever its columns stand now."""
    found = [(share(one.headings, layout.headers), place, one, layout) for place, one, layout in _rows(lines, taught)]
    best = max(found, key=lambda each: each[:2], default=None)
    return (best[2], best[3]) if best and best[0] >= _SHARE else None


def _rows(lines: Sequence[str], taught: Sequence[Taught]) -> Iterator[tuple[int, Taught, Layout]]:
    for index, line in enumerate(lines[:_LINES_LOOKED_AT]):
        if not line.strip() or len(line) > _LONGEST_LINE:
            continue
        cut: dict[str, Layout] = {}
        for place, one in enumerate(taught):
            if one.has_headings:
                if one.separator not in cut:
                    cut[one.separator] = Layout(one.separator, tuple(cells_of(line, one.separator)), index + 1)
                yield place, one, cut[one.separator]


_LONGEST_LINE = 100_000


def recall_by_values(shape: Sequence[str], separator: str, taught: Sequence[Taught]) -> Taught | None:
    """Find what was said of a table without headings whose columns held the same kinds of values."""
    alike = (one for one in reversed(taught) if not one.has_headings and one.separator == separator)
    return next((one for one in alike if one.headings == tuple(shape) and any(shape)), None)


def is_named(headings: Sequence[str], name: str) -> bool:
    """Tell whether a column has this heading, or this number from 1."""
    is_number = name.isdecimal() and 0 < int(name) <= len(headings)
    return is_number or fold_header(name) in map(fold_header, headings)


def meanings_by_name(taught: Taught, headings: Sequence[str]) -> dict[int, str]:
    """Say what the columns of a table hold, by their places, as it was said of those of the same names."""
    said = dict(zip(occurrences(taught.headings), taught.meanings, strict=False))
    named = ((place, said.get(name)) for place, name in enumerate(occurrences(headings)))
    return {place: meaning for place, meaning in named if meaning is not None}

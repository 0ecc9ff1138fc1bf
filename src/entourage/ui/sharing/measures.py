"""How the matrix shares its room: what gives way first, and what last."""

from __future__ import annotations

from dataclasses import dataclass

_WIDEST = 176
_ROWS_AT_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """Hold what the matrix would like to have, in pixels.

    names: the names at its left, each in one line; names_broken: in two. column: one in which nothing is cut;
    column_least: one in which something still can be read. line: a line of text.
    """

    names: int
    names_broken: int
    column: int
    column_least: int
    line: int

    @property
    def row(self) -> int:
        """Give the height of a row that has room."""
        return 2 * self.line + 8

    def row_least(self, names: int) -> int:
        """Give the height of the lowest row, where the names are so wide."""
        return self.line + 10 if names >= self.names else 2 * self.line + 6


@dataclass(frozen=True, slots=True)
class Across:
    """Hold the width of the names and of a column, and whether all columns are in sight."""

    names: int
    column: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Down:
    """Hold the height of a row, how many are in sight, and whether these are all."""

    row: int
    shown: int
    is_whole: bool


def across(width: int, count: int, needs: Needs) -> Across:
    """Share the width: names are broken first, then words are cut, and only then a column is out of sight."""
    if needs.names_broken + needs.column * count <= width:
        names = min(needs.names, width - needs.column * count)
        return Across(names, min(max(_WIDEST, needs.column), (width - names) // count), is_whole=True)
    room = max(1, width - needs.names_broken)
    if needs.column_least * count <= room:
        return Across(needs.names_broken, room // count, is_whole=True)
    shown = max(1, room // needs.column)
    return Across(needs.names_broken, room // shown, is_whole=False)


def down(height: int, count: int, names: int, needs: Needs) -> Down:
    """Share the height: rows become lower first; then some are out of sight, and none is cut."""
    least = needs.row_least(names)
    shown = min(count, max(_ROWS_AT_LEAST, height // least))
    return Down(max(least, min(needs.row, height // max(1, shown))), shown, is_whole=shown == count)

"""A summary on its way to paper: its pages one by one, as images, and the whole as a PDF."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entourage.printing import cells, portraits, summary
from entourage.printing.typesetting import Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from entourage.printing.summary import CircleSummary, Sheet

    Pictures = Callable[[Sequence[int]], Mapping[int, bytes]]

_FIRST_ROWS, _MORE_ROWS = 60, 300


@dataclass(frozen=True, slots=True)
class Page:
    """Hold what sets one page alone: the rows from `first` to before `end`, of which it is the page after `skip`."""

    first: int
    end: int
    skip: int = 0


class Draft:
    """Live as a summary that is set piece by piece, so that its first page is there before its last is known.

    Rows are set one below the other, and every page begins with the same line: whoever knows the first row of a page
    can set that page alone, and it is the same as in the whole. One thread at a time may use it.
    """

    def __init__(self, circle: CircleSummary, sheet: Sheet, pictures: Pictures | None = None) -> None:
        """Begin; pictures: gives those of contacts, by their ids, where the page is to have portraits."""
        self._summary, self._sheet, self._pictures = circle, sheet, pictures
        self._table = cells.table(circle.people, circle.details, sheet.language)
        self._head = summary.head(circle, sheet, self._table)
        self._rows: dict[int, dict[str, Any]] = {}
        self._folder: Path | None = None
        self.pages: list[Page] = []
        self.is_whole = False
        self._next, self._step = 0, _FIRST_ROWS

    @property
    def people(self) -> int:
        """Count the people on it."""
        return len(self._summary.people)

    def grow(self) -> None:
        """Find some more pages; `is_whole` tells when all are known."""
        end = min(self._next + self._step, self.people)
        setting = self._set(self._next, end, before=len(self.pages))
        starts, ends = setting.noted("rows")[0], setting.noted("pages")[0]
        found = self._found(starts, ends)
        if end == self.people:
            self.pages += found
            self.is_whole = True
            return
        # The last page is not full yet: what comes next begins with it, or with the row that runs into it.
        kept = max((number for number, page in enumerate(found) if page.skip == 0), default=0)
        self.pages += found[:kept]
        self._next = found[kept].first
        self._step = _MORE_ROWS if kept else 2 * self._step

    def _found(self, starts: Sequence[int], count: int) -> list[Page]:
        """Tell the rows of each page from the page on which each row starts, counted from 1."""
        pages: list[Page] = []
        for number in range(1, count + 1):
            first = bisect_left(starts, number)
            end = self._next + min(max(bisect_right(starts, number), first + 1), len(starts))
            if number > 1 and self._runs_into(first, len(starts)):
                pages.append(Page(pages[-1].first, end, pages[-1].skip + 1))
            else:
                pages.append(Page(self._next + first, end))
        return pages

    def _runs_into(self, first: int, count: int) -> bool:
        """Tell whether a page whose first new row is this may begin with the rest of what stands before."""
        return first in (0, count) or self._row(self._next + first - 1)["splits"]

    def image(self, number: int, ppi: float) -> bytes:
        """Draw a page, counted from 0, as a PNG; while not all pages are known, it says … for their number."""
        page = self.pages[number]
        total = str(len(self.pages)) if self.is_whole else "…"
        setting = self._set(page.first, page.end, before=number - page.skip, total=total)
        return setting.images(ppi)[page.skip]

    @cached_property
    def pdf(self) -> bytes:
        """Set the whole as a PDF."""
        return self._set(0, self.people).pdf

    def _set(self, first: int, end: int, *, before: int = 0, total: str = "") -> Setting:
        self._fill(range(first, end))
        data = {
            "before": before,
            "total": total,
            "continues": before > 0,
            "people": [self._row(place) for place in range(first, end)],
        }
        return Setting("summary", self._head | data, self._summary.today, self._folder)

    def _row(self, place: int) -> dict[str, Any]:
        if place not in self._rows:
            self._rows[place] = summary.row(self._summary.people[place], self._summary, self._sheet, self._table)
        return self._rows[place]

    def _fill(self, places: range) -> None:
        """Write the portraits of some rows into the folder in which the page finds them."""
        if self._pictures is None or not self._head["portraits"]:
            return
        folder = self._folder = self._folder or self._make_folder()
        fresh = {self._summary.people[place].id: place for place in places if place not in self._rows}
        found = self._pictures(list(fresh))
        for key, place in fresh.items():
            drawn = portraits.small(found[key]) if key in found else None
            if drawn:
                (folder / f"{place}.jpg").write_bytes(drawn)
                self._row(place)["picture"] = f"/{place}.jpg"

    def _make_folder(self) -> Path:
        """Make a folder that nobody else can read, and that goes when this does."""
        folder = Path(tempfile.mkdtemp(prefix="entourage-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder


def render(circle: CircleSummary, sheet: Sheet) -> bytes:
    """Set a summary as a PDF, without portraits."""
    return Draft(circle, sheet).pdf

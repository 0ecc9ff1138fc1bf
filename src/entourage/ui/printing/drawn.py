"""Pages that were drawn as images, and those that are wanted."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_MOST_KEPT = 200_000_000  # bytes
_PAGES_AT_LEAST = 4


@dataclass(frozen=True, slots=True)
class Sight:
    """Say which page is wanted as an image, and how fine (pixels per inch)."""

    page: int
    ppi: float


class Drawn:
    """Live as the images of pages, those looked at last for longest."""

    def __init__(self) -> None:
        self._images: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[Sight] = set()

    def image(self, page: int) -> QImage | None:
        """Give a page as it was drawn last, None before."""
        found = self._images.get(page)
        return found[1] if found else None

    def has(self, sight: Sight) -> bool:
        """Tell whether a page is drawn as fine as this, and says nothing out of date."""
        found = self._images.get(sight.page)
        return found is not None and found[0] == sight.ppi and sight.page not in self._stale

    def ask(self, sight: Sight) -> bool:
        """Tell whether a page that is looked at has to be drawn, and is not asked for yet."""
        if self.has(sight):
            self._images.move_to_end(sight.page)
            return False
        if sight in self._asked:
            return False
        self._asked.add(sight)
        return True

    def is_asked(self, sight: Sight) -> bool:
        """Tell whether a page is asked for."""
        return sight in self._asked

    def drop(self, sight: Sight) -> None:
        """Ask for a page no more."""
        self._asked.discard(sight)

    def keep(self, sight: Sight, image: QImage, *, is_stale: bool) -> None:
        """Take a page; is_stale: it says something out of date."""
        self._asked.discard(sight)
        self._images[sight.page] = (sight.ppi, image)
        self._images.move_to_end(sight.page)
        (self._stale.add if is_stale else self._stale.discard)(sight.page)
        most = max(_PAGES_AT_LEAST, _MOST_KEPT // max(1, image.sizeInBytes()))
        while len(self._images) > most:
            self._images.popitem(last=False)

    def outdate(self) -> None:
        """Let all pages be shown until they are drawn anew."""
        self._asked.clear()
        self._stale = set(self._images)

    def forget(self) -> None:
        """Show no page as it was."""
        self._images.clear()

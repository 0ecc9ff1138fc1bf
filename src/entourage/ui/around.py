"""What the book says around the pages: how many people and circles there are, what Undo and Redo would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from entourage.operations.browsing import Standing
    from entourage.operations.circles import CircleCounts
    from entourage.storage.database import Database
    from entourage.ui.main_window import MainWindow


class Around(QObject):
    """Live as what reads both again whenever the book has changed, and shows them wherever they stand."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._desk.changed.connect(self.read)

    def read(self) -> None:
        """Read both again."""
        self._desk.read(self, _standing, self._show_standing, "standing")
        self._desk.read(self, _counts, self._show_counts, "counts")

    def _show_counts(self, counts: CircleCounts) -> None:
        """Show the numbers of people, the same wherever they stand."""
        window, language = self._window, self._desk.language
        window.sidebar.show_counts(counts, window.place)
        people = language.ngettext("{count} person", "{count} people", counts.everyone)
        circles = language.ngettext("{count} circle", "{count} circles", len(counts.circles))
        window.bar.counts.setText(f"{people} · {circles}")
        window.menus.show_circles(window.sidebar.places.circles)
        window.name_place()

    def _show_standing(self, standing: Standing) -> None:
        from entourage.words.acts import brief as words_of  # noqa: PLC0415 - the first paint need not wait for it

        words = [
            words_of(self._desk.language, entry.code, entry.params, standing.names) if entry else ""
            for entry in (standing.undo, standing.redo)
        ]
        self._window.menus.show_standing(*words)


def _counts(database: Database) -> CircleCounts:
    from entourage.operations.circles import overview  # noqa: PLC0415 - it imports storage

    return overview(database)


def _standing(database: Database) -> Standing:
    from entourage.operations.browsing import standing  # noqa: PLC0415 - the same

    return standing(database)

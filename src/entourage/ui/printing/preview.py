"""Draw the pages of a draft as they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from entourage.operations import paper
from entourage.ui.printing.work import Work

if TYPE_CHECKING:
    from entourage.operations.naming import Named
    from entourage.operations.paper import Wanted
    from entourage.printing.draft import Draft
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.printing.drawn import Sight
    from entourage.ui.printing.sheets import Sheets

_POINTS = {True: (612.0, 792.0), False: (595.28, 841.89)}


class Preview(QObject):
    """Live as the pages that are set for a view of them; nothing is set on the window's thread.

    begun: the first pages are known. grown: more of them, perhaps all. failed: a fault that ended it.
    """

    begun = Signal()
    grown = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, sheets: Sheets) -> None:
        super().__init__(sheets)
        self._sheets = sheets
        self._work = Work(desk, self)
        self._waiting: list[Sight] = []
        self._is_drawing = False
        self.draft: Draft | None = None
        self.is_whole = False
        self._circle: Named | None = None
        self._work.failed.connect(self._fail)
        sheets.wanted.connect(self._want)

    def show(self, wanted: Wanted) -> None:
        """Set other pages in place of those that are shown."""
        self.stop()
        sheet = wanted.sheet
        width, height = _POINTS[sheet.letter]
        size = (height, width) if sheet.landscape else (width, height)
        self._sheets.begin(*size, stays=wanted.circle == self._circle)
        self._circle = wanted.circle

        def call(database: Database) -> tuple[Draft, int, bool]:
            draft = paper.draft(database, wanted)
            draft.grow()
            return draft, len(draft.pages), draft.is_whole

        self._work.start(call, self._began)

    def stop(self) -> None:
        """Set nothing more."""
        self._work.take_back()
        self._waiting, self._is_drawing = [], False
        self.draft, self.is_whole = None, False

    def _began(self, found: tuple[Draft, int, bool]) -> None:
        self.draft, count, is_whole = found
        self._grew((count, is_whole))
        self.begun.emit()

    def _grew(self, found: tuple[int, bool]) -> None:
        count, self.is_whole = found
        draft = self.draft
        # A page that was drawn before all were known says … for their number.
        self._sheets.set_count(count, anew=self.is_whole)
        self._draw()
        self.grown.emit()
        if draft and not self.is_whole:

            def call(_: Database) -> tuple[int, bool]:
                draft.grow()
                return len(draft.pages), draft.is_whole

            self._work.start(call, self._grew)

    def _fail(self, error: BaseException) -> None:
        """Show no page that was set for another reader, or of another circle."""
        self.stop()
        self._sheets.forget()
        self.failed.emit(error)

    def _want(self, sight: Sight) -> None:
        self._waiting.append(sight)
        self._draw()

    def _draw(self) -> None:
        """Draw one page after another, those no longer looked at never."""
        draft = self.draft
        if self._is_drawing or draft is None or not self._waiting:
            return
        looked_at = [one for one in self._waiting if self._sheets.is_looked_at(one)]
        self._waiting = looked_at[1:]
        if not looked_at:
            return
        sight = looked_at[0]

        def call(_: Database) -> tuple[Sight, QImage, bool]:
            is_whole = draft.is_whole
            return sight, QImage.fromData(draft.image(sight.page, sight.ppi)), is_whole

        self._is_drawing = True
        self._work.start(call, self._drew)

    def _drew(self, found: tuple[Sight, QImage, bool]) -> None:
        sight, image, was_whole = found
        self._is_drawing = False
        self._sheets.show_image(sight, image, is_stale=self.is_whole and not was_whole)
        self._draw()

"""An import that was cancelled: nothing of it was written, and the bar offers to go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from entourage.ui.desk import Offer
from entourage.ui.importing.work import NO_WISH
from entourage.ui.place import EVERYONE, Place

if TYPE_CHECKING:
    from entourage.ui.desk import Desk, Said
    from entourage.ui.importing.destination import Destination
    from entourage.ui.importing.work import Aside, Work


class PuttingAside(QObject):
    """Live as what puts the plan of the page aside, and brings it back; emptied: it was put aside."""

    emptied = Signal()

    def __init__(self, desk: Desk, work: Work, destination: Destination, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._work, self._destination = desk, work, destination
        self._is_offered = False
        desk.said.connect(self._said)

    def leave(self) -> None:
        """Put the plan aside: nothing was written, and the bar brings it back."""
        language = self._desk.language
        aside = self._work.put_aside(self._destination.wish())
        self.emptied.emit()
        self._desk.going.emit(EVERYONE)
        said = language.gettext("The import was cancelled: nothing was written.")
        self._desk.tell(said, offers=(self._offer(aside),))

    def withdraw(self) -> None:
        """Take the offer away: what was cancelled makes room for what has begun."""
        if self._is_offered:
            self._desk.tell("")

    def tell_writing(self, *offers: Offer) -> None:
        """Say why an import cannot be left, or brought back, now."""
        said = self._desk.language.gettext("An import is being written: wait until it has ended, or cancel it.")
        self._desk.tell(said, offers=offers)

    def _offer(self, aside: Aside) -> Offer:
        return Offer(self._words(), lambda: self._bring_back(aside))

    def _words(self) -> str:
        return self._desk.language.gettext("Bring it back")

    def _said(self, said: Said) -> None:
        self._is_offered = any(offer.words == self._words() for offer in said.offers)

    def _bring_back(self, aside: Aside) -> None:
        """Go on with an import that was cancelled; its circles are chosen again where none is chosen now."""
        if self._work.is_writing:
            self.tell_writing(self._offer(aside))
            return
        self._desk.tell("")
        self._desk.going.emit(Place("import"))
        if self._destination.wish() == NO_WISH:
            self._destination.begin_anew(aside.wish)
        self._work.bring_back(aside)

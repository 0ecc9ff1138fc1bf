"""What stands in the place of a list of people where nobody is in it, with the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from entourage.ui.place import Place
from entourage.ui.widgets.empty import Empty

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk


class Nobody(Empty):
    """Live as the sentence, with buttons; everyone: all people are to be shown, whatever was searched or filtered."""

    everyone = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def say_not_found(self) -> None:
        """Say that words and filters find nobody."""
        self._offer_everyone(self._desk.language.gettext("Nobody here is found by these words and filters."))

    def say_all_sorted(self) -> None:
        """Say that nobody is left to be sorted."""
        self._offer_everyone(self._desk.language.gettext("Everyone is in a circle."))

    def say_not_in_circle(self) -> None:
        """Say how people come into a circle."""
        self._offer_everyone(
            self._desk.language.gettext(
                "Nobody is in this circle yet. Choose people in the list of everyone, then press this circle’s digit, "
                "or drag them onto it."
            )
        )

    def say_new(self) -> None:
        """Say how people come into a book."""
        language, going = self._desk.language, self._desk.going
        sentence = language.gettext(
            "Bring your people in: the files that your phone, Google, Outlook, LinkedIn or Facebook gave you. "
            "Nothing leaves this computer unless you ask for it. You can also drop the files on this window."
        )
        bring = (language.gettext("Import…"), lambda: going.emit(Place("import", about="choose")))
        samples = (language.gettext("Try with sample contacts"), lambda: going.emit(Place("samples")))
        by_hand = (language.gettext("New contact"), lambda: going.emit(Place("editor")))
        steps = (bring, by_hand) if self._desk.shelf.is_sample else (bring, samples, by_hand)
        self.say(sentence, *steps, quietly=1)

    def _offer_everyone(self, sentence: str) -> None:
        self.say(sentence, (self._desk.language.gettext("Show everyone"), self.everyone.emit))

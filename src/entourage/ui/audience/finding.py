"""Would someone see it? What is answered of those whose names are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from entourage.domain.text import fold
from entourage.operations.audience import Fate, fate
from entourage.ui.widgets.flow import empty
from entourage.ui.widgets.words import Link
from entourage.words import names, posting

if TYPE_CHECKING:
    from entourage.ui.audience.asking import Seen
    from entourage.ui.desk import Desk

_MOST = 6


def find(seen: Seen, typed: str) -> list[tuple[int, Fate]]:
    """Find the first whose names begin with these words, each with what would become of them."""
    wanted = fold(typed).split()
    found: list[tuple[int, Fate]] = []
    if not wanted or seen.answer is None:
        return found
    for key, name in seen.known.names.items():
        parts = fold(name).split()
        if all(any(part.startswith(word) for part in parts) for word in wanted):
            found.append((key, fate(seen.known, seen.answer, key)))
            if len(found) == _MOST:
                break
    return found


class Found(QWidget):
    """Live as a line for each one found; asked: the id of someone of whom more is to be told."""

    asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: list[Link] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_found(self, seen: Seen, typed: str, found: list[tuple[int, Fate]]) -> None:
        """Show what was found; nothing typed shows nothing."""
        language = self._desk.language
        empty(self._column)
        self.lines = []
        for key, one in found:
            said = posting.fate(language, one.value, names.person(language, seen.known.names[key]))
            link = Link(self._desk, said, self)
            link.clicked.connect(lambda _=False, who=key: self.asked.emit(who))
            self._column.addWidget(link)
            self.lines.append(link)
        if typed.strip() and not found:
            link = Link(self._desk, language.gettext("Nobody is called “{words}”.").format(words=typed.strip()), self)
            link.setEnabled(False)
            self._column.addWidget(link)
            self.lines.append(link)
        self.setVisible(bool(self.lines))

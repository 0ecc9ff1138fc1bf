"""Why people may be one: each reason in a word of its own, with how much it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import sheet
from entourage.words import duplicates, importing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.domain.clusters import Group, Pair
    from entourage.domain.matching import Reason
    from entourage.ui.desk import Desk
    from entourage.ui.theme import Colours

_FULL = 3
_SIDES = 10
_SLANT = 2  # pixels by which letters reach beyond what is measured of them


class _Chip(QLabel):
    """Live as one reason, cut where there is no room for all of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._whole = ""

    def say(self, words: str) -> None:
        """Show other words."""
        self._whole = words
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for room for all the words."""
        words = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(words + 2 * _SIDES + _SLANT, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be content with little."""
        return QSize(1, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * _SIDES + _SLANT
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class Reasons(QWidget):
    """Live as the reasons of a question."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.labels: list[_Chip] = []
        self._made: list[_Chip] = []
        self._flow = FlowLayout(self, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_group(self, group: Group) -> None:
        """Show why the people of a question may be one; of several, what is said of any two of them."""
        found = sorted(_of_all(group.pairs), key=lambda reason: -reason.weight)
        while len(self._made) < len(found):
            label = _Chip(self)
            self._flow.addWidget(label)
            self._made.append(label)
        for label, reason in zip(self._made, found, strict=False):
            self._word(label, reason)
        for place, label in enumerate(self._made):
            label.setVisible(place < len(found))
        self.labels = self._made[: len(found)]
        self.updateGeometry()

    def _word(self, label: _Chip, reason: Reason) -> None:
        language, grade = self._desk.language, duplicates.strength(reason)
        words = importing.reason(language, reason)
        dots = "●" * abs(grade) + "○" * (_FULL - abs(grade))
        sign = "− " if grade < 0 else ""
        label.say(f"{dots}  {sign}{words}")
        strength = duplicates.strengths(language)[grade]
        label.setAccessibleName(f"{strength}: {words}")
        label.setToolTip(tip(f"{strength}: {words}"))
        sheet(self._desk, label, _against if grade < 0 else _for)


def _for(colours: Colours) -> str:
    return f"background: {colours.everything}; color: {colours.on_everything}; border-radius: 9px; padding: 2px 9px;"


def _against(colours: Colours) -> str:
    return f"background: {colours.nothing}; color: {colours.on_nothing}; border-radius: 9px; padding: 2px 9px;"


def _of_all(pairs: Sequence[Pair]) -> list[Reason]:
    """Give each reason once, in its strongest form."""
    found: dict[tuple[str, str], Reason] = {}
    for pair in pairs:
        for reason in pair.likeness.reasons:
            known = found.get((reason.code, reason.text))
            if known is None or abs(known.weight) < abs(reason.weight):
                found[reason.code, reason.text] = reason
    return list(found.values())

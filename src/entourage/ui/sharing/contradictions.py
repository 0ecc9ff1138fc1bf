"""The button that says how many contradictions there are, and leads to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from entourage.ui.widgets.inside import InsideMenu
from entourage.ui.widgets.pill import Pill
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from entourage.domain.sharing import Contradiction
    from entourage.ui.desk import Desk


class Contradictions(Pill):
    """Live as the button, which is there where contradictions are; going: the column and topic of one (str, int)."""

    going = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "", parent)
        self.setMenu(InsideMenu(self))
        self.hide()

    def show_all(self, found: Sequence[Contradiction]) -> None:
        """Offer the contradictions there are."""
        language, menu = self._desk.language, self.menu()
        menu.clear()
        for one in found:
            circle, topic = names.circle(language, one.circle), names.topic(language, one.topic)
            words = language.gettext("{topic}: the public, but not {circle}").format(topic=topic, circle=circle)
            place = str(one.circle.id), one.topic.id
            menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _=False, to=place: self.going.emit(*to))
        counted = language.ngettext("{count} contradiction", "{count} contradictions", len(found))
        self.setText(f"⚠ {counted}")
        self.setAccessibleName(counted)
        self.setToolTip(language.gettext("The public may see what a circle may see nothing of, and so its people can."))
        self.setVisible(bool(found))
        self.updateGeometry()

"""The sheet of the editor as it stands in its window: a word above, the fields that scroll, the foot."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from entourage.ui.people.editor_footer import Footer
from entourage.ui.people.editor_form import Form
from entourage.ui.widgets.banner import Banner
from entourage.ui.widgets.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.sheet import Line
    from entourage.ui.desk import Desk
    from entourage.ui.people.editor_section import Section


class Sheet(QWidget):
    """Live as the sheet, whose form is made anew when other lines are to stand on it.

    begun_again: what was typed before is not wanted any more.
    """

    begun_again = Signal()

    def __init__(self, desk: Desk, at_rest: str, parent: QWidget) -> None:
        """Build it; at_rest: what the foot says where nothing else is to be said."""
        super().__init__(parent)
        self._desk, self._at_rest = desk, at_rest
        self._gone: tuple[Section, Line, int] | None = None
        self._banner: Banner | None = None
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.footer = Footer(desk, self)
        self.footer.put_back.connect(self._put_back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(Rule(desk, self))
        self._column.addWidget(self.footer)
        for keys in ("Ctrl++", "Ctrl+="):
            QShortcut(QKeySequence(keys), self, self._another)
        QShortcut(QKeySequence("Ctrl+-"), self, self._remove)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def fill(self, lines: Sequence[Line]) -> None:
        """Put lines on the sheet in place of those that stand there."""
        self._gone = None
        self.form = Form(self._desk, lines, self)
        self.form.removed.connect(self._removed)
        self._scroll.setWidget(self.form)
        self.form.setBackgroundRole(self.palette().ColorRole.Base)
        self.form.setAutoFillBackground(True)
        self.footer.offer(self.form)
        for first, second in pairwise([*self.form.order(), *self.footer.order()]):
            QWidget.setTabOrder(first, second)
        self.form.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def put_cursor(self) -> None:
        """Put the cursor behind the first name, which the next letter is not to replace."""
        first = self.form.first()
        if isinstance(first, QLineEdit):
            first.end(False)  # noqa: FBT003 - Qt's order

    def show_banner(self, sentence: str, words: str = "") -> None:
        """Say above the fields what everything below is; words: those of the button that begins again."""
        self.hide_banner()
        self._banner = Banner(self._desk, sentence, words, self)
        self._banner.button.setAutoDefault(False)
        self._banner.button.setVisible(bool(words))
        self._banner.pressed.connect(self.begun_again)
        self._column.insertWidget(0, self._banner)

    def hide_banner(self) -> None:
        """Say nothing above the fields."""
        if self._banner:
            self._banner.deleteLater()
            self._banner = None

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Show the field that has the keyboard, and say where its value comes from."""
        if now is None or not self.form.isAncestorOf(now):
            return
        self._scroll.ensureWidgetVisible(now, 20, 40)
        if not self.footer.offers_back():
            self.footer.say(("" if now is self.form.photo else now.accessibleDescription()) or self._at_rest)

    def _another(self) -> None:
        section = self.form.section_of(self.window().focusWidget())
        if section and section.can_add:
            section.add()

    def _remove(self) -> None:
        widget = self.window().focusWidget()
        section = self.form.section_of(widget)
        held = next((one for one in section.rows if one.isAncestorOf(widget)), None) if section and widget else None
        if section and held:
            section.remove(held.row)

    def _removed(self, what: tuple[Section, Line, int], said: str) -> None:
        self._gone = what
        self.footer.say_removed(said)

    def _put_back(self) -> None:
        if self._gone:
            section, line, place = self._gone
            self._gone = None
            self.footer.say("")
            section.add(line, place)

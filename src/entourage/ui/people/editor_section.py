"""One kind of value in the editor: its label, its rows, and what adds and removes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from entourage.domain.contact import SINGLE_KINDS, Kind
from entourage.domain.sheet import Line
from entourage.ui.people.date_field import DateRow
from entourage.ui.people.editor_blocks import AddressRow, OrganizationRow, ProfileRow
from entourage.ui.people.editor_fields import Sign
from entourage.ui.people.editor_rows import ChoiceRow, KeptRow, NoteRow, Row, TextRow, fresh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.ui.desk import Desk

_MOST_ROWS = 30
_ROWS: dict[Kind, type[Row]] = {
    Kind.ORGANIZATION: OrganizationRow,
    Kind.ADDRESS: AddressRow,
    Kind.PROFILE: ProfileRow,
    Kind.BIRTHDAY: DateRow,
    Kind.ANNIVERSARY: DateRow,
    Kind.DATE: DateRow,
    Kind.NOTE: NoteRow,
    Kind.GENDER: ChoiceRow,
    Kind.LANGUAGE: ChoiceRow,
    Kind.OTHER: KeptRow,
}


class _Held(QWidget):
    """Live as a row with its buttons."""

    def __init__(self, row: Row, remove: Sign, add: Sign, parent: QWidget) -> None:
        super().__init__(parent)
        self.row, self.remove, self.add = row, remove, add
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        row.setParent(self)
        across.addWidget(row, 1)
        across.addSpacing(4)
        across.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)


class Section(QWidget):
    """Live as the rows of one kind of value.

    edited: something was typed, added or removed. removed: a line that was taken away, and where. reordered: the
    fields are others.
    """

    edited = Signal()
    removed = Signal(object, str)
    reordered = Signal()

    def __init__(
        self, desk: Desk, kind: Kind, words: tuple[str, str], lines: Sequence[Line], parent: QWidget, *, stays: bool
    ) -> None:
        """Build it; words: its label, with a mnemonic, and its name; stays: it has a row even for nothing."""
        super().__init__(parent)
        self._desk, self.kind, self.name, self._stays = desk, kind, words[1], stays
        self._is_begun = False
        self.rows: list[_Held] = []
        self.label = QLabel(words[0], self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.label.setContentsMargins(0, 6, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self.label)
        across.addLayout(self._column, 1)
        self._unshown = list(lines[_MOST_ROWS:])
        for line in lines[:_MOST_ROWS]:
            self._put(line, len(self.rows))
        if self._unshown:
            self._column.addWidget(self._rest())
        if stays and not self.rows:
            self._put(Line(None, fresh(kind)), 0)
        self._arrange()

    def _rest(self) -> QPushButton:
        """Offer the rows that are not shown: a list that was read as a person may have thousands."""
        count = len(self._unshown)
        words = self._desk.language.ngettext("Show {count} other", "Show {count} others", count)
        button = QPushButton(words, self)
        button.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        button.setAutoDefault(False)
        button.clicked.connect(self._show_more)
        self._more = button
        return button

    def _show_more(self) -> None:
        shown, self._unshown = self._unshown[:_MOST_ROWS], self._unshown[_MOST_ROWS:]
        for line in shown:
            self._put(line, len(self.rows))
        self._more.deleteLater()
        if self._unshown:
            self._column.addWidget(self._rest())
        self._arrange()
        self.rows[-len(shown)].row.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def can_add(self) -> bool:
        """Tell whether another value of this kind may stand here."""
        return self.kind is not Kind.OTHER and (self.kind not in SINGLE_KINDS or not self.rows)

    def _put(self, line: Line, place: int) -> Row:
        language = self._desk.language
        made = _ROWS.get(self.kind, TextRow)
        name = self.name if not self.rows else f"{self.name} {len(self.rows) + 1}"
        row = made(self._desk, line, name, self)
        remove = Sign(self._desk, "✕", language.gettext("Remove: {field}").format(field=name), self)
        add = Sign(self._desk, "+", language.gettext("Another: {field}").format(field=self.name), self)
        held = _Held(row, remove, add, self)
        remove.clicked.connect(lambda _=False: self.remove(row))
        add.clicked.connect(lambda _=False: self.add())
        row.edited.connect(self._edited)
        self.rows.insert(place, held)
        self._column.insertWidget(place, held)
        return row

    def _edited(self) -> None:
        self._show_signs()
        self.edited.emit()

    def _show_signs(self) -> None:
        is_plain = (self._stays or self._is_begun) and len(self.rows) == 1
        for held in self.rows:
            is_last = held is self.rows[-1]
            held.remove.setVisible(not (is_plain and held.row.is_blank))
            may_more = self.kind not in SINGLE_KINDS and self.kind is not Kind.OTHER
            held.add.setVisible(is_last and may_more and not held.row.is_blank)

    def _arrange(self) -> None:
        self.setVisible(bool(self.rows))
        self._show_signs()
        if self.rows:
            self.label.setBuddy(self.rows[0].row.fields()[0])
        self.reordered.emit()

    def add(self, line: Line | None = None, place: int | None = None) -> Row:
        """Put another row here, empty where no line is given, and give it the keyboard."""
        last = self.rows[-1].row if self.rows else None
        if line is None and last and last.is_blank:
            row = last
        else:
            if line and last and last.is_blank and last.line.held is None and len(self.rows) == 1:
                self._drop(self.rows[0])
            row = self._put(line or Line(None, fresh(self.kind)), len(self.rows) if place is None else place)
            self._arrange()
        row.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        return row

    def begin(self) -> None:
        """Show an empty row, without giving it the keyboard."""
        self._is_begun = True
        self._put(Line(None, fresh(self.kind)), 0)
        self._arrange()

    def remove(self, row: Row) -> None:
        """Take a row away; the next one gets the keyboard."""
        place = next(place for place, held in enumerate(self.rows) if held.row is row)
        line, said = row.now(), row.says()
        self._drop(self.rows[place])
        if self._stays and not self.rows:
            self._put(Line(None, fresh(self.kind)), 0)
        self._arrange()
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].row.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if not line.value.is_empty:
            self.removed.emit((self, line, place), said)
        self.edited.emit()

    def _drop(self, held: _Held) -> None:
        self.rows.remove(held)
        self._column.removeWidget(held)
        held.hide()
        held.deleteLater()

    def lines(self) -> list[Line]:
        """List the lines as they stand now."""
        return [*(held.row.now() for held in self.rows), *self._unshown]

    def order(self) -> list[QWidget]:
        """List what takes the keyboard, in its order."""
        rows = [field for held in self.rows for field in (*held.row.fields(), held.remove, held.add)]
        return [*rows, self._more] if self._unshown else rows

    def problem(self) -> Row | None:
        """Give the first row that keeps the person from being saved."""
        return next((held.row for held in self.rows if held.row.problem()), None)

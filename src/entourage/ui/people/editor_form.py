"""The sheet of the editor: all that is known of a person, and room for what is not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from entourage.domain.contact import SINGLE_KINDS, Kind
from entourage.ui.people.editor_fields import Remark
from entourage.ui.people.editor_section import Section
from entourage.ui.people.name_block import NameBlock
from entourage.ui.people.photo_field import PhotoField
from entourage.words.importing import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.sheet import Line
    from entourage.language import Language
    from entourage.ui.desk import Desk
    from entourage.ui.people.editor_rows import Row

_NAMES = (Kind.FORMATTED_NAME, Kind.NAME, Kind.PHONETIC_NAME)
_ALWAYS = frozenset({Kind.ORGANIZATION, Kind.TITLE, Kind.EMAIL, Kind.TELEPHONE, Kind.BIRTHDAY, Kind.NOTE})
_ORDER = (
    *(Kind.NICKNAME, Kind.TITLE, Kind.ORGANIZATION, Kind.ROLE, Kind.EMAIL, Kind.TELEPHONE, Kind.ADDRESS, Kind.URL),
    *(Kind.PROFILE, Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.DATE, Kind.RELATED, Kind.NOTE, Kind.CATEGORY, Kind.GENDER),
    *(Kind.LANGUAGE, Kind.OTHER),
)
_GROUPS_BEGIN = frozenset({Kind.TITLE, Kind.EMAIL, Kind.ADDRESS, Kind.BIRTHDAY, Kind.NOTE, Kind.OTHER})


class Form(QWidget):
    """Live as the sheet.

    edited: something was typed, added or removed. removed: what was taken away: (how to put it back, its words).
    """

    edited = Signal()
    removed = Signal(object, str)

    def __init__(self, desk: Desk, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sections: dict[Kind, Section] = {}
        sorted_lines = _sorted(lines)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 14, 20)
        self._column.setSpacing(8)
        self._build_head({kind: found[0] for kind, found in sorted_lines.items() if found})
        self._build_sections(sorted_lines)
        self._column.addStretch(1)
        self.names.edited.connect(self._edited)
        self.photo.edited.connect(self._edited)
        self.photo.refused.connect(
            lambda said: self._refused.say(said, is_fault=True) if said else self._refused.say("")
        )
        self.names.unfolded.connect(self._unfold)
        self._unfold(self.names.more.isChecked())
        self._edited()

    def _build_head(self, first: dict[Kind, Line]) -> None:
        self.photo = PhotoField(self._desk, first.get(Kind.PHOTO), self)
        self.names = NameBlock(self._desk, {kind: first[kind] for kind in _NAMES if kind in first}, self)
        self._refused = Remark(self._desk, self)
        self._head = QHBoxLayout()
        self._head.setSpacing(12)
        self._pictured = QVBoxLayout()
        self._pictured.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._pictured.addStretch(1)
        self._head.addLayout(self._pictured)
        self._head.addWidget(self.names, 1)
        self._head.addSpacing(54)
        self._column.addLayout(self._head)
        self._column.addWidget(self._refused)

    def _build_sections(self, every: dict[Kind, list[Line]]) -> None:
        words = labels(self._desk.language)
        for kind in _ORDER:
            section = Section(self._desk, kind, words[kind], every.get(kind, []), self, stays=kind in _ALWAYS)
            section.edited.connect(self._edited)
            section.removed.connect(self.removed)
            section.reordered.connect(self._reorder)
            self.sections[kind] = section
            if kind in _GROUPS_BEGIN:
                self._column.addSpacing(6)
            self._column.addWidget(section)
        width = self._label_width()
        for section in self.sections.values():
            section.label.setFixedWidth(width)
        self.photo_column(width)

    def _label_width(self) -> int:
        metrics = self.fontMetrics()
        said = (section.label.text().replace("&", "") for section in self.sections.values())
        longest = max(metrics.horizontalAdvance(word) for text in said for word in text.split())
        return max(longest + 6, metrics.averageCharWidth() * 15, self.photo.width())

    def photo_column(self, width: int) -> None:
        """Let the picture stand above the labels."""
        self._pictured.addStrut(width)

    def _unfold(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        section = self.sections[Kind.NICKNAME]
        if is_open and not section.rows:
            section.begin()
        section.setVisible(bool(section.rows) and (is_open or not all(held.row.is_blank for held in section.rows)))
        self._reorder()

    def _edited(self) -> None:
        self.photo.call_by(self.names.called())
        self.edited.emit()

    def _reorder(self) -> None:
        order = self.order()
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def order(self) -> list[QWidget]:
        """List what takes the keyboard, in its order."""
        rows = [field for section in self.sections.values() for field in section.order()]
        return [self.photo, *self.names.order(), *rows]

    def first(self) -> QWidget:
        """Give the field in which one begins to type."""
        return self.names.order()[0]

    def lines(self) -> list[Line]:
        """List all lines as they stand now."""
        rows = [line for section in self.sections.values() for line in section.lines()]
        return [*self.names.lines(), *rows, self.photo.now()]

    def problem(self) -> Row | None:
        """Give the first row that keeps the person from being saved."""
        return next((row for section in self.sections.values() if (row := section.problem())), None)

    def say_nameless(self, sentence: str) -> None:
        """Ask for a name beside its fields."""
        self.names.remark.say(sentence, is_fault=True)
        self.first().setFocus()

    def section_of(self, widget: QWidget | None) -> Section | None:
        """Give the section in which a field stands."""
        while widget is not None and not isinstance(widget, Section):
            widget = widget.parentWidget()
        return widget

    def add(self, kind: Kind) -> None:
        """Put another value of a kind on the sheet."""
        if kind is Kind.NICKNAME:
            self.names.more.setChecked(True)
        self.sections[kind].add()


def _sorted(lines: Sequence[Line]) -> dict[Kind, list[Line]]:
    """Put lines by kind; what a person has once, and has again, goes to what is only kept."""
    found: dict[Kind, list[Line]] = {kind: [] for kind in Kind}
    for line in lines:
        kind = line.value.kind
        found[Kind.OTHER if kind in SINGLE_KINDS and found[kind] else kind].append(line)
    return found


def labels(language: Language) -> dict[Kind, tuple[str, str]]:
    """Give the label of each kind, some with a mnemonic, and its name."""
    named = kinds(language)
    keyed = {
        Kind.TITLE: language.pgettext("editor", "&Job title"),
        Kind.ORGANIZATION: language.pgettext("editor", "&Company"),
        Kind.EMAIL: language.pgettext("editor", "&E-mail"),
        Kind.TELEPHONE: language.pgettext("editor", "&Telephone"),
        Kind.BIRTHDAY: language.pgettext("editor", "&Birthday"),
        Kind.NOTE: language.pgettext("editor", "&Note"),
        Kind.OTHER: language.pgettext("editor", "Also kept"),
    }
    return {kind: (keyed.get(kind, name), name) for kind, name in named.items()}

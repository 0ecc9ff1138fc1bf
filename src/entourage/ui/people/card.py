"""The card of a person, beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from entourage.ui.belonging.on_accounts import OnAccounts
from entourage.ui.people import facts, provenance
from entourage.ui.people.card_lines import FactLines, Portrait, heading, muted
from entourage.ui.people.comes_from import ComesFrom
from entourage.ui.people.difference import DifferenceBox
from entourage.ui.place import MOST_TOGETHER
from entourage.ui.widgets.chip import Chip
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.words import Link, Words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk
    from entourage.ui.people.facts import Fact, Facts
    from entourage.ui.people.provenance import Asked, Told

_MARKS = {"everything": "●", "little": "◐", "nothing": "○"}


class Card(QScrollArea):
    """Live as the card of the person chosen, or of the people chosen.

    circle_added: the circles are to be chosen. taken_out: a circle that they are to leave. why: why they may see what.
    seen: what they see. edited, deleted, merged: what the buttons say. taken, kept: differences on which the source's
    word, or what is here, is to stand. separated: who is to be a person of their own. turned: origins are shown with
    each value, or not.
    """

    circle_added = Signal()
    taken_out = Signal(object)
    why = Signal()
    seen = Signal()
    edited = Signal()
    deleted = Signal()
    merged = Signal()
    taken = Signal(object)
    kept = Signal(object)
    separated = Signal(object)
    turned = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.asked: tuple[Asked, ...] = ()
        self.keys = ("", "", "")  # of the menu: take, keep, show origins
        self._shows_origins = False
        self._shown: tuple[Facts, Mapping[int, Circle]] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumWidth(240)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(desk.language.gettext("Card"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Show an empty card."""
        self._shown, self.asked = None, ()
        self._put(self._sheet())

    def next_asked(self) -> Asked | None:
        """Give the first difference that is asked of, once: the card shows the next when it is decided."""
        first, self.asked = next(iter(self.asked), None), ()
        return first

    def turn_origins(self) -> None:
        """Show with each value where it comes from, or no longer."""
        self._shows_origins = not self._shows_origins
        self.turned.emit(self._shows_origins)
        if self._shown:
            self.show_person(*self._shown)

    def _put(self, sheet: QWidget, *, is_same: bool = False) -> None:
        """Show a sheet; the keyboard, where it was on the one before, goes to what stands in its place on this.

        is_same: it is about whom the one before was about, so that it is scrolled to where that was.
        """
        focus, at = self.window().focusWidget(), self.verticalScrollBar().value()
        wanted = None
        if isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
            wanted = _in_its_place(focus, self.findChildren(QAbstractButton), sheet.findChildren(QAbstractButton))
        self.setWidget(sheet)
        if wanted:
            wanted.setFocus()
        if is_same:
            self.verticalScrollBar().setValue(at)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        sheet.setAutoFillBackground(True)
        sheet.setBackgroundRole(self.palette().ColorRole.Base)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(18, 16, 16, 18)
        column.setSpacing(8)
        return sheet

    def show_many(self, count: int) -> None:
        """Show how many people are chosen, and what can be done with them at once."""
        language = self._desk.language
        self._shown, self.asked = None, ()
        sheet = self._sheet()
        column = sheet.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - made above
        title = self._title(language.ngettext("{count} person chosen", "{count} people chosen", count), sheet)
        column.addWidget(title)
        into = QPushButton(language.gettext("Put into a circle…"), sheet)
        into.clicked.connect(self.circle_added)
        delete = QPushButton(language.gettext("Delete"), sheet)
        delete.clicked.connect(self.deleted)
        column.addWidget(into)
        if count <= MOST_TOGETHER:
            merge = QPushButton(language.gettext("Merge…"), sheet)
            merge.clicked.connect(self.merged)
            column.addWidget(merge)
        column.addWidget(delete)
        column.addStretch(1)
        self._put(sheet)

    def _title(self, text: str, parent: QWidget) -> QLabel:
        title = Words(self._desk, text, parent)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        title.setFont(font)
        return title

    def show_person(self, found: Facts, circles: Mapping[int, Circle]) -> None:
        """Show one person."""
        language, person = self._desk.language, found.person
        told = provenance.told(language, found.origins) if found.origins else provenance.NOTHING
        sections = facts.sections(language, found, told)
        is_same = self._shown is not None and self._shown[0].person.id == person.id
        self._shown, self.asked = (found, circles), _in_order(told.asked, sections)
        sheet = self._sheet()
        column = sheet.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - made above
        inside = [circles[key] for key in person.circles if key in circles]
        column.addLayout(self._head(found, inside, sheet))
        placed = {fact.value for _, known in sections for fact in known if fact.value}
        for asked in self.asked:
            if asked.value not in placed:
                column.addWidget(self._difference(asked, sheet))
        column.addWidget(heading(language.gettext("Circles"), sheet))
        column.addWidget(self._chips(inside, sheet))
        for title, known in sections:
            column.addWidget(heading(title, sheet))
            lines = FactLines(self._desk, known, told, self._difference, sheet, shows_origins=self._shows_origins)
            column.addLayout(lines)
        if not person.is_me:
            column.addWidget(OnAccounts(self._desk, person.id, sheet))
        column.addLayout(self._sharing(found, sheet))
        if told.lines or found.merges or found.tied:
            column.addWidget(heading(language.gettext("Comes from"), sheet))
            column.addWidget(self._comes_from(found, told, sheet))
        column.addStretch(1)
        self._put(sheet, is_same=is_same)

    def _difference(self, asked: Asked, sheet: QWidget) -> DifferenceBox:
        keys = self.keys[:2] if asked is self.asked[0] else ("", "")
        box = DifferenceBox(self._desk, asked, keys, sheet)
        box.taken.connect(self.taken)
        box.kept.connect(self.kept)
        return box

    def _comes_from(self, found: Facts, told: Told, sheet: QWidget) -> ComesFrom:
        foot = ComesFrom(self._desk, told, found, sheet, is_whole=self._shows_origins, key=self.keys[2])
        foot.turned.connect(self.turn_origins)
        foot.taken.connect(self.taken)
        foot.separated.connect(self.separated)
        return foot

    def _head(self, found: Facts, inside: Sequence[Circle], sheet: QWidget) -> QHBoxLayout:
        person, line = found.person, QHBoxLayout()
        line.setSpacing(14)
        picture = QPixmap.fromImage(found.portrait) if found.portrait else None
        colour = inside[0].colour if inside else ""
        line.addWidget(
            Portrait(person.display_name, colour, picture, facts.PORTRAIT, sheet), 0, Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title(names.person(self._desk.language, person.display_name), sheet))
        does = facts.work(person)
        if does:
            words.addWidget(muted(self._desk, does, sheet))
        edit = Link(self._desk, self._desk.language.gettext("Edit"), sheet)
        edit.clicked.connect(self.edited)
        words.addWidget(edit)
        line.addLayout(words, 1)
        return line

    def _chips(self, inside: Sequence[Circle], sheet: QWidget) -> QWidget:
        language = self._desk.language
        box = QWidget(sheet)
        flow = FlowLayout(box)
        for circle in inside:
            chip = Chip(self._desk, circle, box)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the list
            chip.clicked.connect(lambda _=False, one=circle: self.taken_out.emit(one))
            chip.setToolTip(
                tip(language.gettext("Click to take out of {circle}").format(circle=names.circle(language, circle)))
            )
            flow.addWidget(chip)
        add = Pill(self._desk, language.gettext("+ Add"), box)
        add.setAccessibleName(language.gettext("Put into a circle"))
        add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        add.clicked.connect(self.circle_added)
        flow.addWidget(add)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        return box

    def _sharing(self, found: Facts, sheet: QWidget) -> QVBoxLayout:
        language = self._desk.language
        column = QVBoxLayout()
        column.setSpacing(5)
        column.addWidget(heading(language.gettext("May see"), sheet))
        for code, word, topics in facts.by_verdict(language, found.decisions):
            line = QLabel(sheet, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            line.setText(names.labelled(language, f"{_MARKS[code]} {word}", ", ".join(topics)))
            column.addWidget(line)
        why = Link(self._desk, language.gettext("Why?"), sheet)
        why.setAccessibleName(language.gettext("Why may this person see this?"))
        why.clicked.connect(self.why)
        column.addWidget(why)
        if not found.person.is_me:
            seen = Link(self._desk, language.gettext("See as this person"), sheet)
            seen.clicked.connect(self.seen)
            column.addWidget(seen)
        return column


def _in_order(every: Sequence[Asked], sections: Sequence[tuple[str, Sequence[Fact]]]) -> tuple[Asked, ...]:
    """Put differences in the order in which the card shows them: those of no line of its own come first."""
    places = {fact.value: place for place, fact in enumerate(fact for _, known in sections for fact in known)}
    return tuple(sorted(every, key=lambda asked: places.get(asked.value, -1) if asked.value else -1))


def _in_its_place(
    button: QAbstractButton, before: Sequence[QAbstractButton], now: Sequence[QAbstractButton]
) -> QAbstractButton | None:
    """Find the button of the same name; where it is gone, the link in the place of a link, else the first pill."""
    found = [one for one in now if _name(one) == _name(button)]
    if not found and isinstance(button, Link):
        links = [one for one in now if isinstance(one, Link)]
        place = sum(isinstance(one, Link) for one in before[: before.index(button)])
        found += links[place:] or links[-1:]
    return next(iter(found or [one for one in now if isinstance(one, Pill)]), None)


def _name(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()

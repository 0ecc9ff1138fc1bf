"""To see as somebody does: what they may see and would, or what a stranger finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from entourage.operations import audience
from entourage.operations import hours as my_hours
from entourage.operations import seeing as operations
from entourage.ui.people.card_lines import heading
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.words import Words
from entourage.words import audience as audience_words
from entourage.words import details as details_words
from entourage.words import hours as hours_words
from entourage.words import names
from entourage.words import seeing as words
from entourage.words.deciding import because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language
    from entourage.operations.audience import Known
    from entourage.operations.seeing import Seen, Stranger
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

Sections = list[tuple[str, list[str]]]
"""Headings, each with its lines."""
_MARKS = {"everything": "●", "little": "◐", "nothing": "○"}
_SIZE, _SHARE_OF_SCREEN = QSize(620, 640), 0.9


def person_sections(language: Language, known: Known, seen: Seen, working: str) -> Sections:
    """Say what someone may see and would."""
    topics = [
        f"{_MARKS[decision.verdict.code]} "
        + names.labelled(language, names.topic(language, topic), names.verdict(language, decision.verdict))
        + f" – {because(language, decision, len(seen.circles))}"
        for topic, decision in seen.decisions
    ]
    there = [words.presence(language, known.situation, known.networks, one) for one in seen.presences]
    given = [
        names.labelled(language, details_words.field(language, one), details_words.text(language, one, working))
        for one in seen.details
    ]
    reachable = [
        names.labelled(language, names.circle(language, circle), hours_words.hours(language, hours))
        for circle, hours in seen.reachable
    ]
    return [
        (language.gettext("On my accounts"), there or [language.gettext("You have no account here yet.")]),
        (language.gettext("May see"), topics),
        (language.gettext("Given of my details"), given or [words.given(language, [])]),
        (language.gettext("When they may reach me"), reachable or [language.gettext("Nothing is said of it.")]),
    ]


def public_sections(language: Language, known: Known, seen: Stranger) -> Sections:
    """Say what a stranger finds."""
    accounts = [
        names.labelled(
            language,
            audience_words.account(language, known.situation, one.account, known.networks),
            words.shown(language, one),
        )
        for one in seen.accounts
    ]
    topics = [
        f"{_MARKS[verdict.code]} "
        + names.labelled(language, names.topic(language, topic), names.verdict(language, verdict))
        for topic, verdict in seen.verdicts
    ]
    differ = [words.difference(language, known.situation, known.networks, one) for one in seen.differences]
    return [
        (
            language.gettext("What each network shows of me, as far as I said it here"),
            accounts or [language.gettext("You have no account here yet.")],
        ),
        (language.gettext("What anyone should be able to see, by kind of content"), topics),
        (
            language.gettext("Where you say different things"),
            differ or [language.gettext("No difference is known between your card and your accounts.")],
        ),
    ]


class SeeingDialog(QDialog):
    """Live as the window that shows what someone sees; contact_id: 0 for a stranger."""

    def __init__(self, desk: Desk, contact_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._contact = desk, contact_id
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "seeing")
        self._title = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self._title.setFont(font)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        note = language.gettext("What should be so, as far as this book knows: the networks themselves were not asked.")
        footer = QLabel(note, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, footer, "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self._title, self.area, footer, buttons):
            column.addWidget(widget, 1 if widget is self.area else 0)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self._name(language.gettext("See as the public") if not contact_id else "")
        desk.changed.connect(self._read)
        self._read()

    def _name(self, title: str) -> None:
        self.setWindowTitle(title)
        self._title.setText(title)
        self.area.setAccessibleName(title)

    def _read(self) -> None:
        language, key = self._desk.language, self._contact

        def read(database: Database) -> tuple[str, Sections]:
            known = audience.known(database)
            if not key:
                title = language.gettext("As the public: what I said of it")
                return title, public_sections(language, known, operations.as_public(database, known))
            seen = operations.as_person(database, known, key)
            working = hours_words.hours(language, my_hours.hours(database).working)
            title = language.gettext("Seen as {person}").format(person=names.person(language, seen.name))
            return title, person_sections(language, known, seen, working)

        self._desk.read(self, read, self._show, "seeing")

    def _show(self, found: tuple[str, Sections]) -> None:
        title, sections = found
        self._name(title)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(5)
        for head, lines in sections:
            column.addWidget(heading(head, inside))
            self._add_lines(column, lines, inside)
        column.addStretch(1)
        self.area.setWidget(inside)

    def _add_lines(self, column: QVBoxLayout, lines: Sequence[str], inside: QWidget) -> None:
        for line in lines:
            column.addWidget(Words(self._desk, line, inside))


def open_seeing(window: MainWindow, place: Place) -> None:
    """Open the window for the place's person, or for a stranger where it names none."""
    SeeingDialog(window.desk, place.contact, window).open()

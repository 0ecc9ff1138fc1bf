"""What one past import did, person by person, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from entourage.ui.importing import past_reading
from entourage.ui.importing.past_list import PastList
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.elided import ElidedLabel
from entourage.ui.widgets.pill import Pill
from entourage.words import importing
from entourage.words import past as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.language import Language
    from entourage.storage.sources import PastImport
    from entourage.ui.desk import Desk
    from entourage.ui.importing.past_model import Entry


_ROOM_BESIDE = 560


class Detail(Column):
    """Live as the right side of the page.

    answered: the questions of this import are to be asked. taken: it is to be taken back. left: the list of imports is
    to be seen again.
    """

    answered = Signal()
    taken = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        self.past: PastImport | None = None
        self._found: Sequence[Entry] = ()
        self._more: Sequence[Entry] = ()
        self.back = Pill(desk, language.gettext("‹ All imports"), self)
        self.back.clicked.connect(self.left)
        self.title = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self.title.setFont(font)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.about = ElidedLabel(self)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.questions = QPushButton(self)
        self.questions.clicked.connect(self.answered)
        self.take_back = QPushButton(language.gettext("&Take back…"), self)
        self.take_back.clicked.connect(self.taken)
        self.list = PastList(desk, language.gettext("What this import did"), self, sides=16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.list, 1)

    def _head(self) -> QWidget:
        head = QWidget(self)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.title)
        said.addWidget(self.about)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addWidget(self.back)
        acts.addStretch(1)
        acts.addWidget(self.questions)
        acts.addWidget(self.take_back)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(8)
        self._line.addLayout(said, 1)
        self._line.addLayout(acts)
        self._line.setContentsMargins(16, 10, 12, 10)
        head.setLayout(self._line)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done above the words where there is no room beside them."""
        super().resizeEvent(event)
        is_narrow = self.width() < _ROOM_BESIDE
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.BottomToTop if is_narrow else direction.LeftToRight)

    def show_import(self, past: PastImport | None) -> None:
        """Show what an import did; None: nothing is chosen."""
        is_other = past is None or self.past is None or past.id != self.past.id
        self.past = past
        self.title.setText(past.file_name if past else "")
        self.about.say(_about(self._desk.language, past) if past else "")
        self._name(past)
        if is_other:
            self._more = ()
            self.list.begin_anew()
        if past:
            self._read(past)

    def _read(self, past: PastImport) -> None:
        """Read what it did, then how its source stands to the book now."""
        key = past.id

        def then(found: Sequence[Entry]) -> None:
            if self.past and self.past.id == key:
                self._found = found
                self._show()
                self._desk.read(self, lambda database: past_reading.differing(database, key), also, "import source")

        def also(more: Sequence[Entry]) -> None:
            if self.past and self.past.id == key and more != self._more:
                self._more = more
                self._show()

        self._desk.read(self, lambda database: past_reading.read(database, key), then, "import")

    def _show(self) -> None:
        language, past = self._desk.language, self.past
        if past:
            looking, wording = past_reading.looking(past), past_reading.wording(language)
            entries = past_reading.in_order([*self._found, *self._more])
            nobody = words.nothing_left(language, past.taken_back_at) if past.taken_back_at else ""
            self.list.show_entries(entries, looking, wording, words.done(language), nobody)

    def _name(self, past: PastImport | None) -> None:
        """Offer what can be done with an import."""
        language = self._desk.language
        asked = past.asked if past else 0
        said = language.ngettext("&Answer about {count} person…", "&Answer about {count} people…", asked)
        self.questions.setText(said)
        self.questions.setVisible(asked > 0)
        self.take_back.setVisible(past is not None and not past.taken_back_at)


def when(language: Language, past: PastImport) -> str:
    """Say when a file came, and from where."""
    form = importing.kind_of_file(language, past.source.format, past.source.dialect)
    return words.when(language, past.imported_at, form, past.source.name if past.source.name != past.file_name else "")


def _about(language: Language, past: PastImport) -> str:
    """Say when a file came, from where, and what of it is nobody of the list."""
    lost = {code: past.counts.get(code, 0) for code in ("left_out", "unreadable")}
    beside = words.beside(language, importing.counts(language, lost)) if any(lost.values()) else ""
    return " · ".join(filter(None, (when(language, past), beside)))

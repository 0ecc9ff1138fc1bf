"""A list of people to whom something happened, or would: filtered by what, searched, read page by page."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from entourage.ui.importing import past_reading
from entourage.ui.importing.delegate import PlanDelegate
from entourage.ui.importing.lines import Line
from entourage.ui.importing.linked import LinkedView
from entourage.ui.importing.past_model import PastModel
from entourage.ui.importing.rows import Deed, keys
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFont, QKeyEvent

    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.importing.past_model import Entry, Look, Word
    from entourage.ui.importing.rows import Row

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLACES = ((Deed.KEEP_MINE, Deed.KEEP), (Deed.TAKE_THEIRS, Deed.REMOVE))
_FEW_ROWS = 96
_NAME, _NARROW_NAME = 0.4, 0.3  # of a row, however long names are; a longer one still goes before what is said of it


class PastDelegate(PlanDelegate):
    """Draw a row: what happened, who, and more about it; who it is comes first, and few have links."""

    def _gives_way(self, _box: QRect) -> bool:
        return False

    def _most_of_name(self, room: int, *, is_narrow: bool) -> int:
        return int(room * (_NARROW_NAME if is_narrow else _NAME))

    def _reserved(self, font: QFont, row: Row, *, is_narrow: bool) -> int:
        return super()._reserved(font, row, is_narrow=is_narrow) if row.links else 0


class PastView(LinkedView):
    """Live as the list; keyed: a letter was typed, in a row."""

    keyed = Signal(str, int)

    def __init__(self, desk: Desk, model: PastModel, name: str, actions: Sequence[str], parent: QWidget) -> None:
        super().__init__(model, name, parent)
        self.past = model
        self.draw_by(PastDelegate(desk, self, actions, _PLACES))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open someone by Return; hand on letters; leave the rest to the list."""
        is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in _RETURN and self.currentIndex().isValid():
            self.opened.emit()
        elif is_plain and event.text().isalpha() and self.currentIndex().isValid():
            self.keyed.emit(event.text().upper(), self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class PastList(Column):
    """Live as the list with its filters.

    opened: someone (contact's id) is to be seen. did: (what, with which entry). wanted: the code of what is shown
    alone as soon as it is there.
    """

    opened = Signal(int)
    did = Signal(object, object)
    unsearched = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget, *, sides: int = 0) -> None:
        """Build it; name: what it lists; sides: how much is left free beside its filters."""
        super().__init__(parent)
        self._desk, self._name = desk, name
        self._entries: Sequence[Entry] = ()
        self._shown: tuple[Look, Word] | None = None
        self._words = self._nobody = self.wanted = ""
        self.pills: dict[str, Pill] = {}
        self.model = PastModel(desk, self)
        self.view = PastView(desk, self.model, name, (), self)
        self.nobody = Empty(self)
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self.view)
        self._lists.addWidget(self.nobody)
        self._lists.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._lists.setMinimumHeight(_FEW_ROWS)
        self._box = QWidget(self)
        self._flow = FlowLayout(self._box)
        self._flow.setContentsMargins(sides, 0, sides, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._box.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._box)
        column.addWidget(Rule(desk, self))
        column.addWidget(self._lists, 1)
        self.view.opened.connect(self._open)
        self.view.did.connect(lambda deed, row: self.did.emit(deed, self.model.entries[row]))
        self.view.keyed.connect(self._key)

    def show_entries(
        self, entries: Sequence[Entry], look: Look, word: Word, kinds: Mapping[str, str], nobody: str = ""
    ) -> None:
        """Show these; kinds: what may happen, in a word, in the order in which it is offered.

        nobody: what is said where there are none.
        """
        self._entries, self._shown, self._nobody = entries, (look, word), nobody
        self.view.draw_by(PastDelegate(self._desk, self.view, list(kinds.values()), _PLACES))
        self.view.drawn.measure([Line(entry.name, entry.work, "") for entry in entries])
        self._offer(kinds)
        self._list()

    def _offer(self, kinds: Mapping[str, str]) -> None:
        """Offer to show only what happened to some; counted, so that all add up."""
        language = self._desk.language
        numbers = Counter(entry.code for entry in self._entries)
        chosen = self.wanted if numbers[self.wanted] else self.chosen()
        self.wanted = "" if numbers[self.wanted] else self.wanted
        had_keyboard = any(pill.hasFocus() for pill in self.pills.values())
        for pill in self.pills.values():
            self._flow.removeWidget(pill)
            pill.deleteLater()
        self.pills = {}
        for code, words in kinds.items():
            if numbers[code]:
                said = language.gettext("{word} · {count}").format(word=words, count=language.number(numbers[code]))
                pill = self.pills[code] = Pill(self._desk, said, self._box, checkable=True)
                pill.setChecked(code == chosen)
                pill.setToolTip(language.gettext("Press to show only these; again to show all"))
                pill.clicked.connect(lambda _=False, one=code: self._press(one))
                self._flow.addWidget(pill)
                pill.show()
        self._box.setVisible(bool(self.pills))
        self._box.updateGeometry()
        if had_keyboard and self.pills:
            next(iter(self.pills.values())).setFocus()

    @property
    def is_narrowed(self) -> bool:
        """Tell whether not all are shown."""
        return bool(self.chosen() or self._words.strip())

    def begin_anew(self) -> None:
        """Show nobody, and filter nothing, until there is something else to be shown."""
        for pill in self.pills.values():
            pill.setChecked(False)
        self._entries, self._shown = (), None
        self.model.show_entries((), past_reading.nothing, past_reading.wording(self._desk.language))
        self._box.hide()

    def chosen(self) -> str:
        """Give the code of what is shown alone, empty for all."""
        return next((code for code, pill in self.pills.items() if pill.isChecked()), "")

    def _press(self, code: str) -> None:
        for other, pill in self.pills.items():
            pill.setChecked(pill.isChecked() and other == code)
        self._list()

    def search(self, words: str) -> None:
        """Show only those in whom these words are."""
        self._words = words
        self._list()

    def show_all(self) -> None:
        """Show every row."""
        for pill in self.pills.values():
            pill.setChecked(False)
        self._words = ""
        self.unsearched.emit()
        self._list()
        self.view.setFocus()

    def _list(self) -> None:
        """Find the entries that are wanted off the window's thread, then show them."""
        entries, code, text = self._entries, self.chosen(), self._words

        def call(database: Database) -> Sequence[Entry]:
            of_code = [entry for entry in entries if not code or entry.code == code]
            return past_reading.searched(database, of_code, text) if text.strip() else of_code

        def then(found: Sequence[Entry]) -> None:
            if entries is self._entries:
                self._show(found)

        self._desk.read(self, call, then, self._name)

    def _show(self, found: Sequence[Entry]) -> None:
        if self._shown is None:
            return
        current, place = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        before = self.model.entries[current:] if current > 0 else ()  # whoever stands first was not chosen
        self.model.show_entries(found, *self._shown)
        row = _row_again(before, found)
        self.view.go_to_row(row)
        self.view.verticalScrollBar().setValue(place if row else 0)
        self._lists.setCurrentWidget(self.view if found else self.nobody)
        if not found:
            language = self._desk.language
            if self._entries:
                said = language.gettext("Nobody in this import is found so.")
                self.nobody.say(said, (language.gettext("Show all"), self.show_all))
            else:
                self.nobody.say(self._nobody)

    def _open(self) -> None:
        row = self.view.currentIndex().row()
        if row >= 0 and self.model.entries[row].is_there:
            self.opened.emit(self.model.entries[row].contact)

    def _key(self, letter: str, row: int) -> None:
        shown = self.model.row(row)
        keyed = keys(self._desk.language)
        for deed in (*shown.links, *shown.offered) if shown else ():
            if keyed.get(deed) == letter:
                self.did.emit(deed, self.model.entries[row])
                return


def _row_again(before: Sequence[Entry], found: Sequence[Entry]) -> int:
    """Find the row of the entry that was the current one, or of the next to whom the same happened, or of that person.

    before: the former rows from the current one on.
    """
    places = {(one.code, one.contact): at for at, one in enumerate(found)}
    alike = (places.get((one.code, one.contact)) for one in before if one.code == before[0].code)
    same = (at for at, one in enumerate(found) if before and one.contact == before[0].contact != 0)
    return next(chain((at for at in alike if at is not None), same), 0)

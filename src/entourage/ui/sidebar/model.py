"""The entries of the sidebar, with one count each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from entourage.ui.dragging import CIRCLE, PEOPLE, circle_in, people_in, with_circle
from entourage.ui.place import EVERYONE, UNSORTED, Place, of_circle
from entourage.ui.widgets.tips import tip
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.operations.circles import CircleCounts
    from entourage.ui.desk import Desk

_KEYED = 9
ENTRY = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one entry: a heading, a place, or something to do (act); key: the digit that puts people into a circle.

    count: of people, unless spoken says of what.
    """

    text: str
    place: Place | None = None
    circle: Circle | None = None
    key: int = 0
    count: int | None = None
    symbol: str = ""
    act: str = ""
    spoken: str = ""

    @property
    def is_heading(self) -> bool:
        """Tell whether it only stands above others."""
        return self.place is None and not self.act


class SidebarModel(QAbstractListModel):
    """Live as the list of places.

    people_dropped: (contacts' ids, circle). circle_dropped: (circle's id, the place it takes among the circles).
    renamed: (circle, new name).
    """

    people_dropped = Signal(object, object)
    circle_dropped = Signal(int, int)
    renamed = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.circles: tuple[Circle, ...] = ()
        self.entries: list[Entry] = []
        self._counts: CircleCounts | None = None
        self.show_counts(None)

    def show_waiting(self) -> None:
        """Show whether an import waits, and whether questions do."""
        self.show_counts(self._counts)

    def show_counts(self, counts: CircleCounts | None) -> None:
        """Show the circles and the numbers of people; none while the book is being opened."""
        self._counts = counts
        fresh = self._made(counts)
        self.circles = tuple(circle for circle, _ in counts.circles) if counts else ()
        if [(one.place, one.act) for one in fresh] == [(one.place, one.act) for one in self.entries]:
            self.entries = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self.entries = fresh
        self.endResetModel()

    def _made(self, counts: CircleCounts | None) -> list[Entry]:
        language = self._desk.language
        groups = names.groups(language)
        circles = [
            Entry(
                text=names.circle(language, circle),
                place=of_circle(circle),
                circle=circle,
                key=number if number <= _KEYED else 0,
                count=count,
                symbol=circle.symbol,
            )
            for number, (circle, count) in enumerate(counts.circles if counts else (), 1)
        ]
        return [
            Entry(text=groups["unsorted"], place=UNSORTED, count=counts.unsorted if counts else None, symbol="●"),
            Entry(text=groups["everyone"], place=EVERYONE, count=counts.everyone if counts else None, symbol="○"),
            Entry(text=language.gettext("Circles")),
            *circles,
            Entry(text=language.gettext("New circle…"), act="new_circle", symbol="+"),
            Entry(text=language.gettext("Sharing")),
            Entry(text=language.gettext("Before you post"), place=Place("check")),
            Entry(text=language.gettext("Who may see what"), place=Place("rules")),
            Entry(text=language.gettext("Belongs here?"), place=Place("belongs")),
            Entry(text=language.gettext("My details"), place=Place("details")),
            self._todo(),
            Entry(text=language.gettext("Book")),
            *self._waiting(),
            self._accounts(counts.accounts if counts else 0),
            self._address_books(),
            Entry(text=language.gettext("Imports"), place=Place("imports")),
            self._duplicates(),
            Entry(text=language.gettext("History"), place=Place("history")),
            Entry(text=language.gettext("Trash"), place=Place("trash")),
        ]

    def _waiting(self) -> list[Entry]:
        waiting = self._desk.waiting
        return [Entry(text=waiting.words(), place=Place("import"), symbol="↓")] if waiting.files else []

    def _todo(self) -> Entry:
        """Count what is to be done on the networks; where there is nothing, say nothing."""
        language, count = self._desk.language, self._desk.doing.count or None
        spoken = language.ngettext("{count} thing to do", "{count} things to do", count) if count else ""
        text = language.gettext("To do on the networks")
        return Entry(text=text, place=Place("todo"), count=count, spoken=spoken)

    def _accounts(self, count: int) -> Entry:
        language = self._desk.language
        spoken = language.ngettext("{count} account", "{count} accounts", count) if count else ""
        return Entry(text=language.gettext("Accounts"), place=Place("accounts"), count=count or None, spoken=spoken)

    def _address_books(self) -> Entry:
        """Count what waits for an answer; where nothing does, say nothing."""
        language, count = self._desk.language, self._desk.syncing.count or None
        spoken = language.ngettext("{count} question", "{count} questions", count) if count else ""
        return Entry(text=language.gettext("Address books"), place=Place("servers"), count=count, spoken=spoken)

    def _duplicates(self) -> Entry:
        """Count the questions; where there are none, say nothing."""
        language, count = self._desk.language, self._desk.finding.count or None
        spoken = language.ngettext("{count} question", "{count} questions", count) if count else ""
        return Entry(text=language.gettext("Duplicates"), place=Place("duplicates"), count=count, spoken=spoken)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the entries."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Say what an entry is, to the eye and to a screen reader."""
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and entry.circle:
            return self._about(entry.circle, entry.key)
        if role == Qt.ItemDataRole.ToolTipRole and entry.circle:
            return tip("\n".join(filter(None, (entry.text, self._about(entry.circle, entry.key)))))
        return None

    def _spoken(self, entry: Entry) -> str:
        if entry.count is None:
            return entry.text
        language = self._desk.language
        people = entry.spoken or language.ngettext("{count} person", "{count} people", entry.count)
        closed = language.gettext("closed") if entry.circle and entry.circle.closed else ""
        return ", ".join(filter(None, (entry.text, people, closed)))

    def _about(self, circle: Circle, digit: int) -> str:
        language = self._desk.language
        key = language.gettext("Press {digit} to put the chosen people here.").format(digit=digit) if digit else ""
        closed = language.gettext("Closed: whoever is in this circle may see nothing.") if circle.closed else ""
        return "\n".join(filter(None, (circle.description, closed, key)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with an entry."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self.entries[index.row()]
        if entry.is_heading:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if entry.circle:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Ask for a circle's new name."""
        entry = self.entries[index.row()]
        if role != Qt.ItemDataRole.EditRole or not entry.circle or str(value).strip() in ("", entry.text):
            return False
        self.renamed.emit(entry.circle, str(value).strip())
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Take what is dropped: people are put in, and stay where they were too."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what can be dropped here."""
        return [PEOPLE, CIRCLE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Take a circle along, to put it elsewhere among the others."""
        circle = self.entries[indexes[0].row()].circle if indexes else None
        return with_circle(circle.id) if circle else QMimeData()

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        """Tell whether something may be dropped on an entry."""
        known = data.hasFormat(PEOPLE) or data.hasFormat(CIRCLE)
        return known and parent.isValid() and self.entries[parent.row()].circle is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Put people into a circle, or a circle in another's place."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        circle = self.entries[parent.row()].circle
        if circle and data.hasFormat(PEOPLE):
            self.people_dropped.emit(people_in(data), circle)
        elif circle:
            self.circle_dropped.emit(circle_in(data), self.circles.index(circle))
        return True

    def row_of(self, place: Place) -> int:
        """Find the entry of a place; -1 where none is."""
        wanted = Place(place.page, place.group, place.circle) if place.page == "people" else Place(place.page)
        return next((row for row, entry in enumerate(self.entries) if entry.place == wanted), -1)

    def name(self, place: Place) -> str:
        """Give the name under which a place stands here; empty where it does not."""
        row = self.row_of(place)
        return self.entries[row].text if row >= 0 else ""

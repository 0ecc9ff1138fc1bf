"""What an import did, or taking it back would do, as a list: whom it is about at once, the rest when it is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entourage.ui.importing.model import RowsModel
from entourage.ui.importing.rows import Row

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one line of the list: what happens, by a code, to whom (contact's id, 0 for nobody of the book).

    words: the folded text in which words are looked for. is_there: they can be opened.
    """

    code: str
    contact: int
    name: str
    work: str = ""
    words: str = ""
    is_there: bool = True


Word = Callable[[Entry, Any], Row]
Look = Callable[["Database", Sequence[Entry]], Mapping[Entry, Any]]


class PastModel(RowsModel):
    """Live as the rows that are shown."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._word: Word | None = None
        self._look: Look | None = None
        self._seen: dict[Entry, Any] = {}
        self._asked: set[int] = set()
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry], look: Look, word: Word) -> None:
        """Show others; look: reads more about some of them, once they are seen; word: makes a row of both."""
        self.beginResetModel()
        self.entries, self._look, self._word = entries, look, word
        self._seen, self._asked = {}, set()
        self.endResetModel()

    def count(self) -> int:
        """Count the entries shown."""
        return len(self.entries)

    def row(self, number: int) -> Row | None:
        """Give a row; what is not read yet is asked for."""
        entry = self.entries[number]
        if entry not in self._seen:
            self._ask(number // _PAGE)
        return self._word(entry, self._seen.get(entry)) if self._word else None

    def seen(self, entry: Entry) -> Any:  # noqa: ANN401 - whatever was read
        """Give what was read of an entry, None where nothing was yet."""
        return self._seen.get(entry)

    def _ask(self, page: int) -> None:
        look, wanted = self._look, self.entries[page * _PAGE : (page + 1) * _PAGE]
        if page in self._asked or look is None:
            return
        self._asked.add(page)

        def then(found: Mapping[Entry, Any]) -> None:
            if look is self._look:
                self._seen |= {entry: found.get(entry) for entry in wanted}
                last = min(len(self.entries), (page + 1) * _PAGE) - 1
                self.dataChanged.emit(self.index(page * _PAGE), self.index(last))

        self._desk.read(self, lambda database: look(database, wanted), then)

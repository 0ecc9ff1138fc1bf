"""The matrix as a table: a row for each kind of content, a column for each circle and group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from entourage.ui.sharing import cells
from entourage.ui.widgets.tips import tip
from entourage.words import names
from entourage.words.contradicting import sentences

if TYPE_CHECKING:
    from entourage.domain.sharing import Contradiction
    from entourage.domain.topic import Topic
    from entourage.operations.circles import CircleCounts
    from entourage.operations.sharing import Matrix
    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell, Column

CELL = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_TEXT, _SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


class MatrixModel(QAbstractTableModel):
    """Live as the matrix that was read last."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.matrix: Matrix | None = None
        self.columns: tuple[Column, ...] = ()
        self.topics: tuple[Topic, ...] = ()
        self._cells: list[list[Cell]] = []

    def show(self, matrix: Matrix, counts: CircleCounts) -> None:
        """Show what was read; where its rows and columns are the same, only the cells are new."""
        columns = cells.columns(matrix, counts)
        is_same = [one.key for one in columns] == [one.key for one in self.columns]
        is_same = is_same and [one.id for one in matrix.topics] == [one.id for one in self.topics]
        if not is_same:
            self.beginResetModel()
        self.matrix, self.columns, self.topics = matrix, columns, matrix.topics
        self._cells = [[cells.cell(matrix, column, topic) for column in columns] for topic in matrix.topics]
        if not is_same:
            self.endResetModel()
        elif self._cells:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.topics) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.topics) - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own form
        """Count the kinds of content."""
        return 0 if parent.isValid() else len(self.topics)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own form
        """Count the circles and groups."""
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, index: _Index) -> Cell:
        """Give the cell at an index."""
        return self._cells[index.row()][index.column()]

    def index_of(self, column: str, topic_id: int) -> QModelIndex:
        """Find a cell by its column's key and its topic's id; invalid where there is none."""
        across = next((place for place, one in enumerate(self.columns) if one.key == column), -1)
        down = next((place for place, one in enumerate(self.topics) if one.id == topic_id), -1)
        return self.index(down, across)

    def data(self, index: _Index, role: int = _TEXT) -> Any:  # noqa: ANN401 - Qt's own form
        """Give a cell: its word, or all of it for who listens."""
        found, language = self.cell(index), self._desk.language
        if role == CELL:
            return found
        if role == _TEXT:
            return cells.word(language, found.verdict)
        if role == _SPOKEN:
            spoken = cells.said(language, found)
            flag = language.gettext("Contradiction")
            return f"{spoken}. {flag}" if found.contradicts else spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(filter(None, (cells.said(language, found), self._explained(found)))))
        return self._explained(found) if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    def _explained(self, found: Cell) -> str:
        language = self._desk.language
        if found.contradicts:
            return "\n".join(sentences(language, self.contradictions(found)))
        if found.topic.locked:
            return language.gettext("This kind of content is locked: nobody, ever.")
        if found.is_fixed:
            return language.gettext("This circle is closed: its people may see nothing.")
        return ""

    def contradictions(self, found: Cell) -> list[Contradiction]:
        """List the contradictions that a cell is part of."""
        every = self.matrix.contradictions if self.matrix else ()
        circle = found.column.circle
        mine = [one for one in every if one.topic.id == found.topic.id]
        if circle:
            return [one for one in mine if one.circle.id == circle.id]
        return mine if found.contradicts else []

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT) -> Any:  # noqa: ANN401 - Qt's own form
        """Give the name of a row or a column, with the number of its people for who listens."""
        language = self._desk.language
        if orientation is Qt.Orientation.Vertical:
            if role in (_TEXT, _SPOKEN, Qt.ItemDataRole.ToolTipRole):
                called = names.topic(language, self.topics[section])
                return tip(called) if role == Qt.ItemDataRole.ToolTipRole else called
            return self.topics[section] if role == CELL else None
        column = self.columns[section]
        if role == CELL:
            return column
        if role == _TEXT:
            return cells.who(language, column)
        if role in (_SPOKEN, Qt.ItemDataRole.ToolTipRole):
            spoken = f"{cells.who(language, column)}, {cells.people(language, column)}"
            return tip(spoken) if role == Qt.ItemDataRole.ToolTipRole else spoken
        return None

"""What was not understood of files, as a list that unfolds: kind by kind, and line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from entourage.ui.widgets.tips import tip
from entourage.words import names, remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.formats.record import Notice
    from entourage.operations.reporting import Group, Remarked
    from entourage.ui.desk import Desk

_MOST, _ROOM = 1000, 8
_FOUND = Qt.ItemDataRole.UserRole


class RemarksList(QTreeWidget):
    """Live as groups of notices; looked: at one of them, with its file, or at none. went: one is to be read.

    Of a group of one the notice itself is shown, of a great one only the first notices. several: there are several
    files, and each notice names its own. unread: why files could not be read at all.
    """

    looked = Signal(object, object)
    went = Signal()

    def __init__(
        self, desk: Desk, groups: Sequence[Group], parent: QWidget, *, several: bool, unread: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self._desk = desk
        self._several = several
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addTopLevelItems([self._item(why) for why in unread[:_MOST]])
        for group in groups[:_MOST]:
            self.addTopLevelItem(self._top(group))
        self.itemExpanded.connect(self._fill)
        self.itemActivated.connect(self._open)
        self.currentItemChanged.connect(self._look)

    def _top(self, group: Group) -> QTreeWidgetItem:
        language, number = self._desk.language, len(group.notices)
        first = group.notices[0]
        alone = remarks.sentence(language, first, group.file.whose(first))
        said = alone if number == 1 else remarks.grouped(language, first, number)
        item = self._item(self._named(group.file, said))
        item.setData(0, _FOUND, (group.file, first, group if number > 1 else None))
        if number > 1:
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _named(self, file: Remarked, said: str) -> str:
        return names.labelled(self._desk.language, file.name, said) if self._several else said

    def _item(self, said: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([said])
        item.setToolTip(0, tip(said))
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + _ROOM))
        return item

    def _fill(self, item: QTreeWidgetItem) -> None:
        """Make the notices of a group when it is first unfolded."""
        file, _, group = item.data(0, _FOUND)
        if group is None or item.childCount():
            return
        language = self._desk.language
        for notice in group.notices[:_MOST]:
            one = self._item(remarks.sentence(language, notice, file.whose(notice)))
            one.setData(0, _FOUND, (file, notice, None))
            item.addChild(one)
        rest = len(group.notices) - _MOST
        if rest > 0:
            more = language.ngettext(
                "… and {count} more: it is in the report", "… and {count} more: all are in the report", rest
            )
            item.addChild(self._item(more))

    def _open(self, item: QTreeWidgetItem) -> None:
        """Unfold a group; go from a notice to where it stands."""
        found = item.data(0, _FOUND)
        if found and found[2]:
            item.setExpanded(not item.isExpanded())
        else:
            self.went.emit()

    def _look(self, item: QTreeWidgetItem | None) -> None:
        found: tuple[Remarked, Notice, Group | None] | None = item.data(0, _FOUND) if item else None
        self.looked.emit(*(found[:2] if found else (None, None)))

    def begin_with(self, name: str) -> None:
        """Begin with what is said of a file."""
        tops = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        about = (one for one in tops if one and (told := one.data(0, _FOUND)) and told[0].name == name)
        found = next(about, None) or self.topLevelItem(0)
        if found:
            self.setCurrentItem(found)
            self.scrollToItem(found, QTreeWidget.ScrollHint.PositionAtTop)
            found.setExpanded(self.topLevelItemCount() == 1)

"""What is done with kinds of content where they stand: they are made, renamed, moved and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from entourage.ui.sharing import acts
from entourage.ui.sharing.naming import Renaming
from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.topic import Topic
    from entourage.ui.desk import Desk
    from entourage.ui.sharing.board import Board
    from entourage.ui.sharing.menus import VerdictMenu


class Kinds(QObject):
    """Live as what can be done with the kind of content at the cursor."""

    def __init__(self, desk: Desk, board: Board) -> None:
        super().__init__(board)
        self._desk, self._view, self._new = desk, board.view, board.new_kind
        self._new.wanted.connect(self._make)
        self._new.left.connect(self._view.setFocus)
        self._view.renamed.connect(self.rename)
        self._view.moved.connect(self.move_by)

    def _make(self, text: str) -> None:
        acts.add_topic(self._desk, text, self._made, self._new.refuse)

    def _made(self, topic: Topic) -> None:
        self._new.end()
        self._view.choose_when_there(self._view.matrix.columns[0].key, topic.id)

    def topic(self) -> Topic | None:
        """Give the kind of content at the cursor."""
        current = self._view.current()
        return current.topic if current else None

    def rename(self) -> None:
        """Let the kind of content at the cursor be renamed where it stands."""
        current = self._view.current()
        if current is None:
            return
        if current.topic.locked:
            acts.refuse(self._desk, [current])
            return
        topic, row, head = current.topic, self._view.currentIndex().row(), self._view.down
        box = head.viewport().rect()
        box.setTop(head.sectionViewportPosition(row) + 2)
        box.setHeight(head.sectionSize(row) - 4)
        label = self._desk.language.gettext("Name of this kind of content")
        field = Renaming(label, topic, names.topic(self._desk.language, topic), box, head.viewport())
        field.renamed.connect(self._rename)
        field.ended.connect(self._view.setFocus)

    def _rename(self, topic: Topic, text: str) -> None:
        acts.rename_topic(self._desk, topic, text)

    def move_by(self, step: int) -> None:
        """Move the kind of content at the cursor up or down."""
        topic = self.topic()
        place = self._view.currentIndex().row() + step
        if topic and 0 <= place < len(self._view.matrix.topics):
            acts.move_topic(self._desk, topic, place)

    def remove(self) -> None:
        """Take the kind of content at the cursor away."""
        topic = self.topic()
        if topic:
            acts.remove_topic(self._desk, topic)

    def offer(self, menu: VerdictMenu) -> None:
        """Add what can be done with it to a menu."""
        language, topic = self._desk.language, self.topic()
        is_free, is_own = topic is not None and not topic.locked, topic is not None and not topic.preset
        menu.add(language.gettext("Rename this kind of content") + "\tF2", self.rename, enabled=is_free)
        menu.add(language.gettext("Move up") + "\tAlt+↑", lambda: self.move_by(-1))
        menu.add(language.gettext("Move down") + "\tAlt+↓", lambda: self.move_by(1))
        menu.add(language.gettext("Remove this kind of content"), self.remove, enabled=is_own)

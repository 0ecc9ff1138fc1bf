"""What is decided of a plan: one after the other, off the window's thread, and what is to follow once all is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from entourage.ui.importing.planned import chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Decision, Planned


class Choosing(QObject):
    """Live as what carries decisions into a plan, and knows of none beside the one it was last given.

    decided: the plan with what was decided of it. refused: why something cannot be; nothing is done that was to follow.
    """

    decided = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Planned | None = None
        self._waiting: list[Decision] = []
        self._is_choosing = False
        self._afterwards: Callable[[], None] | None = None

    @property
    def is_under_way(self) -> bool:
        """Tell whether something was decided that is not in the plan yet."""
        return bool(self._waiting) or self._is_choosing

    def show(self, found: Planned | None) -> None:
        """Decide of this plan from now on; what waits is of it, too."""
        self._found = found

    def forget(self) -> None:
        """Let go of what waits, and of what is to follow."""
        self._waiting, self._afterwards = [], None

    def drop(self) -> None:
        """Let go of what waits."""
        self._waiting = []

    def choose(self, decision: Decision) -> None:
        """Decide steps of the plan, by choices that are found off the window's thread; what comes meanwhile follows."""
        self._waiting.append(decision)
        if not self._is_choosing:
            self._decide()

    def afterwards(self, act: Callable[[], None]) -> None:
        """Go on once all that was decided is in the plan."""
        self._afterwards = act
        if not self._is_choosing:
            self._go_on()

    def _go_on(self) -> None:
        act, self._afterwards = self._afterwards, None
        if act:
            act()

    def _decide(self) -> None:
        found, decisions, self._waiting = self._found, self._waiting, []
        self._is_choosing = bool(found and decisions)
        if found is None or not decisions:
            self._go_on()
            return

        def then(answer: Planned) -> None:
            if self._found is found:
                self.decided.emit(answer)
            self._decide()

        def failed(error: BaseException) -> None:
            if self._found is found:
                self.forget()
                self.refused.emit(error)
            self._decide()

        self._desk.read(self, lambda database: chosen(database, found, decisions), then, failed=failed)

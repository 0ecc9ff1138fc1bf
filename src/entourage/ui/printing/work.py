"""Work in the background that whoever began it can take back."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from entourage.ui.jobs import Job, Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Token:
    """Hold whether some work is still wanted; it may be asked from any thread."""

    _taken_back: Event = field(default_factory=Event)

    def goes_on(self) -> bool:
        """Tell whether the work is still wanted."""
        return not self._taken_back.is_set()

    def take_back(self) -> None:
        """Want it no more."""
        self._taken_back.set()


class Work(QObject):
    """Live as what a dialog does in the background, one thing after another.

    failed: the fault that something ended with. What was begun before `take_back` is not finished, and not heard of.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.token = Token()
        desk.closing.connect(self.take_back)

    def take_back(self) -> None:
        """Want nothing more of what was begun."""
        self.token.take_back()
        self.token = Token()

    def start(self, call: Callable[[Database], Result], then: Callable[[Result], None]) -> None:
        """Do something with the book off the window's thread, then hand over the answer."""
        database, token = self._desk.database, self.token
        if database is None:
            return

        def called() -> Any:  # noqa: ANN401 - whatever the call answers
            return call(database) if token.goes_on() else None

        def answered(result: Result) -> None:
            if token.goes_on():
                then(result)

        def failed(error: BaseException) -> None:
            if token.goes_on():
                self.failed.emit(error)

        self._desk.jobs.start(Lane.LONG, Job(owner=self, call=called, then=answered, failed=failed))

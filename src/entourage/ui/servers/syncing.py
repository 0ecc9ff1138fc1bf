"""Address books kept in step beside the window: one at a time, by hand or by itself, and how each stands."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from entourage.domain.errors import EntourageError
from entourage.domain.watching import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.domain.password import Password
    from entourage.domain.watching import Watch
    from entourage.operations.server_plan import Asked
    from entourage.operations.servers import ServerBook
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.importing.watching import Watching
    from entourage.ui.servers.looked import Looked
    from entourage.ui.servers.work import Done

WRONG_PASSWORD = frozenset({"server_password_wrong", "server_app_password"})
_TICK = 20_000  # milliseconds between two looks at whether one is due
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold how an address book stands, as far as is known since the start.

    waiting: how many conflicts and questions wait for an answer. looked: the plan that is looked at. fault: what went
    wrong last, and empties with the next success. needs_password: it was due, and the person was not asked.
    """

    waiting: tuple[int, int] = (0, 0)
    looked: Looked | None = None
    fault: EntourageError | None = None
    needs_password: bool = False
    is_busy: bool = False


class Syncing(QObject):
    """Live as what synchronizes; it belongs to the desk.

    changed: how an address book stands is otherwise. progressed: (its id, how far it is).
    """

    changed = Signal()
    progressed = Signal(int, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.standings: dict[int, Standing] = {}
        self._books: Sequence[ServerBook] = ()
        self._watching: dict[int, Watching] = {}
        self._next: dict[int, Asked] = {}
        self._tried: dict[int, float] = {}
        self._told: dict[int, str] = {}
        self._has_begun = False
        self._ticking = QTimer(self, interval=_TICK)
        self._ticking.timeout.connect(self.look_what_is_due)
        desk.opened.connect(self._begin)
        desk.changed.connect(self._read)
        desk.closing.connect(self._end)

    # What is known.

    def standing(self, book_id: int) -> Standing:
        """Tell how an address book stands."""
        return self.standings.get(book_id, Standing())

    @property
    def count(self) -> int:
        """Count the conflicts and questions that wait."""
        return sum(sum(self.standing(one.id).waiting) for one in self._books)

    def _stand(self, book_id: int, **otherwise: Any) -> None:  # noqa: ANN401 - as dataclasses.replace has it
        self.standings[book_id] = replace(self.standing(book_id), **otherwise)
        self.changed.emit()

    def _begin(self) -> None:
        self._end()
        self.standings, self._books, self._tried, self._told = {}, (), {}, {}
        self._watching, self._next, self._has_begun = {}, {}, False
        self.changed.emit()
        self._read()

    def _end(self) -> None:
        self._ticking.stop()
        for watching in self._watching.values():
            watching.cancel()

    def _read(self) -> None:
        self._desk.read(self, _books_of, self._know, "address books")

    def _know(self, books: Sequence[ServerBook]) -> None:
        self._books = books
        gone = self.standings.keys() - {one.id for one in books}
        for book_id in gone:
            self.cancel(book_id)
            del self.standings[book_id]
        if gone:
            self.changed.emit()
        if not books:
            self._ticking.stop()
        elif not self._ticking.isActive():
            self._ticking.start()
        if not self._has_begun:
            self._has_begun = True
            for one in books:
                if one.at_start and one.last_at:
                    self.sync_unasked(one.id)
        self.look_what_is_due()

    # What is due.

    def look_what_is_due(self) -> None:
        """Begin with whatever is due by itself; never before the person has seen a first plan."""
        for one in self._books:
            if one.last_at and self._is_due(one, one.last_at) and not self._is_locked_out(one):
                self.sync_unasked(one.id)

    def _is_locked_out(self, book: ServerBook) -> bool:
        """Tell whether a server refused the password: who tries it again and again is shut out by some."""
        fault = self.standing(book.id).fault
        return fault is not None and fault.code in WRONG_PASSWORD

    def _is_due(self, book: ServerBook, last_at: str) -> bool:
        """Tell whether an address book was tried, here or before the start, longer ago than was chosen."""
        if book.id in self._tried:
            since = time.monotonic() - self._tried[book.id]
        else:
            since = (datetime.now(UTC) - datetime.fromisoformat(last_at)).total_seconds()
        return bool(book.every) and since >= book.every * _SECONDS

    def sync_unasked(self, book_id: int) -> None:
        """Synchronize by itself; while its plan is looked at, nothing is done behind the person's back."""
        if self.standing(book_id).is_busy or self.standing(book_id).looked:
            return
        self._tried[book_id] = time.monotonic()
        language = self._desk.language

        def call(database: Database, watch: Watch) -> Done:
            from entourage.keychain import Keychain  # noqa: PLC0415 - few have an address book
            from entourage.ui.servers import work  # noqa: PLC0415 - it imports storage

            return work.sync_unasked(database, language, book_id, Keychain(), watch)

        self._start(book_id, call, partial(self._synced_unasked, book_id), partial(self._failed_unasked, book_id))

    def _synced_unasked(self, book_id: int, done: Done) -> None:
        self._told.pop(book_id, None)
        self._after(book_id, done)

    def _failed_unasked(self, book_id: int, error: BaseException) -> None:
        """Say on the page what went wrong, and once in the bar."""
        if isinstance(error, EntourageError):
            self._stand(book_id, fault=error)
            if self._told.get(book_id) != error.code:
                self._told[book_id] = error.code
                self._desk.tell_fault(error)
        elif self._is_of_a_missing_password(error):
            self._stand(book_id, needs_password=True)
        else:
            self._desk.tell_fault(error)

    @staticmethod
    def _is_of_a_missing_password(error: BaseException) -> bool:
        from entourage.ui.servers.work import PasswordNeededError  # noqa: PLC0415 - it imports storage

        return isinstance(error, PasswordNeededError)

    # What is asked for.

    def sync(
        self,
        book_id: int,
        typed: Password | None,
        then: Callable[[Done], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Do at once what can be done without asking."""
        language = self._desk.language

        def call(database: Database, watch: Watch) -> Done:
            from entourage.keychain import Keychain  # noqa: PLC0415 - few have an address book
            from entourage.ui.servers import work  # noqa: PLC0415 - it imports storage

            return work.sync(database, language, book_id, typed, Keychain(), watch)

        self._carry_out(book_id, call, then, failed)

    def act(self, looked: Looked, then: Callable[[Done], None], failed: Callable[[BaseException], None]) -> None:
        """Carry out a plan that was looked at."""

        def call(database: Database, watch: Watch) -> Done:
            from entourage.ui.servers import work  # noqa: PLC0415 - it imports storage

            return work.act(database, looked, watch)

        self._carry_out(looked.plan.book.id, call, then, failed)

    def _carry_out(
        self,
        book_id: int,
        call: Callable[[Database, Watch], Done],
        then: Callable[[Done], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        def done(found: Done) -> None:
            self._after(book_id, found)
            then(found)

        def broken(error: BaseException) -> None:
            if isinstance(error, EntourageError) and error.code != "book_changed":
                self._stand(book_id, fault=error)
            self._desk.heed(0, 0)  # this side may be written all the same
            failed(error)

        self._tried[book_id] = time.monotonic()
        self._start(book_id, call, done, broken)

    def _after(self, book_id: int, done: Done) -> None:
        waiting = (len(done.synced.conflicts), len(done.synced.waiting))
        self._stand(book_id, waiting=waiting, looked=None, fault=None, needs_password=False)
        self._desk.heed(done.before, done.after)

    def look(
        self,
        book_id: int,
        typed: Password | None,
        then: Callable[[Looked], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Ask a server what changed, and plan what would be done."""
        language = self._desk.language

        def call(database: Database, watch: Watch) -> Looked:
            from entourage.keychain import Keychain  # noqa: PLC0415 - few have an address book
            from entourage.ui.servers import work  # noqa: PLC0415 - it imports storage

            return work.look(database, language, book_id, typed, Keychain(), watch)

        def looked(found: Looked) -> None:
            self._show(found)
            then(found)

        self._start(book_id, call, looked, partial(self._not_looked, book_id, failed))

    def _not_looked(self, book_id: int, failed: Callable[[BaseException], None], error: BaseException) -> None:
        if isinstance(error, EntourageError):
            self._stand(book_id, fault=error)
        failed(error)

    def look_again(self, looked: Looked, asked: Asked, failed: Callable[[BaseException], None]) -> None:
        """Plan anew with what was decided; nobody is asked for that. What is decided meanwhile follows."""
        language, book_id = self._desk.language, looked.plan.book.id
        if self.standing(book_id).is_busy:
            self._next[book_id] = asked
            return

        def call(database: Database, watch: Watch) -> Looked:
            from entourage.ui.servers import work  # noqa: PLC0415 - it imports storage

            return work.look_again(database, language, looked, asked, watch)

        def planned(found: Looked) -> None:
            self._show(found)
            further = self._next.pop(book_id, None)
            if further:
                self.look_again(found, further, failed)

        self._start(book_id, call, planned, failed)

    def _show(self, looked: Looked) -> None:
        plan = looked.plan
        waiting = (len(plan.conflicts), len(plan.waiting))
        self._stand(plan.book.id, looked=looked, waiting=waiting, fault=None, needs_password=False)

    def forget_plan(self, book_id: int) -> None:
        """Look at no plan any more; what waits goes on waiting."""
        self._next.pop(book_id, None)
        self._stand(book_id, looked=None)

    def cancel(self, book_id: int) -> None:
        """Stop what is under way with an address book."""
        watching = self._watching.get(book_id)
        if watching:
            watching.cancel()

    def _start(
        self,
        book_id: int,
        call: Callable[[Database, Watch], Any],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        from entourage.ui.importing.watching import Watching  # noqa: PLC0415 - few have an address book

        if self.standing(book_id).is_busy:
            return
        watching = Watching(self)
        watching.progressed.connect(partial(self.progressed.emit, book_id))
        self._watching[book_id] = watching

        def ended() -> None:
            self._watching.pop(book_id, None)
            watching.deleteLater()
            if book_id in self.standings:
                self.standings[book_id] = replace(self.standing(book_id), is_busy=False)

        def arrived(found: Any) -> None:  # noqa: ANN401 - whatever was asked
            ended()
            then(found)
            self.changed.emit()

        def broken(error: BaseException) -> None:
            ended()
            if not isinstance(error, Cancelled):
                failed(error)
            else:
                self._desk.heed(0, 0)
            self.changed.emit()

        self._stand(book_id, is_busy=True)
        self._desk.synchronize(self, lambda database: call(database, watching), arrived, broken)


def _books_of(database: Database) -> Sequence[ServerBook]:
    from entourage.operations import servers  # noqa: PLC0415 - it imports storage

    return servers.every(database)

"""Open a book: one SQLite file, read through one connection and written through one door."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session  # operations name the type, and only storage knows SQLModel

from entourage.domain.errors import EntourageError
from entourage.domain.watching import unwatched
from entourage.storage import migrate
from entourage.storage.settling import Settling
from entourage.storage.unit import Unit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.domain.watching import Watch

BUSY_SECONDS = 10

__all__ = ["Database", "Session", "faults", "now"]


class Database:
    """Live as an open book; `close` it when done."""

    def __init__(self, path: Path) -> None:
        """Open the file, bringing an older one up to date and making an absent one.

        Raises EntourageError: "database_newer", "database_damaged", "database_not_writable", "disk_full".
        """
        self.path = path
        with explained(path):
            migrate.bring_up_to_date(path, BUSY_SECONDS)
        self._settling = Settling(path, lambda: _connect(path, writing=True))
        self._reading = _engine(path, writing=False)
        self._writing = _engine(path, writing=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one state of the book and cannot write."""
        with explained(self.path), Session(self._reading) as session:
            yield session

    @contextmanager
    def unit(
        self, code: str, params: dict[str, Any] | None = None, *, undoable: bool = True, watch: Watch = unwatched
    ) -> Iterator[Unit]:
        """Give the one door for writing: a transaction that journals every row, and leaves nothing half done.

        A unit that wrote nothing leaves no trace; one that is not undoable leaves nothing in the journal.
        watch: is told how far it is when it finishes; what it raises leaves nothing behind.
        """
        with self._unit(code, params or {}, undoable=undoable, journals=undoable, watch=watch) as unit:
            yield unit

    @contextmanager
    def reversal(self, code: str) -> Iterator[Unit]:
        """Give the door for taking an act back, or bringing it back: journalled, and no act of its own."""
        with self._unit(code, {}, undoable=False, journals=True) as unit:
            yield unit

    @contextmanager
    def noting(self) -> Iterator[Unit]:
        """Give the door for what is known of servers: one transaction, which is no act and not in the journal."""
        with explained(self.path), Session(self._writing, expire_on_commit=False) as session:
            unit = Unit(session, "", {}, now(), undoable=False, journals=False)
            yield unit
            if unit.written:
                unit.leave_no_trace()
                session.commit()
        self._settling.begin()

    @contextmanager
    def _unit(
        self, code: str, params: dict[str, Any], *, undoable: bool, journals: bool, watch: Watch = unwatched
    ) -> Iterator[Unit]:
        with explained(self.path), Session(self._writing, expire_on_commit=False) as session:
            unit = Unit(session, code, params, now(), undoable=undoable, journals=journals, watch=watch)
            yield unit
            if unit.written:
                unit.finish()
                session.commit()
        self._settling.begin()

    def settle(self) -> None:
        """Wait until what was written lies in the book's own file, where it is on its way there."""
        self._settling.wait()

    def check(self) -> list[str]:
        """Ask SQLite whether the file is whole; return what is wrong, nothing where all is well."""
        return faults(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self.settle()
        self._reading.dispose()
        self._writing.dispose()


def faults(path: Path) -> list[str]:
    """Ask SQLite whether a book's file is whole, without changing it; return what is wrong.

    The connection is a new one: an older one may remember of the search index what another has rebuilt since.
    """
    with explained(path):
        connection = _connect(path, writing=False)
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            strangers = [f"{row[0]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
        finally:
            connection.close()
    return [line for line in found if line != "ok"] + strangers


def now() -> str:
    """Return the present moment as kept in the book: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _engine(path: Path, *, writing: bool) -> Engine:
    engine = create_engine(
        "sqlite://", module=driver, creator=lambda: _connect(path, writing=writing), poolclass=QueuePool
    )
    event.listen(engine, "begin", lambda connection: _begin(connection, writing=writing))
    return engine


def _connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    connection = migrate.connect(path, BUSY_SECONDS)
    if writing:  # the log is copied by `settling`, which asks how long it is
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA journal_size_limit = 0")
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _begin(connection: Any, *, writing: bool) -> None:  # noqa: ANN401 - SQLAlchemy's event gives its own type
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the driver's errors about the file into the program's, which have sentences."""
    try:
        yield
    except (DatabaseError, driver.DatabaseError) as error:
        code = _code_of(str(error))
        if code is None:
            raise
        raise EntourageError(code, path=str(path)) from error


def _code_of(message: str) -> str | None:
    known = {
        "disk is full": "disk_full",
        "disk I/O error": "disk_full",
        "malformed": "database_damaged",
        "file is not a database": "database_damaged",
        "database is locked": "database_busy",
        "readonly database": "database_not_writable",
        "unable to open": "database_not_writable",
    }
    return next((code for words, code in known.items() if words in message), None)

"""Copy what was written from the log into the book's own file, beside whatever else is done.

SQLite would do so within the commit, which then takes twice as long and cannot be stopped: a second for an import of
30,000 people.
"""

from __future__ import annotations

from contextlib import closing, suppress
from threading import Thread
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

_WORTH = 4_000_000  # bytes of the log, where SQLite itself would begin


class Settling:
    """Live as what copies the log, in a thread of its own, once it is long enough to be worth it."""

    def __init__(self, path: Path, connect: Callable[[], sqlite3.Connection]) -> None:
        self._log = path.with_name(f"{path.name}-wal")
        self._connect = connect
        self._copying: Thread | None = None

    def begin(self) -> None:
        """Begin where there is enough to copy, and nothing is being copied."""
        with suppress(OSError, RuntimeError):  # no log, or no thread to be had: what is written stays written
            if self._log.stat().st_size >= _WORTH and not (self._copying and self._copying.is_alive()):
                copying = Thread(target=self._copy, name="entourage settling")
                copying.start()
                self._copying = copying

    def wait(self) -> None:
        """Wait until what is being copied has been."""
        if self._copying:
            self._copying.join()

    def _copy(self) -> None:
        # What cannot be copied now stays in the log, as safe as in the book, and is copied the next time.
        with suppress(driver.DatabaseError), closing(self._connect()) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

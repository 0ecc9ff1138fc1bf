"""Do one act on a book in a process of its own, which dies in the midst of it: at a statement, or when it is killed.

Run as: killed.py ACT FOLDER STATEMENT, the statement 0 for none. It says how many statements the act took.
"""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event

from entourage.operations import contacts, history, imports, merging, taking_back
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.storage.database import Database

FILE = "people.vcf"


def prepared(act: str, database: Database, folder: Path) -> Callable[[], object]:
    """Prepare an act, so that only the act itself is left to be done."""
    if act == "import":
        planned, _ = imports.plan(database, [folder / FILE])
        return partial(imports.carry_out, database, planned)
    if act == "merge":
        first, second = _called(database, "ana")
        return partial(merging.merge, database, [[first, second]])
    if act == "part":
        gone = merging.merges(database, _called(database, "ana")[0])[0].merged
        return partial(merging.unmerge, database, contact_id=gone)
    if act == "take back":
        newest = imports.past(database)[0]
        return partial(taking_back.take_back, database, newest.id)
    return partial(history.undo, database)


def _called(database: Database, words: str) -> list[int]:
    return [key for key, *_ in contacts.listing(database, contacts.People(words=words))]


class _Counting:
    def __init__(self, last: int) -> None:
        self.count, self._last = 0, last

    def __call__(self, *_: object) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def main(act: str, folder: Path, last: int) -> None:
    """Open the book, wait for a line, do the act, and close the book."""
    database = open_book(folder)
    do = prepared(act, database, folder)
    counting = _Counting(last)
    event.listen(Engine, "before_cursor_execute", counting)
    event.listen(Engine, "commit", counting)
    print("ready", flush=True)  # noqa: T201 - to the test
    sys.stdin.readline()
    do()
    print(counting.count, flush=True)  # noqa: T201 - to the test
    database.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

"""Open a person's book: a new one gets its first circles and rules, an old trash is emptied."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from entourage.domain import presets
from entourage.domain.errors import EntourageError
from entourage.operations import sharing
from entourage.operations.circles import preset_row
from entourage.storage import book, circles, contacts, erasing, rules
from entourage.storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

FILE = "book.entourage"
DAYS_IN_TRASH = 30


def holds_book(folder: Path) -> bool:
    """Tell whether there is a book in a folder, or something that keeps from knowing."""
    try:
        (folder / FILE).stat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def open_book(folder: Path) -> Database:
    """Open the book of a folder, making both where they are not there yet.

    Raises EntourageError: "folder_not_writable", and those of Database.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EntourageError("folder_not_writable", path=str(folder), reason=error.strerror or "") from error
    database = Database(folder / FILE)
    with database.read() as session:
        is_empty = book.preset(session) is None
        overdue = [key for key, _, _ in contacts.deleted(session, _days_ago(DAYS_IN_TRASH))]
    if is_empty:
        _begin(database)
    if overdue:
        with database.unit("empty_trash", {"count": len(overdue)}, undoable=False) as unit:
            erasing.erase(unit, overdue)
    return database


def _days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")


def _begin(database: Database) -> None:
    first = presets.rules_of(presets.DEFAULT_PRESET)
    with database.unit("begin", undoable=False) as unit:
        if book.preset(unit.session) is not None:
            return
        book.create(unit, presets.DEFAULT_PRESET)
        circles.create(unit, [preset_row(circle) for circle in presets.FIRST_CIRCLES])
        rules.create_topics(
            unit,
            [
                {
                    "preset": key,
                    "name": None,
                    "locked": key in presets.LOCKED_TOPICS,
                    "public": int(first.public[key]),
                    "unsorted": int(first.unsorted[key]),
                }
                for key in presets.TOPICS
            ],
        )
        sharing.apply_preset(unit, presets.DEFAULT_PRESET)

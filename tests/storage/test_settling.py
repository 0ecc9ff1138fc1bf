"""What was written comes into the book's own file beside other work, and nothing is lost on the way."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import sqlcipher3.dbapi2 as sqlite3

from entourage.operations.book import open_book
from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database

LARGE = 3_000_000


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path / "data")
    yield opened
    opened.close()


def write(database: Database, *sizes: int) -> None:
    with database.unit("import") as unit:
        for size in sizes:
            number = unit.take_ids(tables.Photo, 1)[0]
            unit.insert(tables.Photo, [{"id": number, "digest": str(number), "media_type": "", "data": b"x" * size}])


def log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def sizes_in(path: Path) -> list[int]:
    connection = sqlite3.connect(str(path))
    try:
        return [row[0] for row in connection.execute("SELECT LENGTH(data) FROM photo ORDER BY id")]
    finally:
        connection.close()


def alone(database: Database, folder: Path) -> list[int]:
    """Say what the book's file holds without its log."""
    copy = folder / "copy"
    shutil.copy(database.path, copy)
    return sizes_in(copy)


def test_much_that_was_written_comes_into_the_book_by_itself(database: Database, tmp_path: Path) -> None:
    write(database, LARGE, LARGE)
    database.settle()
    assert alone(database, tmp_path) == [LARGE, LARGE]
    write(database, 1)
    assert log_of(database.path).stat().st_size < LARGE


def test_little_stays_in_the_log_until_there_is_more(database: Database, tmp_path: Path) -> None:
    write(database, LARGE, LARGE)
    database.settle()
    write(database, 1)
    database.settle()
    assert alone(database, tmp_path) == [LARGE, LARGE]
    write(database, LARGE, LARGE)
    database.settle()
    assert alone(database, tmp_path) == [LARGE, LARGE, 1, LARGE, LARGE]


def test_who_reads_meanwhile_sees_what_was_there_before_and_nothing_is_lost(database: Database, tmp_path: Path) -> None:
    def count(session: Any) -> int:  # noqa: ANN401 - a session
        return int(session.connection().exec_driver_sql("SELECT COUNT(*) FROM photo").scalar())

    with database.read() as session:
        assert count(session) == 0
        write(database, LARGE, LARGE)
        write(database, LARGE)
        database.settle()
        assert count(session) == 0
    with database.read() as session:
        assert count(session) == 3
    database.close()
    assert not log_of(database.path).exists()
    assert sizes_in(database.path) == [LARGE, LARGE, LARGE]


def test_closing_at_once_waits_for_what_is_being_copied(database: Database) -> None:
    write(database, *[LARGE] * 10)
    database.close()
    assert not log_of(database.path).exists()
    assert sizes_in(database.path) == [LARGE] * 10

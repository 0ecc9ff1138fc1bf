"""Bring a book's file to the present schema, with a copy before anything changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from entourage.domain.errors import EntourageError

if TYPE_CHECKING:
    import sqlite3

HEAD = "0014"
MIGRATIONS = Path(__file__).parent / "migrations"


def connect(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """Open a connection whose transactions are begun by hand, with foreign keys on and a write-ahead log."""
    connection: sqlite3.Connection = driver.connect(
        str(path), timeout=busy_seconds, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def bring_up_to_date(path: Path, busy_seconds: float) -> None:
    """Make or migrate the file where its revision is not the present one.

    A file of a newer program is refused ("database_newer"); before a migration the file is copied beside itself.
    """
    connection = connect(path, busy_seconds)
    try:
        revision = _revision(connection)
        if revision == HEAD:
            return
        if revision is not None and revision not in _known():
            raise EntourageError("database_newer", path=str(path))
        if revision is not None:
            _copy(connection, path, revision)
    finally:
        connection.close()
    _upgrade(path, busy_seconds)


def _revision(connection: sqlite3.Connection) -> str | None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise EntourageError("database_damaged", path=_path_of(connection))
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _path_of(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])


def _known() -> set[str]:
    return {path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")}


def _copy(connection: sqlite3.Connection, path: Path, revision: str) -> None:
    place = path.with_name(f"{path.stem}-before-{HEAD}-was-{revision}{path.suffix}")
    place.unlink(missing_ok=True)
    try:
        # SQLite's own copy, because another program may be writing meanwhile.
        connection.execute("VACUUM INTO ?", (str(place),))
    except driver.DatabaseError as error:
        place.unlink(missing_ok=True)
        raise EntourageError("backup_failed", path=str(path), reason=str(error)) from error


def _upgrade(path: Path, busy_seconds: float) -> None:
    # Alembic takes 0.3 s to import, and is needed once in a book's life and at new versions.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connect"] = lambda: connect(path, busy_seconds)
    command.upgrade(config, "head")

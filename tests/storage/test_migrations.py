"""The file of a book: made, brought up to date with a copy, refused, shared by two programs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as driver
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex

from entourage.domain.errors import EntourageError
from entourage.operations import circles, contacts
from entourage.operations.book import FILE, open_book
from entourage.storage import database as storage
from entourage.storage import migrate, tables
from entourage.storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

HEAD = migrate.HEAD
NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{head}", None, None


def upgrade() -> None:
    op.add_column("circle", sa.Column("motto", sa.String(), server_default="none"))
    {more}
"""


def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str = "pass") -> None:
    """Let the program have one more migration."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_next.py").write_text(NEXT.format(head=migrate.HEAD, more=more), encoding="utf-8")
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    monkeypatch.setattr(migrate, "HEAD", "9999")


def test_the_migrations_make_the_schema_that_the_tables_say(tmp_path: Path) -> None:
    database = open_book(tmp_path)
    with database.read() as session:
        context = MigrationContext.configure(session.connection())
        differences = compare_metadata(context, tables.SQLModel.metadata)
    database.close()
    assert [one for one in differences if "contact_search" not in str(one)] == []


def test_the_migrations_index_the_same_rows_as_the_tables_say(tmp_path: Path) -> None:
    database = open_book(tmp_path)
    with database.read() as session:
        made = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        found = dict(session.connection().exec_driver_sql(made).all())
    database.close()
    indexes = [index for table in tables.SQLModel.metadata.tables.values() for index in table.indexes]
    said = {str(one.name): str(CreateIndex(one).compile(dialect=sqlite.dialect())) for one in indexes}
    assert {name: plain(one) for name, one in found.items()} == {name: plain(one) for name, one in said.items()}


def plain(statement: str) -> str:
    return statement.replace('"', "")


def test_the_program_knows_the_newest_migration() -> None:
    assert ScriptDirectory(str(migrate.MIGRATIONS)).get_current_head() == migrate.HEAD


def test_a_book_is_copied_before_it_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = open_book(tmp_path / "book")
    contacts.add(database, name="Ana Roy", fields=[])
    newer(tmp_path, monkeypatch)
    reopened = open_book(tmp_path / "book")
    database.close()
    assert circles.overview(reopened).everyone == 1
    assert reopened.check() == []
    reopened.close()
    copies = [path for path in (tmp_path / "book").iterdir() if "before-9999" in path.name]
    assert len(copies) == 1
    copy = driver.connect(str(copies[0]))
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    assert copy.execute("SELECT display_name FROM contact").fetchall() == [("Ana Roy",)]
    copy.close()


def test_a_migration_that_fails_leaves_the_book_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_book(tmp_path / "book").close()
    with monkeypatch.context() as patched:
        newer(tmp_path, patched, more="raise RuntimeError('half way')")
        with pytest.raises(RuntimeError, match="half way"):
            open_book(tmp_path / "book")
    database = open_book(tmp_path / "book")
    with database.read() as session:
        columns = [row[1] for row in session.connection().exec_driver_sql("PRAGMA table_info(circle)")]
    database.close()
    assert "motto" not in columns


def test_a_book_in_use_is_told_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.2)
    database = open_book(tmp_path)
    other = driver.connect(str(tmp_path / FILE), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(EntourageError) as told:
        contacts.add(database, name="Ana", fields=[])
    assert told.value.code == "database_busy"
    assert contacts.listing(database) == []
    other.execute("ROLLBACK")
    contacts.add(database, name="Ana", fields=[])
    other.close()
    database.close()


def test_a_book_is_begun_once_however_many_open_it_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "entourage", "--data", str(tmp_path), "--json", "circles"]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    answers = [process.communicate() for process in started]
    assert [process.returncode for process in started] == [0] * 4, answers
    assert len({out for out, _ in answers}) == 1
    assert len(json.loads(answers[0][0])["circles"]) == 4


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(EntourageError) as told:
        Database(tmp_path / FILE)
    assert told.value.code == "database_not_writable"


def before_accounts(connection: driver.Connection) -> None:
    """Take away what books from before revision 13 have not."""
    for table in ("server_circle", "server_card", "address_book", "server"):
        connection.execute(f"DROP TABLE {table}")
    for table in ("list_choice", "may_stay", "accepted_leak", "belonging", "account_task", "my_detail"):
        connection.execute(f"DROP TABLE {table}")
    added = {"account": ("title", "link", "photo"), "audience_list": ("use", "position"), "list_member": ("since",)}
    for table, columns in {**added, "book": ("working_hours",), "circle": ("reachable",)}.items():
        for column in columns:
            connection.execute(f'ALTER TABLE {table} DROP COLUMN "{column}"')
    connection.execute("CREATE TABLE connection_origin (id INTEGER PRIMARY KEY)")


def test_people_of_an_older_book_are_found_by_their_words(tmp_path: Path) -> None:
    database = open_book(tmp_path)
    contacts.add(database, name="Ana Roy", fields=[])
    gone = contacts.add(database, name="Anne Gone", fields=[])
    contacts.delete(database, contact_ids=[gone])
    database.close()
    older = driver.connect(str(tmp_path / FILE), isolation_level=None)
    older.execute("DROP TABLE contact_search")
    older.execute("CREATE VIRTUAL TABLE contact_search USING fts5(words, content='', contentless_delete=1)")
    older.execute('ALTER TABLE "merge" DROP COLUMN brought')
    older.execute('ALTER TABLE "import" DROP COLUMN heard')
    older.execute('ALTER TABLE "import" DROP COLUMN brought')
    before_accounts(older)
    older.execute("UPDATE alembic_version SET version_num = '0008'")
    older.close()
    database = open_book(tmp_path)
    assert [name for _, name, _ in contacts.listing(database, contacts.People(words="an_ro"))] == ["Ana Roy"]
    assert [name for _, name, _ in contacts.listing(database, contacts.People(words="an"))] == ["Ana Roy"]
    database.close()


def test_people_of_an_older_book_are_listed_by_their_families(tmp_path: Path) -> None:
    database = open_book(tmp_path)
    for name in ("Zoé Adam", "Alain Blanc", "Boulangerie Aubin"):
        contacts.add(database, name=name, fields=[])
    contacts.set_field(database, contact_id=1, field="suffix", text="Jr")
    database.close()
    older = driver.connect(str(tmp_path / FILE), isolation_level=None)
    older.execute("UPDATE contact SET display_name = 'Zoé Adam', sort_key = 'zoe adam' WHERE id = 1")
    older.execute("DELETE FROM value WHERE kind = 'formatted_name' AND contact_id = 1")
    older.execute("DELETE FROM value WHERE kind = 'name' AND contact_id > 1")
    older.execute("UPDATE contact SET sort_key = lower(display_name) WHERE id > 1")
    before_accounts(older)
    older.execute("UPDATE alembic_version SET version_num = '0011'")
    older.close()
    database = open_book(tmp_path)
    assert [name for _, name, _ in contacts.listing(database)] == ["Zoé Adam Jr", "Alain Blanc", "Boulangerie Aubin"]
    database.close()

"""A table that came is read anew where a person says now that its columns hold something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entourage.domain.contact import Kind, of_kind
from entourage.formats.record import Told
from entourage.operations import contacts, history, imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database

ROWS = "Name,Kontakt,Wo\nAnna Muster,anna@example.org,Bern\nBob Tester,bob@example.org,Basel\n"
WHERE = Told(named={"Wo": "note"})


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = open_book(tmp_path / "book")
    yield made
    made.close()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def bring(database: Database, path: Path, told: Told | None = None) -> ImportPlan:
    planned, unread = imports.plan(database, [path], told=told or Told())
    assert not unread
    imports.carry_out(database, planned)
    return planned


def counts(planned: ImportPlan) -> dict[str, int]:
    return {action: number for action, number in planned.counts.items() if number}


def notes(database: Database) -> list[str]:
    people = [contacts.load(database, key) for key in sorted(contacts.names(database))]
    return [value.text for person in people for value in of_kind(person.values, Kind.NOTE)]


def test_what_is_told_of_its_columns_later_is_written_once(database: Database, table: Path) -> None:
    bring(database, table)
    assert notes(database) == []
    assert counts(bring(database, table, WHERE)) == {"updated": 2}
    assert notes(database) == ["Bern", "Basel"]
    assert counts(bring(database, table, WHERE)) == {"same": 2}
    assert counts(bring(database, table)) == {"same": 2}


def test_it_can_be_taken_back(database: Database, table: Path) -> None:
    bring(database, table)
    bring(database, table, WHERE)
    history.undo(database)
    assert notes(database) == []
    assert counts(bring(database, table, WHERE)) == {"updated": 2}


def test_a_newer_table_of_the_same_source_knows_them_again(database: Database, table: Path, tmp_path: Path) -> None:
    bring(database, table)
    bring(database, table, WHERE)
    newer = tmp_path / "u.csv"
    newer.write_text(ROWS + "Kim Lee,kim@example.org,Genf\n", encoding="utf-8")
    assert counts(bring(database, newer)) == {"same": 2, "new": 1}
    assert sorted(notes(database)) == ["Basel", "Bern", "Genf"]


def test_what_was_typed_by_hand_stays(database: Database, table: Path) -> None:
    bring(database, table)
    anna = contacts.find(database, "Anna Muster")
    contacts.set_field(database, contact_id=anna, field="note", text="by hand")
    bring(database, table, WHERE)
    assert "by hand" in notes(database)


def test_what_a_column_says_under_its_new_meaning_it_no_longer_says_under_the_old(
    database: Database, table: Path
) -> None:
    bring(database, table)
    before = [contacts.load(database, key).values for key in sorted(contacts.names(database))]
    assert [value.text for values in before for value in of_kind(values, Kind.OTHER)] == ["Bern", "Basel"]
    bring(database, table, WHERE)
    after = [contacts.load(database, key).values for key in sorted(contacts.names(database))]
    assert not [value for values in after for value in of_kind(values, Kind.OTHER)]
    history.undo(database)
    assert [contacts.load(database, key).values for key in sorted(contacts.names(database))] == before


def test_what_another_source_says_too_stays_when_a_column_means_something_else(
    database: Database, table: Path, tmp_path: Path
) -> None:
    bring(database, table)
    card = tmp_path / "anna.vcf"
    row = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Muster\nEMAIL:anna@example.org\nEND:VCARD\n"
    card.write_text(row, encoding="utf-8")
    bring(database, card)
    bring(database, table, Told(named={"Kontakt": "note"}))
    people = [contacts.load(database, key).values for key in sorted(contacts.names(database))]
    assert "anna@example.org" in [value.text for values in people for value in of_kind(values, Kind.EMAIL)]

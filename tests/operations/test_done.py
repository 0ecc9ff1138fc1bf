"""What an import did and how its source stands: the numbers are those that it said of itself when it came."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from entourage.operations import contacts, imports, source_state, taking_back
from entourage.operations.book import open_book
from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = open_book(tmp_path / "book")
    yield made
    made.close()


def cards(*people: tuple[str, str]) -> str:
    said = (f"UID:{name}\r\nFN:{name}\r\nTITLE:{title}\r\n" for name, title in people)
    return "".join(f"BEGIN:VCARD\r\nVERSION:3.0\r\n{one}END:VCARD\r\n" for one in said)


def bring(database: Database, path: Path, text: str) -> int:
    path.write_text(text, encoding="utf-8", newline="")
    planned, _ = imports.plan(database, [path], "phone")
    return imports.carry_out(database, planned).imports[0]


def a_day_later(database: Database) -> None:
    """Let what was brought in so far have come a day before: moments are noted to the second."""
    with database.unit("edit_contact", {"contact": 1}) as unit:
        rows = unit.session.connection().exec_driver_sql("SELECT id, datetime(imported_at, '-1 day') FROM import")
        unit.update(tables.Import, [{"id": key, "imported_at": f"{at.replace(' ', 'T')}+00:00"} for key, at in rows])


def test_who_was_spoken_of_in_new_words_that_changed_nothing_is_not_counted_as_updated(
    database: Database, tmp_path: Path
) -> None:
    bring(database, tmp_path / "a.vcf", cards(("Ana Roy", "Chef"), ("Luc Petit", "Chef"), ("Zoé Côté", "Chef")))
    a_day_later(database)
    ana = contacts.find(database, "Ana Roy")
    contacts.set_field(database, contact_id=ana, field="title", text="Cook")
    newer = bring(database, tmp_path / "b.vcf", cards(("Ana Roy", "Head"), ("Luc Petit", "Head"), ("Zoé Côté", "Chef")))
    done = Counter(deed.did for deed in taking_back.done(database, newer))
    (past,) = (one for one in imports.past(database) if one.id == newer)
    assert (done["updated"], done["again"]) == (past.counts["updated"], past.counts["same"]) == (1, 2)
    assert source_state.of_import(database, newer).differing == ((ana, "Ana Roy"),)


def test_whom_the_newest_file_of_a_source_no_longer_names_is_told_of_it_alone(
    database: Database, tmp_path: Path
) -> None:
    everyone = [(f"Person {number}", "Chef") for number in range(6)]
    first = bring(database, tmp_path / "a.vcf", cards(*everyone))
    a_day_later(database)
    newer = bring(database, tmp_path / "b.vcf", cards(*everyone[:4], ("Zoé Côté", "Chef")))
    gone = source_state.of_import(database, newer).vanished
    assert [name for _, name in gone] == ["Person 4", "Person 5"]
    assert source_state.of_import(database, first).vanished == ()
    taking_back.take_back(database, newer)
    assert source_state.of_import(database, first).vanished == ()
    assert source_state.of_import(database, newer).vanished == ()


def test_a_file_of_a_few_says_nothing_of_the_others(database: Database, tmp_path: Path) -> None:
    everyone = [(f"Person {number}", "Chef") for number in range(6)]
    bring(database, tmp_path / "a.vcf", cards(*everyone))
    a_day_later(database)
    few = bring(database, tmp_path / "b.vcf", cards(("Person 0", "Head")))
    assert source_state.of_import(database, few).vanished == ()

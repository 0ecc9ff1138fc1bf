"""What an import did and how its source stands: the numbers are those that it said of itself when it came."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from entourage.operations import contacts, finding, imports, merging, source_state, taking_back
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


def bring(database: Database, path: Path, text: str, source: str = "phone") -> int:
    path.write_text(text, encoding="utf-8", newline="")
    planned, _ = imports.plan(database, [path], source)
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


def test_whose_changed_row_is_still_asked_about_is_not_told_to_be_gone_too(database: Database, tmp_path: Path) -> None:
    people = ("Ana Roy", "Luc Petit", "Zoé Côté", "Max Stone", "Eve Low", "Bob Gray")
    rows = [f"{one.replace(' ', ',')},{one[:3].lower()}@example.org,Northwind\n" for one in people]
    changed = [rows[0].replace("Northwind", "Southwind"), *rows[1:5]]
    found = []
    for name, said in (("a.csv", rows), ("b.csv", changed)):
        (tmp_path / name).write_text("".join(["First Name,Last Name,E-mail Address,Company\n", *said]), "utf-8")
        planned, _ = imports.plan(database, [tmp_path / name])
        found.append(imports.carry_out(database, planned).imports[0])
        a_day_later(database)
    newer = found[-1]
    ((new, (ana,)),) = [(one.contact, one.others) for one in finding.asked(database, newer)]
    assert [name for _, name in source_state.of_import(database, newer).vanished] == ["Bob Gray"]
    merging.keep_apart(database, [[new, ana]])
    assert {name for _, name in source_state.of_import(database, newer).vanished} == {"Ana Roy", "Bob Gray"}


def test_a_difference_is_told_of_the_source_alone_that_differs(database: Database, tmp_path: Path) -> None:
    bring(database, tmp_path / "a.vcf", cards(("Ana Roy", "Chef"), ("Luc Petit", "Chef")))
    beside = bring(database, tmp_path / "c.vcf", cards(("Ana Roy", ""), ("Luc Petit", "")), "cloud")
    ids = [one[0] for one in sorted(contacts.listing(database), key=lambda one: one[1])]
    merging.merge(database, [ids[:2], ids[2:]])
    a_day_later(database)
    contacts.set_field(database, contact_id=ids[2], field="title", text="Cook")
    newer = bring(database, tmp_path / "b.vcf", cards(("Ana Roy", ""), ("Luc Petit", "Head")))
    state = source_state.of_import(database, newer)
    assert (state.unsaid, state.differing) == (((ids[0], "Ana Roy"),), ((ids[2], "Luc Petit"),))
    assert source_state.of_import(database, beside) == source_state.SourceState()

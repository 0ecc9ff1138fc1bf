"""Which categories of a file are offered as circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.operations import contacts, imports
from entourage.operations.book import open_book
from entourage.operations.contacts import People

if TYPE_CHECKING:
    from pathlib import Path

GOOGLE = "myContacts,starred,* starred,System Group: My Contacts,Other Contacts,Choir,Star"


def test_labels_of_the_program_itself_are_kept_and_not_offered_as_circles(tmp_path: Path) -> None:
    file = tmp_path / "google.vcf"
    file.write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Roy\nCATEGORIES:{GOOGLE}\nEND:VCARD\n", encoding="utf-8")
    database = open_book(tmp_path / "book")
    planned, _ = imports.plan(database, [file])
    assert list(planned.categories) == ["Choir", "Star"]
    imports.carry_out(database, planned)
    (person,) = contacts.load_all(database, People())
    assert {value.text for value in person.values if value.kind == "category"} == set(GOOGLE.split(","))
    database.close()

"""The address book that LinkedIn was once let read, in its archive: ImportedContacts.csv or Contacts.csv."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from entourage.domain.contact import Kind
from entourage.formats import detect
from entourage.formats.record import Record
from entourage.operations import imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,"
    "FullName,Birthday,Location,BookmarkedAt,Profiles"
)
ROW = (
    'GMAIL,Zoé,Gagné,"Érable, inc.",Chef,"zoe@a.example, z@b.example","514 555-0101;514 555-0102 ext. 3",'
    '"2/3/20, 4:05 PM","12 rue A, Laval;7 Main St, Boston","https://a.example,https://b.example","zoe1;zoe2",'
    "Zoé Gagné,,Montréal,,https://www.linkedin.com/in/zoeg"
)


def _texts(record: Record, kind: Kind) -> list[str]:
    return [value.text for value in record.values if value.kind is kind]


def _read(text: str) -> tuple[str, list[Record]]:
    reading = detect.read_bytes(text.encode())
    return reading.dialect, [item for item in reading.items if isinstance(item, Record)]


def test_each_of_several_values_in_a_cell_is_one_of_its_own() -> None:
    dialect, [record] = _read(f"{HEADINGS}\n{ROW}\n")
    assert dialect == "linkedin-book"
    assert _texts(record, Kind.EMAIL) == ["zoe@a.example", "z@b.example"]
    assert _texts(record, Kind.TELEPHONE) == ["514 555-0101", "514 555-0102 ext. 3"]
    streets = [value.as_address.street for value in record.values if value.kind is Kind.ADDRESS]
    assert streets == ["12 rue A, Laval", "7 Main St, Boston"]
    assert _texts(record, Kind.URL)[:2] == ["https://a.example", "https://b.example"]
    profiles = [value.as_profile[:2] for value in record.values if value.kind is Kind.PROFILE]
    assert profiles == [("", "zoe1"), ("", "zoe2"), ("linkedin", "zoeg")]
    [company] = [value.parts for value in record.values if value.kind is Kind.ORGANIZATION]
    assert company == ("Érable, inc.",)


@pytest.mark.parametrize("cell", ["514 555-0101;ext=12", "514 555-0101, 12"])
def test_an_extension_stays_with_its_number(cell: str) -> None:
    _, [record] = _read(f'FirstName,LastName,Emails,PhoneNumbers,CreatedAt\nZoé,Gagné,,"{cell}",\n')
    assert _texts(record, Kind.TELEPHONE) == [cell]


def test_the_same_words_written_apart_are_anyones() -> None:
    dialect, _ = _read("First Name,Last Name,Emails,Phone Numbers\nZoé,Gagné,zoe@a.example,514 555-0101\n")
    assert dialect == ""


def test_it_is_taken_out_of_the_archive_as_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "Basic.zip"
    with zipfile.ZipFile(path, "w") as archive:
        connected = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        archive.writestr("Connections.csv", f"{connected}Ada,Roy,https://www.linkedin.com/in/ada,,,,03 Apr 2024\n")
        archive.writestr("ImportedContacts.csv", f"{HEADINGS}\n{ROW}\n")
        archive.writestr("Skills.csv", "Name\nCooking\n")
    book = open_book(tmp_path / "book")
    planned, unread = imports.plan(book, [path])
    book.close()
    assert unread == []
    assert {(file.dialect, file.name) for file in planned.files} == {
        ("linkedin", "Basic.zip/Connections.csv"),
        ("linkedin-book", "Basic.zip/ImportedContacts.csv"),
    }
    assert len({file.source_name for file in planned.files}) == 2

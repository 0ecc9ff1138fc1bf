"""What a book writes to files, other programs and another book take in whole."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entourage.domain.contact import Kind, display_name
from entourage.domain.errors import EntourageError
from entourage.formats import detect
from entourage.formats.record import Record
from entourage.operations import circles, contacts, exporting, imports
from entourage.operations.book import open_book
from entourage.operations.contacts import EVERYONE
from entourage.operations.exporting import Exported, Form
from entourage.operations.naming import Named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database

CARDS = """BEGIN:VCARD
VERSION:3.0
UID:8b574c60-fd7f-4e99-b584-c5db131ae687
FN:Zoé Roux
N:Roux;Zoé;;;
item1.TEL;TYPE=pref:+33 6 12 34 56 78
item1.X-ABLabel:Chalet
EMAIL;TYPE=HOME:zoe@example.org
item2.ADR;TYPE=HOME:;;12\\, rue du Quai;Québec;QC;G1R;Canada
item2.X-ABADR:ca
BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12
DEATHDATE:19960415
PRONOUNS;LANGUAGE=en:they/them
KEY;TYPE=PGP;ENCODING=b:AAECAwQ=
NOTE:Une note\\nde deux lignes
CATEGORIES:Chorale
X-SHOE-SIZE;X-Y=a:38
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
FN:Łukasz
TITLE:Luthier
CATEGORIES:Chorale
END:VCARD
"""
FORMATS = ("vcard", "vcard3", "vcard4", "google-csv", "outlook-csv", "json")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS, encoding="utf-8")
    database = open_book(tmp_path / "book")
    planned, _ = imports.plan(database, [path])
    imports.carry_out(database, planned, categories=[("Chorale", Named("Singers"))])
    yield database
    database.close()


def export(
    database: Database, path: Path, file_format: str, form: Form | None = None, *, mine: bool = True
) -> Exported:
    called = {one.id: one.name for one, _ in circles.overview(database).circles if one.name}
    return exporting.export(
        database, wanted=EVERYONE, file_format=file_format, path=path, circle_names=called, for_myself=mine, form=form
    )


def people(database: Database) -> dict[str, Counter[tuple[object, ...]]]:
    """Give all that a book knows: no order, no circles, no group that ties nothing, no full name that its parts say."""
    said = {}
    for person in contacts.load_all(database, EVERYONE):
        groups = Counter(value.group for value in person.values)
        said[person.display_name] = Counter(
            (
                value.kind,
                value.text,
                " ; ".join(value.parts).rstrip(" ;"),
                frozenset(value.types),
                value.label,
                value.name,
                value.group if groups[value.group] > 1 else "",
                frozenset(value.parameters),
            )
            for value in person.values
            if (value.kind, value.text) not in {(Kind.CATEGORY, "Singers"), (Kind.FORMATTED_NAME, "Zoé Roux")}
        )
    return said


@pytest.mark.parametrize(("file_format", "lessened"), [("google-csv", 0), ("outlook-csv", 1)])
def test_a_table_can_be_written_without_the_lines_that_hold_what_no_column_does(
    database: Database, tmp_path: Path, file_format: str, lessened: int
) -> None:
    full, bare = tmp_path / "full.csv", tmp_path / "bare.csv"
    assert export(database, full, file_format).lessened == 0
    assert export(database, bare, file_format, Form(only_columns=True)).lessened == lessened
    assert "X-SHOE-SIZE;X-Y=a" in full.read_text("utf-8-sig")
    text = bare.read_text("utf-8-sig")
    assert [sign for sign in ("[Entourage]", "X-Y=a", "X-INSTEAD-OF", "vCard") if sign in text] == []
    assert all(said in text for said in ("Roux", "+33 6 12 34 56 78", "Une note", "Singers", "Luthier"))


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_book_that_takes_in_what_another_wrote_knows_the_same(
    database: Database, tmp_path: Path, file_format: str
) -> None:
    path = tmp_path / "out"
    assert export(database, path, file_format).people == 2
    other = open_book(tmp_path / "other")
    planned, unread = imports.plan(other, [path])
    imports.carry_out(other, planned)
    for name, said in people(database).items():
        assert said == people(other)[name]
    assert not unread
    other.close()


def test_a_picture_that_nobody_could_read_goes_out_as_it_came_and_is_told(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{0}\r\nPHOTO;ENCODING=b;TYPE=JPEG:{1}\r\nEND:VCARD\r\n"
    (tmp_path / "in.vcf").write_text(card.format("Zoé", "%%not base64%%") + card.format("Ana", "/9j/4AAQ"))
    book = open_book(tmp_path / "photos")
    imports.carry_out(book, imports.plan(book, [tmp_path / "in.vcf"])[0])
    done = export(book, tmp_path / "out.vcf", "vcard")
    table = export(book, tmp_path / "out.csv", "google-csv")
    book.close()
    assert (done.people, done.unread, table.unread) == (2, 1, 0)
    assert ":%%not base64%%\n" in (tmp_path / "out.vcf").read_text("utf-8")


@pytest.mark.parametrize(("file_format", "prefix"), [("vcard", "X-ADDRESSBOOKSERVER-"), ("vcard4", "")])
def test_circles_go_along_as_groups_where_that_is_wished(
    database: Database, tmp_path: Path, file_format: str, prefix: str
) -> None:
    path = tmp_path / "out.vcf"
    assert export(database, path, file_format, Form(groups=True)).groups == 1
    records = [item for item in detect.read(path).items if isinstance(item, Record)]
    (group,) = (record for record in records if record.kind == "group")
    assert display_name(group.values) == "Singers"
    assert {*group.members} == {record.identifier for record in records} - {group.identifier}
    assert f"\n{prefix}MEMBER:urn:uuid:8b574c60-fd7f-4e99-b584-c5db131ae687\n" in path.read_text("utf-8")
    assert export(database, path, file_format, Form(groups=True), mine=False).groups == 0
    assert "Singers" not in path.read_text("utf-8")


def test_a_file_for_each_person_comes_in_an_archive(database: Database, tmp_path: Path) -> None:
    contacts.add(database, name="Zoé Roux", fields=[])
    contacts.add(database, name='a/b\\c:"*?', fields=[])
    export(database, tmp_path / "out.zip", "vcard", Form(one_each=True))
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        names = archive.namelist()
        assert sorted(names) == ["Zoé Roux (2).vcf", "Zoé Roux.vcf", "a b c.vcf", "Łukasz.vcf"]
        assert all(archive.read(name).count(b"BEGIN:VCARD") == 1 for name in names)


def test_letters_that_an_encoding_does_not_know_are_refused_by_name(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"before")
    with pytest.raises(EntourageError) as refused:
        export(database, path, "outlook-csv", Form(encoding="cp1252"))
    assert (refused.value.code, refused.value.params["people"]) == ("letters_not_in_encoding", ["Łukasz"])
    assert refused.value.params["letters"] == "Ł"
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_letters_that_an_encoding_lacks_are_written_plainly_where_that_is_wanted(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    done = export(database, path, "outlook-csv", Form(encoding="cp1252", plain=True))
    assert done.plain == ("Łukasz",)
    text = path.read_bytes().decode("cp1252")
    assert "Lukasz" in text
    assert "Zoé" in text  # what the encoding has stays as it is


@pytest.mark.parametrize(("headers", "first"), [("en", "Title,First Name"), ("fr", "Titre,Prénom")])
def test_outlook_is_written_in_its_language_and_its_old_letters(tmp_path: Path, headers: str, first: str) -> None:
    database = open_book(tmp_path / "book")
    contacts.add(database, name="Zoé Côté", fields=[("note", "Rencontrée à l’été, déjà là-bas : 12 €")])
    export(database, tmp_path / "out.csv", "outlook-csv", Form(headers=headers, encoding="cp1252"))
    database.close()
    text = (tmp_path / "out.csv").read_bytes().decode("cp1252")
    assert text.startswith(first)
    assert "Rencontrée à l’été, déjà là-bas : 12 €" in text
    (record,) = (item for item in detect.read(tmp_path / "out.csv").items if isinstance(item, Record))
    assert "Rencontrée à l’été, déjà là-bas : 12 €" in {value.text for value in record.values}


@pytest.mark.parametrize("file_format", FORMATS)
@given(stop=st.integers(0, 4))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_stopped_on_its_way_leaves_no_file(
    database: Database, tmp_path: Path, file_format: str, stop: int
) -> None:
    asked = iter(range(100))
    path = tmp_path / "stopped"
    path.unlink(missing_ok=True)
    done = exporting.export(
        database,
        wanted=EVERYONE,
        file_format=file_format,
        path=path,
        circle_names={},
        for_myself=True,
        goes_on=lambda: next(asked) < stop,
    )
    is_whole = stop > 2
    assert (done.people, path.exists()) == ((2, True) if is_whole else (0, False))


def test_pictures_are_in_memory_a_hundred_people_at_a_time(tmp_path: Path) -> None:
    photo = "/9j/" + "A" * 40_000
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nUID:{n}\nFN:P {n}\nPHOTO;ENCODING=b;TYPE=JPEG:{photo}{n:04}\nEND:VCARD\n"
        for n in range(600)
    )
    (tmp_path / "cards.vcf").write_text(cards, encoding="utf-8")
    database = open_book(tmp_path / "book")
    planned, _ = imports.plan(database, [tmp_path / "cards.vcf"])
    imports.carry_out(database, planned)
    del planned
    tracemalloc.start()
    assert export(database, tmp_path / "out.vcf", "vcard").people == 600
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    database.close()
    assert (tmp_path / "out.vcf").stat().st_size > 24_000_000
    assert most < 12_000_000

"""Pictures beside cards, as Google's archives have them: taken where a name says certainly whose each is."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from entourage.domain.contact import Kind, of_kind
from entourage.operations import imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database

ALL, FRIENDS = "Takeout/Contacts/All Contacts/", "Takeout/Contacts/Friends/"
LINK = "https://lh3.googleusercontent.com/contacts/abc"


def picture(shade: int, side: int = 20) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (side, side), (shade, 90, 90)).save(written, "JPEG")
    return written.getvalue()


def card(name: str, more: str = "") -> str:
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nN:;{name};;;\r\n{more}END:VCARD\r\n"


def pack(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def unpack(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Database]:
    database = open_book(tmp_path / "book")
    yield database
    database.close()


def pictured(planned: ImportPlan) -> dict[str, bytes]:
    """Give the pictures of a plan, by the names of the people."""
    found: dict[str, bytes] = {}
    for step in planned.steps:
        for value in of_kind(step.draft.values if step.draft else (), Kind.PHOTO):
            if value.photo and value.photo.data:
                found[step.name] = value.photo.data
    return found


def left(planned: ImportPlan) -> dict[str, list[str]]:
    (inside,) = planned.containers
    return {code: sorted(names) for code, names in inside.troubles.items()}


@pytest.mark.parametrize("form", ["archive", "folder"])
def test_a_picture_named_after_exactly_one_person_is_theirs(book: Database, tmp_path: Path, form: str) -> None:
    both = card("Jane Doe", f"PHOTO:{LINK}\r\n") + card("Zoé Petit")
    files = {
        f"{ALL}All Contacts.vcf": both,
        f"{ALL}Jane Doe.jpg": picture(1),
        f"{ALL}{unicodedata.normalize('NFD', 'Zoé Petit')}.jpg": picture(2),
        "Takeout/Google Photos/Jane Doe.jpg": picture(3),
    }
    given = pack(tmp_path / "a.zip", files) if form == "archive" else unpack(tmp_path / "a", files)
    planned, _ = imports.plan(book, [given])
    assert pictured(planned) == {"Jane Doe": picture(1), "Zoé Petit": picture(2)}
    assert (planned.containers[0].pictured, planned.containers[0].without) == (2, 1)
    photos = of_kind(next(step.draft for step in planned.steps if step.draft).values, Kind.PHOTO)
    assert [value.photo.url for value in photos if value.photo] == [LINK]
    imports.carry_out(book, planned)
    again, _ = imports.plan(book, [given])
    assert again.counts == {"new": 0, "updated": 0, "same": 2, "maybe": 0, "unreadable": 0}


DELIVERED = "takeout-20240131T120000Z"


@pytest.mark.parametrize("form", ["archives", "folders", "a folder of archives"])
def test_the_pictures_of_an_archive_in_several_files_are_found_in_each(
    book: Database, tmp_path: Path, form: str
) -> None:
    parts: list[dict[str, str | bytes]] = [
        {f"{ALL}All Contacts.vcf": card("Jane Doe") + card("Zoé Petit"), f"{ALL}Jane Doe.jpg": picture(1)},
        {f"{ALL}Zoé Petit.jpg": picture(2), "Takeout/Google Photos/Jane Doe.jpg": picture(3)},
    ]
    make, more = (unpack, "") if form == "folders" else (pack, ".zip")
    (tmp_path / "given").mkdir()
    paths = [make(tmp_path / "given" / f"{DELIVERED}-00{number}{more}", one) for number, one in enumerate(parts, 1)]
    paths = [tmp_path / "given"] if form.startswith("a ") else paths[::-1]
    planned, unread = imports.plan(book, paths)
    assert (pictured(planned), unread) == ({"Jane Doe": picture(1), "Zoé Petit": picture(2)}, [])
    assert sum(one.without for one in planned.containers) == 1
    imports.carry_out(book, planned)
    assert imports.plan(book, paths)[0].counts["same"] == 2


def test_the_pictures_of_another_account_stay_with_their_own_list(book: Database, tmp_path: Path) -> None:
    mine = pack(tmp_path / f"{DELIVERED}-001.zip", {f"{ALL}All Contacts.vcf": card("Jane Doe")})
    hers = {
        f"{ALL}All Contacts.vcf": card("Luc Roy"),
        f"{ALL}Jane Doe.jpg": picture(1),
        f"{ALL}Luc Roy.jpg": picture(2),
    }
    other = pack(tmp_path / "takeout-20230505T090000Z-001.zip", hers)
    nobodys = pack(tmp_path / "old.zip", {f"{ALL}Jane Doe.jpg": picture(3)})
    planned, unread = imports.plan(book, [mine, other, nobodys])
    assert pictured(planned) == {"Luc Roy": picture(2)}
    assert [one.error.code for one in unread] == ["nobody_inside"]


def test_a_picture_that_may_be_of_several_people_is_named_and_left(book: Database, tmp_path: Path) -> None:
    files = {
        f"{ALL}All Contacts.vcf": card("Jane Doe", "TEL:1\r\n")
        + card("Jane Doe", "TEL:2\r\n")
        + card("Luc Roy")
        + card("Tom Low"),
        f"{ALL}Jane Doe.jpg": picture(1),
        f"{ALL}Jane Doe(1).jpg": picture(2),
        f"{ALL}Luc Roy(1).jpg": picture(3),
        f"{ALL}Tom Low.jpg": picture(4),
        f"{ALL}Ann Old.jpg": picture(5),
    }
    planned, _ = imports.plan(book, [pack(tmp_path / "a.zip", files)])
    assert pictured(planned) == {"Tom Low": picture(4)}
    assert left(planned) == {
        "pictures_unsure": ["Jane Doe(1).jpg", "Jane Doe.jpg", "Luc Roy(1).jpg"],
        "pictures_of_nobody": ["Ann Old.jpg"],
    }


def test_a_person_listed_under_several_labels_has_the_picture_once(book: Database, tmp_path: Path) -> None:
    jane = card("Jane Doe", "CATEGORIES:myContacts,Friends\r\n")
    files = {
        f"{ALL}All Contacts.vcf": jane + card("Luc Roy"),
        f"{FRIENDS}Friends.vcf": jane,
        f"{FRIENDS}Jane Doe.jpg": picture(1),
    }
    path = pack(tmp_path / "a.zip", files)
    planned, _ = imports.plan(book, [path])
    assert planned.counts["new"] == 2
    assert pictured(planned) == {"Jane Doe": picture(1)}
    imports.carry_out(book, planned)
    assert imports.plan(book, [path])[0].counts["same"] == len(planned.steps)


def test_pictures_that_come_later_are_added_to_the_people_of_the_same_cards(book: Database, tmp_path: Path) -> None:
    cards = card("Jane Doe") + card("Luc Roy")
    (tmp_path / "All Contacts.vcf").write_text(cards, newline="")
    imports.carry_out(book, imports.plan(book, [tmp_path / "All Contacts.vcf"])[0])
    path = pack(tmp_path / "a.zip", {f"{ALL}All Contacts.vcf": cards, f"{ALL}Jane Doe.jpg": picture(1)})
    planned, _ = imports.plan(book, [path])
    assert (planned.counts["updated"], planned.counts["new"], planned.counts["maybe"]) == (1, 0, 0)
    imports.carry_out(book, planned)
    alone, _ = imports.plan(book, [tmp_path / "All Contacts.vcf"])
    assert alone.counts["same"] == 2


@pytest.mark.parametrize("form", ["archive", "folder"])
def test_a_picture_is_opened_once_until_it_changes(book: Database, tmp_path: Path, form: str) -> None:
    files = {f"{ALL}a.vcf": card("Ana") + card("Luc"), f"{ALL}Ana.jpg": picture(1, 2100), f"{ALL}Luc.jpg": picture(2)}
    written = partial(pack, tmp_path / "a.zip") if form == "archive" else partial(unpack, tmp_path / "a")
    path, kept = written(files), imports.Kept()

    def planned() -> tuple[dict[str, bytes], set[str]]:
        read: set[str] = set()
        plan, _ = imports.plan(book, [path], kept=kept, watch=lambda progress: read.add(progress.name))
        return pictured(plan), {name for name in read if name.endswith(".jpg")}

    first, read = planned()
    assert read == {"Ana.jpg", "Luc.jpg"}
    again, read = planned()
    assert (again["Ana"] is first["Ana"], read) == (True, set())
    written(files)
    again, read = planned()
    assert (again["Ana"] is first["Ana"], "Ana.jpg" in read) == (True, True)
    written(files | {f"{ALL}Ana.jpg": picture(3, 2100)})
    assert planned()[0]["Ana"] != first["Ana"]


def test_a_name_cut_or_spelled_as_files_must_be_is_known(book: Database, tmp_path: Path) -> None:
    long = "Maria del Carmen Fernandez de la Vega y Sotomayor Gutierrez"
    cards = card(long) + card("Ann/Bob O'Hara") + card("Luc Roy")
    files = {
        f"{ALL}All Contacts.vcf": cards,
        f"{ALL}{long[:46]}.jpg": picture(1),
        f"{ALL}Ann_Bob O_Hara.png": picture(2),
        f"{ALL}Luc.jpg": picture(3),
    }
    planned, _ = imports.plan(book, [pack(tmp_path / "a.zip", files)])
    assert pictured(planned) == {long: picture(1), "Ann/Bob O'Hara": picture(2)}
    assert left(planned) == {"pictures_of_nobody": ["Luc.jpg"]}


def test_a_picture_in_the_card_stays_and_one_too_large_is_shrunk(book: Database, tmp_path: Path) -> None:
    from base64 import b64encode  # noqa: PLC0415

    own = b64encode(picture(9)).decode()
    cards = card("Jane Doe", f"PHOTO;ENCODING=b;TYPE=JPEG:{own}\r\n") + card("Luc Roy")
    files = {
        f"{ALL}All Contacts.vcf": cards,
        f"{ALL}Jane Doe.jpg": picture(1),
        f"{ALL}Luc Roy.jpg": picture(2, side=2400),
    }
    planned, _ = imports.plan(book, [pack(tmp_path / "a.zip", files)])
    assert pictured(planned)["Jane Doe"] == picture(9)
    assert left(planned) == {"pictures_besides": ["Jane Doe.jpg"]}
    assert [(one.code, one.line) for one in planned.files[0].drafted.notices] == [("photo_shrunk", 7)]
    assert len(pictured(planned)["Luc Roy"]) < 50_000


def test_pictures_in_a_folder_that_holds_any_list_are_no_matter_of_remarks(book: Database, tmp_path: Path) -> None:
    files = {"list.vcf": card("Jane Doe") + card("Luc Roy"), "IMG_0001.jpg": picture(1), "IMG_0002.jpg": picture(2)}
    planned, _ = imports.plan(book, [unpack(tmp_path / "a", files)])
    assert (left(planned), planned.containers[0].without) == ({}, 2)


def test_a_card_of_its_own_has_the_picture_of_its_folder(book: Database, tmp_path: Path) -> None:
    files = {"a/Jane.vcf": card("Jane Doe"), "a/Jane Doe.jpg": picture(1), "b/Jane.vcf": card("Jane Doe", "TEL:1\r\n")}
    folder = unpack(tmp_path / "a", files)
    planned, _ = imports.plan(book, [folder])
    assert len(pictured(planned)) == 1
    imports.carry_out(book, planned)
    assert imports.plan(book, [folder])[0].counts["same"] == 2


def test_a_text_that_begins_as_a_bitmap_does_is_no_picture(book: Database, tmp_path: Path) -> None:
    table = "BMI,First Name,Last Name,E-mail Address,Mobile Phone\n21,Ana,Silva,ana@example.org,0611223344\n"
    planned, unread = imports.plan(book, [unpack(tmp_path / "a", {"a.csv": table})])
    assert [step.name for step in planned.steps] == ["Ana Silva"], unread

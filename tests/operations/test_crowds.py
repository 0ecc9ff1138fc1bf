"""What holds more people than any book is refused before it fills the memory, by name and as a whole."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from entourage.domain.errors import EntourageError
from entourage.domain.watching import Stage
from entourage.formats import detect, json_text, limits
from entourage.formats.record import Notice, Part, Record
from entourage.formats.vcard import read_piece
from entourage.formats.vcard_pieces import Piece
from entourage.importing import work
from entourage.operations import imports
from entourage.operations.book import open_book
from entourage.operations.crowds import Crowd, without_crowd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.domain.watching import Progress
    from entourage.storage.database import Database

FEW = 20
CARDS = [f"BEGIN:VCARD\nVERSION:3.0\nFN:Ann {number}\nEND:VCARD\n" for number in range(FEW + 1)]
FRIENDS = {"friends_v2": [{"name": f"Ann {number}", "timestamp": 1_500_000_000} for number in range(FEW + 2)]}
PAGE = "<html><head><title>Your Friends</title></head><body><h1>Your Friends</h1>{}</body></html>"
CROWDED = {
    "cards.vcf": "".join(CARDS),
    "cards in small letters.vcf": "".join(CARDS).lower(),
    "rows.csv": "First Name,Last Name\n" + "".join(f"Ann,{number}\n" for number in range(FEW + 1)),
    "entries.ldif": "".join(
        f"dn: cn=a{number}\ncn: Ann {number}\nmail: a{number}@b.org\n\n" for number in range(FEW + 1)
    ),
    "friends.json": json.dumps(FRIENDS),
    "torn.json": json.dumps(FRIENDS)[:-5],
    "page.html": PAGE.format("".join(f'<div class="_a6-g"><h2>Ann {number}</h2></div>' for number in range(FEW + 1))),
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path / "book")
    yield opened
    opened.close()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PEOPLE", FEW)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("name", CROWDED)
def test_a_file_of_too_many_people_is_refused_by_name(book: Database, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(CROWDED[name], encoding="utf-8")
    planned, unread = imports.plan(book, [path])
    assert [(one.path, one.error.code) for one in unread] == [(path, "too_many_people")]
    assert not planned.steps


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("name", sorted(CROWDED.keys() - {"cards in small letters.vcf"}))
def test_it_is_refused_before_anybody_is_read(tmp_path: Path, name: str) -> None:
    reading = detect.read_bytes(CROWDED[name].encode())

    def items() -> Iterator[Record | Notice]:
        pytest.fail("somebody was read")
        yield Notice(code="")

    with pytest.raises(EntourageError):
        list(without_crowd(tmp_path, reading, items()))


@pytest.mark.usefixtures("few")
def test_files_that_have_too_many_people_together_cost_the_last_of_them(book: Database, tmp_path: Path) -> None:
    first, second = tmp_path / "a.vcf", tmp_path / "b.vcf"
    first.write_text("".join(CARDS[:12]), encoding="utf-8")
    second.write_text("".join(CARDS[12:]) + "".join(CARDS[:3]), encoding="utf-8")
    planned, unread = imports.plan(book, [first, second])
    assert [(one.path, one.error.code) for one in unread] == [(second, "too_many_together")]
    assert planned.counts["new"] == 12
    planned, unread = imports.plan(book, [second])
    assert (planned.counts["new"], unread) == (12, [])


@pytest.mark.usefixtures("few")
def test_of_an_archive_with_too_many_people_no_further_file_is_read_and_all_of_them_are_named_once(
    book: Database, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(6):
            names = "".join(CARDS[:8]).replace("Ann", f"Ann{number}")
            archive.writestr(f"{number}.vcf", names)
    read: set[str] = set()

    def watch(progress: Progress) -> None:
        if progress.stage is Stage.READING:
            read.add(progress.name)

    planned, unread = imports.plan(book, [path], watch=watch)
    assert [(one.path.name, one.error.code) for one in unread] == [("2.vcf", "too_many_together")]
    assert planned.containers[0].troubles == {"people_too_many": ["2.vcf", "3.vcf", "4.vcf", "5.vcf"]}
    assert planned.counts["new"] == 16
    assert read == {"0.vcf", "1.vcf", "2.vcf"}


@pytest.mark.usefixtures("few")
def test_once_there_are_too_many_nobody_more_is_taken(tmp_path: Path) -> None:
    crowd = Crowd()
    crowd.add(tmp_path, FEW)
    for people in (1, 0):
        with pytest.raises(EntourageError):
            crowd.add(tmp_path, people)


def test_a_file_of_which_too_much_is_not_understood_is_refused(
    book: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_REMARKS", FEW)
    path = tmp_path / "a.vcf"
    path.write_text(CARDS[0].replace("END", "what is this\n" * (FEW + 1) + "END"), encoding="utf-8")
    assert [one.error.code for one in imports.plan(book, [path])[1]] == ["too_many_remarks"]


@pytest.mark.usefixtures("few")
def test_a_part_of_a_file_is_read_no_further_in_another_process_either() -> None:
    piece = Piece("".join(CARDS * 3).encode(), 1, "utf-8")
    found = work.by_one(Part(read_piece, piece, 1))
    assert len(found) == FEW + 1
    assert isinstance(found[-1], Notice)
    assert found[-1].code == "too_many_people"


def test_json_of_more_parts_than_any_list_has_is_not_even_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MOST_PARTS", 100)
    monkeypatch.setattr(json_text, "loaded", pytest.fail)
    for text in ("[" + "{}," * 60 + "{}]", '{"friends_v2":' + "[" * 101):
        items = list(detect.read_bytes(text.encode()).items)
        assert [item.code for item in items if isinstance(item, Notice)] == ["too_many_people"]

"""However a file is read, its reading is told of throughout and ends at once where whoever watches stops it."""

from __future__ import annotations

import gzip
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from entourage.domain.watching import Cancelled, Stage, attended, tick, ticking
from entourage.operations import imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from entourage.domain.watching import Progress
    from entourage.storage.database import Database

MANY = 1500


def table() -> bytes:
    return ("Given Name,E-mail 1 - Value\n" + "".join(f"Ana {n},a{n}@example.org\n" for n in range(MANY))).encode()


def ldif() -> bytes:
    said = "dn: cn=Ana {n}\nobjectclass: person\ncn: Ana {n}\nmail: a{n}@example.org\n\n"
    return "".join(said.format(n=n) for n in range(MANY)).encode()


def page() -> bytes:
    said = '<div class="_a6-g"><div class="_a6_q">Ana {n}</div><div class="_a6-o">Jan 12, 2020 3:04 PM</div></div>'
    friends = "".join(said.format(n=n) for n in range(MANY))
    return f"<html><head><title>Your friends</title></head><body><h1>Your friends</h1>{friends}</body></html>".encode()


def friends() -> bytes:
    return json.dumps({"friends_v2": [{"name": f"Ana {n}", "timestamp": 1500000000 + n} for n in range(MANY)]}).encode()


def cards() -> bytes:
    said = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{n}\r\nFN:Ana {n}\r\nEND:VCARD\r\n"
    return "".join(said.format(n=n) for n in range(MANY)).encode()


def packed(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Contacts/all.vcf", cards())
        archive.writestr("Contacts/all.ldif", ldif())
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


KINDS: dict[str, Callable[[Path], Path]] = {
    "a table": lambda folder: written(folder / "a.csv", table()),
    "LDIF": lambda folder: written(folder / "a.ldif", ldif()),
    "a page": lambda folder: written(folder / "a.html", page()),
    "JSON": lambda folder: written(folder / "a.json", friends()),
    "packed cards": lambda folder: written(folder / "a.vcf.gz", gzip.compress(cards())),
    "an archive": lambda folder: packed(folder / "a.zip"),
}


class Patience:
    """Live as who stops the work when it has told of its reading so many times; never, where most is 0."""

    def __init__(self, most: int = 0) -> None:
        self.most = most
        self.seen: list[Progress] = []

    def __call__(self, progress: Progress) -> None:
        if progress.stage is Stage.READING:
            self.seen.append(progress)
            if len(self.seen) == self.most:
                raise Cancelled


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path / "book")
    yield opened
    opened.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_that_is_stopped_at_any_moment_ends_there(database: Database, tmp_path: Path, kind: str) -> None:
    path, whole = KINDS[kind](tmp_path), Patience()
    imports.plan(database, [path])  # what is in an archive is known from then on
    imports.plan(database, [path], watch=whole)
    for most in range(1, len(whole.seen), 7):
        watch = Patience(most)
        with pytest.raises(Cancelled):
            imports.plan(database, [path], watch=watch)
        assert len(watch.seen) == most


@pytest.mark.parametrize("kind", ["a table", "a page"])
def test_a_file_is_told_of_again_and_again_before_its_first_person(
    database: Database, tmp_path: Path, kind: str
) -> None:
    watch = Patience()
    imports.plan(database, [KINDS[kind](tmp_path)], watch=watch)
    before = [progress for progress in watch.seen if progress.done == 0]
    assert len(before) > MANY // 100


def test_how_far_the_reading_of_a_directory_is_moves_while_it_is_read(database: Database, tmp_path: Path) -> None:
    watch = Patience()
    imports.plan(database, [KINDS["LDIF"](tmp_path)], watch=watch)
    told = [progress.done for progress in watch.seen]
    assert told == sorted(told)
    assert len(set(told)) > MANY // 40
    assert told[-1] > MANY


def test_it_is_told_which_of_several_files_is_read_also_within_an_archive(database: Database, tmp_path: Path) -> None:
    watch = Patience()
    imports.plan(database, [KINDS["an archive"](tmp_path), KINDS["LDIF"](tmp_path)], watch=watch)
    assert {(progress.file, progress.files) for progress in watch.seen} == {(0, 3), (1, 3), (2, 3)}
    assert [progress.file for progress in watch.seen] == sorted(progress.file for progress in watch.seen)


def test_a_tick_is_heard_only_by_whoever_attends() -> None:
    heard: list[int] = []
    tick(1)
    with attended(heard.append):
        tick(2)
        with attended(lambda line: heard.append(-line)):
            tick(3)
        assert list(ticking("ab", 1)) == ["a", "b"]
    tick(4)
    assert heard == [2, -3, 0, 0]


def test_an_import_into_a_large_book_is_told_of_while_the_book_is_read_and_while_questions_are_kept(
    database: Database, tmp_path: Path
) -> None:
    """Everyone of the file is asked about, and everyone of the book is compared."""
    imports.carry_out(database, imports.plan(database, [written(tmp_path / "a.vcf", cards())], "mine")[0])
    other = written(tmp_path / "b.csv", table())
    told: list[Stage] = []
    planned = imports.plan(database, [other], "another", watch=lambda progress: told.append(progress.stage))[0]
    assert planned.counts["maybe"] == MANY
    assert told.count(Stage.KNOWING) > MANY // 64
    told.clear()
    imports.carry_out(database, planned, watch=lambda progress: told.append(progress.stage))
    written_only = MANY // 250
    assert told.count(Stage.WRITING) > written_only + 1
    assert told[-1] is Stage.INDEXING

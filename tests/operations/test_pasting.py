"""A pasted text waits beside the book, for nobody else's eyes, and not a moment longer than it has to."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from entourage import places
from entourage.operations import imports, pasting
from entourage.operations.book import open_book
from entourage.operations.pasting import Said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database

FRIENDS = "Amis\nAna Silva\nLuc Roy\n12 amis en commun\n"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Database]:
    database = open_book(tmp_path / "book")
    yield database
    database.close()


def kept(folder: Path, text: str = FRIENDS, said: Said = Said("Facebook")) -> Path:  # noqa: B008 - never changed
    return pasting.keep(folder, "Pasted text", text.encode(), said)


def brought_in(book: Database, path: Path) -> dict[str, int]:
    planned, _ = imports.plan(book, [path])
    imports.carry_out(book, planned)
    return {action: number for action, number in planned.counts.items() if number}


def test_a_pasted_text_is_imported_under_the_source_it_was_said_to_be_from(book: Database, tmp_path: Path) -> None:
    planned, _ = imports.plan(book, [kept(tmp_path)])
    assert (planned.files[0].source_name, planned.files[0].format) == ("Facebook", "names")
    assert [step.name for step in planned.steps] == ["Ana Silva", "Luc Roy"]


def test_the_same_text_again_changes_nothing_and_a_newer_one_only_adds(book: Database, tmp_path: Path) -> None:
    assert brought_in(book, kept(tmp_path)) == {"new": 2}
    assert brought_in(book, kept(tmp_path)) == {"same": 2}
    assert brought_in(book, kept(tmp_path, FRIENDS + "Zoé Petit\n")) == {"same": 2, "new": 1}


def test_two_lists_with_one_friend_in_common_are_two_sources(book: Database, tmp_path: Path) -> None:
    brought_in(book, kept(tmp_path, "Ana Silva\nLuc Roy\nZoé Petit\n", Said()))
    planned, _ = imports.plan(book, [kept(tmp_path, "Ana Silva\nKim Lee\nBo Berg\n", Said())])
    assert planned.files[0].source_id is None


@pytest.mark.skipif(sys.platform == "win32", reason="folders of others are closed there by their owner")
def test_nobody_else_may_read_what_waits(tmp_path: Path) -> None:
    path = kept(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_waits_no_more_is_removed_with_what_was_said_of_it(tmp_path: Path) -> None:
    first, second = kept(tmp_path), kept(tmp_path)
    assert first != second
    pasting.tidy(tmp_path, [str(second)])
    assert {path.name for path in first.parent.iterdir()} == {second.name, f".{second.name}.said"}


def test_what_is_put_aside_comes_back_as_it_was(tmp_path: Path) -> None:
    said = Said("LinkedIn", (1,), (2,))
    path = kept(tmp_path, said=said)
    taken = pasting.take(tmp_path, [path, tmp_path / "other.vcf"])
    assert not path.exists()
    pasting.put_back(taken)
    assert (pasting.text_kept(path), pasting.said_of(path)) == (FRIENDS, said)


def test_a_page_that_a_reader_knows_is_kept_as_it_is_and_any_other_as_its_text(tmp_path: Path) -> None:
    page = (
        '<html><head><title>{}</title></head><body><div class="{}"><h2 class="_a6-h">Ana Silva</h2></div></body></html>'
    )
    refused = page.format("Removed friends", "_a6-g")
    path = kept(tmp_path, refused)
    assert pasting.text_kept(path) == refused
    assert pasting.glance(refused, Said()).people == 0
    assert pasting.text_kept(kept(tmp_path, page.format("People", "row"))) == "Ana Silva"


def test_a_file_of_the_persons_own_is_never_taken_for_a_pasted_one(tmp_path: Path) -> None:
    path = kept(tmp_path / "other")
    book = tmp_path / "book"
    pasting.tidy(book, [])
    pasting.let_go(book, path)
    assert pasting.take(book, [path]) == {}
    assert path.exists()


def test_what_a_crash_left_half_written_is_removed_and_what_waits_is_not(tmp_path: Path) -> None:
    path, alone = kept(tmp_path), kept(tmp_path)
    path.with_name(f".{path.name}.new").write_text(FRIENDS, encoding="utf-8")
    alone.with_name(f".{alone.name}.said").unlink()
    pasting.tidy(tmp_path, [str(path)])
    assert {one.name for one in path.parent.iterdir()} == {path.name, f".{path.name}.said"}


@pytest.mark.skipif(sys.platform == "win32", reason="only an administrator makes links there")
def test_a_link_in_the_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(FRIENDS, encoding="utf-8")
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / places.PASTED).symlink_to(tmp_path)
    pasting.tidy(tmp_path / "book", [])
    assert mine.exists()

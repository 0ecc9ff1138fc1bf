"""An import is stopped at any moment: the book is as it was, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from entourage.domain.watching import Cancelled, Stage
from entourage.operations import contacts, exporting, history, imports
from entourage.operations.book import open_book
from entourage.operations.contacts import EVERYONE
from entourage.operations.naming import Named
from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.domain.watching import Progress
    from entourage.storage.database import Database


def card(number: int, *lines: str) -> str:
    said = "\r\n".join(lines)
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number}\r\nFN:Ana {number}\r\n{said}\r\nCATEGORIES:Choir\r\nEND:VCARD\r\n"
    )


def written(path: Path, *cards: str) -> Path:
    path.write_text("".join(cards), encoding="utf-8", newline="")
    return path


class Patience:
    """Live as who stops the work when it has told of itself so many times."""

    def __init__(self, most: int) -> None:
        self.left = most
        self.seen: list[Progress] = []

    def __call__(self, progress: Progress) -> None:
        self.seen.append(progress)
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a book with 1,200 people, one of them edited by hand and one act undone."""
    opened = open_book(tmp_path / "book")
    path = written(tmp_path / "mine.vcf", *(card(number, "TITLE:CTO") for number in range(1200)))
    planned, _ = imports.plan(opened, [path])
    imports.carry_out(opened, planned)
    contacts.set_field(opened, contact_id=1, field="title", text="Directrice")
    contacts.set_field(opened, contact_id=2, field="title", text="Chef")
    history.undo(opened)
    yield opened
    opened.close()


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    changed = (card(number, "TITLE:CEO", "NOTE:x") for number in range(600, 1200))
    fresh = (card(number, "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=") for number in range(1200, 2400))
    return written(tmp_path / "newer.vcf", *changed, *fresh)


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.read() as session:
        asked = {name: f'SELECT * FROM "{name}"' for name in tables.SQLModel.metadata.tables}  # noqa: S608 - the schema
        return {name: sorted(map(tuple, session.connection().exec_driver_sql(one))) for name, one in asked.items()}


def exported(database: Database, path: Path) -> bytes:
    exporting.export(database, wanted=EVERYONE, file_format="json", path=path, circle_names={}, for_myself=True)
    return path.read_bytes()


WISH = {"circle": Named("Chorale"), "categories": [("Choir", Named("Singers"))]}


def test_an_import_stopped_at_any_moment_leaves_the_book_as_it_was(
    database: Database, newer: Path, tmp_path: Path
) -> None:
    planned, _ = imports.plan(database, [newer])
    before, rows = exported(database, tmp_path / "before.json"), dump(database)
    moments = 0
    while True:
        patience = Patience(moments)
        try:
            imports.carry_out(database, planned, watch=patience, **WISH)  # type: ignore[arg-type] - named above
        except Cancelled:
            assert dump(database) == rows
            assert exported(database, tmp_path / "after.json") == before
            moments += 1
        else:
            break
    assert moments > 7
    assert {progress.stage for progress in patience.seen} == {Stage.WRITING, Stage.INDEXING}
    assert planned.counts == {"new": 1200, "updated": 600, "same": 0, "maybe": 0, "unreadable": 0}
    assert len(contacts.listing(database)) == 2400
    history.undo(database)
    assert exported(database, tmp_path / "undone.json") == before


def test_after_a_stop_the_same_plan_can_still_be_carried_out(database: Database, newer: Path) -> None:
    planned, _ = imports.plan(database, [newer])
    with pytest.raises(Cancelled):
        imports.carry_out(database, planned, watch=Patience(4))
    imports.carry_out(database, planned)
    assert len(contacts.listing(database)) == 2400
    assert database.check() == []


def test_a_plan_is_stopped_in_every_stage_and_tells_how_far_it_is(database: Database, newer: Path) -> None:
    whole = Patience(1_000_000)
    imports.plan(database, [newer], watch=whole)
    stages = list(dict.fromkeys(progress.stage for progress in whole.seen))
    assert stages == [Stage.READING, Stage.DRAFTING, Stage.KNOWING, Stage.MATCHING]
    for stage in stages:
        first = next(place for place, progress in enumerate(whole.seen) if progress.stage is stage)
        with pytest.raises(Cancelled):
            imports.plan(database, [newer], watch=Patience(first))
        told = [progress.done for progress in whole.seen if progress.stage is stage]
        assert told == sorted(told)
    assert all(0 <= progress.done <= progress.total for progress in whole.seen if progress.total)

"""What was read of the files of an import stays read until something else is said of them, or they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entourage.domain.watching import Stage
from entourage.formats.record import Told
from entourage.operations import imports, pasting
from entourage.operations.book import open_book
from entourage.operations.imports import About, Kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from entourage.domain.watching import Progress
    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database

TABLE = "Wer,Wo\nZoé,zoe@example.org\nLuc,luc@example.org\n"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Ana Silva\r\nEND:VCARD\r\n"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path / "book")
    yield opened
    opened.close()


def planned(
    database: Database, paths: list[Path], kept: Kept, about: Mapping[Path, About] | None = None
) -> tuple[ImportPlan, set[str]]:
    """Plan, and name the files that were read for it."""
    read: set[str] = set()

    def watch(progress: Progress) -> None:
        if progress.stage is Stage.READING:
            read.add(progress.name)

    plan, _ = imports.plan(database, paths, about=about, kept=kept, watch=watch)
    return plan, read


def files(tmp_path: Path) -> tuple[Path, Path]:
    table, cards = tmp_path / "wer.csv", tmp_path / "ana.vcf"
    table.write_bytes(TABLE.encode("cp1252"))
    cards.write_text(CARD, newline="")
    return table, cards


def test_only_the_file_of_which_something_is_said_is_read_anew(database: Database, tmp_path: Path) -> None:
    table, cards = files(tmp_path)
    kept = Kept()
    assert planned(database, [table, cards], kept)[1] == {"wer.csv", "ana.vcf"}

    told = Told(named={"Wer": "formatted_name", "Wo": "email"}, encoding="cp1252")
    plan, read = planned(database, [table, cards], kept, {table: About(told=told)})

    assert read == {"wer.csv"}
    assert [step.name for step in plan.steps] == ["Zoé", "Luc", "Ana Silva"]


def test_a_plan_of_what_was_kept_is_that_of_files_read_anew(database: Database, tmp_path: Path) -> None:
    table, cards = files(tmp_path)
    kept = Kept()
    planned(database, [cards], kept)
    again, read = planned(database, [cards, table], kept)

    assert read == {"wer.csv"}
    assert again == imports.plan(database, [cards, table])[0]


def test_telling_the_source_of_a_file_reads_none(database: Database, tmp_path: Path) -> None:
    _, cards = files(tmp_path)
    kept = Kept()
    planned(database, [cards], kept)
    plan, read = planned(database, [cards], kept, {cards: About(source="my phone")})

    assert not read
    assert plan.files[0].source_name == "my phone"


def test_a_file_that_has_changed_is_read_anew(database: Database, tmp_path: Path) -> None:
    _, cards = files(tmp_path)
    kept = Kept()
    planned(database, [cards], kept)
    cards.write_text(CARD.replace("Ana", "Eva"), newline="")
    plan, read = planned(database, [cards], kept)

    assert read == {"ana.vcf"}
    assert [step.name for step in plan.steps] == ["Eva Silva"]


def test_a_pasted_text_of_which_other_lines_are_names_is_read_anew(database: Database, tmp_path: Path) -> None:
    said = pasting.Said("", (1, 2), ())
    path = pasting.keep(tmp_path / "book", "names", b"Ana Silva\nLuc Roy\n", said)
    kept = Kept()
    assert len(planned(database, [path], kept)[0].steps) == 2

    pasting.write(path, b"Ana Silva\nLuc Roy\n", pasting.Said("", (1,), (2,)))

    assert [step.name for step in planned(database, [path], kept)[0].steps] == ["Ana Silva"]


def test_a_file_that_could_not_be_read_stays_unread_until_something_is_said_of_it(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,\nsee you on Sunday.\n")
    kept = Kept()
    assert planned(database, [path], kept)[1] == {"letter.txt"}

    plan, read = planned(database, [path], kept)

    assert not read
    assert not plan.files


@pytest.mark.parametrize("name", ["a\0b.vcf", "a\0b.zip/c.vcf", "a\0b"])
def test_a_path_that_cannot_be_costs_only_itself(database: Database, tmp_path: Path, name: str) -> None:
    _, cards = files(tmp_path)
    plan, unread = imports.plan(database, [tmp_path / name, cards])
    assert [one.path for one in unread] == [tmp_path / name]
    assert [step.name for step in plan.steps] == ["Ana Silva"]


def test_a_file_that_came_meanwhile_in_another_encoding_is_read_as_it_was_then(
    database: Database, tmp_path: Path
) -> None:
    table, _ = files(tmp_path)
    said = {table: About(told=Told(named={"Wer": "formatted_name", "Wo": "email"}))}
    other = {table: About(told=Told(named={"Wer": "formatted_name", "Wo": "email"}, encoding="cp850"))}
    kept = Kept()
    planned(database, [table], kept, said)
    imports.carry_out(database, imports.plan(database, [table], about=other)[0])

    plan, read = planned(database, [table], kept, said)

    assert read == {"wer.csv"}
    assert plan.files[0].encoding == "cp850"

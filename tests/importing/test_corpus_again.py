"""Real exports, where they are there: brought in again nothing changes, and changed somewhere just that is news."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.importing.test_repeating import dump

from entourage.domain.contact import Kind
from entourage.importing.plan import Action
from entourage.operations import imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from entourage.importing.draft import Draft
    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SMALL = 200_000
KINDS = (Kind.EMAIL, Kind.TITLE, Kind.NOTE, Kind.TELEPHONE)
PARTS = 12
FEW = 6
OTHER = {bytes([letter]): b"q" for letter in b"abcdefghijklmnoprstuvwxyz"} | {b"8": b"7"}


def files() -> list[Path]:
    every = CORPUS.iterdir() if CORPUS.is_dir() else ()
    kept = (path for path in every if path.suffix in {".vcf", ".vcard", ".csv", ".tsv"})
    return sorted(path for path in kept if path.stat().st_size < SMALL)


pytestmark = pytest.mark.skipif(not files(), reason="the collected exports are not here")


def planned(database: Database, path: Path, source: str = "") -> ImportPlan:
    plan, _ = imports.plan(database, [path], source)
    return imports.take_as_part(plan, range(len(plan.files)))


@pytest.mark.parametrize("part", range(PARTS))
def test_the_same_files_again_change_not_one_row(tmp_path: Path, part: int) -> None:
    database = open_book(tmp_path / "book")
    try:
        for path in files()[part::PARTS]:
            imports.carry_out(database, planned(database, path))
        before = dump(database)
        for path in files()[part::PARTS]:
            plan = planned(database, path)
            assert {step.action for step in plan.steps} <= {Action.SAME, Action.UNREADABLE}, path.name
            imports.carry_out(database, plan)
        assert dump(database) == before
    finally:
        database.close()


def mutated(data: bytes, drafts: tuple[Draft, ...]) -> tuple[bytes, set[int]]:
    """Change a word in each tenth person, where a value is written once in the file, letter for letter."""
    changed: set[int] = set()
    for draft in drafts[::10]:
        texts = [value.text for value in draft.values if value.kind in KINDS and value.text.isascii()]
        once = [one for text in texts if text != draft.name and data.count(one := text.encode()) == 1]
        lasting = [text for text in once if len(text) > FEW and text[-1:].isalnum()]
        if lasting:
            data = data.replace(lasting[0], lasting[0][:-1] + OTHER.get(lasting[0][-1:], b"8"))
            changed.add(draft.line)
    return data, changed


@pytest.mark.parametrize("part", range(PARTS))
def test_a_newer_export_brings_just_what_was_changed(tmp_path: Path, part: int) -> None:
    """A person whom the source identifies is updated; of a row without an identifier it is asked."""
    for number, path in enumerate(files()[part::PARTS]):
        database = open_book(tmp_path / f"{number}")
        try:
            first = planned(database, path, "mine")
            if not first.files:
                continue
            imports.carry_out(database, first)
            data, changed = mutated(path.read_bytes(), first.files[0].drafted.drafts)
            newer = tmp_path / f"newer {path.name}"
            newer.write_bytes(data)
            plan = planned(database, newer, "mine")
            news = {step.line for step in plan.steps if step.action not in (Action.SAME, Action.UNREADABLE)}
            assert news == changed, path.name
            for step in plan.steps:
                if step.line in changed and step.draft:
                    is_row = bool(step.candidates) and step.candidates[0].former is not None
                    assert step.action is Action.UPDATED or is_row, path.name
        finally:
            database.close()

"""Who was said to be another is never asked about again, whatever comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.importing.test_repeating import bring_in, card, database, written

from entourage.domain.matching import Word
from entourage.importing.choosing import Choice
from entourage.importing.plan import Answer
from entourage.operations import contacts, history, imports, merging
from entourage.storage import apart

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database

__all__ = ["database"]

MAIL = "EMAIL:ana.roy@example.org"
ANA, PAUL = card("a", "Ana Roy", MAIL, "TEL:5551234567"), card("p", "Ana Roy", MAIL, "TITLE:Cheffe")


def planned(database: Database, *paths: Path, sources: tuple[str, ...] = ()) -> ImportPlan:
    about = {path: imports.About(source) for path, source in zip(paths, sources, strict=False)}
    return imports.plan(database, paths, about=about)[0]


def asked(database: Database, path: Path, source: str) -> int:
    return planned(database, path, sources=(source,)).counts["maybe"]


def told_apart(database: Database, tmp_path: Path) -> tuple[Path, Path]:
    """Bring in two cards of two sources, and say in the plan of the second that they are two people."""
    mine, phone = written(tmp_path / "mine.vcf", ANA), written(tmp_path / "phone.vcf", PAUL)
    bring_in(database, mine, source="mine")
    plan = planned(database, phone, sources=("phone",))
    assert plan.counts["maybe"] == 1
    imports.carry_out(database, imports.choose(database, plan, {0: Choice(Answer.DIFFERENT)}))
    return mine, phone


def test_what_was_said_in_a_plan_is_known_of_the_people_in_the_book(database: Database, tmp_path: Path) -> None:
    told_apart(database, tmp_path)
    with database.read() as session:
        assert apart.known(session).contacts == {(1, 2)}
    history.undo(database)
    with database.read() as session:
        assert not apart.known(session).names


def test_they_are_not_asked_about_though_their_rows_went_and_came_again(database: Database, tmp_path: Path) -> None:
    """An erased person of whom a source may be asked to speak again is still not the other."""
    mine, phone = told_apart(database, tmp_path)
    for source, path, gone in (("mine", mine, 1), ("phone", phone, 2)):
        contacts.delete(database, contact_ids=[gone])
        contacts.empty_trash(database)
        assert asked(database, path, f"{source} anew") == 0
        bring_in(database, path, source=f"{source} anew")
    assert [name for _, name, _ in contacts.listing(database)] == ["Ana Roy", "Ana Roy"]


def test_two_of_one_plan_who_were_told_apart_are_not_asked_about(database: Database, tmp_path: Path) -> None:
    mine, phone = told_apart(database, tmp_path)
    contacts.delete(database, contact_ids=[1, 2])
    contacts.empty_trash(database)
    plan = planned(database, mine, phone, sources=("a", "b"))
    assert (plan.counts["new"], plan.counts["maybe"]) == (2, 0)


def test_two_who_were_told_apart_are_not_joined_through_a_third(database: Database, tmp_path: Path) -> None:
    mine, phone = told_apart(database, tmp_path)
    contacts.delete(database, contact_ids=[1, 2])
    contacts.empty_trash(database)
    third = written(tmp_path / "third.csv", "First Name,Last Name,Email\nAna,Roy,ana.roy@example.org\n")
    plan = planned(database, third, mine, phone, sources=("x", "y", "z"))
    assert plan.counts["maybe"] == 2
    answered = imports.answer_all(database, plan, Word.CERTAIN, Answer.SAME)
    assert [step.answer for step in answered.steps] == [None, Answer.SAME, None]


def test_whoever_was_merged_brings_along_of_whom_they_are_none(database: Database, tmp_path: Path) -> None:
    told_apart(database, tmp_path)
    third = written(tmp_path / "third.vcf", card("t", "A. Roy", MAIL))
    plan = planned(database, third, sources=("third",))
    imports.carry_out(database, plan)
    merging.merge(database, [[3, 2]])
    fourth = written(tmp_path / "fourth.vcf", card("a", "Ana Roy", MAIL))
    plan = planned(database, fourth, sources=("another phone",))
    assert [one.contact_id for one in plan.steps[0].candidates] == [1]
    merging.keep_apart(database, [[3, 1]])
    with database.read() as session:
        assert apart.known(session).contacts == {(1, 3)}


@pytest.mark.parametrize("is_changed", [False, True])
def test_rows_without_identifiers_are_known_by_what_they_say(
    database: Database, tmp_path: Path, *, is_changed: bool
) -> None:
    table = "First Name,Last Name,Email,Company\nAna,Roy,ana.roy@example.org,{}\n"
    bring_in(database, written(tmp_path / "mine.vcf", ANA), source="mine")
    rows = written(tmp_path / "rows.csv", table.format("Northwind"))
    plan = planned(database, rows)
    imports.carry_out(database, imports.choose(database, plan, {0: Choice(Answer.DIFFERENT)}))
    contacts.delete(database, contact_ids=[1, 2])
    contacts.empty_trash(database)
    bring_in(database, written(tmp_path / "mine.vcf", ANA), source="mine once more")
    other = written(tmp_path / "rows2.csv", table.format("Southwind" if is_changed else "Northwind"))
    assert asked(database, other, "elsewhere") == is_changed

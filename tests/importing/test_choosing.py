"""What a person decides of a plan: nobody but whom they chose, nothing lost, everything undone exactly."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from entourage.domain.comparing import identity
from entourage.domain.contact import SINGLE_KINDS, Kind, of_kind
from entourage.importing.choosing import Choice, may
from entourage.importing.plan import Action, Answer
from entourage.operations import contacts, history, imports
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path / "book")
    yield opened
    opened.close()


def card(uid: str, name: str, *lines: str) -> str:
    said = [f"UID:{uid}"] if uid else []
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *said, f"FN:{name}", *filter(None, lines), "END:VCARD", ""])


def written(path: Path, *cards: str) -> Path:
    path.write_text("".join(cards), encoding="utf-8", newline="")
    return path


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.read() as session:
        names = [name for name in tables.SQLModel.metadata.tables if name not in ("unit", "change")]
        asked = {name: f'SELECT * FROM "{name}"' for name in names}  # noqa: S608 - the schema
        return {name: sorted(map(tuple, session.connection().exec_driver_sql(one))) for name, one in asked.items()}


def planned(database: Database, *paths: Path, sources: tuple[str, ...] = ()) -> ImportPlan:
    about = {path: imports.About(source=name) for path, name in zip(paths, sources, strict=False)}
    found, unread = imports.plan(database, paths, about=about)
    assert not unread
    return found


def counted(plan: ImportPlan) -> dict[str, int]:
    return {action: count for action, count in plan.counts.items() if count}


def place_of(plan: ImportPlan, name: str, file: int | None = None) -> int:
    found = (at for at, step in enumerate(plan.steps) if step.name == name and file in (None, step.file))
    return next(found)


def same(plan: ImportPlan, place: int) -> dict[int, Choice]:
    return {place: Choice(Answer.SAME, plan.candidates(place)[0])}


def names(database: Database) -> list[str]:
    return sorted(name for _, name, _ in contacts.listing(database))


def said(database: Database, name: str, kind: Kind) -> list[str]:
    person = contacts.load(database, contacts.find(database, name))
    return [value.text for value in of_kind(person.values, kind)]


@pytest.fixture
def ana(database: Database, tmp_path: Path) -> Database:
    """Give a book in which there is Ana Roy, with a title typed by hand."""
    path = written(tmp_path / "mine.vcf", card("a", "Ana Roy", "EMAIL:ana@example.org", "TITLE:CTO", "TEL:1"))
    imports.carry_out(database, planned(database, path))
    contacts.set_field(database, contact_id=contacts.find(database, "Ana Roy"), field="title", text="Directrice")
    return database


PHONE = ("EMAIL:ana@example.org", "TEL:2", "BDAY:1985-04-12", "TITLE:CEO")


def test_who_is_left_out_is_not_there_and_is_offered_again(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "a.vcf", card("a", "Ana"), card("b", "Luc"))
    plan = planned(database, path)
    chosen = imports.choose(database, plan, {0: Choice(Answer.LEAVE_OUT)})
    assert (counted(chosen), counted(plan)) == ({"new": 1}, {"new": 2})
    imports.carry_out(database, chosen)
    assert names(database) == ["Luc"]
    assert counted(planned(database, path)) == {"new": 1, "same": 1}


def test_who_was_left_out_is_brought_in_again(database: Database, tmp_path: Path) -> None:
    plan = planned(database, written(tmp_path / "a.vcf", card("a", "Ana"), card("b", "Luc")))
    chosen = imports.choose(database, plan, {0: Choice(Answer.LEAVE_OUT)})
    assert imports.choose(database, chosen, {0: Choice()}) == plan


def test_a_plan_of_which_everyone_is_left_out_writes_nothing(database: Database, tmp_path: Path) -> None:
    plan = planned(database, written(tmp_path / "a.vcf", card("a", "Ana", "CATEGORIES:Chorale")))
    before = dump(database)
    imports.carry_out(database, imports.choose(database, plan, {0: Choice(Answer.LEAVE_OUT)}))
    assert dump(database) == before


def test_who_is_left_out_is_so_in_every_file_of_their_source(database: Database, tmp_path: Path) -> None:
    older = written(tmp_path / "1.vcf", card("a", "Ana"), card("b", "Luc"))
    newer = written(tmp_path / "2.vcf", card("a", "Ana", "TEL:1"), card("b", "Luc"))
    plan = planned(database, older, newer, sources=("mine", "mine"))
    again = next(at for at, step in enumerate(plan.steps) if step.after is not None and step.name == "Ana")
    chosen = imports.choose(database, plan, {again: Choice(Answer.LEAVE_OUT)})
    assert counted(chosen) == {"new": 1, "same": 1}
    imports.carry_out(database, chosen)
    assert names(database) == ["Luc"]


def test_an_update_left_out_leaves_the_person_as_they_are(ana: Database, tmp_path: Path) -> None:
    newer = written(tmp_path / "mine2.vcf", card("a", "Ana Roy", "EMAIL:new@example.org", "TITLE:CTO", "TEL:1"))
    plan = planned(ana, newer)
    assert counted(plan) == {"updated": 1}
    imports.carry_out(ana, imports.choose(ana, plan, {0: Choice(Answer.LEAVE_OUT)}))
    assert said(ana, "Ana Roy", Kind.EMAIL) == ["ana@example.org"]
    assert counted(planned(ana, newer)) == {"updated": 1}


def test_an_update_left_out_is_brought_in_from_that_same_file_later(ana: Database, tmp_path: Path) -> None:
    newer = written(tmp_path / "mine2.vcf", card("a", "Ana Roy", "EMAIL:new@example.org"), card("b", "Luc"))
    plan = planned(ana, newer)
    assert counted(plan) == {"updated": 1, "new": 1}
    imports.carry_out(ana, imports.choose(ana, plan, {place_of(plan, "Ana Roy"): Choice(Answer.LEAVE_OUT)}))
    assert said(ana, "Ana Roy", Kind.EMAIL) == ["ana@example.org"]
    again = planned(ana, newer)
    assert counted(again) == {"updated": 1, "same": 1}
    imports.carry_out(ana, again)
    assert said(ana, "Ana Roy", Kind.EMAIL) == ["new@example.org"]
    before = dump(ana)
    assert counted(planned(ana, newer)) == {"same": 2}
    imports.carry_out(ana, planned(ana, newer))
    assert dump(ana) == before


def test_who_was_left_out_is_offered_again_and_nobody_else(ana: Database, tmp_path: Path) -> None:
    """The other rows of the file are not read as news once more, though a newer file changed them since."""
    older = written(tmp_path / "1.vcf", card("a", "Ana Roy", "NOTE:then"), card("b", "Luc"), card("c", "Zoé"))
    plan = planned(ana, older)
    choices = {place_of(plan, name): Choice(Answer.LEAVE_OUT) for name in ("Luc", "Zoé")}
    imports.carry_out(ana, imports.choose(ana, plan, choices))
    imports.carry_out(ana, planned(ana, written(tmp_path / "2.vcf", card("a", "Ana Roy", "NOTE:now"))))
    again = planned(ana, older)
    assert counted(again) == {"same": 1, "new": 2}
    imports.carry_out(ana, imports.choose(ana, again, {place_of(again, "Zoé"): Choice(Answer.LEAVE_OUT)}))
    assert counted(planned(ana, older)) == {"same": 2, "new": 1}
    history.undo(ana)
    assert counted(planned(ana, older)) == {"same": 1, "new": 2}
    assert said(ana, "Ana Roy", Kind.NOTE) == ["now"]


def test_an_older_update_left_out_is_not_offered_once_a_newer_file_was_heard(ana: Database, tmp_path: Path) -> None:
    older = written(tmp_path / "2.vcf", card("a", "Ana Roy", "EMAIL:2@example.org"), card("b", "Luc"), card("c", "Zoé"))
    plan = planned(ana, older)
    choices = {place_of(plan, name): Choice(Answer.LEAVE_OUT) for name in ("Ana Roy", "Luc")}
    imports.carry_out(ana, imports.choose(ana, plan, choices))
    newer = written(tmp_path / "3.vcf", card("a", "Ana Roy", "EMAIL:3@example.org"))
    imports.carry_out(ana, planned(ana, newer))
    again = planned(ana, older)
    assert counted(again) == {"same": 2, "new": 1}
    imports.carry_out(ana, again)
    assert said(ana, "Ana Roy", Kind.EMAIL) == ["3@example.org"]


def test_categories_count_each_person_who_comes_once(database: Database, tmp_path: Path) -> None:
    sings = ("CATEGORIES:Choir",)
    older = written(tmp_path / "1.vcf", *(card(name, name, *sings) for name in ("Ana", "Luc", "Zoé")))
    newer = written(tmp_path / "2.vcf", card("Ana", "Ana", "TEL:1", *sings))
    plan = planned(database, older, newer, sources=("mine", "mine"))
    assert plan.categories == {"Choir": 3}
    chosen = imports.choose(database, plan, {place_of(plan, "Luc"): Choice(Answer.LEAVE_OUT)})
    assert chosen.categories == {"Choir": 2}
    done = imports.carry_out(database, chosen, categories=[("Choir", Named("Choir"))])
    assert done.sorted_in == 2


def test_a_question_answered_different_is_someone_new(ana: Database, tmp_path: Path) -> None:
    plan = planned(ana, written(tmp_path / "phone.vcf", card("z", "Ana Roy", *PHONE)), sources=("phone",))
    assert counted(plan) == {"maybe": 1}
    chosen = imports.choose(ana, plan, {0: Choice(Answer.DIFFERENT)})
    assert counted(chosen) == {"new": 1}
    imports.carry_out(ana, chosen)
    assert names(ana) == ["Ana Roy", "Ana Roy"]


def test_the_same_person_gets_what_is_missing_and_keeps_what_was_typed(ana: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "phone.vcf", card("z", "Ana Roy", *PHONE))
    plan = planned(ana, path, sources=("phone",))
    chosen = imports.choose(ana, plan, same(plan, 0))
    assert counted(chosen) == {"updated": 1}
    imports.carry_out(ana, chosen)
    assert names(ana) == ["Ana Roy"]
    assert said(ana, "Ana Roy", Kind.EMAIL) == ["ana@example.org"]
    assert said(ana, "Ana Roy", Kind.TELEPHONE) == ["1", "2"]
    assert said(ana, "Ana Roy", Kind.BIRTHDAY) == ["1985-04-12"]
    assert said(ana, "Ana Roy", Kind.TITLE) == ["Directrice", "CEO"]
    person = contacts.load(ana, contacts.find(ana, "Ana Roy"))
    assert next(one for one in person.held if one.value.kind is Kind.EMAIL).sources == ("mine.vcf", "phone")
    assert counted(planned(ana, path)) == {"same": 1}


def test_the_same_person_is_followed_in_both_sources_from_then_on(ana: Database, tmp_path: Path) -> None:
    plan = planned(ana, written(tmp_path / "phone.vcf", card("z", "Ana Roy", *PHONE)), sources=("phone",))
    imports.carry_out(ana, imports.choose(ana, plan, same(plan, 0)))
    newer = written(tmp_path / "phone2.vcf", card("z", "Ana Roy", *PHONE).replace("TEL:2", "TEL:3"))
    mine = written(tmp_path / "mine2.vcf", card("a", "Ana Roy", "EMAIL:ana@example.org", "TITLE:CTO", "TEL:3"))
    both = planned(ana, newer, mine, sources=("phone", "mine.vcf"))
    assert counted(both) == {"updated": 2}
    imports.carry_out(ana, both)
    assert said(ana, "Ana Roy", Kind.TELEPHONE) == ["3"]
    assert counted(planned(ana, newer, mine)) == {"same": 2}


def test_someone_of_the_same_plan_is_the_same(database: Database, tmp_path: Path) -> None:
    one = written(tmp_path / "1.vcf", card("a", "Ana Roy", "EMAIL:ana@example.org"))
    two = written(tmp_path / "2.csv", "First Name,Last Name,Email,Company\nAna,Roy,ana@example.org,Northwind\n")
    plan = planned(database, one, two)
    assert counted(plan) == {"new": 1, "maybe": 1}
    chosen = imports.choose(database, plan, same(plan, 1))
    assert counted(chosen) == {"new": 1, "updated": 1}
    imports.carry_out(database, chosen)
    assert names(database) == ["Ana Roy"]
    assert counted(planned(database, one, two)) == {"same": 2}


def test_whoever_was_the_same_as_someone_left_out_is_someone_new(database: Database, tmp_path: Path) -> None:
    one = written(tmp_path / "1.vcf", card("a", "Ana Roy", "EMAIL:ana@example.org"))
    two = written(tmp_path / "2.csv", "First Name,Last Name,Email\nAna,Roy,ana@example.org\n")
    plan = planned(database, one, two)
    joined = imports.choose(database, plan, same(plan, 1))
    alone = imports.choose(database, joined, {0: Choice(Answer.LEAVE_OUT)})
    assert [step.action for step in alone.steps if not step.is_left_out] == [Action.NEW]
    imports.carry_out(database, alone)
    assert names(database) == ["Ana Roy"]


def test_two_whom_one_source_identifies_are_never_joined(database: Database, tmp_path: Path) -> None:
    mine = written(tmp_path / "1.vcf", card("a", "Ana Roy", "EMAIL:ana@example.org"))
    imports.carry_out(database, planned(database, mine, sources=("mine",)))
    table = written(tmp_path / "2.csv", "First Name,Last Name,Email\nAna,Roy,ana@example.org\n")
    newer = written(tmp_path / "3.vcf", card("b", "Ana Roy", "EMAIL:ana@example.org"))
    plan = planned(database, table, newer, sources=("table", "mine"))
    row, other = place_of(plan, "Ana Roy", 0), place_of(plan, "Ana Roy", 1)
    joined = imports.choose(database, plan, same(plan, row))
    both = imports.choose(database, joined, same(joined, other))
    assert (both.steps[row].answer, both.steps[other].answer) == (Answer.SAME, None)


def test_choices_that_still_apply_are_made_again_on_a_newer_plan(ana: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "phone.vcf", card("z", "Ana Roy", *PHONE), card("y", "Luc"), card("x", "Zoé"))
    plan = planned(ana, path, sources=("phone",))
    choices = {**same(plan, 0), 1: Choice(Answer.LEAVE_OUT)}
    chosen = imports.choose(ana, plan, choices)
    contacts.add(ana, name="Bob", fields=[])
    again = imports.choose_again(ana, chosen, planned(ana, path, sources=("phone",)))
    assert [step.answer for step in again.steps] == [Answer.SAME, Answer.LEAVE_OUT, None]
    assert again.based_on > chosen.based_on
    imports.carry_out(ana, again)
    assert names(ana) == ["Ana Roy", "Bob", "Zoé"]


CARDS = st.builds(
    card,
    st.sampled_from(["", "a", "b", "c"]),
    st.sampled_from(["Ana Roy", "Luc Roy", "A. Roy"]),
    st.sampled_from(["", "EMAIL:a@example.org", "EMAIL:b@example.org"]),
    st.sampled_from(["", "TITLE:CTO", "TITLE:CEO"]),
    st.sampled_from(["", "TEL:+33123456789", "BDAY:1985-04-12", "NOTE:x"]),
)
FILES = st.lists(st.lists(CARDS, min_size=1, max_size=4), min_size=1, max_size=4)
ANSWERS = st.lists(st.tuples(st.integers(0, 15), st.sampled_from([*Answer, None]), st.integers(0, 3)), max_size=8)


def decided(database: Database, plan: ImportPlan, answers: list[tuple[int, Answer | None, int]]) -> ImportPlan:
    for number, answer, which in answers:
        place = plan.first_about(number % len(plan.steps))
        found = plan.candidates(place)
        if answer is None or may(plan, place, answer):
            who = found[which % len(found)] if answer is Answer.SAME else None
            plan = imports.choose(database, plan, {place: Choice(answer, who)})
    return plan


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(FILES, st.lists(st.sampled_from(["mine", "phone"]), min_size=4, max_size=4), ANSWERS)
def test_whatever_is_chosen_comes_true_and_can_be_undone(
    files: list[list[str]], sources: list[str], answers: list[tuple[int, Answer | None, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        database = open_book(place / "book")
        try:
            known = written(place / "known.vcf", card("a", "Ana Roy", "EMAIL:a@example.org"), card("", "Luc Roy"))
            imports.carry_out(database, planned(database, known, sources=("mine",)))
            contacts.set_field(database, contact_id=1, field="title", text="CEO")
            paths = [written(place / f"{number}.vcf", *cards) for number, cards in enumerate(files)]
            plan = planned(database, *paths, sources=tuple(sources))
            chosen = decided(database, plan, answers)
            before = dump(database)
            people = {key: contacts.load(database, key) for key, _, _ in contacts.listing(database)}
            done = imports.carry_out(database, chosen)
            after = dump(database)
            check_counts(database, chosen, done)
            check_values(database, chosen, done, people)
            check_again(database, chosen, list(paths), tuple(sources))
            assert dump(database) == after
            assert database.check() == []
            if after != before:
                history.undo(database)
                assert dump(database) == before
                history.redo(database)
                assert dump(database) == after
        finally:
            database.close()


def check_counts(database: Database, chosen: ImportPlan, done: imports.Imported) -> None:
    fresh = sum(step.is_fresh for step in chosen.steps)
    assert fresh == chosen.counts["new"] + chosen.counts["maybe"] == len(done.contacts)
    assert not [step for step in chosen.steps if step.joins and step.action in (Action.NEW, Action.MAYBE)]


def check_values(database: Database, chosen: ImportPlan, done: imports.Imported, people: dict[int, Any]) -> None:
    """What was typed stays, and what a card said is there unless something of one kind only stands already."""
    for key, person in people.items():
        now = {identity(one.value) for one in contacts.load(database, key).held}
        assert {identity(one.value) for one in person.held if one.by_hand} <= now
    for place, step in enumerate(chosen.steps):
        if not step.joins or not step.draft:
            continue
        key = imports.contact_of(chosen, place, done.contacts)
        assert key
        held = contacts.load(database, key).held
        kinds = {one.value.kind for one in held if not one.removed} & SINGLE_KINDS
        later = [other for other in range(place + 1, len(chosen.steps)) if chosen.who(other) == chosen.who(place)]
        missing = {identity(value) for value in step.draft.values if value.kind not in kinds}
        assert later or missing <= {identity(one.value) for one in held}


def check_again(database: Database, chosen: ImportPlan, paths: list[Path], sources: tuple[str, ...]) -> None:
    """The same files again change nobody who came in, and offer again only who was left out."""
    again = planned(database, *paths, sources=sources)
    left_out = {(step.file, step.line) for step in chosen.steps if step.is_left_out}
    for step in again.steps:
        assert step.action is Action.SAME or (step.file, step.line) in left_out
    if not left_out:
        imports.carry_out(database, again)

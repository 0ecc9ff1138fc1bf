"""The questions that an import left open are kept, and answered later: one person or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.operations.test_undo import dump

from entourage.domain.contact import Kind, of_kind
from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Verdict
from entourage.importing.choosing import Choice
from entourage.importing.plan import Answer
from entourage.operations import circles, contacts, finding, history, imports, merging, sharing
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange
from entourage.storage import apart, tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.operations.duplicates import Question

    from entourage.domain.contact import Contact
    from entourage.storage.database import Database

POLITICS = Named("politics", "politics")
FRIENDS, CLIENTS = Named("Close friends", "close_friends"), Named("Clients", "clients")
LESS_FAMILIAR = Named("Less familiar", "less_familiar")


def card(uid: str, name: str, *lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", f"FN:{name}", *lines, "END:VCARD", ""])


def written(path: Path, *cards: str) -> Path:
    path.write_text("".join(cards), encoding="utf-8", newline="")
    return path


def bring_in(database: Database, path: Path, *cards: str) -> dict[str, int]:
    planned, _ = imports.plan(database, [written(path, *cards)], path.stem)
    imports.carry_out(database, planned)
    return {action: count for action, count in planned.counts.items() if count}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a book where Ana came twice, from two sources, and the question is open."""
    opened = open_book(tmp_path / "book")
    bring_in(opened, tmp_path / "phone.vcf", card("p1", "Ana Silva", "EMAIL:ana@example.org", "TEL:1234567"))
    mine = card("w1", "Ana Silva", "EMAIL:ana@example.org", "TITLE:Cheffe"), card("w2", "Luc Roy")
    bring_in(opened, tmp_path / "work.vcf", *mine)
    yield opened
    opened.close()


def question(database: Database) -> Question:
    newest = imports.past(database)[0]
    (found,) = finding.asked(database, newest.id)
    return found


def merge(database: Database) -> int:
    asked = question(database)
    merging.merge(database, [[asked.others[0], asked.contact]])
    return asked.others[0]


def ana(database: Database) -> Contact:
    return contacts.load(database, contacts.find(database, "Ana Silva"))


def texts(person: Contact, kind: Kind) -> list[str]:
    return [value.text for value in of_kind(person.values, kind)]


def test_a_question_left_open_is_kept_and_says_who_it_is_about(database: Database) -> None:
    assert [one.asked for one in imports.past(database)] == [1, 0]
    asked = question(database)
    both = [contacts.load(database, key).display_name for key in (asked.contact, *asked.others)]
    assert both == ["Ana Silva", "Ana Silva"]


def test_one_person_has_then_what_both_had(database: Database) -> None:
    merge(database)
    person = ana(database)
    assert texts(person, Kind.EMAIL) == ["ana@example.org"]
    assert texts(person, Kind.TELEPHONE) == ["1234567"]
    assert texts(person, Kind.TITLE) == ["Cheffe"]
    email = next(one for one in person.held if one.value.kind is Kind.EMAIL)
    assert email.sources == ("phone", "work")
    assert [one.asked for one in imports.past(database)] == [0, 0]
    assert [name for _, name, _ in contacts.listing(database)] == ["Luc Roy", "Ana Silva"]
    assert contacts.trash(database) == []


def test_both_sources_are_followed_from_then_on(database: Database, tmp_path: Path) -> None:
    merge(database)
    again = card("w1", "Ana Silva", "EMAIL:ana@example.org", "TITLE:Cheffe"), card("w2", "Luc Roy")
    assert bring_in(database, tmp_path / "work.vcf", *again) == {"same": 2}
    newer = card("w1", "Ana Silva", "EMAIL:ana@example.org", "TITLE:Patronne"), card("w2", "Luc Roy")
    assert bring_in(database, tmp_path / "work.vcf", *newer) == {"updated": 1, "same": 1}
    assert texts(ana(database), Kind.TITLE) == ["Patronne"]


def test_circles_exceptions_and_what_was_typed_come_along(database: Database) -> None:
    asked = question(database)
    newcomer, known = asked.contact, asked.others[0]
    circles.sort(database, people=[newcomer], into=CLIENTS, out_of=None)
    circles.sort(database, people=[newcomer, known], into=FRIENDS, out_of=None)
    change = RuleChange(contact=newcomer, topic=POLITICS, verdict=Verdict.NOTHING)
    sharing.change_rules(database, [change])
    contacts.set_field(database, contact_id=newcomer, field="note", text="met at the choir")
    contacts.mark_me(database, contact_id=newcomer, is_me=True)
    merge(database)
    person = contacts.load(database, known)
    assert len(person.circles) == 2
    assert texts(person, Kind.NOTE) == ["met at the choir"]
    assert person.is_me
    ((_, decision),) = sharing.why(database, contact_id=known, topic=POLITICS)
    assert decision.because == "exception"


def test_a_merge_is_undone_to_the_last_row_and_redone(database: Database) -> None:
    before = dump(database)
    merge(database)
    after = dump(database)
    history.undo(database)
    assert dump(database) == before
    history.redo(database)
    assert dump(database) == after


def test_two_people_stay_two_and_are_not_asked_about_again(database: Database) -> None:
    asked = question(database)
    merging.keep_apart(database, [[asked.contact, *asked.others]])
    assert [one.asked for one in imports.past(database)] == [0, 0]
    assert len(contacts.listing(database)) == 3
    history.undo(database)
    assert question(database) == asked


def test_nobody_is_asked_about_who_is_in_the_trash(database: Database) -> None:
    asked = question(database)
    contacts.delete(database, contact_ids=[asked.others[0]])
    assert [one.asked for one in imports.past(database)] == [0, 0]
    with pytest.raises(EntourageError, match="contact_deleted"):
        merging.merge(database, [[asked.others[0], asked.contact]])


def test_an_import_taken_back_takes_its_questions_with_it(database: Database) -> None:
    history.undo(database)
    assert [one.asked for one in imports.past(database)] == [0]


def rows_naming(database: Database, *words: str) -> list[str]:
    """Find words in whatever the file of the book holds, the journal too."""
    with database.read() as session:
        rows = [
            str(tuple(row))
            for name in tables.SQLModel.metadata.tables
            for row in session.connection().exec_driver_sql(f'SELECT * FROM "{name}"')  # noqa: S608 - the schema
        ]
    return [row for row in rows if any(word in row for word in words)]


def test_someone_merged_is_erased_with_whom_they_became(database: Database) -> None:
    kept = merge(database)
    contacts.delete(database, contact_ids=[kept])
    contacts.empty_trash(database)
    assert rows_naming(database, "Ana", "ana@", "Cheffe") == []


def uids(database: Database, *contact_ids: int) -> list[str]:
    return [contacts.load(database, key).uid for key in contact_ids]


def test_of_a_merge_and_its_erased_people_no_identifier_stays(database: Database) -> None:
    asked = question(database)
    both = uids(database, asked.contact, *asked.others)
    kept = merge(database)
    history.undo(database)
    history.redo(database)
    contacts.delete(database, contact_ids=[kept])
    contacts.empty_trash(database)
    assert rows_naming(database, *both) == []


@pytest.mark.parametrize("taken_back", [False, True])
def test_of_two_kept_apart_no_identifier_of_the_erased_stays(database: Database, *, taken_back: bool) -> None:
    asked = question(database)
    gone, stays = uids(database, asked.contact, *asked.others)
    merging.keep_apart(database, [[asked.contact, *asked.others]])
    if taken_back:
        history.undo(database)
    contacts.delete(database, contact_ids=[asked.contact])
    contacts.empty_trash(database)
    assert rows_naming(database, gone) == []
    assert rows_naming(database, stays)


def test_whoever_is_not_someone_is_not_who_they_became(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "third.vcf", card("t1", "Ana Silva", "EMAIL:ana@example.org"))
    newest = question(database)
    first, second = newest.others
    merging.keep_apart(database, [[newest.contact, second]])
    merging.merge(database, [[first, second]])
    with database.read() as session:
        assert apart.known(session).contacts == {(first, newest.contact)}


def brought(database: Database, *paths: Path, same: int | None = None) -> None:
    """Bring files in; same: the place of the one step that is answered, with the first whom it may be."""
    planned, _ = imports.plan(database, paths)
    if same is not None:
        planned = imports.choose(database, planned, {same: Choice(Answer.SAME, planned.candidates(same)[0])})
    imports.carry_out(database, planned)


def test_nobody_is_named_twice_by_a_question(database: Database, tmp_path: Path) -> None:
    one = written(tmp_path / "one.vcf", card("o1", "Luc Roy", "EMAIL:luc@example.org"))
    two = tmp_path / "two.csv"
    two.write_text("First Name,Last Name,E-mail Address\nLuc,Roy,luc@example.org\n", encoding="utf-8")
    brought(database, one, two, same=0)
    asked = question(database)
    assert len(asked.others) == 1
    merging.keep_apart(database, [[asked.contact, *asked.others]])
    assert finding.asked(database, imports.past(database)[0].id) == []


def test_a_merge_makes_no_question_name_someone_twice(database: Database, tmp_path: Path) -> None:
    older = question(database)
    bring_in(database, tmp_path / "third.vcf", card("t1", "Ana Silva", "EMAIL:ana@example.org"))
    assert set(question(database).others) == {older.contact, *older.others}
    before = dump(database)
    merging.merge(database, [[older.others[0], older.contact]])
    assert question(database).others == older.others
    history.undo(database)
    assert dump(database) == before
    history.redo(database)
    assert question(database).others == older.others


def told_by_both(database: Database, tmp_path: Path, **birthdays: str) -> Question:
    """Bring in Zoé from two files, and type a birthday where one is given ("kept", "newcomer")."""
    bring_in(database, tmp_path / "a.vcf", card("z1", "Zoé Petit", "EMAIL:zoe@example.org", "BDAY:1985-04-12"))
    bring_in(database, tmp_path / "b.vcf", card("z2", "Zoe Petit", "EMAIL:zoe@example.org", "BDAY:1985-04-12"))
    asked = question(database)
    people = {"kept": asked.others[0], "newcomer": asked.contact}
    for who, typed in birthdays.items():
        contacts.set_field(database, contact_id=people[who], field="birthday", text=typed)
    return asked


@pytest.mark.parametrize(
    ("typed", "stays"),
    [
        ({"newcomer": "1984-04-12"}, ["1984-04-12"]),
        ({"kept": "1983-04-12"}, ["1983-04-12"]),
        ({"newcomer": "1984-04-12", "kept": "1983-04-12"}, ["1983-04-12"]),
    ],
)
def test_what_was_typed_stands_before_a_source_and_is_never_lost(
    database: Database, tmp_path: Path, typed: dict[str, str], stays: list[str]
) -> None:
    asked = told_by_both(database, tmp_path, **typed)
    before = dump(database)
    merging.merge(database, [[asked.others[0], asked.contact]])
    assert texts(contacts.load(database, asked.others[0]), Kind.BIRTHDAY) == stays
    history.undo(database)
    assert dump(database) == before


def test_what_was_spelt_by_hand_is_spelt_so(database: Database, tmp_path: Path) -> None:
    asked = told_by_both(database, tmp_path)
    contacts.set_field(database, contact_id=asked.contact, field="full_name", text="Zoë Petit")
    merging.merge(database, [[asked.others[0], asked.contact]])
    assert contacts.load(database, asked.others[0]).display_name == "Zoë Petit"
    newer = card("z1", "Zoé Petit", "EMAIL:zoe@example.org", "BDAY:1985-04-12", "TITLE:Patronne")
    assert bring_in(database, tmp_path / "a.vcf", newer) == {"updated": 1}
    assert contacts.load(database, asked.others[0]).display_name == "Zoë Petit"


@pytest.mark.parametrize("verdicts", [(Verdict.NOTHING, Verdict.EVERYTHING), (Verdict.EVERYTHING, Verdict.NOTHING)])
def test_of_two_exceptions_the_stricter_stays(database: Database, verdicts: tuple[Verdict, Verdict]) -> None:
    asked = question(database)
    for contact, verdict in zip((asked.contact, asked.others[0]), verdicts, strict=True):
        sharing.change_rules(database, [RuleChange(contact=contact, topic=POLITICS, verdict=verdict)])
    before = dump(database)
    (done,) = merging.merge(database, [[asked.others[0], asked.contact]])
    ((topic, decision),) = sharing.why(database, contact_id=asked.others[0], topic=POLITICS)
    assert (decision.because, decision.verdict) == ("exception", Verdict.NOTHING)
    assert done.stricter == (topic,)
    history.undo(database)
    assert dump(database) == before


def circles_of(database: Database, contact_id: int) -> list[str]:
    inside = contacts.load(database, contact_id).circles
    return [circle.preset for circle, _ in circles.overview(database).circles if circle.id in inside]


@pytest.mark.parametrize("is_kept_closer", [False, True])
def test_whoever_is_in_a_closer_circle_is_not_left_in_less_familiar(
    database: Database, *, is_kept_closer: bool
) -> None:
    asked = question(database)
    closer, other = (asked.others[0], asked.contact) if is_kept_closer else (asked.contact, asked.others[0])
    circles.sort(database, people=[closer], into=FRIENDS, out_of=None)
    circles.sort(database, people=[other], into=LESS_FAMILIAR, out_of=None)
    (done,) = merging.merge(database, [[asked.others[0], asked.contact]])
    assert circles_of(database, asked.others[0]) == ["close_friends"]
    assert done.left
    assert [circle.preset for circle in done.closer] == ["close_friends"]


def test_whoever_was_put_into_both_stays_in_both(database: Database) -> None:
    asked = question(database)
    for circle in (FRIENDS, LESS_FAMILIAR):
        circles.sort(database, people=[asked.contact], into=circle, out_of=None)
    assert merging.merge(database, [[asked.others[0], asked.contact]])[0].left is None
    assert circles_of(database, asked.others[0]) == ["close_friends", "less_familiar"]

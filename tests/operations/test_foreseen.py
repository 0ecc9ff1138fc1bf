"""What is foreseen of taking an import back is what is done, and hands keep what is theirs, whoever was merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.operations.helpers import book
from tests.operations.test_taking_back import (
    FILES,
    SETTINGS,
    TYPED,
    Files,
    Typed,
    bring_all,
    bring_in,
    card,
    edit,
    everything,
    person,
)

from entourage.domain.contact import Kind, of_kind
from entourage.domain.sharing import Verdict
from entourage.operations import circles, contacts, history, merging, sharing, taking_back
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

    from entourage.domain.contact import Contact
    from entourage.storage.database import Database

WHO = st.integers(0, 8)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.tuples(WHO, WHO)),
        st.tuples(st.sampled_from(["email", "telephone", "full_name", "birthday", "sort", "me", "except"]), WHO),
        st.tuples(st.sampled_from(["delete", "without", "part"]), WHO),
    ),
    max_size=7,
)
WITHOUT_SHRINKING = settings(SETTINGS, phases=[Phase.explicit, Phase.reuse, Phase.generate], max_examples=25)
Edited = Literal["keep", "remove"]


def act(database: Database, code: str, about: Any) -> None:  # noqa: ANN401 - an act
    people = sorted(contacts.names(database))
    if not people:
        return
    if code == "merge":
        one, other = (people[number % len(people)] for number in about)
        if one != other:
            merging.merge(database, [[other, one]])
        return
    who = people[about % len(people)]
    if code == "part":
        for one in merging.merges(database, who)[:1]:
            merging.unmerge(database, contact_id=one.merged)
    elif code == "without":
        for field in ("telephone", "email"):
            contacts.set_field(database, contact_id=who, field=field, text="")
    elif code == "me":
        contacts.mark_me(database, contact_id=who, is_me=True)
    elif code == "except":
        change = RuleChange(contact=who, topic=Named("politics", "politics"), verdict=Verdict.NOTHING)
        sharing.change_rules(database, [change])
    else:
        edit(database, people, about, code)


def in_the_book(database: Database) -> dict[int, bool]:
    """Tell who is in the book or its trash, and whether a source speaks of them."""
    asked = (
        "SELECT id, id IN (SELECT contact_id FROM source_record) FROM contact "
        "WHERE merged_into IS NULL AND erased_at IS NULL"
    )
    with database.read() as session:
        return {key: bool(spoken) for key, spoken in session.connection().exec_driver_sql(asked)}


def by_hand(database: Database) -> set[tuple[str, str]]:
    """Name what anybody in the book or its trash has by hand."""
    asked = (
        "SELECT value.kind, normalized FROM value JOIN contact ON contact.id = contact_id "
        "WHERE by_hand = 1 AND removed = 0 AND merged_into IS NULL "
        "UNION SELECT 'circle', circle_id FROM membership JOIN contact ON contact.id = contact_id "
        "WHERE import_id IS NULL AND merged_into IS NULL "
        "UNION SELECT 'exception', topic_id FROM sharing_exception JOIN contact ON contact.id = contact_id "
        "WHERE merged_into IS NULL UNION SELECT 'me', 1 FROM contact WHERE is_me = 1"
    )
    with database.read() as session:
        return {tuple(row) for row in session.connection().exec_driver_sql(asked)}


@WITHOUT_SHRINKING
@given(
    typed=TYPED,
    files=FILES,
    acts=ACTS,
    order=st.randoms(use_true_random=False),
    edited=st.sampled_from(["keep", "remove"]),
)
def test_what_is_foreseen_is_what_is_done(
    typed: Typed,
    files: Files,
    acts: list[tuple[str, Any]],
    order: Random,
    edited: Edited,
) -> None:
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        done = bring_all(database, folder, files[:3])
        for code, about in acts:
            act(database, code, about)
        for one in order.sample(done, len(done)):
            before, hands, rows = in_the_book(database), by_hand(database), everything(database)
            foreseen = taking_back.foresee(database, one, edited=edited)
            taken = taking_back.take_back(database, one, edited=edited)
            after = in_the_book(database)
            assert taken.foreseen == foreseen
            assert taken.circles == len(foreseen.circles)
            assert before.keys() - after.keys() == {*taken.gone, *taken.parted}
            assert len(before) - len(after) == len(taken.gone)
            assert {key: after[key] for key in taken.kept} == dict.fromkeys(taken.kept, False)
            assert {key: after[key] for key in taken.speaking} == dict.fromkeys(taken.speaking, True)
            names = contacts.names(database)
            assert all(names.get(key, "deleted") for key in (*taken.kept, *taken.speaking))
            if edited == "keep":
                assert by_hand(database) >= hands
            assert database.check() == []
            history.undo(database)
            assert everything(database) == rows
            history.redo(database)
        assert not {key for key, spoken in in_the_book(database).items() if spoken}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Database, Path]]:
    database = open_book(tmp_path / "book")
    yield database, tmp_path
    database.close()


ANA = card("1", "Ana Roy", "TITLE:CTO", "EMAIL:ana@example.org")
OTHER = card("2", "Ana Roy", "TEL:514 555-0101", "BDAY:1984-04-12", "EMAIL:ana@example.org")


def merged(database: Database, folder: Path, *, is_other_kept: bool = False) -> tuple[int, tuple[int, int]]:
    """Bring two in and make one of them; return who that is, and the two imports."""
    done = bring_in(database, folder, "one.vcf", ANA, "one"), bring_in(database, folder, "two.vcf", OTHER, "two")
    first, second = sorted(contacts.names(database))
    kept, gone = (second, first) if is_other_kept else (first, second)
    merging.merge(database, [[kept, gone]])
    return kept, done


def only(database: Database) -> Contact:
    (key,) = contacts.names(database)
    return contacts.load(database, key)


def texts(found: Contact, kind: Kind) -> list[str]:
    return [one.text for one in of_kind(found.values, kind)]


@pytest.mark.parametrize("is_other_kept", [False, True])
@pytest.mark.parametrize("edited", ["keep", "remove"])
def test_what_was_corrected_since_stays_with_the_person(
    place: tuple[Database, Path], edited: Edited, *, is_other_kept: bool
) -> None:
    database, folder = place
    kept, (_, second) = merged(database, folder, is_other_kept=is_other_kept)
    contacts.set_field(database, contact_id=kept, field="telephone", text="514 555-0102")
    contacts.set_field(database, contact_id=kept, field="birthday", text="1985-04-12")
    contacts.set_field(database, contact_id=kept, field="note", text="met at the choir")
    contacts.set_field(database, contact_id=kept, field="email", text="")
    circles.sort(database, people=[kept], into=Named("Clients", "clients"), out_of=None)
    taking_back.take_back(database, second, edited=edited)
    found = only(database)
    kinds = (Kind.TELEPHONE, Kind.BIRTHDAY, Kind.NOTE, Kind.EMAIL, Kind.TITLE)
    assert [texts(found, kind) for kind in kinds] == [
        ["514 555-0102"],
        ["1985-04-12"],
        ["met at the choir"],
        [],
        ["CTO"],
    ]
    assert found.circles


def test_what_was_taken_away_since_stays_away_from_who_takes_the_place(place: tuple[Database, Path]) -> None:
    database, folder = place
    kept, (first, _) = merged(database, folder)
    contacts.set_field(database, contact_id=kept, field="email", text="")
    taking_back.take_back(database, first)
    found = only(database)
    assert found.id != kept
    assert texts(found, Kind.EMAIL) == []
    assert texts(found, Kind.TELEPHONE) == ["514 555-0101"]


def test_what_was_typed_instead_of_the_better_name_stands_before_the_name_that_comes_back(
    place: tuple[Database, Path],
) -> None:
    database, folder = place
    bring_in(database, folder, "one.vcf", card("1", "A. Roy"), "one")
    second = bring_in(database, folder, "two.vcf", card("2", "Ana Roy"), "two")
    one, other = sorted(contacts.names(database))
    merging.merge(database, [[one, other]])
    assert person(database, "Ana Roy").id == one
    contacts.set_field(database, contact_id=one, field="full_name", text="Ana Roy-Petit")
    taking_back.take_back(database, second)
    assert texts(only(database), Kind.FORMATTED_NAME) == ["Ana Roy-Petit"]


def test_three_who_are_one_stay_one_without_the_import_of_the_middle_one(place: tuple[Database, Path]) -> None:
    database, folder = place
    done = [bring_in(database, folder, f"{key}.vcf", card(key, f"Ana {key}", f"TEL:55501{key}"), key) for key in "123"]
    one, two, three = sorted(contacts.names(database))
    merging.merge(database, [[two, one]])
    merging.merge(database, [[three, two]])
    taking_back.take_back(database, done[1])
    assert sorted(texts(only(database), Kind.TELEPHONE)) == ["555011", "555013"]
    taking_back.take_back(database, done[2])
    assert only(database).id == one
    taking_back.take_back(database, done[0])
    assert not contacts.names(database)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_whoever_is_kept_keeps_a_name_whichever_import_goes_first(
    place: tuple[Database, Path], order: tuple[int, int]
) -> None:
    database, folder = place
    done = bring_in(database, folder, "one.vcf", ANA, "one"), bring_in(database, folder, "two.vcf", OTHER, "two")
    kept, gone = sorted(contacts.names(database))
    circles.sort(database, people=[kept], into=Named("Clients", "clients"), out_of=None)
    merging.merge(database, [[kept, gone]])
    for one in order:
        taking_back.take_back(database, done[one])
    assert contacts.names(database) == {kept: "Ana Roy"}


def test_what_had_yielded_comes_back_also_where_both_stay_one(place: tuple[Database, Path]) -> None:
    database, folder = place
    bring_in(database, folder, "one.vcf", card("1", "A. Roy", "BDAY:--0412"), "one")
    second = bring_in(database, folder, "two.vcf", card("2", "Ana Roy", "BDAY:1985-04-12"), "two")
    one, other = sorted(contacts.names(database))
    contacts.set_field(database, contact_id=other, field="note", text="met at the choir")
    merging.merge(database, [[one, other]])
    assert texts(only(database), Kind.BIRTHDAY) == ["1985-04-12"]
    taking_back.take_back(database, second)
    found = only(database)
    kinds = (Kind.FORMATTED_NAME, Kind.BIRTHDAY, Kind.NOTE)
    assert [texts(found, kind) for kind in kinds] == [["A. Roy"], ["--04-12"], ["met at the choir"]]

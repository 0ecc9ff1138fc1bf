"""Whatever was said to be the same while it was imported can be parted alone, at any later time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.operations.helpers import book
from tests.operations.test_duplicates import rows_naming
from tests.operations.test_taking_back import (
    EDITS,
    FILES,
    TYPED,
    bring_all,
    bring_in,
    card,
    dump,
    edit,
    everything,
    exported,
)

from entourage.domain.errors import EntourageError
from entourage.operations import circles, contacts, finding, history, imports, merging, taking_back, untying
from entourage.operations.book import open_book
from entourage.operations.naming import Named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

    from tests.operations.test_taking_back import Edits, Files, Typed

    from entourage.operations.untying import Tied
    from entourage.storage.database import Database

SETTINGS = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def every_tie(database: Database) -> list[Tied]:
    return [one for key in sorted(contacts.names(database)) for one in untying.tied(database, key)]


def answered(files: Files, answers: str) -> Files:
    return [(file, answers) for file, _ in files]


def values(database: Database) -> list[list[tuple[object, ...]]]:
    """Say of everybody in the book what they have, and from which source, whatever the order."""
    found = []
    for key in contacts.names(database):
        one = contacts.load(database, key)
        said = ((held.value, held.by_hand, held.removed, sorted(held.sources)) for held in one.held)
        found.append(sorted(said, key=str))
    return sorted(found, key=str)


@SETTINGS
@given(typed=TYPED, files=FILES, order=st.randoms(use_true_random=False))
def test_once_all_are_parted_it_is_as_if_all_had_been_said_to_be_different(
    typed: Typed, files: Files, order: Random
) -> None:
    with book() as (database, folder), book() as (other, elsewhere):
        for one in (database, other):
            for name, fields in typed:
                contacts.add(one, name=name, fields=fields)
        bring_all(database, folder, answered(files, "sss"))
        bring_all(other, elsewhere, answered(files, "ddd"))
        while ties := every_tie(database):
            one = order.choice(ties)
            untying.untie(database, contact_id=one.contact, number=one.id)
            assert database.check() == []
        # Of two rows that say the very same, nobody can say which is whose.
        assert set(map(str, values(database))) == set(map(str, values(other)))


@SETTINGS
@given(
    typed=TYPED,
    files=FILES,
    parted=st.integers(1, 4),
    merged=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=2),
    order=st.randoms(use_true_random=False),
)
def test_taken_back_in_any_order_everything_is_as_before_though_some_were_parted_between(
    typed: Typed, files: Files, parted: int, merged: list[tuple[int, int]], order: Random
) -> None:
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        before, rows = exported(database), dump(database)
        there = set(contacts.names(database))
        done = bring_all(database, folder, answered(files, "sss"))
        _merge(database, merged, there)
        left = order.sample(done, len(done))
        for _ in range(parted):
            if ties := every_tie(database):
                one = order.choice(ties)
                untying.untie(database, contact_id=one.contact, number=one.id)
            if left and order.random() < 0.5:
                taking_back.take_back(database, left.pop())
            assert database.check() == []
        for key in left:
            taking_back.take_back(database, key)
            assert database.check() == []
        assert exported(database) == before
        assert dump(database) == rows


def test_the_card_of_somebody_is_not_parted_from_them_though_its_first_import_was_taken_back() -> None:
    """All else that they have is that of the typed person who was merged into them, who would stay under their uid."""
    with book() as (database, folder):
        contacts.add(database, name="Luc Roy", fields=[("birthday", "1984-04-12")])
        before, rows, (typed,) = exported(database), dump(database), contacts.names(database)
        older = bring_in(database, folder, "1.vcf", card("u", "Ana Roy"), "source a", "")
        newer = bring_in(database, folder, "2.vcf", card("u", "Ana Roy", "EMAIL:ana@example.org"), "source a", "")
        (imported,) = {*contacts.names(database)} - {typed}
        merging.merge(database, [[imported, typed]])
        assert older
        assert newer
        taking_back.take_back(database, older)
        assert every_tie(database) == []
        taking_back.take_back(database, newer)
        assert exported(database) == before
        assert dump(database) == rows


def _merge(database: Database, merged: list[tuple[int, int]], typed: set[int]) -> None:
    """Merge people, none of them two who were typed, who would stay one."""
    for one, other in merged:
        people = sorted(contacts.names(database))
        first, second = people[one % len(people)], people[other % len(people)]
        if first != second and not {first, second} <= typed:
            merging.merge(database, [[second, first]])
            typed |= {second} if first in typed else set()


@SETTINGS
@given(typed=TYPED, files=FILES, edits=EDITS, which=st.integers(0, 8))
def test_nothing_typed_is_lost_and_undo_gives_every_row_back(
    typed: Typed, files: Files, edits: Edits, which: int
) -> None:
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        bring_all(database, folder, answered(files, "sss"))
        for number, what in edits:
            if people := sorted(contacts.names(database)):
                edit(database, people, number, what)
        ties = every_tie(database)
        if not ties:
            return
        one = ties[which % len(ties)]
        before, by_hand = everything(database), typed_of(database, one.contact)
        done = untying.untie(database, contact_id=one.contact, number=one.id)
        assert typed_of(database, one.contact) == by_hand
        assert typed_of(database, done.merged) == []
        assert database.check() == []
        after = everything(database)
        history.undo(database)
        assert everything(database) == before
        history.redo(database)
        assert everything(database) == after


def typed_of(database: Database, key: int) -> list[tuple[object, ...]]:
    held = contacts.load(database, key).held
    return [(one.id, one.value, one.position) for one in held if one.by_hand and not one.removed]


@SETTINGS
@given(typed=TYPED, files=FILES, order=st.randoms(use_true_random=False))
def test_what_comes_again_changes_nothing_once_some_were_parted(typed: Typed, files: Files, order: Random) -> None:
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        bring_all(database, folder, answered(files, "sss"))
        if not (ties := every_tie(database)):
            return
        one = order.choice(ties)
        untying.untie(database, contact_id=one.contact, number=one.id)
        before = values(database)
        assert bring_all(database, folder, answered(files, "sss")) == []
        assert values(database) == before


# What a person sees.

FATHER = card("f", "Jean Roy", "TEL:418 555-1000", "EMAIL:roy@example.org", "CATEGORIES:Chant")
SON = card("s", "Jean Roy", "EMAIL:roy@example.org", "TITLE:Boss", "CATEGORIES:Chorale")
CHOIRS = [("Chant", Named("Chant")), ("Chorale", Named("Chorale"))]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Database, Path]]:
    database = open_book(tmp_path / "book")
    yield database, tmp_path
    database.close()


def begun(place: tuple[Database, Path]) -> tuple[int, int]:
    """Bring father and son in, the son said to be his father; give the import of the son, and the one person."""
    database, folder = place
    bring_in(database, folder, "phone.vcf", FATHER, "phone", categories=CHOIRS)
    second = bring_in(database, folder, "network.vcf", SON, "network", answers="s", categories=CHOIRS)
    (key,) = contacts.names(database)
    return second, key


def texts(database: Database, key: int) -> list[str]:
    return sorted(one.text for one in contacts.load(database, key).values)


def choirs(database: Database, key: int) -> list[str]:
    called = {one.id: one.name for one, _ in circles.overview(database).circles}
    return [called[one] for one in contacts.load(database, key).circles]


def test_a_card_wrongly_answered_is_parted_with_all_that_came_by_it(place: tuple[Database, Path]) -> None:
    database, folder = place
    second, key = begun(place)
    assert choirs(database, key) == ["Chant", "Chorale"]
    (tie,) = untying.tied(database, key)
    assert (tie.name, tie.source.name, tie.file) == ("Jean Roy", "network", "network.vcf")
    done = untying.untie(database, contact_id=key, number=tie.id)
    assert (choirs(database, key), choirs(database, done.merged)) == (["Chant"], ["Chorale"])
    assert texts(database, key) == ["418 555-1000", "Chant", "Jean Roy", "roy@example.org"]
    assert texts(database, done.merged) == ["Boss", "Chorale", "Jean Roy", "roy@example.org"]
    assert contacts.load(database, done.merged).uid == "s"
    assert untying.tied(database, key) == untying.tied(database, done.merged) == ()
    assert finding.pairs(database)[0] == []
    newer = SON.replace("Boss", "Chef")
    bring_in(database, folder, "newer.vcf", newer, "network")
    assert "Chef" in texts(database, done.merged)
    assert "Chef" not in texts(database, key)
    for one in imports.past(database):
        if one.id >= second:
            taking_back.take_back(database, one.id)
    assert list(contacts.names(database)) == [key]
    assert choirs(database, key) == ["Chant"]


def test_what_is_parted_to_be_asked_again_is_a_question_of_its_import(place: tuple[Database, Path]) -> None:
    database, _ = place
    second, key = begun(place)
    (tie,) = untying.tied(database, key)
    done = untying.untie(database, contact_id=key, number=tie.id, keep_apart=False)
    (asked,) = finding.asked(database, second)
    assert (asked.contact, asked.others) == (done.merged, (key,))


def test_an_edit_and_a_circle_by_hand_stay_where_they_were_made(place: tuple[Database, Path]) -> None:
    database, _ = place
    _, key = begun(place)
    contacts.set_field(database, contact_id=key, field="title", text="Président")
    circles.sort(database, people=[key], into=Named("Clients", "clients"), out_of=None)
    (tie,) = untying.tied(database, key)
    done = untying.untie(database, contact_id=key, number=tie.id)
    assert "Président" in texts(database, key)
    assert "Boss" in texts(database, done.merged)
    assert len(contacts.load(database, key).circles) == 2


def test_a_row_that_took_another_s_place_is_parted_from_what_was_there_before(place: tuple[Database, Path]) -> None:
    database, folder = place
    rows = "First Name,Last Name,E-mail Address,Mobile Phone\nEva,Roy,eva@example.org,1\n{}\n"
    bring_in(database, folder, "1.csv", rows.format("Jean,Roy,roy@example.org,2"), "table")
    newer = rows.format("Jean,Roy,son@example.org,2")
    second = bring_in(database, folder, "2.csv", newer, "table", answers="s")
    (key,) = (key for key, name in contacts.names(database).items() if name == "Jean Roy")
    assert "son@example.org" in texts(database, key)
    (tie,) = untying.tied(database, key)
    done = untying.untie(database, contact_id=key, number=tie.id)
    assert "roy@example.org" in texts(database, key)
    assert "son@example.org" in texts(database, done.merged)
    assert untying.tied(database, key) == ()
    latest = newer.replace("son@example.org,2", "son@example.org,3")
    third = bring_in(database, folder, "3.csv", latest, "table", answers="d")
    for one in (third, second):
        taking_back.take_back(database, one)
    assert sorted(contacts.names(database).values()) == ["Eva Roy", "Jean Roy"]
    assert "roy@example.org" in texts(database, key)


def test_with_what_somebody_came_into_the_book_is_no_answer(place: tuple[Database, Path]) -> None:
    database, folder = place
    first = bring_in(database, folder, "phone.vcf", FATHER, "phone")
    (key,) = contacts.names(database)
    assert untying.tied(database, key) == ()
    with pytest.raises(EntourageError) as refused:
        untying.untie(database, contact_id=key, number=1)
    assert refused.value.code == "not_tied"
    bring_in(database, folder, "again.vcf", FATHER + card("z", "Zoé"), "phone")
    taking_back.take_back(database, first)
    assert untying.tied(database, key) == ()


def test_of_whom_was_parted_and_erased_nothing_stays(place: tuple[Database, Path]) -> None:
    database, _ = place
    _, key = begun(place)
    (tie,) = untying.tied(database, key)
    done = untying.untie(database, contact_id=key, number=tie.id)
    contacts.delete(database, contact_ids=[done.merged])
    contacts.empty_trash(database)
    assert rows_naming(database, "Boss") == []
    assert rows_naming(database, "555-1000")

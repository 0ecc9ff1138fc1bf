"""What is to be done on a network: ticked by and by, taken back, compared with what the network shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.operations.helpers import book

from entourage.domain.account import Strength
from entourage.domain.audience import Channel, check
from entourage.domain.contact import Kind, Profile, Value
from entourage.domain.editing import Edit
from entourage.domain.errors import EntourageError
from entourage.domain.network import Use
from entourage.domain.sharing import Verdict
from entourage.operations import (
    accounts,
    audience,
    circles,
    comparing_lists,
    contacts,
    history,
    naming,
    planned_lists,
    sharing,
    todo,
)
from entourage.operations.book import open_book
from entourage.storage import audience_lists, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from entourage.domain.todo import Plan
    from entourage.domain.topic import Topic
    from entourage.storage.database import Database

TODAY = date(2026, 11, 22)
FAR = naming.Named("Less familiar", "less_familiar")
NAMES = ("Ana Abel", "Bo Berg", "Cem Can", "Dina Dahl", "Eli Egge")


class Book:
    """Live as a book with a network's account, five people there, and a list of those less familiar."""

    def __init__(self, database: Database, network: str = "facebook") -> None:
        self.database = database
        self.people = {name: contacts.add(database, name=name, fields=()) for name in NAMES}
        with database.unit("add_account") as unit:
            row = {
                "network": network,
                "handle": "",
                "name": "",
                "indexed": 0,
                "owner": "mine",
                "purpose": "personal",
                "state": "active",
            }
            (self.account,) = unit.insert(tables.Account, [{**row, "position": 0}])
            there = {
                "account_id": self.account,
                "strength": Strength.SURE.value,
                "evidence": "by_hand",
                "since": unit.at,
            }
            unit.insert(tables.Connection, [{**there, "contact_id": key} for key in self.people.values()])
            far = naming.find_circle(unit.session, FAR).id
            self.list = audience_lists.create(
                unit, self.account, name="Less familiar", builtin="", use=Use.EXCEPT, circles=[far]
            )

    def keys(self, *beginnings: str) -> set[int]:
        return {key for name, key in self.people.items() if name[0] in beginnings}

    def sort(self, *beginnings: str, out: bool = False) -> None:
        into, out_of = (None, FAR) if out else (FAR, None)
        circles.sort(self.database, people=sorted(self.keys(*beginnings)), into=into, out_of=out_of)

    def person_may(self, name: str, topic: str) -> str:
        """Let somebody see all of a kind of content by an exception; return its key."""
        change = sharing.RuleChange(
            topic=naming.Named(topic, topic), verdict=Verdict.EVERYTHING, contact=self.people[name]
        )
        sharing.change_rules(self.database, [change])
        return topic

    @property
    def todo(self) -> todo.ListTodo:
        return todo.overview(self.database, TODAY, self.account)[0].lists[0]

    @property
    def asked(self) -> tuple[set[int], set[int]]:
        return {one.id for one in self.todo.add}, {one.id for one in self.todo.remove}

    def compared(self, text: str, *names: str) -> comparing_lists.Comparison:
        return comparing_lists.compare(self.database, self.list, text.encode(), names)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Book]:
    database = open_book(tmp_path)
    yield Book(database)
    database.close()


def test_a_list_asks_for_whom_its_circle_holds_in_the_order_of_names(made: Book) -> None:
    made.sort("D", "A", "C")

    assert [one.name for one in made.todo.add] == ["Ana Abel", "Cem Can", "Dina Dahl"]
    assert (made.todo.state, made.todo.changes.done, made.todo.minutes) == ("not_applied", 0, 1)


def test_what_was_ticked_stays_ticked_and_the_last_tick_applies_the_list(made: Book) -> None:
    made.sort("A", "B", "C")
    done = todo.tick(made.database, made.list, made.keys("A", "B"))

    assert (done.added, done.left) == (made.keys("A", "B"), 1)
    assert (made.asked, made.todo.state) == ((made.keys("C"), set()), "begun")
    assert todo.count(made.database, TODAY) == todo.overview(made.database, TODAY)[0].count
    assert not todo.tick(made.database, made.list, made.keys("C")).left
    assert made.todo.state == "applied"
    assert made.todo.listed.applied_at

    made.sort("D")
    made.sort("A", out=True)
    assert (made.asked, made.todo.state) == ((made.keys("D"), made.keys("A")), "changed")


def test_a_tick_is_one_act_that_undo_takes_back(made: Book) -> None:
    made.sort("A", "B")
    before = made.todo
    todo.tick(made.database, made.list)
    assert made.todo.state == "applied"
    entry, _ = history.undo(made.database)

    assert entry.code == "apply_list"
    assert made.todo == before
    history.redo(made.database)
    assert made.todo.state == "applied"


def test_what_was_ticked_in_error_is_asked_again(made: Book) -> None:
    made.sort("A", "B")
    todo.tick(made.database, made.list)
    made.sort("A", out=True)
    todo.tick(made.database, made.list, made.keys("A"))
    assert made.asked == (set(), set())
    todo.untick(made.database, made.list, made.keys("A", "B"))

    assert made.asked == (made.keys("B"), made.keys("A"))


def test_whom_nothing_asks_for_is_not_ticked(made: Book) -> None:
    made.sort("A")

    with pytest.raises(EntourageError, match="nothing_to_do"):
        todo.tick(made.database, made.list, made.keys("E"))
    assert made.asked == (made.keys("A"), set())


def test_what_is_to_be_looked_at_is_due_until_it_was(made: Book) -> None:
    due = todo.overview(made.database, TODAY)[0].tasks
    accounts.tick(made.database, made.account, due[0].task.key)

    assert len(due) > 1
    assert todo.count(made.database, TODAY) == len(due) - 1
    assert [one.task for one in todo.overview(made.database, TODAY)[0].tasks] == [one.task for one in due[1:]]


def test_a_list_that_is_gone_is_told(made: Book) -> None:
    with pytest.raises(EntourageError, match="list_not_there"):
        todo.tick(made.database, made.list + 1)


def test_an_empty_list_can_be_applied(made: Book) -> None:
    assert todo.tick(made.database, made.list).left == 0
    assert made.todo.state == "applied"


_STEPS = st.lists(
    st.tuples(st.sampled_from(["in", "out", "tick", "untick", "hold", "undo"]), st.sets(st.sampled_from("ABCDE"))),
    max_size=8,
)


@settings(max_examples=15, deadline=None)
@given(_STEPS)
def test_doing_all_that_is_asked_gives_what_is_decided_whatever_came_before(
    steps: Sequence[tuple[str, set[str]]],
) -> None:
    with book() as (database, _):
        made = Book(database)
        before = _standing(database)
        for what, who in steps:
            if what in ("in", "out") and who:
                made.sort(*who, out=what == "out")
            elif what == "tick" and made.keys(*who) & (made.asked[0] | made.asked[1]):
                todo.tick(database, made.list, made.keys(*who))
            elif what == "untick":
                todo.untick(database, made.list, made.keys(*who))
            elif what == "hold":
                todo.hold(database, made.list, made.keys(*who))
            elif what == "undo" and _standing(database) > before:
                history.undo(database)
        far = {key for key, _, _ in contacts.listing(database, contacts.People(circle=FAR))}
        todo.tick(database, made.list)
        assert made.todo.listed.members == far
        assert (made.asked, made.todo.state) == ((set(), set()), "applied")


def _standing(database: Database) -> int:
    return sum(entry.state == "done" for entry in history.history(database, 100))


def test_the_members_that_a_network_shows_are_compared(made: Book) -> None:
    made.sort("A", "B", "C")
    found = made.compared("Friends\nBo Berg\nBo Berg\nDina Dahl\nAdd friend\nZoe Zorn\n")

    assert (set(found.missing), set(found.extra)) == (made.keys("A", "C"), made.keys("D"))
    assert [one.text for one in found.strangers] == ["Zoe Zorn"]
    assert not found.is_alike


def test_a_name_in_small_letters_is_found_where_somebody_is_called_so(made: Book) -> None:
    made.sort("A")

    assert made.compared("ana abel").is_alike


def test_a_text_without_names_is_refused(made: Book) -> None:
    with pytest.raises(EntourageError, match="no_members"):
        made.compared("  \n \n")


def test_of_namesakes_the_one_who_is_there_is_meant_and_several_are_asked_about(made: Book) -> None:
    contacts.add(made.database, name="Ana Abel", fields=())
    made.sort("A", "B")
    assert made.compared("Ana Abel\nBo Berg\n").is_alike

    other = contacts.add(made.database, name="Bo Berg", fields=())
    with made.database.unit("connect") as unit:
        row = {"account_id": made.account, "contact_id": other, "strength": "sure", "evidence": "by_hand"}
        unit.insert(tables.Connection, [{**row, "since": unit.at}])
    found = made.compared("Ana Abel\nBo Berg\n")
    assert [some for _, some in found.unclear] == [tuple(sorted({other, *made.keys("B")}))]
    assert not found.missing
    assert not found.extra


def test_whom_a_list_holds_is_taken_over_in_one_act(made: Book) -> None:
    made.sort("A", "B", "C")
    todo.tick(made.database, made.list)
    found = made.compared("Ana Abel\nBo Berg\nDina Dahl\n")
    done = todo.hold(made.database, made.list, found.present)

    assert (done.added, done.removed, done.left) == (made.keys("D"), made.keys("C"), 2)
    assert made.asked == (made.keys("C"), made.keys("D"))
    history.undo(made.database)
    assert made.asked == (set(), set())


def test_who_is_in_the_trash_stays_on_a_list_that_is_taken_over(made: Book) -> None:
    made.sort("A", "B", "C")
    todo.tick(made.database, made.list)
    contacts.delete(made.database, contact_ids=sorted(made.keys("C")))
    done = todo.hold(made.database, made.list, made.compared("Ana Abel\nBo Berg\nCem Can\n").present)
    assert (done.removed, done.left) == (set(), 0)
    contacts.restore(made.database, contact_ids=sorted(made.keys("C")))
    assert made.asked == (set(), set())


def test_what_is_as_decided_is_applied_once_it_is_taken_over(made: Book) -> None:
    made.sort("A", "B")
    todo.hold(made.database, made.list, made.compared("Ana Abel\nBo Berg\n").present)

    assert made.todo.state == "applied"


def test_the_lists_of_mastodon_are_compared_by_handle(tmp_path: Path) -> None:
    database = open_book(tmp_path)
    made = Book(database, "mastodon")
    for name, handle in (("Ana Abel", "ana@mastodon.social"), ("Bo Berg", "@bo@mastodon.social")):
        profile = Value(kind=Kind.PROFILE, parts=Profile("mastodon", handle))
        contacts.save(database, made.people[name], [Edit(None, profile)])
    made.sort("A", "B")
    file = "Family,cem@mastodon.social\nLess familiar,bo@mastodon.social\nLess familiar,who@mastodon.social\n"
    found = made.compared(file, "Less familiar")

    assert (set(found.missing), set(found.present)) == (made.keys("A"), made.keys("B"))
    assert [one.text for one in found.strangers] == ["who@mastodon.social"]
    with pytest.raises(EntourageError, match="list_not_in_file"):
        made.compared(file, "Something else")
    database.close()


def _ways(made: Book, *topics: str) -> tuple[list[Plan], tuple[Topic, ...]]:
    with made.database.read() as session:
        found = tuple(naming.find_topic(session, naming.Named(one, one)) for one in topics)
    return todo.ways(audience.known(made.database), made.account, found, Verdict.EVERYTHING), found


def test_the_list_of_a_way_shows_it_to_those_alone_who_may_see_it(made: Book) -> None:
    made.sort("A", "B", "C", "D")
    topic = made.person_may(NAMES[3], "photos_of_me")
    plans, topics = _ways(made, topic)
    for plan in plans:
        listed = planned_lists.start(made.database, made.account, plan, topics, Verdict.EVERYTHING, "Photos")
        assert listed is not None
        todo.tick(made.database, listed.id)
        found = audience.known(made.database).situation
        channel = Channel(made.account, plan.reach, lists=(listed.id,))
        checked = check(found, topics, Verdict.EVERYTHING, channel)
        assert not checked.should_not
        assert checked.would_see == made.keys("D")
        for _ in range(1 if plan.listed else 2):
            history.undo(made.database)
        assert audience.known(made.database).situation.lists.keys() == {made.list}


def test_who_is_sorted_later_follows_into_the_list_of_a_way(made: Book) -> None:
    made.sort("A", "B", "C")
    plans, topics = _ways(made, "photos_of_me")
    assert plans == []  # nobody there may see them
    friends = naming.Named("Close friends", "close_friends")
    circles.sort(made.database, people=sorted(made.keys("D")), into=friends, out_of=None)
    plans, topics = _ways(made, "photos_of_me")
    listed = planned_lists.start(made.database, made.account, plans[0], topics, Verdict.EVERYTHING, "Photos")
    assert listed is not None
    circles.sort(made.database, people=sorted(made.keys("E")), into=friends, out_of=None)

    asked = next(one for one in todo.overview(made.database, TODAY)[0].lists if one.listed.id == listed.id)
    assert {one.id for one in asked.add} == made.keys("D", "E")

"""What is to be done on the networks, from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from entourage.domain.network import Use
from entourage.operations import circles, contacts, naming
from entourage.operations.book import open_book
from entourage.storage import audience_lists, tables

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

NAMES = ("Ana Abel", "Bo Berg", "Cem Can", "Dina Dahl")


@pytest.fixture
def listed(terminal: Terminal) -> Terminal:
    database = open_book(terminal.folder / "data")
    people = [contacts.add(database, name=name, fields=()) for name in NAMES]
    far = naming.Named("Less familiar", "less_familiar")
    circles.sort(database, people=people[:2], into=far, out_of=None)
    with database.unit("add_account") as unit:
        row = {"network": "facebook", "handle": "", "name": "", "owner": "mine", "purpose": "personal", "indexed": 0}
        (account,) = unit.insert(tables.Account, [{**row, "state": "active", "position": 0}])
        there = {"account_id": account, "strength": "sure", "evidence": "by_hand", "since": unit.at}
        unit.insert(tables.Connection, [{**there, "contact_id": key} for key in people])
        circle = naming.find_circle(unit.session, far).id
        audience_lists.create(unit, account, name="Photos", builtin="", use=Use.EXCEPT, circles=[circle])
    database.close()
    return terminal


def names(people: list[dict[str, Any]]) -> list[str]:
    return [one["full_name"] for one in people]


def test_what_is_to_be_done_has_the_documented_shape(listed: Terminal) -> None:
    found = listed.json("todo", "facebook")
    (one,) = found["lists"]

    assert (found["account"], found["network"], found["minutes"]) == (1, "facebook", 1)
    assert (one["name"], one["use"], one["state"], one["applied_at"]) == ("Photos", "except", "not_applied", None)
    assert (names(one["add"]), one["remove"], one["minutes"]) == (["Ana Abel", "Bo Berg"], [], 1)
    assert one["cheapest"]["ticks"] == 2
    assert listed.json("todo")["accounts"] == [found]


def test_what_is_done_is_noted_and_goes_on_where_it_was_left(listed: Terminal) -> None:
    said = listed.said("todo", "facebook", "--done", "Ana Abel")[1]
    assert "noted, 1 left to do" in said

    again = listed.json("todo", "facebook")["lists"][0]
    assert (names(again["add"]), again["state"], again["done"]) == (["Bo Berg"], "begun", 1)
    assert listed.json("applied", "facebook", "Photos")["left"] == 0
    after = listed.json("todo", "facebook")
    assert (after["lists"][0]["state"], after["minutes"]) == ("applied", 0)
    assert after["lists"][0]["applied_at"]
    listed.said("todo", "facebook", "--undone", "Bo Berg", "--list", "Photos")
    assert names(listed.json("todo", "facebook")["lists"][0]["add"]) == ["Bo Berg"]


def test_only_what_was_named_is_noted(listed: Terminal) -> None:
    assert listed.json("applied", "facebook", "photos", "Bo Berg")["left"] == 1
    assert "nothing_to_do" in str(listed.json("applied", "facebook", "Photos", "Dina Dahl", status=1))


def test_present_members_are_compared_and_taken_over(listed: Terminal) -> None:
    page = listed.folder / "page.txt"
    page.write_text("Bo Berg\nDina Dahl\nZoe Zorn\n", encoding="utf-8")
    found = listed.json("compare", "facebook", "Photos", str(page))

    assert (names(found["missing"]), names(found["extra"])) == (["Ana Abel"], ["Dina Dahl"])
    assert found["unknown"] == [{"line": 3, "text": "Zoe Zorn"}]
    said = listed.said("compare", "facebook", "Photos", str(page))[0]
    assert said.startswith("1 missing, 1 extra, 1 not in the book\n")
    listed.said("compare", "facebook", "Photos", str(page), "--take-over")
    one = listed.json("todo", "facebook")["lists"][0]
    assert (names(one["add"]), names(one["remove"])) == (["Ana Abel"], ["Dina Dahl"])


def test_the_cheapest_way_for_a_kind_of_content_is_found(listed: Terminal) -> None:
    listed.said("rules", "--set", "Less familiar", "Leisure and interests", "nothing")
    listed.said("sort", "Cem Can", "Dina Dahl", "--into", "Close friends")
    found = listed.json("todo", "facebook", "--topic", "Leisure and interests")["ways"]

    assert (found[0]["reach"], found[0]["ticks"], found[0]["minutes"]) == ("only", 2, 1)
    assert [one["name"] for one in found if one["reach"] == "except"][:1] == ["Photos"]
    started = listed.json("todo", "facebook", "--topic", "Leisure and interests", "--start", "Fun")["started"]
    asked = {one["id"]: names(one["add"]) for one in listed.json("todo", "facebook")["lists"]}
    assert asked[started] == ["Cem Can", "Dina Dahl"]


def test_what_is_done_is_said_of_an_account(listed: Terminal) -> None:
    assert "Say on which account" in listed.said("todo", "--done", "Ana Abel", status=1)[1]
    assert "no list" in listed.said("applied", "facebook", "Nothing", status=1)[1]


def test_acts_are_named_in_the_history(listed: Terminal) -> None:
    listed.said("todo", "facebook", "--done", "Ana Abel")
    listed.said("applied", "facebook", "Photos")
    said = listed.said("history", "--limit", "2")[0]

    assert "tick Ana Abel in the list “Photos”" in said
    assert "say that the list “Photos” is applied" in said


def test_what_is_to_be_done_is_printed_for_whom_it_is_asked(listed: Terminal) -> None:
    out = listed.folder / "todo.pdf"
    said = listed.said("todo", "facebook", "--list", "Photos", "--out", str(out))[1]

    assert "2 things to do written to" in said
    assert out.read_bytes().startswith(b"%PDF")


def test_one_list_is_shown_alone_where_it_is_named(listed: Terminal) -> None:
    listed.said("lists", "facebook", "--add", "Voile")
    assert "Voile" in listed.said("todo", "facebook")[0]
    shown = listed.said("todo", "facebook", "--list", "Photos")[0]
    assert ("Photos" in shown, "Voile" in shown) == (True, False)


def test_starting_a_way_that_is_applied_already_says_so_and_offers_nothing_to_undo(listed: Terminal) -> None:
    listed.said("rules", "--set", "Less familiar", "Leisure and interests", "nothing")
    listed.said("sort", "Cem Can", "Dina Dahl", "--into", "Close friends")
    start = ("todo", "facebook", "--topic", "Leisure and interests", "--start", "Fun")
    first = listed.said(*start)[1]
    assert ("not applied yet" in first, "undo" in first) == (True, True)
    again = listed.said(*start)[1]
    assert ("not applied yet" in again, "undo" in again) == (True, False)
    listed.said("applied", "facebook", "Fun")
    done = listed.said(*start)[1]
    assert "“Fun” is applied: nothing is left to do" in done
    assert "undo" not in done


def test_taking_over_whom_a_list_holds_is_named_in_the_history(listed: Terminal) -> None:
    (listed.folder / "page.txt").write_text("Bo Berg\n", encoding="utf-8")
    listed.said("compare", "facebook", "Photos", listed.path("page.txt"), "--take-over")
    assert "note that the list “Photos” holds 1 person" in listed.said("history", "--limit", "1")[0]


def test_a_list_says_for_whom_it_is(listed: Terminal) -> None:
    assert "Photos · Less familiar · all see it but they" in listed.said("lists", "facebook")[0]

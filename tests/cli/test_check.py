"""Who would see a post, asked from the command line, in a book in which every answer is worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

NAMES = {1: "Ana Roy", 2: "Ben Côté", 3: "Cleo Diaz", 4: "Dan Watt", 5: "Ève Lam"}
PHOTOS = ("check", "--topic", "photos_of_me")


@pytest.fixture
def book(terminal: Terminal) -> Terminal:
    """Give a book: friends (1, 2, 5), clients (2, 3), 4 in no circle; 1 to 4 on Facebook, 1 and 5 with an address."""
    for key, name in NAMES.items():
        terminal.json("add", name, *([f"email=p{key}@example.org"] if key in {1, 5} else []))
    terminal.json("sort", "1", "2", "5", "--into", "Close friends")
    terminal.json("sort", "2", "3", "--into", "Clients")
    terminal.json("account", "add", "facebook", "marie")
    terminal.json("account", "add", "email", "m@example.org")
    terminal.json("connect", "facebook", "1", "2", "3", "4")
    return terminal


def ids(answer: dict[str, Any], part: str) -> list[int]:
    return [one["id"] for one in answer[part]]


def test_names_reasons_and_strength_are_told_with_clients_first(book: Terminal) -> None:
    answer = book.json(*PHOTOS, "--channel", "facebook/all")
    assert ids(answer, "should_not") == [2, 3, 4]
    assert (ids(answer, "would_see"), ids(answer, "would_miss")) == ([1], [5])
    assert (answer["unknown"], answer["public"], answer["amount"]) == (0, False, "everything")
    ben, _, dan = answer["should_not"]
    assert (ben["full_name"], ben["strength"], ben["evidence"]) == ("Ben Côté", "sure", "by_hand")
    assert (ben["reasons"][0]["because"], ben["reasons"][0]["decided_by"]) == ("circles", ["Clients"])
    assert dan["reasons"][0]["because"] == "not_sorted"
    assert answer["would_miss"][0]["missing"] == "not_known"
    right = {one["do"]: one["contacts"] for one in answer["remedies"]}
    assert right == {"exception": [2], "sort": [4], "other_way": [2, 3, 4]}
    assert answer["remedies"][-1]["channel"] == "email/direct/Close friends"


def test_a_little_is_asked_for_less_strictly(book: Terminal) -> None:
    assert ids(book.json(*PHOTOS, "--amount", "little", "--channel", "facebook/all"), "should_not") == [4]
    assert ids(book.json(*PHOTOS, "--amount", "un peu", "--channel", "facebook/all"), "should_not") == [4]


@pytest.mark.parametrize("amount", ["nothing", "rien", "no opinion", "half", ""])
def test_any_other_amount_is_refused_so_that_nobody_is_taken_to_be_allowed(book: Terminal, amount: str) -> None:
    assert "little or everything" in book.said(*PHOTOS, "--amount", amount, "--channel", "facebook/all", status=1)[1]


@pytest.mark.parametrize("typed", ["facebook/amis", "facebook/Friends", "facebook/tous"])
def test_what_a_network_calls_those_it_reaches_is_understood(book: Terminal, typed: str) -> None:
    assert book.json(*PHOTOS, "--channel", typed)["channel"]["channel"] == "facebook/all"


def test_ways_are_shown_as_they_may_be_typed(book: Terminal) -> None:
    lines = book.said("ways", "--topic", "photos_of_me", "--all")[0].splitlines()
    written = [one["channel"] for one in book.json("ways", "--topic", "photos_of_me")["ways"]]
    assert [line.strip() for line in lines[1::2]] == written


def test_whom_it_is_meant_for_are_circles_or_people(book: Terminal) -> None:
    answer = book.json(*PHOTOS, "--channel", "email/direct", "--to", "Close friends", "Dan Watt")
    assert (ids(answer, "should_not"), ids(answer, "would_see")) == ([], [5, 1])
    assert ids(answer, "would_miss") == []
    assert ids(book.json(*PHOTOS, "--channel", "facebook/all", "--to", "5"), "should_not") == [2, 3, 4]


def test_a_way_to_post_is_understood_in_both_languages_and_written_so_that_it_can_be_typed(book: Terminal) -> None:
    for typed in ("facebook/except/Clients", "marie/tous sauf/clients", "1/except/circle:Clients"):
        answer = book.json(*PHOTOS, "--channel", typed)
        assert (answer["channel"]["channel"], ids(answer, "should_not")) == ("facebook/except/Clients", [4])
    for way in book.json("ways", "--topic", "photos_of_me", "--to", "Clients")["ways"]:
        again = book.json(*PHOTOS, "--channel", way["channel"], "--to", "Clients")
        assert {part: len(again[part]) for part in ("should_not", "would_see", "would_miss")} == {
            part: way[part] for part in ("should_not", "would_see", "would_miss")
        }


def test_a_list_comes_before_a_circle_of_that_name(book: Terminal) -> None:
    book.json("lists", "facebook", "--add", "Clients", "--circle", "Close friends")
    named = book.json(*PHOTOS, "--channel", "facebook/only/Clients")["channel"]
    assert (named["lists"], named["circles"]) == ([1], [])
    meant = book.json(*PHOTOS, "--channel", "facebook/only/circle:Clients")["channel"]
    assert (meant["lists"], meant["channel"]) == ([], "facebook/only/circle:Clients")


def test_a_list_that_is_not_as_decided_on_the_network_is_told_with_the_answer(book: Terminal) -> None:
    book.json("lists", "facebook", "--add", "Inner", "--circle", "Close friends")
    asked = (*PHOTOS, "--channel", "facebook/only/Inner")
    (none,) = book.json(*asked)["lists"]
    assert (none["begun"], none["done"], none["wanted"]) == (False, 0, 2)
    assert none["text"] in book.said(*asked)[0]
    book.json("todo", "facebook", "--done", "1", "--list", "Inner")
    (some,) = book.json(*asked)["lists"]
    assert (some["begun"], some["done"], some["add"]) == (True, 1, 1)
    notes = {one["channel"]: one["note"] for one in book.json("ways", "--topic", "photos_of_me")["ways"]}
    assert notes["facebook/only/Inner"] == "1 of 2 applied"
    assert notes["facebook/only/Close friends"] == "no list: 2 names to tick each time"
    book.json("applied", "facebook", "Inner")
    assert book.json(*asked)["lists"] == []


def test_ways_come_best_first(book: Terminal) -> None:
    ways = book.json("ways", "--topic", "photos_of_me")["ways"]
    assert ways[0]["channel"] == "email/direct/Close friends"
    counts = [(one["should_not"], -one["would_see"]) for one in ways]
    assert counts == sorted(counts)
    book.json("account", "change", "email", "--state", "paused")
    assert {one["network"] for one in book.json("ways", "--topic", "photos_of_me")["ways"]} == {"facebook"}


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("facebook", "reach_missing"),
        ("facebook/friends of friends", "channel_unclear"),
        ("facebook/direct", "reach_unknown"),
        ("facebook/only", "reach_without_names"),
        ("facebook/all/Clients", "reach_takes_no_names"),
        ("facebook/only/list:Nobody", "list_unknown"),
        ("facebook/only/Nobody", "circle_unknown"),
        ("orkut/all", "account_unknown"),
        ("email/direct", "nobody_written_to"),
    ],
)
def test_what_is_not_understood_is_said(book: Terminal, channel: str, code: str) -> None:
    error = book.json(*PHOTOS, "--channel", channel, status=1)["error"]
    assert error["code"] == code
    assert "{" not in error["message"]


def test_the_answer_for_a_person_names_them_and_what_would_put_it_right(book: Terminal) -> None:
    out, _ = book.said(*PHOTOS, "--channel", "facebook/all")
    assert "3 should not see it, but would\n  Ben Côté (Close friends, Clients)\n" in out
    assert "→ Make an exception for Ben Côté\n" in out
    out, _ = book.said(*PHOTOS, "--channel", "facebook/public", tongue="fr_CA.UTF-8")
    assert "N’importe qui peut la voir, mais le public ne le devrait pas." in out


def test_ways_that_reach_nobody_are_counted_and_named_only_where_all_are_asked_for(book: Terminal) -> None:
    for name in ("Voile", "Chorale"):
        book.said("lists", "facebook", "--add", name)
    every = book.json("ways", "--topic", "photos_of_me")["ways"]
    idle = [one for one in every if not (one["would_see"] or one["should_not"] or one["public"])]
    assert idle
    said = book.said("ways", "--topic", "photos_of_me")[0]
    assert f"{len(idle)} ways that reach nobody are left out" in said
    assert len(said.splitlines()) == 2 * (len(every) - len(idle)) + 1


def test_whoever_should_not_see_it_is_named_however_many_they_are(book: Terminal) -> None:
    for number in range(20):
        book.json("add", f"Zoé Numéro{number}")
    people = [one["full_name"] for one in book.json("list")["contacts"] if one["full_name"].startswith("Zoé")]
    book.json("connect", "facebook", *people)
    named = book.said(*PHOTOS, "--channel", "facebook/all")[0]
    assert all(name in named for name in people)
    book.json("sort", *people, "--into", "Close friends")
    friends = (*PHOTOS, "--channel", "facebook/all")
    assert "more; “check --all” names everyone" in book.said(*friends)[0]
    assert all(name in book.said(*friends, "--all")[0] for name in people)

"""Makes small books at random, for the oracle and for the program, with many clashes in them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.domain.oracle import Book, Channel

VERDICTS = ("everything", "little", "nothing")
REACHES = ("public", "all", "except", "only", "direct")
USES = ("only", "except", "restricted")
STRENGTHS = ("sure", "sure", "presumed", "unknown", None)
PRESETS = ("clients", "colleagues", "less_familiar", "close_friends", None, None)


def some(random: Random, things: list[str], most: int) -> list[str]:
    """Answer up to so many of these things, in their order."""
    chosen = random.sample(things, min(len(things), random.randint(0, most)))
    return [thing for thing in things if thing in chosen]


def make_book(random: Random) -> Book:
    """Make a book of few people who are in several circles, of which the rules contradict each other."""
    people = [f"p{number:02}" for number in range(random.randint(1, 12))]
    circles = [f"c{number}" for number in range(random.randint(0, 6))]
    kinds = [f"k{number}" for number in range(random.randint(1, 4))]
    accounts = [f"a{number}" for number in range(random.randint(1, 3))]
    each_kind = [(circle, kind) for circle in circles for kind in kinds]
    return {
        "people": people,
        "circles": circles,
        "preset": {circle: preset for circle, preset in zip(circles, PRESETS, strict=False) if preset},
        "closed": [circle for circle in circles if random.random() < 0.1],
        "in": {person: some(random, circles, 4) for person in people},
        "kinds": {kind: make_kind(random) for kind in kinds},
        "rules": {pair: random.choice(VERDICTS) for pair in each_kind if random.random() < 0.65},
        "exceptions": {
            (person, kind): random.choice(VERDICTS) for person in people for kind in kinds if random.random() < 0.15
        },
        "accounts": accounts,
        "connections": make_connections(random, people, accounts),
        "lists": {f"l{number}": make_list(random, people, circles, accounts) for number in range(random.randint(0, 4))},
    }


def make_kind(random: Random) -> dict[str, Any]:
    """Make a kind of content, seldom a locked one."""
    locked = random.random() < 0.1
    verdicts = ("nothing",) if locked else VERDICTS
    return {"locked": locked, "public": random.choice(verdicts), "unsorted": random.choice(verdicts)}


def make_connections(random: Random, people: list[str], accounts: list[str]) -> dict[tuple[str, str], str]:
    """Connect most people with each account, some of them only presumably."""
    drawn = {(person, account): random.choice(STRENGTHS) for person in people for account in accounts}
    return {pair: strength for pair, strength in drawn.items() if strength}


def make_list(random: Random, people: list[str], circles: list[str], accounts: list[str]) -> dict[str, Any]:
    """Make a list that may hold others than it is to hold: never begun, half done, or done before things changed."""
    by_hand = some(random, people, 3)
    begun = random.random() < 0.6
    return {
        "account": random.choice(accounts),
        "use": random.choice(USES),
        "circles": some(random, circles, 2),
        "on": [person for number, person in enumerate(by_hand) if number % 2],
        "off": [person for number, person in enumerate(by_hand) if not number % 2],
        "holds": some(random, people, 6) if begun else [],
        "applied": begun and random.random() < 0.7,
    }


def make_channel(random: Random, book: Book) -> Channel:
    """Make a channel of any reach, for some lists of its account and some circles."""
    account = random.choice(book["accounts"])
    reach = random.choice(REACHES)
    lists = [name for name, a_list in book["lists"].items() if a_list["account"] == account]
    named = reach in ("except", "only", "direct")
    return {
        "account": account,
        "reach": reach,
        "lists": some(random, lists, 2) if named else [],
        "circles": some(random, book["circles"], 2) if named else [],
    }


def make_question(random: Random, book: Book) -> dict[str, Any]:
    """Make what a check is asked: the channel, the kinds, the amount, and sometimes for whom it is meant."""
    kinds = list(book["kinds"])
    return {
        "channel": make_channel(random, book),
        "kinds": random.sample(kinds, random.randint(1, min(2, len(kinds)))),
        "amount": random.choice(("little", "everything")),
        "meant": set(some(random, book["people"], 6)) if random.random() < 0.4 else None,
    }


randoms = st.integers(0, 2**32 - 1).map(Random)
"""Chance that is as even as it should be: hypothesis prefers small numbers, of which books without clashes are made."""

books = randoms.map(make_book)


def in_any_book(test: Callable[[Book, Random], None]) -> Callable[[], None]:
    """Try a test on a few hundred books, each with chance for what it chooses itself."""
    held: Callable[[], None] = settings(max_examples=300, deadline=None)(given(books, randoms)(test))
    return held

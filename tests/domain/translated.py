"""Says a random book in the program's own types, and its answers in the oracle's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.domain import audience
from entourage.domain.account import Account, Connection, Evidence, Strength
from entourage.domain.circle import Circle
from entourage.domain.network import Reach, Use
from entourage.domain.sharing import Verdict
from entourage.domain.situation import AudienceList, Situation, situated
from entourage.domain.topic import Topic

if TYPE_CHECKING:
    from tests.domain.oracle import Book, Channel


def number(name: str) -> int:
    """Answer the id of what is called p03, c1, k2…: lower the later it stands, so that none passes for a place."""
    return 99 - int(name[1:])


def circle(book: Book, name: str) -> Circle:
    place = book["circles"].index(name)
    preset = book["preset"].get(name, "")
    closed = name in book["closed"]
    return Circle(id=number(name), preset=preset, colour="", symbol="", closed=closed, position=place)


def topic(book: Book, name: str) -> Topic:
    kind = book["kinds"][name]
    public, unsorted = Verdict.from_code(kind["public"]), Verdict.from_code(kind["unsorted"])
    place = list(book["kinds"]).index(name)
    return Topic(id=number(name), locked=kind["locked"], public=public, unsorted=unsorted, position=place)


def listed(book: Book, name: str) -> AudienceList:
    one = book["lists"][name]
    chosen = dict.fromkeys(map(number, one["on"]), True) | dict.fromkeys(map(number, one["off"]), False)
    return AudienceList(
        id=number(name),
        account_id=number(one["account"]),
        use=Use(one["use"]),
        circles=tuple(map(number, one["circles"])),
        chosen=chosen,
        members=frozenset(map(number, one["holds"])),
        applied_at="2026-11-12T08:00:00Z" if one["applied"] else "",
    )


def situation(book: Book) -> Situation:
    circles = {name: circle(book, name) for name in book["circles"]}
    inside = [
        (number(person), tuple(circles[name] for name in book["circles"] if name in book["in"][person]))
        for person in book["people"]
    ]
    connections: dict[int, dict[int, Connection]] = {number(account): {} for account in book["accounts"]}
    for (person, account), strength in book["connections"].items():
        connections[number(account)][number(person)] = Connection(Strength(strength), Evidence.BY_HAND)
    return situated(
        inside=inside,
        topics=[topic(book, name) for name in book["kinds"]],
        circles=circles.values(),
        rules={(number(of), number(kind)): Verdict.from_code(code) for (of, kind), code in book["rules"].items()},
        exceptions={
            (number(person), number(kind)): Verdict.from_code(code)
            for (person, kind), code in book["exceptions"].items()
        },
        accounts=[
            Account(id=number(name), network="facebook", position=place) for place, name in enumerate(book["accounts"])
        ],
        connections=connections,
        lists=[listed(book, name) for name in book["lists"]],
    )


def channel(one: Channel) -> audience.Channel:
    lists, circles = tuple(map(number, one["lists"])), tuple(map(number, one["circles"]))
    return audience.Channel(number(one["account"]), Reach(one["reach"]), lists, circles)


def people(names: Any) -> frozenset[int]:  # noqa: ANN401 - any collection of names
    return frozenset(map(number, names))


def checked(book: Book, question: dict[str, Any]) -> audience.Check:
    """Ask the program what the oracle is asked."""
    return audience.check(
        situation(book),
        [topic(book, kind) for kind in question["kinds"]],
        Verdict.from_code(question["amount"]),
        channel(question["channel"]),
        None if question["meant"] is None else people(question["meant"]),
    )

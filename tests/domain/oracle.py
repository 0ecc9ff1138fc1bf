"""Says who would see a post one person at a time, from PRODUCT.md alone, as a second opinion on the program's own.

A book is a dict:

    people       names, in their order
    circles      names, in their order
    preset       {circle: "clients" | "colleagues" | …}, where it is a preset one
    closed       the circles that are closed
    in           {person: circles}
    kinds        {kind: {"locked", "public", "unsorted"}}
    rules        {(circle, kind): verdict}
    exceptions   {(person, kind): verdict}
    accounts     names, in their order
    connections  {(person, account): "sure" | "presumed" | "unknown"}
    lists        {list: {"account", "use", "circles", "on", "off", "holds", "applied"}}

A channel is a dict: account, reach ("public", "all", "except", "only", "direct"), lists, circles.
"""

from __future__ import annotations

from typing import Any

Book = dict[str, Any]
Channel = dict[str, Any]

EVERYTHING, LITTLE, NOTHING = "everything", "little", "nothing"


def decide(book: Book, person: str, kind: str) -> dict[str, Any]:
    """Answer the verdict of a person for a kind, which of the five decided, and the circles that did."""
    if book["kinds"][kind]["locked"]:
        return {"verdict": NOTHING, "by": "locked", "circles": []}

    closed = [circle for circle in book["circles"] if circle in book["in"][person] and circle in book["closed"]]
    if closed:
        return {"verdict": NOTHING, "by": "closed", "circles": closed}

    if (person, kind) in book["exceptions"]:
        return {"verdict": book["exceptions"][person, kind], "by": "exception", "circles": []}

    mine = [circle for circle in book["circles"] if circle in book["in"][person]]
    for verdict in (NOTHING, LITTLE, EVERYTHING):
        gave_it = [circle for circle in mine if book["rules"].get((circle, kind)) == verdict]
        if gave_it:
            return {"verdict": verdict, "by": "circles", "circles": gave_it}

    return {"verdict": book["kinds"][kind]["unsorted"], "by": "unsorted", "circles": []}


def is_allowed(book: Book, person: str, kinds: list[str], amount: str) -> bool:
    """Say whether a person may see that much of every one of these kinds."""
    for kind in kinds:
        verdict = decide(book, person, kind)["verdict"]
        if amount == LITTLE and verdict == NOTHING:
            return False
        if amount == EVERYTHING and verdict != EVERYTHING:
            return False
    return True


def is_to_be_on(book: Book, person: str, name: str) -> bool:
    """Say whether a list is to hold a person: by hand, else by the circles that it is for.

    Nobody in a closed circle is put on a list that shows something (a choice of ARCHITECTURE.md: they see nothing).
    """
    a_list = book["lists"][name]
    if a_list["use"] == "only" and any(circle in book["closed"] for circle in book["in"][person]):
        return False
    if person in a_list["on"]:
        return True
    if person in a_list["off"]:
        return False
    return any(circle in book["in"][person] for circle in a_list["circles"])


def is_begun(book: Book, name: str) -> bool:
    """Say whether anything of a list was ever done on the network."""
    return book["lists"][name]["applied"] or bool(book["lists"][name]["holds"])


def is_shown_by(book: Book, person: str, name: str) -> bool:
    """Say whether a post for a list alone is shown to a person: as it holds them there, or is to before it is begun."""
    if is_begun(book, name):
        return person in book["lists"][name]["holds"]
    return is_to_be_on(book, person, name)


def is_held_back_by(book: Book, person: str, name: str) -> bool:
    """Say whether a list keeps a post from a person: only as far as it was done on the network."""
    return person in book["lists"][name]["holds"]


def is_restricted(book: Book, person: str, account: str) -> bool:
    """Say whether a person is on a list of the account of those who are shown only what is public."""
    for name, a_list in book["lists"].items():
        if a_list["account"] == account and a_list["use"] == "restricted" and is_held_back_by(book, person, name):
            return True
    return False


def goes_to(book: Book, channel: Channel, person: str, meant: set[str] | None) -> bool:
    """Say whether a channel is set so that a person gets it, if they are there at all."""
    in_a_circle = any(circle in book["in"][person] for circle in channel["circles"])

    if channel["reach"] == "public":
        return True
    if channel["reach"] == "all":
        return not is_restricted(book, person, channel["account"])
    if channel["reach"] == "except":
        held_back = any(is_held_back_by(book, person, name) for name in channel["lists"])
        return not (held_back or in_a_circle or is_restricted(book, person, channel["account"]))
    if channel["reach"] == "only":
        return in_a_circle or any(is_shown_by(book, person, name) for name in channel["lists"])
    if channel["reach"] == "direct" and not channel["circles"] and not channel["lists"]:
        return meant is not None and person in meant
    return in_a_circle or any(is_shown_by(book, person, name) for name in channel["lists"])


def check(book: Book, channel: Channel, kinds: list[str], amount: str, meant: set[str] | None) -> dict[str, Any]:
    """Answer who should not see it but would, who would, who would miss it, and how many nobody knows of."""
    public = channel["reach"] == "public"
    answer: dict[str, Any] = {"should_not": [], "would_see": [], "would_miss": [], "unknown": 0, "public": public}
    audience = []
    for person in book["people"]:
        strength = book["connections"].get((person, channel["account"]))
        reached = goes_to(book, channel, person, meant)
        in_audience = reached and strength in ("sure", "presumed")
        allowed = is_allowed(book, person, kinds, amount)
        is_meant = meant is None or person in meant

        if in_audience:
            audience.append(person)
        if reached and strength == "unknown":
            answer["unknown"] += 1

        if (in_audience or public) and not allowed:
            answer["should_not"].append(person)
        if in_audience and allowed and is_meant:
            answer["would_see"].append(person)
        if not in_audience and allowed and is_meant:
            answer["would_miss"].append(person)
    answer["audience"] = audience
    return answer


def in_order_of_names(book: Book, people: list[str]) -> list[str]:
    """Answer the same people, clients first, then colleagues, then the others."""
    answer = []
    for wanted in ("clients", "colleagues", None):
        for person in sorted(people):
            presets = {book["preset"].get(circle) for circle in book["in"][person]}
            first = "clients" if "clients" in presets else "colleagues" if "colleagues" in presets else None
            if first == wanted:
                answer.append(person)
    return answer


def is_better(book: Book, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Say whether one way, {"channel", "name", "answer"}, stands before another, by the first thing that differs."""
    reasons = [
        (reaches_nobody(one), reaches_nobody(other)),
        (len(one["answer"]["should_not"]), len(other["answer"]["should_not"])),
        (-len(one["answer"]["would_see"]), -len(other["answer"]["would_see"])),
        (one["answer"]["public"], other["answer"]["public"]),
        (len(one["answer"]["audience"]), len(other["answer"]["audience"])),
        (book["accounts"].index(one["channel"]["account"]), book["accounts"].index(other["channel"]["account"])),
        (one["name"], other["name"]),
    ]
    for mine, theirs in reasons:
        if mine != theirs:
            return bool(mine < theirs)
    return False


def reaches_nobody(way: dict[str, Any]) -> bool:
    """Say whether nobody at all is reached; anyone may be by what is public."""
    return not way["answer"]["audience"] and not way["answer"]["public"]


def rank(book: Book, ways: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answer the ways, best first: each is put before the first one that it is better than."""
    answer: list[dict[str, Any]] = []
    for way in ways:
        place = len(answer)
        while place > 0 and is_better(book, way, answer[place - 1]):
            place -= 1
        answer.insert(place, way)
    return answer

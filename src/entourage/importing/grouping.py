"""Who is in the groups of a file: people by identifier or address, and those in the groups that are in a group."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.text import fold
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from entourage.domain.contact import Value
    from entourage.importing.draft import Single

_MAIL = "mailto:"
_MOST_STEPS = 1_000_000  # through groups within groups, in a whole file
_CLIP = 200
_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME, Kind.OTHER})


@dataclass(slots=True)
class _Known:
    """Find the places of people and groups by what a group calls them."""

    people: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    mails: dict[str, int] = field(default_factory=dict)
    steps: int = 0


def members(people: Sequence[Single], groups: Sequence[Single]) -> Iterator[tuple[str, list[int]] | Notice]:
    """Give the name of each group with the places of its people, and tell of those who are not in the file."""
    known = _Known(_places(people), _places(groups))
    if any(_mail_of(member) for group in groups for member in group.members):
        known.mails = _unique((mail, place) for place, one in enumerate(people) for mail in one.draft.traits.emails)
    for group in groups:
        places, unknown = _inside(group, groups, known)
        yield group.draft.name, places
        line = group.draft.line
        for member in unknown:
            yield Notice(line=line, property="MEMBER", code="group_member_unknown", text=_mail_of(member) or member)
        more = ", ".join(_said(group.draft.values, is_list_of_mails=bool(group.members)))
        if more:
            yield Notice(line=line, property=group.draft.name, code="group_says_more", text=more[:_CLIP])


def _inside(group: Single, groups: Sequence[Single], known: _Known) -> tuple[list[int], list[str]]:
    """Find who is in a group, also through others; only those whom it names itself can be unknown in it."""
    places: dict[int, None] = {}
    unknown: list[str] = []
    seen: set[int] = set()
    waiting = [group]
    while waiting:
        one = waiting.pop()
        for member in one.members:
            place = _found(member, known.people)
            place = known.mails.get(fold(_mail_of(member))) if place is None else place
            inner = _found(member, known.groups) if place is None else None
            if place is not None:
                places[place] = None
            elif inner is not None and known.steps < _MOST_STEPS:
                waiting += [groups[inner]] if inner not in seen else []
                seen.add(inner)
            elif one is group:
                unknown.append(member)
        known.steps += len(one.members) if one is not group else 0
    return list(places), unknown


def _mail_of(member: str) -> str:
    return member[len(_MAIL) :] if member[: len(_MAIL)].lower() == _MAIL else ""


def _said(values: Iterable[Value], *, is_list_of_mails: bool) -> Iterator[str]:
    """Give what is said of a group besides its name; the addresses of a mailing list are its members."""
    for value in values:
        if value.kind not in _NAMES and not (value.kind is Kind.EMAIL and is_list_of_mails):
            yield value.text or " ".join(filter(None, value.parts)) or value.kind.value


def _places(several: Sequence[Single]) -> dict[str, int]:
    """Find people by identifier, in any case of its letters, and without the container that BlueMind puts before it."""
    identifiers = [(one.draft.identifier, place) for place, one in enumerate(several) if one.draft.identifier]
    loose = _unique((name, place) for identifier, place in identifiers for name in _loosely(identifier))
    return loose | dict(identifiers)


def _loosely(identifier: str) -> tuple[str, ...]:
    folded = identifier.casefold()
    return (folded, folded.rpartition(",")[2]) if "," in folded else (folded,)


def _found(member: str, places: dict[str, int]) -> int | None:
    place = places.get(member)
    return places.get(member.casefold()) if place is None else place


def _unique(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Keep what stands for one only."""
    kept: dict[str, int] = {}
    doubled: set[str] = set()
    for name, place in pairs:
        if kept.setdefault(name, place) != place:
            doubled.add(name)
    return {name: place for name, place in kept.items() if name not in doubled}

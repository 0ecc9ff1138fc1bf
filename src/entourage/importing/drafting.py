"""Records to drafts: what a file says of all its people, groups and namesakes put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.contact import SINGLE_KINDS, Kind, Value
from entourage.domain.text import fold
from entourage.domain.watching import Stage, counted, unwatched
from entourage.formats.record import Notice, Record
from entourage.importing.draft import Draft, Single, draft, is_poorer, raw_of, redrafted
from entourage.importing.grouping import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from entourage.domain.watching import Watch


@dataclass(frozen=True, slots=True)
class Drafted:
    """Hold what was read from a file: people, what was not understood, and the names of its groups."""

    drafts: tuple[Draft, ...]
    notices: tuple[Notice, ...]
    groups: tuple[str, ...]


def draft_all(items: Iterable[Record | Notice], watch: Watch = unwatched, name: str = "") -> Drafted:
    """Draft everything that a reader gives of a file."""
    return gathered(singly(items), watch, name)


def singly(items: Iterable[Record | Notice]) -> Iterator[Single | Notice]:
    """Draft each record by itself, as it comes."""
    return (draft(item) if isinstance(item, Record) else item for item in items)


def gathered(items: Iterable[Single | Notice], watch: Watch = unwatched, name: str = "") -> Drafted:
    """Put together what was drafted singly; group cards become categories of their members."""
    people: list[Single] = []
    groups: list[Single] = []
    notices: list[Notice] = []
    for item in items:
        if isinstance(item, Notice):
            notices.append(item)
        else:
            (groups if item.draft.kind == "group" else people).append(item)
    notices += _put_into_groups(people, groups)
    people = _one_per_identifier(people, notices)
    names = tuple(group.draft.name for group in groups)
    drafts = tuple(counted(_keyed(people, notices), watch, Stage.DRAFTING, len(people), name))
    return Drafted(drafts, tuple(notices), names)


def _put_into_groups(people: list[Single], groups: Sequence[Single]) -> list[Notice]:
    notices: list[Notice] = []
    named: dict[int, list[str]] = {}
    for found in members(people, groups) if groups else ():
        if isinstance(found, Notice):
            notices.append(found)
            continue
        name, places = found
        for place in places:
            named.setdefault(place, []).append(name)
    for place, names in named.items():
        one = people[place]
        categories = (Value(kind=Kind.CATEGORY, text=name) for name in names)
        raw = "\n".join((raw_of(one.draft), *(f"MEMBER:{name}" for name in names)))
        people[place] = redrafted(one, (*one.draft.values, *categories), raw)
    return notices


def _one_per_identifier(people: Iterable[Single], notices: list[Notice]) -> list[Single]:
    """Join records of one identifier and one name; of another name they are two people, whatever the file says."""
    kept: dict[object, list[Single]] = {}
    named: dict[str, set[str]] = {}
    for number, one in enumerate(people):
        identifier = one.draft.identifier
        if not identifier:
            kept[number] = [one]
            continue
        name = fold(one.draft.name)
        kept.setdefault((identifier, name), []).append(one)
        names = named.setdefault(identifier, set())
        if names:
            code = "identifier_twice" if name in names else "identifier_of_two"
            notices.append(Notice(line=one.draft.line, property="UID", code=code, text=one.draft.name))
        names.add(name)
    return [_joined(several) if len(several) > 1 else several[0] for several in kept.values()]


def _joined(several: Sequence[Single]) -> Single:
    """Join what a file says several times of one person: of what one has once, the last word, but for a poorer one."""
    renewed: set[Kind] = set()
    standing: list[list[Value]] = []
    every = [value for one in several for value in one.draft.values if value.parts]
    for one in reversed(several):
        said = [value for value in one.draft.values if not any(is_poorer(value, other) for other in every)]
        standing.append([value for value in said if value.kind not in renewed])
        renewed |= {value.kind for value in said} & SINGLE_KINDS
    raw = "\n".join(filter(None, (raw_of(one.draft) for one in several)))
    joined = redrafted(several[0], tuple(value for part in reversed(standing) for value in part), raw)
    return joined._replace(is_whole=joined.is_whole and all(one.is_whole for one in several))


def _keyed(people: Sequence[Single], notices: list[Notice]) -> Iterable[Draft]:
    seen: Counter[str] = Counter()
    shared = Counter(one.draft.identifier for one in people)
    for made, _members, is_whole in people:
        if not is_whole:
            notices.append(Notice(line=made.line, code="broken_letters"))
        key, other = made.key, made.other_key
        if made.identifier and shared[made.identifier] > 1:
            key, other = other, key
        seen[key] += 1
        if seen[key] > 1:
            key = f"{key} {seen[key]}"
        yield made if key == made.key else replace(made, key=key, other_key=other)

"""My own details, and which of them a circle is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from entourage.domain.comparing import normalized
from entourage.domain.contact import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.domain.circle import Circle

HOURS = "hours"
"""The key of the detail when I work and may be reached."""
_ALWAYS_ALL = frozenset({"close_friends", "family"})
_SINGLE_NAMES = (Kind.FORMATTED_NAME, Kind.NAME)
_OF_WORK = frozenset({Kind.FORMATTED_NAME, Kind.NAME, Kind.ORGANIZATION, Kind.TITLE, Kind.ROLE})
_AT_WORK = frozenset({Kind.EMAIL, Kind.TELEPHONE, Kind.ADDRESS, Kind.URL})
_KNOW_WHERE = "colleagues"
_NETWORKS_OF_WORK = frozenset({"linkedin", "xing", "viadeo"})
KINDS = (
    *(Kind.FORMATTED_NAME, Kind.NICKNAME, Kind.TITLE, Kind.ROLE, Kind.ORGANIZATION, Kind.EMAIL, Kind.TELEPHONE),
    *(Kind.ADDRESS, Kind.URL, Kind.PROFILE, Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.DATE),
)
"""The kinds of value that are details to be given, in the order in which they are shown."""


class Detail(NamedTuple):
    """Hold one of my own details; value: None for my hours."""

    key: str
    value: Value | None


Given: TypeAlias = "Mapping[tuple[int, str], bool]"
"""What the person said is given, by (circle's id, detail's key); absent where nothing was said."""


def details(values: Sequence[Value], *, has_hours: bool) -> list[Detail]:
    """List my own details in the order in which they are shown, each once; has_hours: it is known when I work."""
    found: dict[str, Detail] = {}
    for kind in KINDS:
        for value in _of(values, kind):
            said = normalized(value)
            if said:
                found.setdefault(f"{kind.value}:{said}", Detail(f"{kind.value}:{said}", value))
    if has_hours:
        found[HOURS] = Detail(HOURS, None)
    return list(found.values())


def _of(values: Sequence[Value], kind: Kind) -> Iterable[Value]:
    if kind is not Kind.FORMATTED_NAME:
        return (one for one in values if one.kind is kind)
    names = [one for of_kind in _SINGLE_NAMES for one in values if one.kind is of_kind]
    return names[:1]


def usual(circle: Circle, detail: Detail) -> bool:
    """Say whether a circle is usually given a detail: friends and family all, others what is for work, closed nothing.

    Nothing that does not say that it is for work is held to be. Where I work is for colleagues alone, who are there.
    """
    if circle.closed:
        return False
    is_where = detail.value is not None and detail.value.kind is Kind.ADDRESS
    return circle.preset in _ALWAYS_ALL or (_is_of_work(detail) and (not is_where or circle.preset == _KNOW_WHERE))


def _is_of_work(detail: Detail) -> bool:
    value = detail.value
    if value is None or value.kind in _OF_WORK:
        return True
    if value.kind is Kind.PROFILE:
        return value.as_profile.network in _NETWORKS_OF_WORK
    return value.kind in _AT_WORK and "work" in value.types and "home" not in value.types


def is_given(circle: Circle, detail: Detail, said: Given) -> bool:
    """Say whether a circle is given a detail: a closed one nothing, else as the person said, else as is usual."""
    return not circle.closed and said.get((circle.id, detail.key), usual(circle, detail))


def given(circles: Sequence[Circle], details: Iterable[Detail], said: Given) -> list[Detail]:
    """List what someone of these circles is given: what each of them is; whoever is in none is given nothing."""
    return [one for one in details if circles and all(is_given(circle, one, said) for circle in circles)]

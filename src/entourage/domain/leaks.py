"""Leak paths: who would see something and shares a household or a company with somebody who may not see it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain import places
from entourage.domain.contact import Kind
from entourage.domain.matching_words import PROVIDERS
from entourage.domain.placeholders import is_nobodys_mailbox
from entourage.domain.text import fold
from entourage.domain.traits import organization

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from entourage.domain.contact import Value

MOST = 400
"""Pairs that one household or company gives: of a larger one it is told how many are on either side."""
_NO_COMPANY = frozenset(
    one.strip()
    for line in """
    a mon compte | aucun | aucune | auto entrepreneur | autoentrepreneur | chomage | confidentiel | consultant
    consultante | en recherche d emploi | etudiant | etudiante | freelance | freelancer | home | independant
    independante | indisponible | micro entrepreneur | n a | na | neant | none | profession liberale
    recherche d emploi | retired | retraite | retraitee | sans emploi | self | self employed | sans | student
    travailleur autonome | travailleuse autonome | unemployed
    """.strip().splitlines()
    for one in line.split("|")
)
"""What stands, folded, where a company would, of people who have none in common."""


class By(StrEnum):
    """Name what two people share: one home, one employer by its name, or one employer by its domain of e-mail."""

    ADDRESS = "address"
    ORGANIZATION = "organization"
    DOMAIN = "domain"


class Tie(NamedTuple):
    """Hold a household or company that somebody belongs to.

    key: what it is found by; of an address the street with its number. unit: a flat, postcode, town: of an address
    only, each empty where it is not said.
    """

    by: By
    key: str
    unit: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Leak:
    """Hold that someone who would see it (contact_id) shares something with someone who may not (other_id).

    shared: each with how it is written of the one who would see it.
    """

    contact_id: int
    other_id: int
    shared: tuple[tuple[By, str], ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Hold a household or company with so many people on both sides that pairs say nothing."""

    by: By
    text: str
    would_see: frozenset[int]
    should_not: frozenset[int]


@dataclass(frozen=True, slots=True)
class Leaks:
    """Hold the leak paths, those accepted apart, and where there are too many to name."""

    pairs: tuple[Leak, ...]
    accepted: tuple[Leak, ...]
    crowds: tuple[Crowd, ...]


def ties(values: Iterable[Value]) -> dict[Tie, str]:
    """Find the households and companies of someone, each with how it is written.

    An address is a household's unless it is said to be that of work; a public provider of e-mail is no company.
    """
    found: dict[Tie, str] = {}
    for value in values:
        if value.kind is Kind.ADDRESS:
            tie = _household(value)
            text = " ".join((value.text or ", ".join(filter(None, value.parts))).split())
        elif value.kind is Kind.ORGANIZATION:
            tie = _company(value)
            text = value.parts[0] if value.parts else value.text
        elif value.kind is Kind.EMAIL:
            tie = _domain(value)
            text = tie.key if tie else ""
        else:
            continue
        if tie:
            found.setdefault(tie, text)
    return found


def _household(value: Value) -> Tie | None:
    if "work" in value.types and "home" not in value.types:
        return None
    form = places.form(value)
    place = places.read(form) if form else None
    if place is None or not (place.postcode or place.town):
        return None
    street, beside = (place.street, place.beside) if place.street else (place.beside, "")
    is_one_house = bool(place.number) or places.named(street) == street
    if not street or not is_one_house:
        return None
    return Tie(By.ADDRESS, f"{place.number} {places.named(street)}", beside, place.postcode, place.town)


def _company(value: Value) -> Tie | None:
    key = organization(value)
    return Tie(By.ORGANIZATION, key) if key and key not in _NO_COMPANY else None


def _domain(value: Value) -> Tie | None:
    address = fold(value.text).removeprefix("mailto:")
    domain = address.rpartition("@")[2].strip(" .>") if "@" in address else ""
    if "." not in domain or domain.partition(".")[0] in PROVIDERS or is_nobodys_mailbox(address):
        return None
    return Tie(By.DOMAIN, domain)


def leaks(
    would_see: AbstractSet[int],
    should_not: AbstractSet[int],
    tied: Mapping[int, Mapping[Tie, str]],
    *,
    mine: AbstractSet[Tie] = frozenset(),
    accepted: AbstractSet[tuple[int, int]] = frozenset(),
    most: int = MOST,
) -> Leaks:
    """Find who would see something and shares a household or company with someone who may not see it.

    tied: by contact's id, as `ties` finds them. mine: companies of my own, which are left out. accepted: (who would
    see it, the other), accepted for good. most: as MOST.
    """
    hidden: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for one in should_not - would_see:
        for tie in tied.get(one, {}):
            for key in _as_hidden(tie):
                hidden[key].add(one)
    facing: defaultdict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
    for one in would_see:
        for tie, text in tied.get(one, {}).items():
            if tie.by is By.ADDRESS or tie not in mine:
                for key in _as_seeing(tie):
                    if key in hidden:
                        facing[key][one] = text
    return _paired(facing, hidden, accepted, most)


def _paired(
    facing: Mapping[tuple[str, ...], Mapping[int, str]],
    hidden: Mapping[tuple[str, ...], AbstractSet[int]],
    accepted: AbstractSet[tuple[int, int]],
    most: int,
) -> Leaks:
    pairs: defaultdict[tuple[int, int], dict[tuple[By, str], None]] = defaultdict(dict)
    crowds: dict[tuple[str, ...], Crowd] = {}
    for key, seeing in facing.items():
        by, others = By(key[0]), hidden[key]
        if len(seeing) * len(others) > most:
            known = crowds.get(key[:2])
            text = known.text if known else min(seeing.values())
            every = frozenset(seeing) | (known.would_see if known else frozenset())
            crowds[key[:2]] = Crowd(by, text, every, frozenset(others) | (known.should_not if known else frozenset()))
            continue
        for one, text in seeing.items():
            for other in others:
                pairs[one, other][by, text] = None
    found = [Leak(one, other, tuple(sorted(shared))) for (one, other), shared in sorted(pairs.items())]
    return Leaks(
        tuple(one for one in found if (one.contact_id, one.other_id) not in accepted),
        tuple(one for one in found if (one.contact_id, one.other_id) in accepted),
        tuple(sorted(crowds.values(), key=lambda one: (one.by, one.text))),
    )


_NOT_SAID, _ANY = "not said", "any"


def _as_seeing(tie: Tie) -> Iterator[tuple[str, ...]]:
    """Give keys of which one at least is among those of `_as_hidden` for whoever may live or work at the same place.

    What only one of two says (a flat, a postcode) does not tell them apart.
    """
    if tie.by is not By.ADDRESS:
        yield tie.by, tie.key
        return
    for flat in (tie.unit, _NOT_SAID) if tie.unit else (_NOT_SAID, _ANY):
        if tie.postcode:
            yield tie.by, tie.key, flat, "postcode", tie.postcode
        if tie.town:
            yield tie.by, tie.key, flat, _NOT_SAID, tie.town
            if not tie.postcode:
                yield tie.by, tie.key, flat, _ANY, tie.town


def _as_hidden(tie: Tie) -> Iterator[tuple[str, ...]]:
    if tie.by is not By.ADDRESS:
        yield tie.by, tie.key
        return
    for flat in (tie.unit, _ANY) if tie.unit else (_NOT_SAID,):
        if tie.postcode:
            yield tie.by, tie.key, flat, "postcode", tie.postcode
            if tie.town:
                yield tie.by, tie.key, flat, _ANY, tie.town
        elif tie.town:
            yield tie.by, tie.key, flat, _NOT_SAID, tie.town

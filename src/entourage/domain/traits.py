"""What of a person is compared, in the forms in which it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain import dates, places, telephones_plain
from entourage.domain.contact import Kind, Value, first_of
from entourage.domain.keys import keys, sounds
from entourage.domain.making import quickly_made
from entourage.domain.matching_words import LEGAL_FORMS, OF_ROWS
from entourage.domain.names import ComparedName, compared_name
from entourage.domain.placeholders import is_nobodys_day, is_nobodys_mailbox, is_nobodys_number
from entourage.domain.profiles import handle_in
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from entourage.domain.dates import PartialDate

_SISTERS = {"threads": "instagram", "messenger": "facebook"}
"""Networks of one company where an account goes by the name that it has on the other."""
_WORDS = re.compile(r"[a-z0-9]+")
_DOTTED = re.compile(r"\b(\w)\.(?=\w\b)")
_DIGITS_OF_A_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_TIME = re.compile(r"^(?:19|20)\d\d[-/. ]?[01]\d[-/. ]?[0-3]\d|^[0-3]?\d[-/.][01]?\d[-/.](?:19|20)?\d\d\b|\d:\d\d")
_AT_A_PLACE = frozenset({"home", "work", "main"})
_SHORTEST, _LONGEST = 4, 40  # letters of an identifier
_SHORT_NUMBER = re.compile(r"[a-z]*\d{1,3}")
_LONGEST_OF_ROWS = 7  # digits


@quickly_made
@dataclass(frozen=True, slots=True)
class Traits:
    """Hold what of a person is compared, worked out once for many comparisons.

    The mappings go from the compared form to what was written; telephones are bare digits, addresses the parts of
    `places`. identifiers: what unknown fields say, by heading and value. keys: only people who share one are worth
    comparing, never all with all. sounds: of given and family names, in all their forms. fixed: telephones of a
    home or an office, which others answer, too.
    """

    name: ComparedName
    emails: Mapping[str, str]
    telephones: Mapping[str, str]
    profiles: Mapping[str, str]
    organizations: Mapping[str, str]
    addresses: Mapping[str, str]
    identifiers: Mapping[str, str]
    birthday: PartialDate | None
    keys: tuple[str, ...] = ()
    sounds: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    fixed: tuple[str, ...] = ()


def traits(values: tuple[Value, ...], also: tuple[Value, ...] = ()) -> Traits:
    """Work out what of a person is compared; also: what sources call them who are called otherwise."""
    birthday = first_of(values, Kind.BIRTHDAY)
    name, day = compared_name(values), _day(birthday.text) if birthday else None
    if also:
        name = replace(name, others=tuple(dict.fromkeys((*name.others, *_besides(name, also)))))
    if day and is_nobodys_day(day):
        day = None
    found: tuple[dict[str, str], ...] = ({}, {}, {}, {}, {}, {})
    for value in values:
        form = _FORMS.get(value.kind)
        if form and (key := form[1](value)):
            found[form[0]][key] = _written(value)
    emails, telephones, profiles, organizations, addresses, identifiers = found
    return Traits(
        name,
        emails,
        telephones,
        profiles,
        organizations,
        addresses,
        identifiers,
        day,
        tuple(keys(name, day, found)),
        sounds(name),
        tuple(_fixed(values)) if telephones else (),
    )


def _besides(name: ComparedName, also: tuple[Value, ...]) -> Iterator[str]:
    """Give the halves of other names that are not those of the name itself."""
    for value in also:
        said = compared_name((value,))
        halves = ((said.given, name.given), (said.family, name.family))
        yield from (half for half, own in halves if half and half not in (own, *own.split()))


def _day(text: str) -> PartialDate | None:
    """Read a birthday; one that is on no calendar (1980-09-81) may still be another's with a wrong digit."""
    known = dates.from_iso(text)
    if known or not (match := _DIGITS_OF_A_DAY.fullmatch(text)):
        return known
    return dates.PartialDate(int(match[1]), int(match[2]), int(match[3]))


def _fixed(values: tuple[Value, ...]) -> Iterator[str]:
    for value in values:
        if value.kind is Kind.TELEPHONE and not _AT_A_PLACE.isdisjoint(value.types) and "cell" not in value.types:
            yield _telephone(value)


def _mailbox(value: Value) -> str:
    email = _email(value)
    return "" if is_nobodys_mailbox(email) else email


def _number(value: Value) -> str:
    number = _telephone(value)
    return "" if number and is_nobodys_number(number) else number


def compared(value: Value) -> str:
    """Give the form in which two people's values are compared, empty where they are not compared in another form."""
    form = _COMPARED.get(value.kind)
    return form(value) if form else ""


def _written(value: Value) -> str:
    """Write a value; of an account the network, and its name there, of an unknown field its heading."""
    if value.kind is Kind.OTHER:
        return f"{value.name or value.label}: {value.text}"
    if value.text:
        return value.text
    if value.kind is Kind.PROFILE:
        profile = value.as_profile
        return " ".join(filter(None, (profile.network, profile.handle or profile.url)))
    return ", ".join(filter(None, value.parts))


def _email(value: Value) -> str:
    return fold(value.text).removeprefix("mailto:")


def _telephone(value: Value) -> str:
    return "" if "fax" in value.types else telephones_plain.plain(value.text)


def _profile(value: Value) -> str:
    profile = value.as_profile
    handle = profile.handle or profile.url
    return fold(f"{profile.network} {handle}") if handle else ""


def _page(value: Value) -> str:
    handle = handle_in(value.text)
    return fold(f"linkedin {handle}") if handle else ""


def organization(value: Value) -> str:
    """Give the name of an organization without what says its legal form."""
    said = fold(value.parts[0] if value.parts else value.text)
    words = _WORDS.findall(_DOTTED.sub(r"\1", said).replace(".", "")) if "." in said else _WORDS.findall(said)
    return " ".join([word for word in words if word not in LEGAL_FORMS] or words)


def _identifier(value: Value) -> str:
    """Give heading and value of an unknown field that may tell people apart: some letters, digits among them.

    One short number is none (« app. 24 », « Table 12 »), nor is the number of a row.
    """
    text = value.text
    if not _SHORTEST <= len(text) <= _LONGEST or text.isalpha() or "/" in text or _TIME.search(text):
        return ""
    said = _NO_LETTERS.sub("", fold(text))
    if len(said) < _SHORTEST or said.isalpha() or _SHORT_NUMBER.fullmatch(said):
        return ""
    heading = _NO_LETTERS.sub("", fold(value.name or value.label)).removeprefix("x")
    if heading in OF_ROWS and said.isdigit() and len(said) <= _LONGEST_OF_ROWS:
        return ""
    return f"{heading} {said}" if heading else ""


def sister(profile: str) -> str:
    """Give the form of a profile on the network on which its company keeps the names of accounts."""
    network, _, handle = profile.partition(" ")
    return f"{_SISTERS.get(network, network)} {handle}"


_FORMS: Mapping[Kind, tuple[int, Callable[[Value], str]]] = {
    Kind.EMAIL: (0, _mailbox),
    Kind.TELEPHONE: (1, _number),
    Kind.PROFILE: (2, _profile),
    Kind.URL: (2, _page),
    Kind.ORGANIZATION: (3, organization),
    Kind.ADDRESS: (4, places.form),
    Kind.OTHER: (5, _identifier),
}
_COMPARED: Mapping[Kind, Callable[[Value], str]] = {
    Kind.EMAIL: _email,
    Kind.TELEPHONE: _telephone,
    Kind.PROFILE: _profile,
}

"""How likely two entries are the same person, with the reasons for and against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain import dates
from entourage.domain.contact import Kind, Value, first_of
from entourage.domain.making import quickly_made
from entourage.domain.names import Alike, ComparedName, alike, compared_name
from entourage.domain.text import digits, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from entourage.domain.dates import PartialDate

_WITHOUT_EXTENSION = re.compile(r"\d[^A-Za-z;,#]*")
_FEWEST_DIGITS, _COMPARED_DIGITS = 7, 9
_CERTAIN, _LIKELY, _POSSIBLE = 7.0, 4.5, 2.0


class ReasonCode(StrEnum):
    """Name what speaks for or against two entries being one person."""

    SAME_IDENTIFIER = "same_identifier"
    FORMER_ROW = "former_row"
    SAME_PROFILE = "same_profile"
    SAME_EMAIL = "same_email"
    SAME_TELEPHONE = "same_telephone"
    SAME_NAME = "same_name"
    SWAPPED_NAME = "swapped_name"
    SIMILAR_NAME = "similar_name"
    SAME_SINGLE_NAME = "same_single_name"
    SAME_BIRTHDAY = "same_birthday"
    SAME_DAY_OF_BIRTH = "same_day_of_birth"
    SAME_ORGANIZATION = "same_organization"
    SAME_ADDRESS = "same_address"
    UNCLEAR_GIVEN_NAME = "unclear_given_name"
    DIFFERENT_GIVEN_NAME = "different_given_name"
    DIFFERENT_FAMILY_NAME = "different_family_name"
    DIFFERENT_GENERATION = "different_generation"
    DIFFERENT_BIRTHDAY = "different_birthday"


# Points. What a household or an office shares (e-mail, telephone, address, company) together stays under likely once a
# given name differs; a name alone, or a telephone alone, is possible; a name with an address of some kind is certain.
_WEIGHTS = {
    ReasonCode.SAME_PROFILE: 8.0,
    ReasonCode.SAME_EMAIL: 5.0,
    ReasonCode.SAME_TELEPHONE: 3.5,
    ReasonCode.SAME_NAME: 3.5,
    ReasonCode.SWAPPED_NAME: 3.0,
    ReasonCode.SIMILAR_NAME: 1.5,
    ReasonCode.SAME_SINGLE_NAME: 1.0,
    ReasonCode.SAME_BIRTHDAY: 4.0,
    ReasonCode.SAME_DAY_OF_BIRTH: 2.5,
    ReasonCode.SAME_ORGANIZATION: 1.0,
    ReasonCode.SAME_ADDRESS: 0.5,
    ReasonCode.UNCLEAR_GIVEN_NAME: -1.0,
    ReasonCode.DIFFERENT_GIVEN_NAME: -6.5,
    ReasonCode.DIFFERENT_FAMILY_NAME: -2.0,
    ReasonCode.DIFFERENT_GENERATION: -7.0,
    ReasonCode.DIFFERENT_BIRTHDAY: -7.0,
}


class Word(StrEnum):
    """Conclude in one of four words."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    NO = "no"


@quickly_made
@dataclass(frozen=True, slots=True)
class Reason:
    """Hold one reason: its points, and the values concerned (as they were written; both, where they differ)."""

    code: ReasonCode
    weight: float
    text: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Likeness:
    """Hold a conclusion and its reasons; weight: their points together."""

    word: Word
    weight: float
    reasons: tuple[Reason, ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class Traits:
    """Hold what of a person is compared, worked out once for many comparisons.

    The mappings go from the compared form to what was written; telephones are compared by their last 9 digits.
    keys: only people who share one are worth comparing, never all with all.
    """

    name: ComparedName
    emails: Mapping[str, str]
    telephones: Mapping[str, str]
    profiles: Mapping[str, str]
    organizations: Mapping[str, str]
    addresses: Mapping[str, str]
    birthday: PartialDate | None
    keys: tuple[str, ...] = ()


def traits(values: tuple[Value, ...]) -> Traits:
    """Work out what of a person is compared."""
    birthday = first_of(values, Kind.BIRTHDAY)
    name, day = compared_name(values), dates.from_iso(birthday.text) if birthday else None
    emails, telephones, profiles, organizations, addresses = forms = _forms(values)
    keys = [f"{word} {key}" for word, found in zip(_KEYED, forms, strict=False) for key in found]
    keys += _keys_of_names(name, day)
    return Traits(name, emails, telephones, profiles, organizations, addresses, day, tuple(keys))


def _keys_of_names(name: ComparedName, birthday: PartialDate | None) -> Iterator[str]:
    whole = " ".join(name.words)
    if len(name.words) > 1:
        yield f"name {whole}"
    if name.given and name.family:
        ends = sorted((name.given.partition(" ")[0], name.family.rpartition(" ")[2]))
        if (short := " ".join(ends)) != whole:
            yield f"name {short}"
        if birthday and None not in birthday:
            yield f"birthday {birthday} {ends[0][0]}{ends[1][0]}"


def likeness(first: Traits, second: Traits) -> Likeness:
    """Add up the reasons for and against; what is contradicted is never certain."""
    reasons = _reasons(first, second)
    weights = [reason.weight for reason in reasons]
    total = sum(weights)
    return Likeness(_word(total, contradicted=min(weights, default=0.0) < 0), total, tuple(reasons))


def _word(total: float, *, contradicted: bool) -> Word:
    if total >= _CERTAIN and not contradicted:
        return Word.CERTAIN
    if total >= _LIKELY:
        return Word.LIKELY
    return Word.POSSIBLE if total >= _POSSIBLE else Word.NO


def _reasons(first: Traits, second: Traits) -> list[Reason]:
    found: list[Reason] = []
    if _meet(first.profiles, second.profiles):
        found.append(_shared(ReasonCode.SAME_PROFILE, first.profiles, second.profiles))
    if _meet(first.emails, second.emails):
        found.append(_shared(ReasonCode.SAME_EMAIL, first.emails, second.emails))
    if _meet(first.telephones, second.telephones):
        found.append(_shared(ReasonCode.SAME_TELEPHONE, first.telephones, second.telephones))
    name, other = first.name, second.name
    if name.words and other.words:
        found += (_about_equal_names if name.words == other.words else _about_unequal_names)(name, other)
        if name.generation and other.generation and name.generation != other.generation:
            found.append(_reason(ReasonCode.DIFFERENT_GENERATION, _both(name.written, other.written)))
    if first.birthday and second.birthday:
        found += _about_birthdays(first.birthday, second.birthday)
    if _meet(first.organizations, second.organizations):
        found.append(_shared(ReasonCode.SAME_ORGANIZATION, first.organizations, second.organizations))
    if _meet(first.addresses, second.addresses):
        found.append(_shared(ReasonCode.SAME_ADDRESS, first.addresses, second.addresses))
    return found


def _meet(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    return bool(first and second) and not first.keys().isdisjoint(second)


def _shared(code: ReasonCode, first: Mapping[str, str], second: Mapping[str, str]) -> Reason:
    both = sorted(first.keys() & second.keys())
    return _reason(code, ", ".join(max(first[form], second[form]) for form in both))


def _about_equal_names(first: ComparedName, second: ComparedName) -> tuple[Reason]:
    return (_reason(_same_name(first, second), max(first.written, second.written)),)


def _same_name(first: ComparedName, second: ComparedName) -> ReasonCode:
    if len(first.words) == 1:
        return ReasonCode.SAME_SINGLE_NAME
    swapped = first.given == second.family != first.family == second.given
    return ReasonCode.SWAPPED_NAME if swapped else ReasonCode.SAME_NAME


def _about_unequal_names(first: ComparedName, second: ComparedName) -> Iterator[Reason]:
    given = alike(first.given, second.given) if first.given and second.given else None
    family = alike(first.family, second.family) if first.family and second.family else None
    if (given and family and given.could_be and family.could_be) or _crosswise(first, second):
        yield _reason(ReasonCode.SIMILAR_NAME, _both(first.written, second.written))
        return
    if given is Alike.UNCLEAR:
        yield _reason(ReasonCode.UNCLEAR_GIVEN_NAME, _both(first.written_given, second.written_given))
    if given is Alike.NO:
        yield _reason(ReasonCode.DIFFERENT_GIVEN_NAME, _both(first.written_given, second.written_given))
    if family is Alike.NO:
        yield _reason(ReasonCode.DIFFERENT_FAMILY_NAME, _both(first.written, second.written))


def _crosswise(first: ComparedName, second: ComparedName) -> bool:
    if not first.given[:1] == second.family[:1] != "" != first.family[:1] == second.given[:1]:
        return False
    return alike(first.given, second.family).could_be and alike(first.family, second.given).could_be


def _about_birthdays(first: PartialDate, second: PartialDate) -> Iterator[Reason]:
    known = [(one, other) for one, other in zip(first, second, strict=True) if None not in (one, other)]
    if any(one != other for one, other in known):
        yield _reason(ReasonCode.DIFFERENT_BIRTHDAY, _both(str(first), str(second)))
    elif len(known) == len(first):
        yield _reason(ReasonCode.SAME_BIRTHDAY, str(first))
    elif first[1:] == second[1:] and first.day:
        yield _reason(ReasonCode.SAME_DAY_OF_BIRTH, _both(str(first), str(second)))


def _reason(code: ReasonCode, text: str) -> Reason:
    return Reason(code, _WEIGHTS[code], text)


def _both(first: str, second: str) -> str:
    return " / ".join(sorted((first, second)))


def _forms(values: tuple[Value, ...]) -> tuple[dict[str, str], ...]:
    """Map the compared forms of values to what was written, a mapping for each kind in the order of `_FORMS`."""
    found: tuple[dict[str, str], ...] = ({}, {}, {}, {}, {})
    for value in values:
        form = _FORMS.get(value.kind)
        if form and (key := form[1](value)):
            found[form[0]][key] = value.text or _written(value)
    return found


def _written(value: Value) -> str:
    """Write a value of several parts; of an account the network, and its name there."""
    if value.kind is Kind.PROFILE:
        profile = value.as_profile
        return " ".join(filter(None, (profile.network, profile.handle or profile.url)))
    return ", ".join(filter(None, value.parts))


def _email(value: Value) -> str:
    return fold(value.text).removeprefix("mailto:")


def _telephone(value: Value) -> str:
    if "fax" in value.types:
        return ""
    match = _WITHOUT_EXTENSION.search(value.text)
    number = digits(match[0]) if match else ""
    return number[-_COMPARED_DIGITS:] if len(number) >= _FEWEST_DIGITS else ""


def _profile(value: Value) -> str:
    profile = value.as_profile
    handle = profile.handle or profile.url
    return fold(f"{profile.network} {handle}") if handle else ""


def compared(value: Value) -> str:
    """Give the form in which two people's values are compared, empty where they are not compared in another form."""
    form = _COMPARED.get(value.kind)
    return form(value) if form else ""


_COMPARED: Mapping[Kind, Callable[[Value], str]] = {
    Kind.EMAIL: _email,
    Kind.TELEPHONE: _telephone,
    Kind.PROFILE: _profile,
}


def _organization(value: Value) -> str:
    return fold(value.parts[0] if value.parts else value.text)


def _address(value: Value) -> str:
    address = value.as_address
    place = address.postcode or address.locality
    return fold(f"{address.street} {place}").replace(",", "") if address.street and place else fold(value.text)


_KEYED = ("email", "telephone", "profile")
_FORMS: Mapping[Kind, tuple[int, Callable[[Value], str]]] = {
    Kind.EMAIL: (0, _email),
    Kind.TELEPHONE: (1, _telephone),
    Kind.PROFILE: (2, _profile),
    Kind.ORGANIZATION: (3, _organization),
    Kind.ADDRESS: (4, _address),
}

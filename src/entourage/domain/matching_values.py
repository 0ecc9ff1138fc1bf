"""What values say for and against two entries being one person: addresses of all kinds, birthdays, organizations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from entourage.domain import places, telephones_plain, weights
from entourage.domain.keys import LAST_DIGITS
from entourage.domain.matching_emails import about_emails, about_spelled_names
from entourage.domain.matching_words import OFFICIAL
from entourage.domain.reasons import Evidence, ReasonCode
from entourage.domain.traits import Traits, sister

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entourage.domain.dates import PartialDate
    from entourage.domain.frequencies import Frequencies
    from entourage.domain.weights import Learnt

_CODE = ReasonCode
_SOME_WEEKS, _ABOUT_A_YEAR, _GENERATION = 62, 400, 14 * 372  # days; the last between a child and young parents
_EARLIEST, _LATEST = 1870, 2100  # nobody who is in a book was born before or after: a slip
_LONG_NUMBER = re.compile(r"\d{9}|\d{14,}")  # of ten to thirteen digits it may be a telephone's, or a moment


def evidence(first: Traits, second: Traits, known: Frequencies, region: str) -> list[Evidence]:
    """Weigh all values but postal addresses, which take longest."""
    said: list[Evidence] = []
    if first.profiles and second.profiles:
        said += _about_profiles(first.profiles, second.profiles, known)
    if first.emails and second.emails:
        said += about_emails(first, second, known)
    if (first.emails or second.emails) and not (first.name.words and second.name.words):
        said += about_spelled_names(first, second, known)
    if first.telephones and second.telephones:
        said += _about_telephones(first.telephones, second.telephones, known, region)
    if first.identifiers and second.identifiers:
        said += _about_fields(first.identifiers, second.identifiers, known)
    if first.birthday and second.birthday:
        said += about_birthdays(first.birthday, second.birthday, known)
    if not first.organizations.keys().isdisjoint(second.organizations):
        said.append((_CODE.SAME_ORGANIZATION, of_organizations(first.organizations, second.organizations, known)))
    return said


def _about_profiles(first: Mapping[str, str], second: Mapping[str, str], known: Frequencies) -> list[Evidence]:
    if not first.keys().isdisjoint(second):
        return [(_CODE.SAME_PROFILE, known.ground + weights.PROFILE)]
    ours, theirs = [_account(one) for one in first], [_account(one) for one in second]
    said: list[Evidence] = []
    for network, account in ours:
        for other_network, other_account in theirs:
            if account == other_account:
                return [(_CODE.SAME_PROFILE, known.ground + weights.SISTER_PROFILE)]
            if network == other_network:
                said = [(_CODE.DIFFERENT_PROFILE, weights.OTHER_PROFILE)]
    return said


@lru_cache(65536)
def _account(profile: str) -> tuple[str, str]:
    """Give the network of a profile, and its form on the network on which the company keeps the names."""
    return profile.partition(" ")[0], sister(profile)


def _about_telephones(
    first: Mapping[str, str], second: Mapping[str, str], known: Frequencies, region: str
) -> list[Evidence]:
    shared = same_numbers(first, second, region)
    if not shared:
        return []
    best = max([weights.TELEPHONE - known.crowd(f"t{one[-LAST_DIGITS:]}") for one in shared])
    return [(_CODE.SAME_TELEPHONE, known.ground + best + (len(shared) - 1) * weights.MORE_OF_A_KIND)]


def same_numbers(first: Mapping[str, str], second: Mapping[str, str], region: str) -> list[str]:
    """Give the telephone numbers of one person that another has, however they wrote them."""
    found = []
    for one in first:
        end = one[-LAST_DIGITS:]
        for two in second:
            if two.endswith(end) and (one == two or telephones_plain.is_same(one, two, region)):
                found.append(one)
                break
    return found


def _about_fields(first: Mapping[str, str], second: Mapping[str, str], known: Frequencies) -> list[Evidence]:
    shared = [one for one in first if one in second]
    if shared:
        best = max([min(weights.IDENTIFIER, known.of_heading(one)) - known.crowd(f"i{one}") for one in shared])
        return [(_CODE.SAME_FIELD, known.ground + best)]
    for one in first:
        for other in second:
            if len(one) == len(other) and known.is_sparse(one) and _is_near(one, other):
                return [(_CODE.NEAR_FIELD, known.ground + weights.NEAR_IDENTIFIER)]
    return _about_other_fields(first, second, known.learnt.fields)


def _about_other_fields(
    first: Mapping[str, str], second: Mapping[str, str], learnt: Mapping[str, float]
) -> list[Evidence]:
    """Weigh fields that differ, where a book has shown that those of one person seldom do.

    Of two numbers of which nobody has two it is at least said that they differ, whatever the book has shown.
    """
    both = {one.partition(" ")[0] for one in first} & {one.partition(" ")[0] for one in second}
    bits = sum([learnt[heading] for heading in both if heading in learnt], 0.0)
    if bits or any(_is_ones_own(heading, first, second) for heading in both):
        return [(_CODE.DIFFERENT_FIELD, bits)]
    return []


def _is_ones_own(heading: str, *people: Iterable[str]) -> bool:
    """Tell whether all numbers under a heading are such as an office gives but one of: by its name or their length."""
    if OFFICIAL.fullmatch(heading):
        return True
    numbers = [one.partition(" ")[2] for person in people for one in person if one.startswith(f"{heading} ")]
    return not heading.endswith("uid") and all(map(_LONG_NUMBER.fullmatch, numbers))


def about_birthdays(first: PartialDate, second: PartialDate, known: Frequencies) -> list[Evidence]:
    """Weigh two birthdays, of which either may lack its year, or its day."""
    if first == second and None not in first:
        return [(_CODE.SAME_BIRTHDAY, known.of_birthday(first))]
    (year, month, day), (other_year, other_month, other_day) = first, second
    differs = (
        (year != other_year and year is not None is not other_year)
        or (month != other_month and month is not None is not other_month)
        or (day != other_day and day is not None is not other_day)
    )
    if not differs:
        is_day = month == other_month and day == other_day and day
        return [(_CODE.SAME_DAY_OF_BIRTH, weights.DAY_OF_BIRTH)] if is_day else []
    if None not in first and None not in second:
        if year == other_year and month == other_day and day == other_month:
            return [(_CODE.NEAR_BIRTHDAY, weights.SWAPPED_DAY)]
        if _are_near_days(first, second):
            return [(_CODE.NEAR_BIRTHDAY, weights.NEAR_BIRTHDAY)]
    return [_of_other_birthdays(first, second, known.learnt)]


def _of_other_birthdays(first: PartialDate, second: PartialDate, learnt: Learnt) -> Evidence:
    """Weigh birthdays that differ: partly, by so little that nobody is the other's parent, or wholly."""
    (year, month, day), (other_year, other_month, other_day) = first, second
    in_year = year == other_year is not None
    if in_year + (month == other_month is not None) + (day == other_day is not None) > 1:
        return _CODE.NEAR_BIRTHDAY, weights.PART_OF_BIRTHDAY if in_year else weights.DAY_OF_ANOTHER_YEAR
    if not (year and other_year):
        return _CODE.DISTANT_BIRTHDAY, learnt.birthday_differs
    apart = abs(_number(first) - _number(second))
    if apart <= _SOME_WEEKS:
        return _CODE.NEAR_BIRTHDAY, weights.DAY_OF_ANOTHER_YEAR
    if apart <= _ABOUT_A_YEAR:
        return _CODE.DIFFERENT_BIRTHDAY, min(learnt.birthday_near + weights.WITHIN_A_YEAR, -1.0)
    if apart < _GENERATION or not (_EARLIEST < year < _LATEST and _EARLIEST < other_year < _LATEST):
        return _CODE.DIFFERENT_BIRTHDAY, learnt.birthday_near
    return _CODE.DISTANT_BIRTHDAY, learnt.birthday_differs


def _number(day: PartialDate) -> int:
    """Give a number to a day, as if all months had 31 of them; of a year alone to its middle."""
    return ((day.year or 0) * 12 + (day.month or 6)) * 31 + (day.day or 15)


def _digits(day: PartialDate) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _are_near_days(first: PartialDate, second: PartialDate) -> bool:
    """Tell whether of two whole dates one digit is wrong, or two neighbours changed places."""
    (year, month, day), (other_year, other_month, other_day) = first, second
    if year != other_year and day != other_day:
        return False
    are_two = month != other_month and (year != other_year or day != other_day)
    # Whose digits only changed places differs by a multiple of nine.
    if are_two and (sum(first) - sum(second)) % 9:  # type: ignore[arg-type]
        return False
    return _is_near(_digits(first), _digits(second))


def _is_near(first: str, second: str) -> bool:
    """Tell whether one digit is wrong, or two neighbours changed places."""
    wrong = [place for place, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] - wrong[0] == 1 and sorted(first) == sorted(second)  # noqa: PLR2004


def most_of_birthdays(first: PartialDate, second: PartialDate, known: Frequencies) -> float:
    """Give the bits that two dates of birth may have at most, found quickly."""
    if first == second:
        return known.of_birthday(first)
    (year, month, day), (other_year, other_month, other_day) = first, second
    if year is None or other_year is None:
        return weights.DAY_OF_BIRTH if day == other_day and month == other_month else weights.NEAR_BIRTHDAY
    if year == other_year or day == other_day or month == other_month or abs(year - other_year) == 1:
        return sum([bits for _, bits in about_birthdays(first, second, known)])
    return _of_other_birthdays(first, second, known.learnt)[1]


def of_organizations(first: Mapping[str, str], second: Mapping[str, str], known: Frequencies) -> float:
    """Weigh the organizations of two people, who have one in common."""
    of = known.of_organization
    return max([of(one, weights.ORGANIZATION, weights.MOST_OF_ORGANIZATIONS) for one in first if one in second])


def may_live_together(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    """Tell whether two people may have one address, found quickly."""
    for address in first:
        number = address[: address.index("\t") + 1]
        for another in second:
            if another.startswith(number) and len(number) > 1:
                one, other = places.read(address), places.read(another)
                if one.postcode == other.postcode or one.town[:1] == other.town[:1]:
                    return True
    return False


def most_of_addresses(first: Mapping[str, str], second: Mapping[str, str], known: Frequencies) -> float:
    """Give the bits that the addresses of two people may have at most, found quickly."""
    return max([_most_of_two(places.read(one), places.read(other), known) for one in first for other in second])


def _most_of_two(one: places.Place, other: places.Place, known: Frequencies) -> float:
    number, street, beside, postcode, town = one
    other_number, other_street, other_beside, other_postcode, other_town = other
    bits, alone = 0.0, weights.MOST_OF_A_PLACE
    if postcode and other_postcode:
        if postcode == other_postcode:
            bits = weights.POSTCODE + weights.BOTH_OF_A_PLACE
        elif len(postcode) == len(other_postcode):
            bits = weights.POSTCODE / 2 + weights.BOTH_OF_A_PLACE
    if bits < weights.TOWN and town and other_town and (town[0] == other_town[0] or town[-1] == other_town[-1]):
        bits = weights.TOWN + weights.BOTH_OF_A_PLACE
    if beside or other_beside:
        of_street = weights.STREET + weights.BESIDE
    elif places.begin_alike(street, other_street):
        of_street = min(known.of_place(street), known.of_place(other_street), weights.STREET)
        alone = 0.0 if street == other_street != "" else alone
        if number and other_number and number != other_number:
            of_street += weights.OTHER_NUMBER
    else:
        of_street = 0.0
    if number == other_number != "":
        of_street += weights.NUMBER
    return min(max(bits + of_street, min(bits, alone)), known.ground + weights.ADDRESS)


def about_addresses(first: Mapping[str, str], second: Mapping[str, str], known: Frequencies) -> list[Evidence]:
    """Weigh postal addresses."""
    how, one, other = places.nearest(first, second)
    is_elsewhere = one.town and other.town and not (how.town or how.postcode or how.number or how.beside)
    if is_elsewhere or not (how.street or how.beside or how.town or how.postcode):
        return [(_CODE.DIFFERENT_ADDRESS, weights.ADDRESS_DIFFERS)]
    of = known.of_place
    bits = (
        weights.NUMBER * how.number
        + min(of(one.street), of(other.street), weights.STREET) * _strong(how.street)
        + weights.BESIDE * _strong(how.beside)
        + max(
            min(of(one.postcode), of(other.postcode), weights.POSTCODE) * how.postcode,
            min(of(one.town), of(other.town), weights.TOWN) * _strong(how.town),
        )
        + weights.BOTH_OF_A_PLACE * (how.postcode > 0 and how.town > 0)
    )
    if how.street and one.number and other.number and not how.number:
        bits += weights.OTHER_NUMBER
    crowd = known.crowd(f"a{one.number} {one.postcode or one.town}") if how.number else 0.0
    bits = max(min(bits, known.ground + weights.ADDRESS - crowd), 0.0)
    if not how.street:
        return [(_CODE.SAME_TOWN, min(bits, weights.MOST_OF_A_PLACE))]
    is_same = how.street == 1.0 and how.number and (how.postcode == 1.0 or how.town == 1.0)
    return [(_CODE.SAME_ADDRESS if is_same else _CODE.SIMILAR_ADDRESS, bits)]


def _strong(near: float) -> float:
    """Let what is spelled nearly so count less than what is the same."""
    return near * near

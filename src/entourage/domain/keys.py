"""Keys under which people are met again: only who shares one is worth comparing.

Each begins with what it is of. Of those in `COARSE` many strangers may share one.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from entourage.domain.names_keys import family_sounds, given_sounds
from entourage.domain.names_mail import parted
from entourage.domain.names_short import is_known
from entourage.domain.names_sound import sound
from entourage.domain.places import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from entourage.domain.dates import PartialDate
    from entourage.domain.names import ComparedName

LAST_DIGITS = 7
_SHORTEST_LOCAL = 5
COARSE = "bdlmoqrsy"
OF_NAMES = "n"
"""Those that speak of nothing but the name."""
OF_ADDRESSES = "as"
"""Those that speak of nothing but the address."""


def keys(name: ComparedName, birthday: PartialDate | None, forms: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Give the keys of a person; forms: of e-mails, telephones, profiles, organizations, addresses, identifiers."""
    emails, telephones, profiles, organizations, addresses, identifiers = forms
    own, halves = _sounds(name), _halves(name)
    initials = "".join(sorted((own[0][0], own[1][0]))) if own[0] and own[1] else ""
    yield from _keys_of_their_own(emails, telephones, profiles, identifiers)
    if len(name.words) > 1:
        yield f"n{' '.join(name.words)}"
    if name.given and name.family:
        yield f"y{name.given[0]}{name.family.replace(' ', '')}"
    elif emails and not name.words:
        yield from _keys_of_spelled_names(emails)
    if birthday:
        yield from _keys_of_birthday(birthday, own, halves)
    for address in addresses:
        yield from _keys_of_address(address, halves, initials)
    for email in emails:
        local = email.partition("@")[0]
        if len(local) >= _SHORTEST_LOCAL:
            yield f"l{local}"
    for organization in organizations:
        for one in (*halves, initials) if initials else halves:
            yield f"o{one} {organization}"


def _keys_of_their_own(*forms: Iterable[str]) -> Iterator[str]:
    emails, telephones, profiles, identifiers = forms
    return chain(
        [f"e{email}" for email in emails],
        [f"t{number[-LAST_DIGITS:]}" for number in telephones],
        [f"p{profile.partition(' ')[2]}" for profile in profiles],
        [f"i{identifier}" for identifier in identifiers],
    )


def _keys_of_spelled_names(emails: Iterable[str]) -> Iterator[str]:
    """Give the keys of the names that the mailboxes of somebody without one may spell."""
    for email in emails:
        for one, two in parted(email):
            if len(one) == 1 or len(two) == 1:
                yield f"y{one}{two}" if len(one) == 1 else f"y{two}{one}"
            else:
                yield f"n{one} {two}" if one < two else f"n{two} {one}"
                yield from (f"y{one[0]}{two}", f"y{two[0]}{one}")


def sounds(name: ComparedName) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the sounds of the given and of the family names in all their forms, where somebody has both."""
    given, family = given_sounds(name.given or " ".join(name.words)), family_sounds(name.family)
    if name.family and not name.given:
        given = ()
    if " " in name.family:
        family = (*family, sound(name.family.replace(" ", "")))
    elif is_known(name.family):  # a short form, where the halves changed places
        family = (*family, *given_sounds(name.family))
    if name.others:
        others = [other for other in name.others if " " not in other]
        given += tuple(chain.from_iterable(map(given_sounds, others)))
        family += tuple(chain.from_iterable(map(family_sounds, others)))
    given, family = tuple(dict.fromkeys(given)), tuple(dict.fromkeys(family))
    return (given, family) if given and family else ((), ())


def _keys_of_birthday(birthday: PartialDate, own: tuple[str, str], halves: Sequence[str]) -> Iterator[str]:
    given, family = own
    year, month, day = birthday
    if month and day:
        early, late = (day, month) if day < month else (month, day)
        if year:
            yield f"b{year} {early} {late}"
        yield f"d{early} {late}"
        for one in halves:
            yield f"m{early} {late} {one}"
    if year and given and family:
        yield f"q{year} {given} {family[0]}"
        yield f"q{year} {family} {given[0]}"


def _keys_of_address(address: str, halves: Sequence[str], initials: str) -> Iterator[str]:
    number, street, _beside, postcode, town = address.split("\t")
    place = postcode or town
    if number and place:
        yield f"a{number} {place}"
    if number and street:
        yield f"s{number} {_longest(street)}"
    if place:
        for one in halves:
            yield f"r{place} {one}"
        if initials:
            yield f"r{place} {initials}"


def _longest(text: str) -> str:
    return sound(max(named(text).split(), key=len))


def _halves(name: ComparedName) -> tuple[str, ...]:
    """Give all sounds of the given name and of the family name, where either is enough beside something else."""
    if not (name.given or name.family):
        return given_sounds(name.words[0]) if name.words else ()
    return (*given_sounds(name.given), *family_sounds(name.family))


def _sounds(name: ComparedName) -> tuple[str, str]:
    """Give the sounds of the first given name and of the last family name; a name of one word counts as given."""
    given = sound(name.given.partition(" ")[0]) if name.given else ""
    family = sound(name.family.rpartition(" ")[2]) if name.family else ""
    return given or (sound(name.words[0]) if name.words and not family else ""), family

"""What each reason shows: the values concerned, as they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.matching_emails import concerned
from entourage.domain.matching_values import same_numbers
from entourage.domain.reasons import ReasonCode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.domain.traits import Traits

_CODE = ReasonCode


def text(code: ReasonCode, first: Traits, second: Traits, region: str) -> str:
    """Write the values that a reason is about: what both have, else both."""
    say = _TEXTS.get(code)
    return say(first, second, region) if say else _both(first.name.written, second.name.written)


def _both(first: str, second: str) -> str:
    """Write two values that differ, and one of two that do not."""
    return f"{first} / {second}" if first <= second else f"{second} / {first}"


def _shared(first: Mapping[str, str], second: Mapping[str, str]) -> str:
    return ", ".join(max(first[form], second[form]) for form in sorted(first.keys() & second.keys()))


def _telephones(first: Traits, second: Traits, region: str) -> str:
    ours = {first.telephones[one] for one in same_numbers(first.telephones, second.telephones, region)}
    theirs = {second.telephones[one] for one in same_numbers(second.telephones, first.telephones, region)}
    return ", ".join(sorted(max((ours, theirs), key=sorted)))


def _differing(first: Mapping[str, str], second: Mapping[str, str]) -> str:
    return _both(", ".join(sorted(first.values())), ", ".join(sorted(second.values())))


def _emails(code: ReasonCode, first: Traits, second: Traits) -> str:
    return _both(*map(", ".join, concerned(code, first, second)))


def _spelled(first: Traits, second: Traits) -> str:
    """Write the addresses of whom of two people has no name."""
    nameless = second if first.name.words else first
    return ", ".join(sorted(nameless.emails.values()))


def _profiles(first: Traits, second: Traits, _region: str) -> str:
    shared = _shared(first.profiles, second.profiles)
    return shared or ", ".join(sorted({*first.profiles.values(), *second.profiles.values()}))


_TEXTS: Mapping[ReasonCode, Callable[[Traits, Traits, str], str]] = {
    _CODE.SAME_PROFILE: _profiles,
    _CODE.DIFFERENT_PROFILE: _profiles,
    _CODE.SAME_EMAIL: lambda first, second, _: _shared(first.emails, second.emails),
    _CODE.NEAR_EMAIL: lambda first, second, _: _emails(_CODE.NEAR_EMAIL, first, second),
    _CODE.SPELLED_NAME: lambda first, second, _: _spelled(first, second),
    _CODE.SAME_MAILBOX_NAME: lambda first, second, _: _emails(_CODE.SAME_MAILBOX_NAME, first, second),
    _CODE.DIFFERENT_MAILBOX: lambda first, second, _: _emails(_CODE.DIFFERENT_MAILBOX, first, second),
    _CODE.SAME_TELEPHONE: _telephones,
    _CODE.SAME_FIELD: lambda first, second, _: _shared(first.identifiers, second.identifiers),
    _CODE.DIFFERENT_FIELD: lambda first, second, _: _differing(first.identifiers, second.identifiers),
    _CODE.NEAR_FIELD: lambda first, second, _: _differing(first.identifiers, second.identifiers),
    _CODE.SAME_BIRTHDAY: lambda first, _second, _: str(first.birthday),
    _CODE.SAME_DAY_OF_BIRTH: lambda first, second, _: _both(str(first.birthday), str(second.birthday)),
    _CODE.NEAR_BIRTHDAY: lambda first, second, _: _both(str(first.birthday), str(second.birthday)),
    _CODE.DISTANT_BIRTHDAY: lambda first, second, _: _both(str(first.birthday), str(second.birthday)),
    _CODE.DIFFERENT_BIRTHDAY: lambda first, second, _: _both(str(first.birthday), str(second.birthday)),
    _CODE.SAME_ORGANIZATION: lambda first, second, _: _shared(first.organizations, second.organizations),
    _CODE.SAME_ADDRESS: lambda first, second, _: _differing(first.addresses, second.addresses),
    _CODE.SIMILAR_ADDRESS: lambda first, second, _: _differing(first.addresses, second.addresses),
    _CODE.DIFFERENT_ADDRESS: lambda first, second, _: _differing(first.addresses, second.addresses),
    _CODE.SAME_TOWN: lambda first, second, _: _differing(first.addresses, second.addresses),
    _CODE.SAME_NAME: lambda first, second, _: max(first.name.written, second.name.written),
    _CODE.SWAPPED_NAME: lambda first, second, _: max(first.name.written, second.name.written),
    _CODE.SAME_SINGLE_NAME: lambda first, second, _: max(first.name.written, second.name.written),
    _CODE.UNCLEAR_GIVEN_NAME: lambda first, second, _: _both(first.name.written_given, second.name.written_given),
    _CODE.DIFFERENT_MIDDLE_NAME: lambda first, second, _: _both(first.name.middle.title(), second.name.middle.title()),
    _CODE.DIFFERENT_GIVEN_NAME: lambda first, second, _: _both(first.name.written_given, second.name.written_given),
}

"""What addresses of e-mail say for and against two entries being one person."""

from __future__ import annotations

import re
import string
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain import names_mail, weights
from entourage.domain.matching_words import HOUSEHOLDS, OF_HOUSEHOLDS, PROVIDERS, SHARED_MAILBOXES
from entourage.domain.names_grades import Alike, osa
from entourage.domain.reasons import Evidence, ReasonCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entourage.domain.frequencies import Frequencies
    from entourage.domain.names import ComparedName
    from entourage.domain.traits import Traits

_CODE = ReasonCode
_SHORTEST_LOCAL = 5
_FEWEST_OF_A_FAMILY = 3
_SHORTEST_NEAR, _SHORTEST_NEAR_LOCAL, _SHORTEST_AT_A_PROVIDER, _LONG = 10, 6, 8, 18  # letters
_FARTHEST = 3  # letters by which long addresses may differ
_LETTERS = re.compile("[a-z]+")
_NO_LETTERS = re.compile("[^a-z]+")
_SEPARATORS = re.compile("[-._]+")
_USUAL = f"{string.ascii_lowercase}-._"
_NO_DIGITS = re.compile("[^0-9]+")
_OF_GOOGLE = frozenset({"gmail.com", "googlemail.com"})  # which passes over dots, and what stands behind a plus


class _Mailbox(NamedTuple):
    """Hold an address; own: whether one person reads it. provider: the domain, if many people have mailboxes there.

    mark: the first letter and the digits of its name.
    """

    local: str
    domain: str
    is_own: bool
    provider: str
    mark: str


def about_emails(first: Traits, second: Traits, known: Frequencies) -> list[Evidence]:
    """Weigh the addresses of e-mail of two people, who have some each."""
    if not first.emails.keys().isdisjoint(second.emails):
        shared = [one for one in first.emails if one in second.emails]
        best = max([of_mailbox(one, first.name, second.name) - known.crowd(f"e{one}") for one in shared])
        return [(_CODE.SAME_EMAIL, known.ground + best + (len(shared) - 1) * weights.MORE_OF_A_KIND)]
    found, against = 0.0, 0.0
    for one in map(_mailbox, first.emails):
        for other in map(_mailbox, second.emails):
            if _are_near(one, other, first.name, second.name):
                return [(_CODE.NEAR_EMAIL, known.ground + weights.NEAR_EMAIL)]
            if one.is_own and other.is_own:
                if one.local == other.local:
                    found = max(found, _of_local_part(one.local, first.name, second.name, known.ground))
                elif one.domain == other.domain:
                    against = min(against, weights.OTHER_MAILBOX if one.provider else weights.OTHER_MAILBOX_OF_A_FIRM)
            elif one.provider and one.provider == other.provider:
                against = weights.OTHER_MAILBOX
    if found:
        return [(_CODE.SAME_MAILBOX_NAME, found)]
    return [(_CODE.DIFFERENT_MAILBOX, against)] if against else []


def about_spelled_names(first: Traits, second: Traits, known: Frequencies) -> list[Evidence]:
    """Weigh how the mailbox of somebody without a name spells that of another."""
    nameless, named = (first, second) if not first.name.words else (second, first)
    given, family = named.name.given, named.name.family
    if nameless.name.words or not (given and family):
        return []
    found = []
    for email in nameless.emails:
        said = names_mail.spelled(email.partition("@")[0], given, family)
        if said and email not in named.emails:
            bits = known.of_family(family) + weights.SPELLED + weights.SPELLED_WITH_DIGITS * said.has_digits
            is_initial = said.given is Alike.INITIAL
            of_given = weights.INITIAL if is_initial else known.of_given(given) + weights.LESSER.get(said.given, 0.0)
            found.append(min(bits + of_given, weights.MOST_OF_SIMILAR_NAMES))
    return [(_CODE.SPELLED_NAME, max(found))] if found else []


def concerned(code: ReasonCode, first: Traits, second: Traits) -> tuple[list[str], list[str]]:
    """Give the addresses of either that a reason is about, as they were written."""
    pairs = [
        (one, other)
        for one in first.emails
        for other in second.emails
        if _is_about(code, _mailbox(one), _mailbox(other), first, second)
    ]
    return sorted({first.emails[one] for one, _ in pairs}), sorted({second.emails[other] for _, other in pairs})


def _is_about(code: ReasonCode, one: _Mailbox, other: _Mailbox, first: Traits, second: Traits) -> bool:
    if code is _CODE.NEAR_EMAIL:
        return _are_near(one, other, first.name, second.name)
    if code is _CODE.SAME_MAILBOX_NAME:
        return one.is_own and other.is_own and one.local == other.local
    are_own = one.is_own and other.is_own and one.domain == other.domain
    return are_own or bool(one.provider and one.provider == other.provider)


def most_of_emails(first: Traits, second: Traits, known: Frequencies) -> float:
    """Give the bits that addresses of e-mail may have at most of which none is one of few people, nor its name."""
    if not first.emails.keys().isdisjoint(second.emails):
        return sum([bits for _, bits in about_emails(first, second, known)])
    ours, theirs = [_mailbox(one) for one in first.emails], [_mailbox(one) for one in second.emails]
    are_near = any(_are_near(one, other, first.name, second.name) for one in ours for other in theirs)
    return known.ground + weights.NEAR_EMAIL if are_near else 0.0


def marks(emails: Iterable[str]) -> frozenset[str]:
    """Give what addresses have in common with all that are the same, or hardly two: first letters and digits."""
    found = [_mark(email.partition("@")[0]) for email in emails]
    found += [_mark(email.partition("+")[0]) for email in emails if "+" in email]
    return frozenset(found)


def _mark(local: str) -> str:
    digits = local.strip(_USUAL)
    return local[:1] + (_NO_DIGITS.sub("", digits) if digits.strip(string.digits) else digits)


@lru_cache(65536)
def _mailbox(email: str) -> _Mailbox:
    local, _, domain = email.partition("@")
    is_own = len(local) >= _SHORTEST_LOCAL and local not in SHARED_MAILBOXES
    return _Mailbox(local, domain, is_own, domain if domain.partition(".")[0] in PROVIDERS else "", _mark(local))


def of_mailbox(email: str, first: ComparedName, second: ComparedName) -> float:
    """Weigh a mailbox; "famille.roy", and "lesroy" or "roy" of people called Roy, are shared as "famille" is."""
    local = email.partition("@")[0]
    words = _LETTERS.findall(local)
    if words and words[0] in SHARED_MAILBOXES:
        return weights.SHARED_MAILBOX
    if not OF_HOUSEHOLDS.isdisjoint(words) and OF_HOUSEHOLDS.isdisjoint((*first.words, *second.words)):
        return weights.SHARED_MAILBOX
    families = {name.family for name in (first, second) if name.family}
    is_household = any(_is_of_a_household(local, "".join(words), family) for family in families)
    return weights.SHARED_MAILBOX if is_household else weights.EMAIL


def _is_of_a_household(local: str, bare: str, family: str) -> bool:
    """Tell whether a mailbox is called like a family and nobody of it; with digits it may be somebody's own."""
    if family.replace(" ", "") == _SEPARATORS.sub("", local):
        return True
    names = [name for name in {family.replace(" ", ""), *family.split()} if len(name) >= _FEWEST_OF_A_FAMILY]
    return any(name in bare and bare.replace(name, "", 1) in HOUSEHOLDS for name in names)


def _of_local_part(local: str, first: ComparedName, second: ComparedName, ground: float) -> float:
    """Weigh one mailbox name at two providers by what is not the name of a person anyway."""
    own = [names_mail.left_of(local, name.given or " ".join(name.words), name.family) for name in (first, second)]
    left, digits = min(own, key=lambda said: (len(said[0]), len(said[1])))
    if len(left) >= _SHORTEST_LOCAL:
        return ground + (weights.HANDLE_WITH_DIGITS if len(digits) > 1 else weights.HANDLE)
    if len(digits) > 1:
        return weights.TWO_DIGITS if len(digits) == 2 else weights.MORE_DIGITS  # noqa: PLR2004
    return ground + weights.LOCAL_PART if len(left) >= names_mail.FEWEST else 0.0


def _are_near(one: _Mailbox, other: _Mailbox, first: ComparedName, second: ComparedName) -> bool:
    """Tell whether two addresses are hardly two: spelled nearly alike, and not as two people choose theirs."""
    if _are_one_at_google(one, other):
        return True
    ours, theirs = one.local, other.local
    if one.mark != other.mark or abs(len(ours) - len(theirs)) > _FARTHEST or not (one.is_own and other.is_own):
        return False
    long = min(len(ours) + len(one.domain), len(theirs) + len(other.domain))
    of_domains = _between_domains(one, other) if long >= _SHORTEST_NEAR else _FARTHEST
    if of_domains >= _FARTHEST or ours == theirs:
        return of_domains < _FARTHEST
    shortest = _SHORTEST_AT_A_PROVIDER if one.provider else _SHORTEST_NEAR_LOCAL
    if min(len(ours), len(theirs)) < shortest or not (first.words and second.words) or _are_two_peoples(ours, theirs):
        return False
    most = _FARTHEST if long >= _LONG and not one.provider else _FARTHEST - 1
    if of_domains + osa(ours, theirs, _FARTHEST) > most:
        return False
    return of_domains > 0 or not (_is_of(ours, first) and _is_of(theirs, second))


def _are_one_at_google(one: _Mailbox, other: _Mailbox) -> bool:
    """Tell whether two addresses are one mailbox of Google's, written in two ways."""
    if one.domain not in _OF_GOOGLE or other.domain not in _OF_GOOGLE or not (one.is_own and other.is_own):
        return False
    ours, theirs = (box.local.partition("+")[0].replace(".", "") for box in (one, other))
    return ours == theirs


def _between_domains(one: _Mailbox, other: _Mailbox) -> int:
    """Count the letters by which two domains differ; too many where both are known, or alike in two countries."""
    if one.domain == other.domain:
        return 0
    name, _, end = one.domain.rpartition(".")
    other_name, _, other_end = other.domain.rpartition(".")
    is_elsewhere = name == other_name and osa(end, other_end, 1) > 1
    are_known = one.provider and other.provider
    return _FARTHEST if is_elsewhere or are_known else osa(one.domain, other.domain, _FARTHEST - 1)


def _are_two_peoples(ours: str, theirs: str) -> bool:
    """Tell whether names of mailboxes differ as those do of two people: by digits, a dot, or where words begin."""
    if _NO_LETTERS.sub("", ours) == _NO_LETTERS.sub("", theirs):
        return True
    if _NO_DIGITS.sub("", ours) != _NO_DIGITS.sub("", theirs):
        return True
    words, others = _LETTERS.findall(ours), _LETTERS.findall(theirs)
    return len(words) == len(others) and any(one[0] != other[0] for one, other in zip(words, others, strict=True))


def _is_of(local: str, name: ComparedName) -> bool:
    """Tell whether the name of a mailbox is made of somebody's name and nothing else."""
    return not names_mail.left_of(local, name.given or " ".join(name.words), name.family)[0]

"""Values that are nobody's: what people and programs write where there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain.matching_words import NOBODY

if TYPE_CHECKING:
    from entourage.domain.dates import PartialDate

_NOWHERE = NOBODY | {"domain", "email", "mail", "nodomain", "noreply", "nowhere"}
_NEVER_READ = re.compile(
    "(?:no|donot|nepas)(?:reply|respond|repondre)|(?:no|pasde|sans|sin|keine?)(?:e?mail|courriel|correo)"
)
_NO_LETTERS = re.compile("[^a-z]+")
_RUNS = ("01234567890123456789", "98765432109876543210")
_FEWEST, _NATIONAL = 7, 10  # digits of a number
_FIRST_DAYS = frozenset(
    {(1, 1, 1), (1600, 1, 1), (1601, 1, 1), (1604, 1, 1), (1753, 1, 1), (1899, 12, 30), (1899, 12, 31)}
    | {(1900, 1, 0), (1900, 1, 1), (1904, 1, 1), (1970, 1, 1), (9999, 12, 31)}
)


def is_nobodys_mailbox(email: str) -> bool:
    """Tell whether a folded address of e-mail stands where there is none: "none@none.com", "noreply@…"."""
    local, _, domain = email.partition("@")
    bare = _NO_LETTERS.sub("", local)
    return bool(_NEVER_READ.fullmatch(bare)) or (bare in NOBODY and domain.partition(".")[0] in _NOWHERE)


def is_nobodys_number(number: str) -> bool:
    """Tell whether a plain telephone number is none: one digit again and again, or all digits in their order."""
    digits = number.lstrip("+")
    return len(set(digits[-_FEWEST:])) == 1 or any(digits[-_NATIONAL:] in run for run in _RUNS)


def is_nobodys_day(day: PartialDate) -> bool:
    """Tell whether a date of birth is the first day of some calendar of computers, or the last one."""
    return tuple(day) in _FIRST_DAYS

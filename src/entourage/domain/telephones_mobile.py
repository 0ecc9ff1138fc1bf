"""Whether a telephone number is a mobile one, which is where messages go."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from entourage.domain.telephones_plain import extension, plain, whole
from entourage.domain.telephones_regions import CODES
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOBILE = frozenset({"cell", "mobile", "pcs", "iphone"})
_NO_MESSAGES = frozenset({"fax", "pager", "modem", "bbs", "isdn"})
_WORDS = frozenset({"cell", "cellular", "cellulaire", "mobile", "portable", "gsm", "natel", "handy", "iphone"})
# +1 has no numbers of mobiles alone (NANPA); but those that the callee pays, or the caller dearly, are none.
_AMERICAN = re.compile(r"\+1[2-9]\d{9}")
_AMERICAN_SERVICE = re.compile(r"\+1(?:8(?:00|33|44|55|66|77|88)|900)")


_LONGEST_CODE = 3


def usual_region(numbers: Iterable[str]) -> str:
    """Tell where most of those numbers are from that name a country (ISO 3166-1), empty where none does."""
    starts = Counter(text[1 : _LONGEST_CODE + 1] for text in numbers if text[:1] == "+")
    codes: Counter[str] = Counter()
    for start, count in starts.items():
        codes.update({start[:length]: count for length in range(1, len(start) + 1) if start[:length] in CODES})
    if not codes:
        return ""
    import phonenumbers  # noqa: PLC0415 - its tables take a tenth of a second to import

    most = max(codes, key=lambda code: (codes[code], code))
    return str(phonenumbers.region_code_for_country_code(int(most)))


def is_mobile(text: str, types: Iterable[str], label: str, region: str) -> bool | None:
    """Tell whether a number is a mobile's: None where it may be one.

    types, label: what its owner says it is, which is believed first. region: where numbers without a country are from
    (ISO 3166-1), empty where nobody knows.
    """
    said = set(types)
    if said & _NO_MESSAGES:
        return False
    if said & _MOBILE or (label and _WORDS.intersection(fold(label).split())):
        return True
    return _by_number(text, region)


@lru_cache(65536)
def _by_number(text: str, region: str) -> bool | None:
    number = plain(text)
    if not number or extension(text):
        return False
    number = whole(number, region)
    if number[0] != "+":
        return None
    if _AMERICAN.fullmatch(number):
        return False if _AMERICAN_SERVICE.match(number) else None
    return _by_plan(number)


def _by_plan(number: str) -> bool | None:
    """Ask the plan of numbers of a country; a number that it does not know may be anything."""
    import phonenumbers  # noqa: PLC0415 - the same

    try:
        sort = phonenumbers.number_type(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return None
    names = phonenumbers.PhoneNumberType
    if sort == names.MOBILE:
        return True
    return None if sort in (names.FIXED_LINE_OR_MOBILE, names.UNKNOWN, names.VOIP, names.PERSONAL_NUMBER) else False

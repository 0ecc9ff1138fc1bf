"""Read what Android's address book writes as X-ANDROID-CUSTOM: nicknames, days and relations by its numbers."""

from __future__ import annotations

from entourage.domain.contact import Kind, Value
from entourage.formats.vcard_dates import read_date
from entourage.formats.vcard_property import split_escaped

_PREFIX = "vnd.android.cursor.item/"
_CUSTOM = "0"
_UNSAID = frozenset({"", "0"})  # Samsung's last one tells the sun's calendar from the moon's
_MOST = 4
_DAYS = {"1": Kind.ANNIVERSARY, "3": Kind.BIRTHDAY}
_RELATIONS = {
    "1": "assistant",
    "2": "brother",
    "3": "child",
    "4": "domestic-partner",
    "5": "father",
    "6": "friend",
    "7": "manager",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "11": "referred-by",
    "12": "relative",
    "13": "sister",
    "14": "spouse",
}


def read_custom(text: str) -> Value | None:
    """Read one such line: what it is, what it says, the number of its type, a label; None where it is another."""
    said, *rest = [part.strip() for part in split_escaped(text, ";")]
    content, number, label = (*rest, "", "", "")[: _MOST - 1]
    if not content or not said.startswith(_PREFIX) or not _UNSAID.issuperset(rest[_MOST - 1 :]):
        return None
    label = label if number == _CUSTOM else ""
    kind = said.removeprefix(_PREFIX)
    if kind == "nickname":
        return Value(kind=Kind.NICKNAME, text=content, label=label)
    if kind == "contact_event":
        day = read_date(content)
        return Value(kind=_DAYS.get(number, Kind.DATE), text=day, label=label) if day else None
    if kind == "relation":
        types = (_RELATIONS[number],) if number in _RELATIONS else ()
        return Value(kind=Kind.RELATED, text=content, types=types, label=label)
    return None

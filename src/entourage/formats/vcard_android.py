"""Read what address books of phones write in words of their own: nicknames, days and relations by their numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from entourage.domain.contact import Address, Kind, Value
from entourage.formats.vcard_components import split_components
from entourage.formats.vcard_dates import read_date
from entourage.formats.vcard_property import split_escaped

_PREFIX = "vnd.android.cursor.item/"
_CUSTOM = "0"
_SAMSUNG = "X-SAMSUNGADR"
_PARTS_OF_ADDRESS = 7  # Samsung's eighth is all of it once more
_NUMBERED = re.compile(r"(.+?)(?<!\\);\d{0,2};([^;/=]*)", re.DOTALL)
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
    if not said.startswith(_PREFIX) or not _UNSAID.issuperset(rest[_MOST - 1 :]):
        return None
    content, number, label = (*rest, "", "", "")[: _MOST - 1]
    return _said(said.removeprefix(_PREFIX), content, number, label if number == _CUSTOM else "")


def read_harmony(text: str) -> Value | None:
    """Read a line that HarmonyOS writes as X_OHOS_CUSTOM: as Android's, but a label says more than an odd number."""
    kind, *rest = [part.strip() for part in split_escaped(text, ";")]
    content, number, label = (*rest, "", "", "")[: _MOST - 1]
    return _said(kind, content, number, "" if number in _RELATIONS else label) if len(rest) < _MOST else None


def without_label(text: str) -> tuple[str, str]:
    """Part an address on the web or of a call from the number and the name of its kind that HarmonyOS puts behind."""
    match = _NUMBERED.fullmatch(text)
    return (match[1], match[2].strip()) if match else (text, "")


def with_samsungs_address(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Read the address that Samsung writes in a line of its own, where no other line says it once more."""
    if any(value.kind is Kind.ADDRESS for value in values):
        return values
    return tuple(
        _address(value) if value.kind is Kind.OTHER and value.name.upper() == _SAMSUNG else value for value in values
    )


def _address(value: Value) -> Value:
    parts = [*split_components(value.text.replace("\\n", "\n"), Kind.ADDRESS), *[""] * _PARTS_OF_ADDRESS]
    whole = Address(*parts[:_PARTS_OF_ADDRESS])
    return replace(value, kind=Kind.ADDRESS, text="", parts=whole, name="") if any(whole) else value


def _said(kind: str, content: str, number: str, label: str) -> Value | None:
    if not content:
        return None
    if kind == "nickname":
        return Value(kind=Kind.NICKNAME, text=content, label=label)
    if kind == "contact_event":
        day = read_date(content)
        return Value(kind=_DAYS.get(number, Kind.DATE), text=day, label=label) if day else None
    if kind == "relation":
        types = (_RELATIONS[number],) if number in _RELATIONS else ()
        return Value(kind=Kind.RELATED, text=content, types=types, label=label)
    return None

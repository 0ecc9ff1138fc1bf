"""Read the contacts that messengers (Telegram Desktop, Snapchat) put into their archives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind, Name, Profile, Value
from entourage.formats.facebook import day_of, other_value
from entourage.formats.json_text import in_lines
from entourage.formats.record import Aside, Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIP = 200
_KNOWN = frozenset({"user_id", "first_name", "last_name", "phone_number", "date", "date_unixtime"})
_OTHERS_ON_SNAPCHAT = frozenset(
    {
        "Friend Requests Sent",
        "Blocked Users",
        "Deleted Friends",
        "Hidden Friend Suggestions",
        "Ignored Snapchatters",
        "Pending Requests",
    }
)
_KNOWN_OF_SNAPCHAT = frozenset({"Username", "Display Name", "Creation Timestamp", "Last Modified Timestamp", "Source"})


def contacts_of(document: object) -> list[object] | None:
    """Find Telegram's contacts (result.json), or None where it is another file."""
    inner = document.get("contacts") if isinstance(document, dict) else None
    found = inner.get("list") if isinstance(inner, dict) else None
    if isinstance(found, list) and all(isinstance(one, dict) and _KNOWN & one.keys() for one in found):
        return found
    return None


def read(contacts: list[object]) -> Iterator[Record | Notice]:
    """Read each contact: names and number; Telegram's own number of the account identifies it."""
    for place, one in enumerate(contacts, 1):
        entry = one if isinstance(one, dict) else {}
        given, family, number = (_text(entry.get(key)) for key in ("first_name", "last_name", "phone_number"))
        account = _text(entry.get("user_id")).lstrip("0")
        if not (given or family or number):
            yield Notice(line=place, code="no_content", text=str(one)[:_CLIP], rejected=True)
            continue
        day = day_of(_number(entry.get("date_unixtime"))) or _text(entry.get("date"))[:10]
        values = [Value(kind=Kind.NAME, parts=Name(family, given))] if given or family else []
        values += [Value(kind=Kind.TELEPHONE, text=number, types=("cell",))] if number else []
        if account:
            values.append(Value(kind=Kind.PROFILE, parts=Profile("telegram", account, "", day)))
        values += [other_value(key, value) for key, value in entry.items() if key not in _KNOWN and value]
        yield Record(line=place, values=tuple(values), identifier=account, raw=in_lines(one))


class Friends(NamedTuple):
    """Hold the friends of a file of Snapchat, and the names of its other lists of people, with how many each has."""

    entries: list[object]
    others: list[tuple[str, int]]


def snapchat_friends_of(document: object) -> Friends | None:
    """Find Snapchat's friends (friends.json), or None where it is another file."""
    if not isinstance(document, dict):
        return None
    found = document.get("Friends")
    if isinstance(found, list) and all(isinstance(one, dict) and "Username" in one for one in found):
        others = [(str(key), len(listed)) for key, listed in document.items() if key in _OTHERS_ON_SNAPCHAT and listed]
        return Friends(found, others)
    return None


def other_list(document: object) -> Aside:
    """Name what holds the numbers of people and no names; empty where it is none of these."""
    numbers = document.get("wa_contacts") if isinstance(document, dict) else None
    return Aside("whatsapp-numbers", len(numbers)) if isinstance(numbers, list) else Aside("", 0)


def read_snapchat(friends: Friends) -> Iterator[Record | Notice]:
    """Read each friend on Snapchat: the name to display, the user's name, and since when; the other lists are told."""
    for name, people in friends.others:
        yield Notice(property=name, code="list_left_out", text=str(people))
    for place, one in enumerate(friends.entries, 1):
        entry = one if isinstance(one, dict) else {}
        user, name = _text(entry.get("Username")), _text(entry.get("Display Name"))
        if not user:
            yield Notice(line=place, code="no_content", text=str(one)[:_CLIP], rejected=True)
            continue
        day = _text(entry.get("Creation Timestamp"))[:10]
        values = [Value(kind=Kind.FORMATTED_NAME, text=name)] if name else []
        values.append(Value(kind=Kind.PROFILE, parts=Profile("snapchat", user, "", day)))
        values += [other_value(key, value) for key, value in entry.items() if key not in _KNOWN_OF_SNAPCHAT and value]
        yield Record(line=place, values=tuple(values), identifier=user, raw=in_lines(one))


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()


def _number(value: object) -> int:
    text = _text(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0  # noqa: PLR2004 - seconds

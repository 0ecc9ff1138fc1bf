"""Read the friends of a Facebook archive (your_friends.json, friends.json), and name its other lists of people."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Profile, Value
from entourage.formats.json_text import in_lines
from entourage.formats.record import Aside, Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIP = 200
_KNOWN = frozenset({"name", "timestamp", "contact_info", "label_values"})
_USER = re.compile(r"@?[\w.]+", re.ASCII)
_OTHER_LISTS = {
    "received_requests": "facebook-requests",
    "sent_requests": "facebook-requests",
    "rejected_requests": "facebook-requests",
    "deleted_friends": "facebook-former",
    "removed_friends": "facebook-former",
    "following": "facebook-following",
    "followers": "facebook-followers",
    "blocked_users": "facebook-blocked",
    "people_you_may_know": "facebook-suggested",
    "people_and_friends": "facebook-interactions",
}


def friends_of(document: object) -> list[object] | None:
    """Find the list of friends in an archive's file, or None where it is another file."""
    if not isinstance(document, dict):
        return None
    inner = document.get("friends_v2", document.get("friends"))
    if isinstance(inner, dict):
        return friends_of(inner)
    if not isinstance(inner, list):
        return None
    is_named = not inner or any(isinstance(one, dict) and "name" in one for one in inner)
    return inner if is_named or "friends_v2" in document else None


def other_list(document: object) -> Aside:
    """Name a list of people who are not friends ("facebook-requests"), and count them; empty where it is none."""
    if isinstance(document, list) and names_followers(document):
        return Aside("facebook-followers", len(document))
    for key, listed in document.items() if isinstance(document, dict) else ():
        kind = _OTHER_LISTS.get(str(key).rstrip("0123456789").removesuffix("_v"), "")
        if kind:
            return Aside(kind, _people_in(listed))
    return Aside("", 0)


def names_followers(entries: list[object]) -> bool:
    """Tell whether a list in the form of Instagram's is of those who follow me on Facebook: names without addresses."""
    lists = [one.get("string_list_data") for one in entries if isinstance(one, dict)]
    said = [each for listed in lists if isinstance(listed, list) for each in listed if isinstance(each, dict)]
    if any("href" in each for each in said):
        return False
    return any(not _USER.fullmatch(str(each.get("value") or "_").strip()) for each in said)


def _people_in(listed: object) -> int:
    """Count the people of a list; those whose pages were looked at stand in lists of their own within it."""
    entries = listed if isinstance(listed, list) else []
    inner = [one["entries"] for one in entries if isinstance(one, dict) and isinstance(one.get("entries"), list)]
    return sum(map(len, inner)) if inner else len(entries)


def read(friends: list[object]) -> Iterator[Record | Notice]:
    """Read each friend: a name, and the day of the friendship; an entry without a name is told."""
    texts = [_name_of(one) for one in friends]
    undone = unescaped if all(not isinstance(text, str) or _is_narrow(text) for text in texts) else str
    for place, friend in enumerate(friends, 1):
        name = _name_of(friend)
        if not isinstance(friend, dict) or not isinstance(name, str) or not name.strip():
            yield Notice(line=place, code="no_content", text=str(friend)[:_CLIP], rejected=True)
            continue
        values = [
            Value(kind=Kind.FORMATTED_NAME, text=undone(name).strip()),
            Value(kind=Kind.PROFILE, parts=Profile("facebook", connected_on=day_of(friend.get("timestamp")))),
            *_contact_info(friend.get("contact_info")),
            *_others(friend, name),
        ]
        yield Record(line=place, values=tuple(values), raw=in_lines(friend))


def _name_of(friend: object) -> object:
    """Find the name of a friend; where an archive writes labels instead, it is the first thing said."""
    if not isinstance(friend, dict) or "name" in friend:
        return friend.get("name") if isinstance(friend, dict) else None
    return next((text for _, text in _labelled(friend) if isinstance(text, str)), None)


def _labelled(friend: dict[str, object]) -> list[tuple[str, object]]:
    """Give what an entry says under labels."""
    given = friend.get("label_values")
    found = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return [(str(one.get("label") or "label_values"), one.get("value") or one) for one in found]


def _others(friend: dict[str, object], name: str) -> list[Value]:
    """Keep what else an entry says, but for the label under which its name stands."""
    said = [*((key, value) for key, value in friend.items() if key not in _KNOWN), *_labelled(friend)]
    return [other_value(key, value) for key, value in said if value and value != name]


def _contact_info(text: object) -> list[Value]:
    """Read the address or number that archives of 2018 give."""
    if not isinstance(text, str) or not text.strip():
        return []
    return [Value(kind=Kind.EMAIL if "@" in text else Kind.TELEPHONE, text=text.strip())]


def other_value(name: object, value: object) -> Value:
    """Keep what no field here holds as it stands."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return Value(kind=Kind.OTHER, name=unescaped(str(name)), text=unescaped(text).strip())


def _is_narrow(text: str) -> bool:
    return all(letter <= "\xff" for letter in text)


def unescaped(text: str) -> str:
    r"""Undo Meta's writing of each UTF-8 byte as an escape of its own (é as \u00c3\u00a9), where it is that."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def day_of(timestamp: object) -> str:
    """Give the day of a Unix time in seconds as ISO 8601, in UTC, or an empty text."""
    if not isinstance(timestamp, int) or not 0 < timestamp < 2**33:
        return ""
    return datetime.fromtimestamp(timestamp, UTC).date().isoformat()

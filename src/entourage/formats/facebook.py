"""Read the friends of a Facebook archive (friends_v2 in your_friends.json)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Profile, Value
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator


def friends_of(document: object) -> list[object] | None:
    """Find the list of friends in an archive's file, or None where it is another file."""
    if not isinstance(document, dict):
        return None
    inner = document.get("friends_v2", document.get("friends"))
    return friends_of(inner) if isinstance(inner, dict) else inner if isinstance(inner, list) else None


def read(friends: list[object]) -> Iterator[Record | Notice]:
    """Read each friend: a name, and the day of the friendship; an entry without a name is told."""
    for place, friend in enumerate(friends, 1):
        name = friend.get("name") if isinstance(friend, dict) else None
        if not isinstance(friend, dict) or not isinstance(name, str) or not name.strip():
            yield Notice(line=place, code="no_content", text=str(friend)[:200], rejected=True)
            continue
        profile = Profile("facebook", connected_on=day_of(friend.get("timestamp")))
        named = Value(kind=Kind.FORMATTED_NAME, text=unescaped(name).strip())
        values = named, Value(kind=Kind.PROFILE, parts=profile)
        yield Record(line=place, values=values, raw=json.dumps(friend, indent=0))


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

"""Read whom an archive of TikTok lists, followers and those followed, in one document with all else that it knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind, Profile, Value
from entourage.domain.dates import from_iso
from entourage.formats.facebook import day_of, other_value
from entourage.formats.json_text import in_lines
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIP = 200
_DAY = 10
_HOME = "https://www.tiktok.com/@"
_KNOWN = frozenset({"username", "date"})
# The same lists have had other names around them over the years, and are in other parts of the document.
_LISTS = {"fanslist": "follower", "following": "following"}
_OTHER_LISTS = {"blocklist": "Block List"}
# The parts of the document, of which the first stands at its beginning; the lists may stand behind all messages.
_PARTS = re.compile(
    r'\{\s*"(?:activity|ads (?:and|&) data|app settings|comments?|direct messages?|income plus[\w ]*|location reviews?'
    r"|likes and favou?rites|post|profile|profile and settings|tiktok live|tiktok shop(?:ping)?|videos?|your activity"
    r')"\s*:\s*(?:\{|null\b)',
    re.IGNORECASE,
)


class Followed(NamedTuple):
    """Hold the lists of people with what each is ("follower", "following"), and the names and sizes of the others."""

    lists: list[tuple[str, list[object]]]
    others: list[tuple[str, int]]


def may_be(head: str) -> bool:
    """Tell by the beginning of a document whether it may be one with all that TikTok knows."""
    return bool(_PARTS.match(head))


def people_of(document: object) -> Followed | None:
    """Find the lists of people in an archive's document, or None where it is another file."""
    parts = [part for part in document.values() if isinstance(part, dict)] if isinstance(document, dict) else []
    groups = [group for part in parts for group in part.values() if isinstance(group, dict)]
    named = [(str(key).lower(), listed) for group in groups for key, listed in group.items() if _are_users(listed)]
    lists = [(_LISTS[key], listed) for key, listed in named if key in _LISTS]
    others = [(_OTHER_LISTS[key], len(listed)) for key, listed in named if key in _OTHER_LISTS]
    return Followed(lists, others) if lists else None


def _are_users(listed: object) -> bool:
    return isinstance(listed, list) and any("username" in _folded(one) for one in listed)


def _folded(entry: object) -> dict[str, object]:
    """Give the members of an entry by their names, however spelled: "UserName", "Username"."""
    return {_plain(key): value for key, value in entry.items()} if isinstance(entry, dict) else {}


def _plain(key: object) -> str:
    return str(key).lower().replace(" ", "")


def read(followed: Followed) -> Iterator[Record | Notice]:
    """Read each account as a profile, with the day since when; whom I blocked is told and left out."""
    for name, people in followed.others:
        yield Notice(property=name, code="list_left_out", text=str(people))
    place = 0
    for relation, entries in followed.lists:
        for one in entries:
            place += 1
            entry = _folded(one)
            user = str(entry.get("username") or "").strip().removeprefix("@")
            if user and isinstance(one, dict):
                others = [other_value(key, value) for key, value in one.items() if _plain(key) not in _KNOWN and value]
                yield record_of(user, relation, place, entry.get("date"), others, in_lines(one))
            else:
                yield Notice(line=place, code="no_content", text=str(one)[:_CLIP], rejected=True)


def record_of(user: str, relation: str, line: int, moment: object, others: list[Value], raw: str) -> Record:
    """Make the record of an account: since when, as a Unix time or as it is written, and whether it follows me."""
    day = str(moment or "")[:_DAY]
    profile = Profile("tiktok", user, _HOME + user, day_of(moment) or (day if from_iso(day) else ""))
    values = [Value(kind=Kind.PROFILE, parts=profile, types=(relation,) if relation else ()), *others]
    return Record(line=line, values=tuple(values), identifier=_HOME + user.lower(), raw=raw)

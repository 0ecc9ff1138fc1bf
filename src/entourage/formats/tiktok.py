"""Read whom an archive of TikTok lists, followers and those followed, in one document with all else that it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind, Profile, Value
from entourage.domain.dates import from_iso
from entourage.formats.facebook import other_value
from entourage.formats.json_text import in_lines
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIP = 200
_DAY = 10
_HOME = "https://www.tiktok.com/@"
_KNOWN = frozenset({"UserName", "Date"})
# The same lists have had other names around them over the years, and are in other parts of the document.
_LISTS = {"FansList": "follower", "Following": "following"}
_OTHER_LISTS = {"BlockList": "Block List"}


class Followed(NamedTuple):
    """Hold the lists of people with what each is ("follower", "following"), and the names and sizes of the others."""

    lists: list[tuple[str, list[object]]]
    others: list[tuple[str, int]]


def people_of(document: object) -> Followed | None:
    """Find the lists of people in an archive's document, or None where it is another file."""
    parts = [part for part in document.values() if isinstance(part, dict)] if isinstance(document, dict) else []
    groups = [group for part in parts for group in part.values() if isinstance(group, dict)]
    named = [(key, listed) for group in groups for key, listed in group.items() if _are_users(listed)]
    lists = [(_LISTS[key], listed) for key, listed in named if key in _LISTS]
    others = [(_OTHER_LISTS[key], len(listed)) for key, listed in named if key in _OTHER_LISTS]
    return Followed(lists, others) if lists else None


def _are_users(listed: object) -> bool:
    return isinstance(listed, list) and any(isinstance(one, dict) and "UserName" in one for one in listed)


def read(followed: Followed) -> Iterator[Record | Notice]:
    """Read each account as a profile, with the day since when; whom I blocked is told and left out."""
    for name, people in followed.others:
        yield Notice(property=name, code="list_left_out", text=str(people))
    place = 0
    for relation, entries in followed.lists:
        for one in entries:
            place += 1
            entry = one if isinstance(one, dict) else {}
            user = str(entry.get("UserName") or "").strip()
            if user:
                yield _record(user, relation, place, entry)
            else:
                yield Notice(line=place, code="no_content", text=str(one)[:_CLIP], rejected=True)


def _record(user: str, relation: str, place: int, entry: dict[str, object]) -> Record:
    day = str(entry.get("Date") or "")[:_DAY]
    profile = Profile("tiktok", user, _HOME + user, day if from_iso(day) else "")
    values = [Value(kind=Kind.PROFILE, parts=profile, types=(relation,))]
    values += [other_value(key, value) for key, value in entry.items() if key not in _KNOWN and value]
    return Record(line=place, values=tuple(values), identifier=_HOME + user.lower(), raw=in_lines(entry))

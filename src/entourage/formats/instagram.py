"""Read whom an Instagram archive lists: followers, those followed, close friends; name its other lists.

Who follows me sees what I post for followers; whom I follow need not. So the profile says which of the two it is, as a
type, and one who is both has both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind, Profile, Value
from entourage.formats.facebook import day_of, names_followers, unescaped
from entourage.formats.json_text import in_lines
from entourage.formats.record import Aside, Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIP = 200
_PREFIX = "relationships_"
CLOSE_FRIENDS = "Close friends"
_LISTS = {"following": "following", "followers": "follower", "close_friends": "close-friend"}
_OTHER_LISTS = {
    "follow_requests_sent": "instagram-requests",
    "permanent_follow_requests": "instagram-requests",
    "follow_requests_received": "instagram-requests",
    "blocked_users": "instagram-blocked",
    "restricted_users": "instagram-blocked",
    "unfollowed_users": "instagram-former",
    "removed_followers": "instagram-former",
    "dismissed_suggested_users": "instagram-suggested",
    "hide_stories_from": "instagram-hidden",
    "following_hashtags": "instagram-hashtags",
}
_NO_PEOPLE = frozenset({"instagram-hashtags"})
_THREADS = "text_post_app_"
_HOMES = {"instagram": "https://www.instagram.com/", "threads": "https://www.threads.net/@"}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_ADDRESS = re.compile(r"https?://(?:www\.)?instagram\.com/(?:_u/)?@?([\w.]+)/?(?:[?#].*)?", re.IGNORECASE)
_OWN = re.compile(r"https?://(?:[\w-]+\.)*(?:instagram\.com|threads\.(?:net|com))/", re.IGNORECASE)
_HANDLE = re.compile(r"[\w.]+")


class Account(NamedTuple):
    """Hold one entry of a list: the user's name, the address, the day (ISO 8601)."""

    handle: str
    url: str = ""
    day: str = ""
    name: str = ""


class Listed(NamedTuple):
    """Hold a list of an archive: what it is ("follower", "following", "close-friend"), its entries, whose it is.

    others: the names and sizes of lists in the same file that are not taken.
    """

    relation: str
    entries: list[object]
    network: str = "instagram"
    others: tuple[tuple[str, int], ...] = ()


def accounts_of(document: object) -> list[Listed] | None:
    """Find the lists of people in an archive's file, or None where it is another file."""
    if isinstance(document, dict):
        if threads := _threads(document) or _by_name(document):
            return threads
        found = {str(key).removeprefix(_PREFIX): value for key, value in document.items() if _is_list(key)}
        lists = [Listed(_LISTS[key], value) for key, value in found.items() if isinstance(value, list)]
        return _with_others(lists, document, _PREFIX) or None
    if isinstance(document, list) and any(isinstance(each, dict) and "string_list_data" in each for each in document):
        return None if names_followers(document) else [Listed("follower", document)]
    return None


def _with_others(lists: list[Listed], document: dict[object, object], prefix: str) -> list[Listed]:
    """Note with the first list what other lists stand in the same file."""
    named = [(str(key).removeprefix(prefix), value) for key, value in document.items() if str(key).startswith(prefix)]
    kinds = {name: _OTHER_LISTS.get(name, "") for name, _ in named}
    others = tuple(
        (name, len(value))
        for name, value in named
        if isinstance(value, list | dict) and value and kinds[name] and kinds[name] not in _NO_PEOPLE
    )
    return [lists[0]._replace(others=others), *lists[1:]] if lists else []


def _threads(document: dict[object, object]) -> list[Listed]:
    """Find the lists of Threads, which has the accounts of Instagram."""
    named = {str(key).replace(_THREADS, ""): value for key, value in document.items() if _THREADS in str(key)}
    found = {name: value for name, value in named.items() if name in _LISTS and isinstance(value, list)}
    return [Listed(_LISTS[name], value, "threads") for name, value in found.items() if isinstance(value, list)]


def _by_name(document: dict[object, object]) -> list[Listed]:
    """Find the lists in connections.json, as archives had it until 2020: each user's name with a moment."""
    found = []
    for name, relation in _LISTS.items():
        days = document.get(name)
        if isinstance(days, dict) and days and all(isinstance(day, str) and _DAY.match(day) for day in days.values()):
            found.append(Listed(relation, [{"title": user, "day": day} for user, day in days.items()]))
    return _with_others(found, document, "")


def _is_list(key: object) -> bool:
    return str(key).startswith(_PREFIX) and str(key).removeprefix(_PREFIX) in _LISTS


def other_list(document: object) -> Aside:
    """Name a list of people who have not become mine ("instagram-requests"), and count them; empty where it is none."""
    if isinstance(document, list) and document and all(isinstance(one, dict) for one in document):
        is_labelled = all("label_values" in one for one in document)
        return Aside("meta-unnamed" if is_labelled else "", 0)
    lists = document if isinstance(document, dict) else {}
    for key, listed in lists.items():
        if str(key).startswith(_PREFIX):
            kind = _OTHER_LISTS.get(str(key).removeprefix(_PREFIX), "instagram-list")
            return Aside(kind, len(listed) if isinstance(listed, list) and kind not in _NO_PEOPLE else 0)
    return Aside("", 0)


def read(lists: list[Listed]) -> Iterator[Record | Notice]:
    """Read each account as a profile; newer files have the user's name in `title`, older ones in `value`."""
    place = 0
    for relation, entries, network, others in lists:
        for name, people in others:
            yield Notice(property=name, code="list_left_out", text=str(people))
        for entry in entries:
            place += 1
            accounts = [one for one in _accounts(entry) if one.handle or one.url] if isinstance(entry, dict) else []
            for account in accounts:
                yield record_of(account, relation, place, in_lines(entry), network)
            if not accounts:
                yield Notice(line=place, code="no_content", text=str(entry)[:_CLIP], rejected=True)


def record_of(account: Account, relation: str, line: int, raw: str, network: str = "instagram") -> Record:
    """Make the record of an account: the address identifies it, however it is written; another's is only kept."""
    match = _ADDRESS.fullmatch(account.url)
    said = account.handle.removeprefix("@")
    handle = match[1] if match and not _HANDLE.fullmatch(said) else said
    home, is_handle = _HOMES[network], bool(_HANDLE.fullmatch(handle))
    is_own = bool(_OWN.match(account.url))
    url = f"https://www.instagram.com/{match[1]}" if match else account.url if is_own else ""
    url = url or (f"{home}{handle}" if is_handle else "")
    is_close = relation == "close-friend"
    profile = Profile(network, handle, url, "" if is_close else account.day)
    name = account.name or (said if said != handle else "")
    values = [Value(kind=Kind.FORMATTED_NAME, text=name)] if name not in {"", handle} else []
    values.append(Value(kind=Kind.PROFILE, parts=profile, types=(relation,)))
    values += [Value(kind=Kind.CATEGORY, text=CLOSE_FRIENDS)] if is_close else []
    values += [] if is_own or not account.url else [Value(kind=Kind.OTHER, name="href", text=account.url)]
    identifier = f"{home}{handle.lower()}" if handle else url or account.url
    return Record(line=line, values=tuple(values), identifier=identifier, raw=raw)


def _accounts(entry: dict[str, object]) -> list[Account]:
    """Find the accounts of an entry; where it lists several, its title is none of them."""
    data = entry.get("string_list_data")
    listed = [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []
    title = str(entry.get("title") or "") if len(listed) <= 1 else ""
    return [_account(one, title, entry.get("day")) for one in listed or [{}]]


def _account(listed: dict[str, object], title: str, moment: object) -> Account:
    handle, url = str(listed.get("value") or title), str(listed.get("href") or "")
    day = _DAY.fullmatch(str(moment or ""))
    return Account(unescaped(handle).strip(), url.strip(), day[1] if day else day_of(listed.get("timestamp")))

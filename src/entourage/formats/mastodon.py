"""Read accounts of Mastodon and its kin: what its interface lists, ActivityPub collections (W3C)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from entourage.domain.contact import Kind, Photo, Profile, Value
from entourage.formats.json_text import in_lines
from entourage.formats.markup import plain
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIP = 200
_ACTOR_PATH = re.compile(r"/(?:users/|@|u/|profile/|channel/|accounts/|ap/users/|author/)?@?([\w.-]+)/?")
_ACTORS = frozenset({"Person", "Service", "Group", "Organization", "Application"})
_COLLECTIONS = frozenset({"OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage"})
_RELATION = re.compile(r"(?:^|/)(followers|following)(?:\.json)?(?:[?#].*)?$")
_RELATIONS = {"followers": "follower", "following": "following"}


class Found(NamedTuple):
    """Hold accounts, and whether they follow me or I them ("follower", "following", or empty)."""

    relation: str
    entries: list[object]


def accounts_of(document: object) -> Found | None:
    """Find the accounts in a document, or None where it is another one."""
    if isinstance(document, list):
        is_api = bool(document) and all(isinstance(one, dict) and "acct" in one for one in document)
        return Found("", document) if is_api else None
    if not isinstance(document, dict) or document.get("type") not in _COLLECTIONS:
        return None
    items = document.get("orderedItems", document.get("items"))
    match = _RELATION.search(str(document.get("id") or document.get("partOf") or ""))
    if not isinstance(items, list):
        return None
    if not match and not (items and all(_handle_of(one) for one in items)):
        return None
    return Found(_RELATIONS[match[1]] if match else "", items)


def other_kind(document: object) -> str:
    """Name a document of Mastodon that is no list of people: my own profile, what I posted or liked."""
    if not isinstance(document, dict):
        return ""
    if document.get("type") in _ACTORS and "preferredUsername" in document:
        return "mastodon-me"
    return "mastodon-posts" if document.get("type") in _COLLECTIONS else ""


def read(found: Found) -> Iterator[Record | Notice]:
    """Read each account by its name and server; what it says of itself is kept, a linked picture is not fetched."""
    for place, entry in enumerate(found.entries, 1):
        handle = _handle_of(entry)
        if not handle:
            yield Notice(line=place, code="no_content", text=str(entry)[:_CLIP], rejected=True)
            continue
        url = entry if isinstance(entry, str) else _text(entry, "url") or _text(entry, "id")
        types = (found.relation,) if found.relation else ()
        profile = Value(kind=Kind.PROFILE, parts=Profile("mastodon", handle, url), types=types)
        said = _said(entry, handle) if isinstance(entry, dict) else []
        raw = in_lines(entry, is_ascii=False)
        yield Record(line=place, values=(*said, profile), identifier=handle, raw=raw)


def _said(entry: dict[str, object], handle: str) -> list[Value]:
    """Read what an account says of itself."""
    name = _text(entry, "display_name") or _text(entry, "name")
    picture = entry.get("icon")
    address = _text(picture, "url") if isinstance(picture, dict) else _text(entry, "avatar")
    about = plain(_text(entry, "note") or _text(entry, "summary"))
    values = [Value(kind=Kind.FORMATTED_NAME, text=name)] if name and name != handle else []
    values += [Value(kind=Kind.NOTE, text=about)] if about else []
    values += [Value(kind=Kind.PHOTO, photo=Photo(url=address))] if address.startswith("http") else []
    fields = entry.get("fields") or entry.get("attachment")
    for one in fields if isinstance(fields, list) else ():
        if isinstance(one, dict) and _text(one, "name") and _text(one, "value"):
            values.append(Value(kind=Kind.OTHER, name=_text(one, "name"), text=plain(_text(one, "value"))))
    return values


def _handle_of(entry: object) -> str:
    """Give the account as name@server, by its address where only that is known."""
    if isinstance(entry, str):
        return _handle_at(entry)
    if not isinstance(entry, dict):
        return ""
    account = (_text(entry, "acct") or _text(entry, "webfinger")).removeprefix("@")
    if "@" in account:
        return account
    address = _text(entry, "url") or _text(entry, "id")
    if account:
        return f"{account}@{_host(address)}" if _host(address) else account
    name = _text(entry, "preferredUsername")
    return f"{name}@{_host(address)}" if name and _host(address) else ""


def _handle_at(address: str) -> str:
    host = _host(address)
    match = _ACTOR_PATH.fullmatch(urlsplit(address).path) if host else None
    return f"{match[1]}@{host}" if match else ""


def _host(address: str) -> str:
    try:
        scheme, host = urlsplit(address).scheme, urlsplit(address).hostname
    except ValueError:
        return ""
    return (host or "") if scheme in {"http", "https"} else ""


def _text(entry: object, key: str) -> str:
    found = entry.get(key) if isinstance(entry, dict) else None
    return found.strip() if isinstance(found, str) else ""

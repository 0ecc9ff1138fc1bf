"""Read the followers, and those followed, of an Instagram archive (followers_1.json, following.json)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Profile, Value
from entourage.formats.facebook import day_of, unescaped
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator


def accounts_of(document: object) -> list[object] | None:
    """Find the list of accounts in an archive's file, or None where it is another file."""
    if isinstance(document, dict):
        lists = [value for key, value in document.items() if str(key).startswith("relationships_")]
        return accounts_of(lists[0]) if len(lists) == 1 else None
    if isinstance(document, list) and any(isinstance(each, dict) and "string_list_data" in each for each in document):
        return document
    return None


def read(accounts: list[object]) -> Iterator[Record | Notice]:
    """Read each account as a profile; newer files have the user's name in `title`, older ones in `value`."""
    for place, account in enumerate(accounts, 1):
        profile = _profile(account) if isinstance(account, dict) else Profile()
        if profile.handle or profile.url:
            yield Record(
                line=place,
                values=(Value(kind=Kind.PROFILE, parts=profile),),
                identifier=profile.url or profile.handle,
                raw=json.dumps(account, indent=0),
            )
        else:
            yield Notice(line=place, code="no_content", text=str(account)[:200], rejected=True)


def _profile(account: dict[str, object]) -> Profile:
    data = account.get("string_list_data")
    first = data[0] if isinstance(data, list) and data and isinstance(data[0], dict) else {}
    handle, url = str(first.get("value") or account.get("title") or ""), str(first.get("href") or "")
    return Profile("instagram", unescaped(handle), url, day_of(first.get("timestamp")))

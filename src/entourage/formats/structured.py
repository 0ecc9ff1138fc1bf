"""Tell whose JSON a document is, and read the people in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from entourage.formats import (
    facebook,
    instagram,
    jcard,
    jscontact,
    json_vcards,
    mastodon,
    messengers,
    portable,
    tiktok,
    uploaded,
    uploaded_labels,
)
from entourage.formats.record import Aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from entourage.formats.record import Notice, Record


class Form(NamedTuple):
    """Name a form of JSON: its format, who writes it, how the people in it are found, and how they are read."""

    format: str
    dialect: str
    find: Callable[[object], Any]
    read: Callable[[Any], Iterator[Record | Notice]]


_FORMS = (
    Form("json", "entourage", portable.contacts_of, portable.read),
    Form("json", "facebook", facebook.friends_of, facebook.read),
    Form("json", "instagram", instagram.accounts_of, instagram.read),
    Form("json", "mastodon", mastodon.accounts_of, mastodon.read),
    Form("json", "telegram", messengers.contacts_of, messengers.read),
    Form("json", "snapchat", messengers.snapchat_friends_of, messengers.read_snapchat),
    Form("json", "tiktok", tiktok.people_of, tiktok.read),
    Form("json", "facebook-book", uploaded.facebook_book_of, uploaded.read_facebook_book),
    Form("json", "facebook-book", uploaded_labels.book_of, uploaded_labels.read),
    Form("json", "instagram-book", uploaded.instagram_book_of, uploaded.read_instagram_book),
    Form("jcard", "", jcard.cards_of, jcard.read),
    Form("jscontact", "", jscontact.cards_of, jscontact.read),
    Form("json", "", json_vcards.entries_of, json_vcards.read),
)


class People(NamedTuple):
    """Hold whose document it is, how many entries it lists, and the people in it."""

    form: Form
    number: int
    items: Iterator[Record | Notice]


def people_of(document: object) -> People | None:
    """Find whose document it is, and its people; None where nothing in it is a list of them."""
    for form in _FORMS:
        found = form.find(document)
        if found is not None:
            return People(form, sum(map(len, _lists_in(found) or [])), form.read(found))
    return None


def lists_of(document: object) -> list[list[object]] | None:
    """Find the lists in which the people of a document stand, in the order in which they are read."""
    return _lists_in(next((found for form in _FORMS if (found := form.find(document)) is not None), None))


def _lists_in(found: Any) -> list[list[object]] | None:  # noqa: ANN401 - what one of the forms finds
    if isinstance(found, mastodon.Found | messengers.Friends):
        return [found.entries]
    if isinstance(found, tiktok.Followed):
        return [entries for _, entries in found.lists]
    if isinstance(found, list) and found and all(isinstance(one, instagram.Listed) for one in found):
        return [one.entries for one in found]
    return None if found is None else [found]


def aside_of(document: object) -> Aside:
    """Name a document that is no list of my people: "facebook-requests", "mastodon-me", …, else "json"; count them."""
    for name in (facebook.other_list, instagram.other_list, messengers.other_list):
        found = name(document)
        if found.kind:
            return found
    return Aside(mastodon.other_kind(document) or "json", 0)

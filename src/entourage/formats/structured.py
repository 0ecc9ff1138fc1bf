"""Tell whose JSON a document is, and read the people in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from entourage.formats import facebook, instagram, jcard, jscontact, mastodon, messengers, portable

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
    Form("jcard", "", jcard.cards_of, jcard.read),
    Form("jscontact", "", jscontact.cards_of, jscontact.read),
)


def people_of(document: object) -> tuple[Form, Iterator[Record | Notice]] | None:
    """Find whose document it is, and its people; None where nothing in it is a list of them."""
    for form in _FORMS:
        found = form.find(document)
        if found is not None:
            return form, form.read(found)
    return None


def lists_of(document: object) -> list[list[object]] | None:
    """Find the lists in which the people of a document stand, in the order in which they are read."""
    found = next((found for form in _FORMS if (found := form.find(document)) is not None), None)
    if isinstance(found, mastodon.Found):
        return [found.entries]
    if isinstance(found, list) and found and all(isinstance(one, instagram.Listed) for one in found):
        return [one.entries for one in found]
    return None if found is None else [found]


def kind_of(document: object) -> str:
    """Name a document that is no list of my people: "facebook-requests", "mastodon-me", …, else "json"."""
    for name in (facebook.other_list, instagram.other_list, mastodon.other_kind):
        if found := name(document):
            return found
    return "json"

"""My own details and what is said of me on networks, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import importing, labels, names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.details import Detail
    from entourage.language import Language


def marked(language: Language, cards: Sequence[str]) -> str:
    """Say that a card is mine now; cards: what all that are mine are called."""
    if len(cards) == 1:
        return language.gettext("This is you: your card is counted nowhere. It stands under My details.")
    sentence = language.ngettext(
        "{count} card is yours now: {cards}. See My details.",
        "{count} cards are yours now: {cards}. See My details.",
        len(cards),
    )
    return sentence.replace("{cards}", language.listing([names.person(language, one) for one in cards]))


def several_cards(language: Language, count: int) -> str:
    """Say that several cards are me, whose details stand together."""
    return language.ngettext(
        "{count} card is yours.",
        "{count} cards are yours: what they say stands together below. Say which is not you.",
        count,
    )


def field(language: Language, found: Detail) -> str:
    """Name the field of a detail, with what it is for."""
    if found.value is None:
        return language.gettext("My hours")
    name = importing.field(language, found.value)
    types = tuple(one for one in found.value.types if one not in ("cell", "pref", "voice"))
    said = found.value.label or labels.label(language, types)
    return f"{name} ({said})" if said else name


def text(language: Language, found: Detail, hours: str) -> str:
    """Write a detail in one line; hours: when I work."""
    return hours if found.value is None else " ".join(importing.said(language, found.value).split())


def fields(language: Language) -> dict[str, str]:
    """Name what is compared between my card and my accounts."""
    return {
        "name": language.pgettext("me", "Name"),
        "title": language.pgettext("me", "Job title"),
        "photo": language.pgettext("me", "Photo"),
        "link": language.pgettext("me", "Link"),
    }


def photos(language: Language) -> dict[str, str]:
    """Say which picture an account has."""
    return {
        "same": language.pgettext("photo", "the same as on my card"),
        "other": language.pgettext("photo", "another one"),
        "none": language.pgettext("photo", "none"),
    }


def given(language: Language, *, is_given: bool) -> str:
    """Say whether a circle is given a detail."""
    return language.pgettext("detail", "given") if is_given else language.pgettext("detail", "not given")

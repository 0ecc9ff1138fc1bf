"""Leak paths, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.domain.leaks import Crowd, Leak
    from entourage.language import Language


def shared(language: Language, found: Leak) -> str:
    """Say what two people share, once each."""
    parts = [_shared(language, by, text) for by, text in found.shared]
    return language.listing(list(dict.fromkeys(parts)))


def _shared(language: Language, by: str, text: str) -> str:
    sentence = {
        "address": language.gettext("one household ({text})"),
        "organization": language.gettext("one company ({text})"),
        "domain": language.gettext("one company (e-mail at {text})"),
    }[by]
    return sentence.format(text=text)


def pair(language: Language, found: Leak, person: str, other: str) -> str:
    """Say who may hear of it from whom, and why."""
    sentence = language.gettext("{other} may hear of it from {person}: {shared}")
    return sentence.format(other=other, person=person, shared=shared(language, found))


def crowd(language: Language, found: Crowd) -> str:
    """Say how many there are on either side of a large company or household."""
    place = _shared(language, found.by, found.text)
    many = language.ngettext("{count} would see it", "{count} would see it", len(found.would_see))
    few = language.ngettext("{count} should not", "{count} should not", len(found.should_not))
    return language.gettext("{place}: {seeing}, {hidden}").format(
        place=place, seeing=many.format(count=language.number(len(found.would_see))), hidden=few
    )


def count(language: Language, number: int) -> str:
    """Say how many leak paths there are."""
    if not number:
        return language.gettext("No leak path is known.")
    return language.ngettext("{count} leak path", "{count} leak paths", number)


def mine_unknown(language: Language) -> str:
    """Say that my own company counts like any other, and how to change that."""
    return language.gettext(
        "Where you work is not known, so colleagues count too: mark your own card, with your company, as you."
    )


def too(language: Language) -> str:
    """Say that somebody who should not see it would anyway."""
    return language.gettext("would see it anyway")

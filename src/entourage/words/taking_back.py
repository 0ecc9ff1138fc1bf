"""What is said of taking an import back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language

_NAMED = 10


def faults(language: Language) -> dict[str, str]:
    """Say why an import is not taken back."""
    return {
        "import_unknown": language.gettext(
            "There is no import “{number}”. Name one by its number or file, as “entourage imports” lists them."
        ),
        "import_ambiguous": language.gettext("Several imports are of “{file}”. Say which one by number: {numbers}."),
        "already_taken_back": language.gettext("The import of “{file}” has been taken back already."),
    }


def kinds(language: Language) -> dict[str, str]:
    """Name the kinds of what people have by hand."""
    return {
        "values": language.gettext("fields typed by hand"),
        "circles": language.gettext("circles by hand"),
        "exceptions": language.gettext("exceptions"),
        "connections": language.gettext("connections"),
        "choices": language.gettext("put on lists or off them"),
        "stays": language.gettext("may stay on an account"),
        "me": language.gettext("marked as me"),
    }


def kept(language: Language, people: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Name who stays for what is by hand: (name, kinds of what that is)."""
    known = kinds(language)
    told = [
        f"{names.person(language, name)} ({language.listing([known[kind] for kind in by_hand])})" if by_hand else name
        for name, by_hand in people[:_NAMED]
    ]
    more = len(people) - len(told)
    if more > 0:
        told.append(language.ngettext("{count} other person", "{count} other people", more))
    return language.gettext("They stay, with what was added by hand: {people}.").format(people=", ".join(told))


def outcome(language: Language, *, gone: int, speaking: int, again: int, circles: int) -> list[str]:
    """Say in sentences what becomes of people and circles."""
    counted = (
        (gone, language.ngettext("{count} person leaves the book.", "{count} people leave the book.", gone)),
        (
            speaking,
            language.ngettext(
                "{count} person has what other imports say.", "{count} people have what other imports say.", speaking
            ),
        ),
        (
            again,
            language.ngettext(
                "{count} person stays as they are: a later import says the same of them.",
                "{count} people stay as they are: a later import says the same of them.",
                again,
            ),
        ),
        (
            circles,
            language.ngettext(
                "{count} empty circle that came with it is gone.",
                "{count} empty circles that came with it are gone.",
                circles,
            ),
        ),
    )
    return [sentence for number, sentence in counted if number]

"""What is said of files that were printed or exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.paper import Detail
from entourage.words.importing import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from entourage.language import Language


def printed(language: Language, people: int, path: str) -> str:
    """Say that a summary was written to a file."""
    said = language.ngettext(
        "Summary with {count} person printed to “{path}”.", "Summary with {count} people printed to “{path}”.", people
    )
    return said.format(path=path)


def sent_to_printer(language: Language, people: int, printer: str) -> str:
    """Say that a printer was given a summary."""
    said = language.ngettext(
        "Summary with {count} person sent to the printer “{printer}”.",
        "Summary with {count} people sent to the printer “{printer}”.",
        people,
    )
    return said.format(printer=printer)


def about_ending(language: Language, path: Path, endings: Sequence[str]) -> list[str]:
    """Say how a file is to be called so that programs know what it is, where it is not called so."""
    if path.suffix.lower() in endings:
        return []
    return [language.gettext("Programs will know what it is if its name ends in {ending}.").format(ending=endings[0])]


def exported(language: Language, people: int, path: str) -> str:
    """Say that people were written to a file."""
    said = language.ngettext("{count} person exported to “{path}”.", "{count} people exported to “{path}”.", people)
    return said.format(path=path)


def groups_exported(language: Language, count: int) -> str:
    """Say that circles went along as groups."""
    return language.ngettext("{count} circle went along as a group.", "{count} circles went along as groups.", count)


def plain_letters(language: Language, people: Sequence[str]) -> str:
    """Say in whose names and data letters went plain."""
    more = len(people) - _FEW_TOLD
    others = language.ngettext("{count} other", "{count} others", max(more, 0))
    told = [*people[:_FEW_TOLD], *([others] if more > 0 else [])]
    sentence = language.gettext("Windows-1252 lacks letters of {people}: these were written as plain ones.")
    return sentence.format(people=language.listing(told))


_FEW_TOLD = 5


def lessened(language: Language, count: int) -> str:
    """Say of how many people something is not in a table, because no column holds it."""
    return language.ngettext(
        "Of {count} person something is not in it that no column holds. vCard and JSON hold everything.",
        "Of {count} people something is not in it that no column holds. vCard and JSON hold everything.",
        count,
    )


def pictures_left_out(language: Language, count: int) -> str:
    """Say that pictures are not in a table."""
    return language.ngettext(
        "{count} picture is not in it: this format holds none. vCard and JSON do.",
        "{count} pictures are not in it: this format holds none. vCard and JSON do.",
        count,
    )


def unread_pictures(language: Language, count: int) -> str:
    """Say that pictures which could not be read are in a file as they came."""
    return language.ngettext(
        "The picture of {count} person could not be read; it is in the file as it came, and other programs may not show"
        " it.",
        "The pictures of {count} people could not be read; they are in the file as they came, and other programs may"
        " not show them.",
        count,
    )


def details(language: Language) -> dict[Detail, str]:
    """Name what a page can tell of people."""
    named = kinds(language)
    return {
        Detail.PHOTO: named[Kind.PHOTO],
        Detail.COMPANY: named[Kind.ORGANIZATION],
        Detail.TITLE: named[Kind.TITLE],
        Detail.EMAIL: named[Kind.EMAIL],
        Detail.TELEPHONE: named[Kind.TELEPHONE],
        Detail.ADDRESS: named[Kind.ADDRESS],
        Detail.BIRTHDAY: named[Kind.BIRTHDAY],
        Detail.WHERE: language.gettext("Where they are"),
        Detail.NOTE: language.gettext("Notes"),
    }

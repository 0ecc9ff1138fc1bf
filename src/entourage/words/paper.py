"""What is said of files that were printed or exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.paper import Detail
from entourage.words.importing import kinds

if TYPE_CHECKING:
    from entourage.language import Language


def printed(language: Language, people: int, path: str) -> str:
    """Say that a summary was written to a file."""
    said = language.ngettext(
        "Summary with {count} person printed to “{path}”.", "Summary with {count} people printed to “{path}”.", people
    )
    return said.format(path=path)


def exported(language: Language, people: int, path: str) -> str:
    """Say that people were written to a file."""
    said = language.ngettext("{count} person exported to “{path}”.", "{count} people exported to “{path}”.", people)
    return said.format(path=path)


def pictures_left_out(language: Language, count: int) -> str:
    """Say that pictures are not in a table."""
    return language.ngettext(
        "{count} picture is not in it: this format holds none. vCard and JSON do.",
        "{count} pictures are not in it: this format holds none. vCard and JSON do.",
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

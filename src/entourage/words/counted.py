"""Notices that say how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language

NOTICES = ("names_and_lines", "list_left_out")


def notice(language: Language, code: str, name: str, text: str) -> str:
    """Say what a notice of these counts."""
    return _list_left_out(language, name, text) if code == "list_left_out" else _names_and_lines(language, text)


def _list_left_out(language: Language, name: str, number: str) -> str:
    """Say how many people a list names that is not taken."""
    people = _whole(number)
    sentence = language.ngettext(
        "“{list}”: {count} person, left out on purpose", "“{list}”: {count} people, left out on purpose", people
    )
    return sentence.format(list=name)


def _names_and_lines(language: Language, numbers: str) -> str:
    """Say how many names were found in a pasted text, and how many of its lines were taken for none."""
    found, _, left = numbers.partition(" ")
    named, ignored = _whole(found), _whole(left)
    names = language.ngettext("{count} name", "{count} names", named)
    lines = language.ngettext("{count} line ignored", "{count} lines ignored", ignored)
    return f"{names}, {lines}" if ignored else names


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0

"""What is to be done by hand on the networks, to be ticked on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entourage.printing.typesetting import Setting, pieces, printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from entourage.printing.summary import Sheet

_WIDEST = 34  # small letters of a name in a column of three
_WIDEST_TASK = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedList:
    """Hold what a page says of a list: how it is called, what is to be known of it, and whom to add and to remove.

    network: whose list it is. add, remove: names as the network spells them.
    """

    network: str
    name: str
    facts: str
    where: str
    add: Sequence[str]
    remove: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTasks:
    """Hold what else is to be looked at on an account: what, and where it is found."""

    network: str
    facts: str
    tasks: Sequence[tuple[str, str]]


def render(lists: Sequence[PrintedList], tasks: Sequence[PrintedTasks], about: str, sheet: Sheet, today: date) -> bytes:
    """Set a page as a PDF; about: how much there is to do."""
    language = sheet.language
    title = language.gettext("To do on the networks")
    data = {
        "paper": "us-letter" if sheet.letter else "a4",
        "lang": language.locale.language,
        "region": language.locale.territory,
        "title": title,
        "about": printable(about),
        "page": language.gettext("{date} · page {page} of {pages}").format(
            date=language.date(today), page="{page}", pages="{pages}"
        ),
        "add": language.gettext("To add"),
        "remove": language.gettext("To remove"),
        "look": language.gettext("To look at"),
        "lists": [_list(one) for one in lists],
        "tasks": [_tasks(one) for one in tasks],
        "note": language.gettext("Entourage changes nothing on the networks: tick what you did there, then here."),
    }
    return Setting("todo", data, today).pdf


def _list(one: PrintedList) -> dict[str, Any]:
    return {
        "title": pieces(f"{one.network} · {one.name}", _WIDEST_TASK),
        "facts": pieces(one.facts, _WIDEST_TASK),
        "where": pieces(one.where, _WIDEST_TASK),
        "add": [pieces(name, _WIDEST) for name in one.add],
        "remove": [pieces(name, _WIDEST) for name in one.remove],
    }


def _tasks(one: PrintedTasks) -> dict[str, Any]:
    return {
        "title": pieces(one.network, _WIDEST_TASK),
        "facts": pieces(one.facts, _WIDEST_TASK),
        "tasks": [[pieces(text, _WIDEST_TASK), pieces(where, _WIDEST_TASK)] for text, where in one.tasks],
    }

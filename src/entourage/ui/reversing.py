"""Undo and redo, with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.operations import history
from entourage.words import acts
from entourage.words import reversing as words

if TYPE_CHECKING:
    from entourage.storage.database import Database
    from entourage.storage.journal import Entry
    from entourage.ui.desk import Desk


def undo(desk: Desk) -> None:
    """Take back what was done last, and say it."""

    def call(database: Database) -> tuple[str, str]:
        names = history.names(database)
        entry, passed = history.undo(database)
        return _said(desk, entry, names), _said(desk, passed, names) if passed else ""

    def told(found: tuple[str, str]) -> None:
        act, passed = found
        over = [words.passed_over(desk.language, passed)] if passed else []
        desk.tell(" ".join([*over, words.undone(desk.language, act)]))

    desk.write(call, told)


def redo(desk: Desk) -> None:
    """Bring back what was undone last, and say it."""

    def call(database: Database) -> str:
        names = history.names(database)
        return _said(desk, history.redo(database), names)

    desk.write(call, lambda act: desk.tell(words.redone(desk.language, act), can_undo=True))


def _said(desk: Desk, entry: Entry, names: dict[int, str]) -> str:
    return acts.act(desk.language, entry.code, entry.params, names)

"""Undo and redo, with their words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from entourage.operations import history
from entourage.ui.desk import Offer
from entourage.words import acts
from entourage.words import reversing as words

if TYPE_CHECKING:
    from entourage.storage.database import Database
    from entourage.storage.journal import Entry
    from entourage.ui.desk import Desk


def undo(desk: Desk, act: str = "") -> None:
    """Take back what was done last, and say it; act: its words, to be said meanwhile."""

    def call(database: Database) -> tuple[str, str]:
        names = history.names(database)
        entry, passed = history.undo(database)
        return _said(desk, entry, names), _said(desk, passed, names) if passed else ""

    def told(found: tuple[str, str]) -> None:
        undone, passed = found
        over = [words.passed_over(desk.language, passed)] if passed else []
        again = Offer(desk.language.gettext("Redo"), partial(redo, desk, undone))
        desk.tell(" ".join([*over, words.undone(desk.language, undone)]), offers=(again,))

    desk.write(call, told, doing=words.undoing(desk.language, act) if act else "")


def redo(desk: Desk, act: str = "") -> None:
    """Bring back what was undone last, and say it; act: as in `undo`."""

    def call(database: Database) -> str:
        names = history.names(database)
        return _said(desk, history.redo(database), names)

    def told(redone: str) -> None:
        desk.tell(words.redone(desk.language, redone), can_undo=True)

    desk.write(call, told, doing=words.redoing(desk.language, act) if act else "")


def _said(desk: Desk, entry: Entry, names: dict[int, str]) -> str:
    return acts.act(desk.language, entry.code, entry.params, names)

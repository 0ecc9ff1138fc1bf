"""Undo, redo, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.cli.command import Answer, Command
from entourage.operations import history as operations
from entourage.words import reversing
from entourage.words.acts import act

if TYPE_CHECKING:
    from entourage.language import Language
    from entourage.storage.journal import Entry


def undo(command: Command) -> Answer:
    """Take back what was done last."""
    with command.book() as database:
        known = operations.names(database)
        entry, passed = operations.undo(database)
        text = _words(command.language, entry, known | operations.names(database))
    sentence = command.language.gettext("Undone: “{act}”. To bring it back: {command}.")
    said = [sentence.format(act=text, command=command.typed("redo"))]
    if passed:
        said.insert(0, reversing.passed_over(command.language, _words(command.language, passed, known)))
    return Answer({"undone": {"id": entry.id, "code": entry.code, "text": text}}, said=said)


def redo(command: Command) -> Answer:
    """Bring back what was undone last."""
    with command.book() as database:
        known = operations.names(database)
        entry = operations.redo(database)
        text = _words(command.language, entry, known | operations.names(database))
    said = [reversing.redone(command.language, text)]
    return Answer({"redone": {"id": entry.id, "code": entry.code, "text": text}}, said=said)


def history(command: Command) -> Answer:
    """List what was done, newest first."""
    language = command.language
    with command.book() as database:
        entries = operations.history(database, command.options.limit)
        known = operations.names(database)
    states = reversing.states(language)
    data = [
        {"id": one.id, "at": one.at, "code": one.code, "text": _words(language, one, known), "state": one.state}
        for one in entries
    ]
    lines = [
        f"{language.written(one.at)}  {_words(language, one, known)}"
        + (f"  ({states[one.state]})" if states[one.state] else "")
        for one in entries
    ]
    return Answer({"history": data}, lines=lines or [language.gettext("Nothing has been done yet.")])


def _words(language: Language, entry: Entry, known: dict[int, str]) -> str:
    return act(language, entry.code, entry.params, known)

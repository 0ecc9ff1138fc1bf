"""Check that everything works on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.operations.checking import checks
from entourage.words import faults, names

if TYPE_CHECKING:
    from entourage.language import Language


def self_test(command: Command) -> Answer:
    """Check all parts in a scratch folder, and whether one's own book is whole."""
    language = command.language
    called = {
        "words": language.gettext("languages"),
        "import": language.gettext("reading, keeping and finding people"),
        "undo": language.gettext("undo and redo"),
        "print": language.gettext("printing"),
        "export": language.gettext("export to other programs"),
        "book": language.gettext("your own book"),
    }
    found = list(checks(command.folder, command.vocabulary))
    data = [{"check": code, "ok": not fault, "fault": _code(fault)} for code, fault in found]
    lines = [names.labelled(language, called[code], _said(language, fault)) for code, fault in found]
    failed = [called[code] for code, fault in found if fault]
    error = EntourageError("self_test_failed", parts=language.listing(failed)) if failed else None
    return Answer({"checks": data}, lines=lines, fault=error)


def _code(fault: str | EntourageError) -> str | None:
    return fault.code if isinstance(fault, EntourageError) else fault or None


def _said(language: Language, fault: str | EntourageError) -> str:
    if not fault:
        return language.gettext("fine")
    text = faults.error(language, fault) if isinstance(fault, EntourageError) else fault
    return language.gettext("does not work ({reason})").format(reason=text)

"""Check that everything works on this machine."""

from __future__ import annotations

from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.operations.checking import checks
from entourage.words import names


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
    data = [{"check": code, "ok": not fault, "fault": fault or None} for code, fault in found]
    fine, bad = language.gettext("fine"), language.gettext("does not work")
    lines = [names.labelled(language, called[code], f"{bad} ({fault})" if fault else fine) for code, fault in found]
    failed = [called[code] for code, fault in found if fault]
    error = EntourageError("self_test_failed", parts=language.listing(failed)) if failed else None
    return Answer({"checks": data}, lines=lines, fault=error)

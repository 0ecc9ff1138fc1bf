"""Take an import back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.cli.progressing import progress_line
from entourage.operations import taking_back as operations
from entourage.operations.taking_back import TakenBack
from entourage.words import taking_back as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language
    from entourage.operations.taking_back import Foreseeing


def take_back(command: Command) -> Answer:
    """Take an import back, or say what that would do."""
    options, language = command.options, command.language
    edited = options.edited
    with command.book() as database, progress_line(command) as watch:
        key = operations.find(database, options.number)
        if options.dry_run:
            found = operations.foresee(database, key, edited=edited)
            taken = TakenBack(found, edited, len(found.circles))
        else:
            taken = operations.take_back(database, key, edited=edited, watch=watch)
    found, stays = taken.foreseen, taken.foreseen.staying(edited)
    numbers = {
        "gone": len(taken.gone),
        "changed": len(taken.speaking) + len(taken.parted),
        "again": len(taken.again),
        "circles": taken.circles,
    }
    head = language.gettext("“{file}” is not taken back yet: this is what it would do.")
    again = language.gettext("“{file}” is taken back. To bring it back: {command}.")
    done = again.format(file=found.past.file_name, command=command.typed("undo"))
    said = [head.format(file=found.past.file_name) if options.dry_run else done, *_sentences(language, numbers)]
    if stays:
        said.append(words.kept(language, [(one.name, one.by_hand) for one in stays]))
    data = {
        "import": {"id": found.past.id, "file": found.past.file_name, "imported_at": found.past.imported_at},
        "taken_back": not options.dry_run,
        **numbers,
        "kept": _kept(stays),
    }
    return Answer(data, said=said)


def _sentences(language: Language, numbers: dict[str, int]) -> list[str]:
    return words.outcome(
        language,
        gone=numbers["gone"],
        speaking=numbers["changed"],
        again=numbers["again"],
        circles=numbers["circles"],
    )


def _kept(people: Sequence[Foreseeing]) -> list[dict[str, Any]]:
    return [
        {"id": one.contact, "full_name": one.name, "by_hand": list(one.by_hand), "was_there": one.was_there}
        for one in people
    ]

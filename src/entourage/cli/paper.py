"""Paper and files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from entourage.cli.command import Answer, Command
from entourage.operations import circles, exporting, paper
from entourage.words import names
from entourage.words import paper as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language

_ENDINGS = {
    "vcard": (".vcf", ".vcard"),
    "google-csv": (".csv",),
    "outlook-csv": (".csv",),
    "json": (".json",),
}


def print_circle(command: Command) -> Answer:
    """Print a circle's summary to a PDF."""
    options, language = command.options, command.language
    letter = options.paper == "letter" if options.paper else language.letter_paper
    path = Path(options.out)
    unsorted = command.group(options.circle) == "unsorted"
    replaced = path.exists()
    with command.book() as database:
        count = paper.print_circle(
            database,
            circle=None if unsorted else command.circle(options.circle),
            language=language,
            letter=letter,
            for_myself=not options.for_someone_else,
            path=path,
        )
    said = words.printed(language, count, str(path))
    data = {"out": str(path), "people": count, "paper": "letter" if letter else "a4"}
    return Answer(data, said=[said, *_about_file(language, path, (".pdf",), replaced=replaced)])


def _about_file(language: Language, path: Path, endings: Sequence[str], *, replaced: bool) -> list[str]:
    said = [language.gettext("The file that was there was replaced.")] if replaced else []
    return said + words.about_ending(language, path, endings)


def export(command: Command) -> Answer:
    """Write people to a file for other programs."""
    options, language = command.options, command.language
    path = Path(options.out)
    replaced = path.exists()
    with command.book() as database:
        called = {one.id: names.circle(language, one) for one, _ in circles.overview(database).circles}
        done = exporting.export(
            database,
            wanted=command.people(options.circle),
            file_format=options.format,
            path=path,
            circle_names=called,
            for_myself=not options.for_someone_else,
        )
    out = words.exported(language, done.people, str(path))
    said = [out, *_about_file(language, path, _ENDINGS[options.format], replaced=replaced)]
    if done.pictures_left_out:
        said.append(words.pictures_left_out(language, done.pictures_left_out))
    data = {"out": str(path), "people": done.people, "format": options.format}
    return Answer(data | {"pictures_left_out": done.pictures_left_out}, said=said)

"""Paper and files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.operations import circles, exporting, paper
from entourage.words import names
from entourage.words import paper as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language

_CARDS = (".vcf", ".vcard")
_ENDINGS = {
    "vcard": _CARDS,
    "vcard3": _CARDS,
    "vcard4": _CARDS,
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
    path, form = Path(options.out), _form(command)
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
            form=form,
        )
    out = words.exported(language, done.people, str(path))
    endings = (".zip",) if form.one_each else _ENDINGS[options.format]
    said = [out, *_about_file(language, path, endings, replaced=replaced)]
    if done.groups:
        said.append(words.groups_exported(language, done.groups))
    if done.pictures_left_out:
        said.append(words.pictures_left_out(language, done.pictures_left_out))
    if done.unread:
        said.append(words.unread_pictures(language, done.unread))
    if done.plain:
        said.append(words.plain_letters(language, done.plain))
    if done.lessened:
        said.append(words.lessened(language, done.lessened))
    data: dict[str, object] = {"out": str(path), "people": done.people, "groups": done.groups, "format": options.format}
    data |= {"plain_letters": list(done.plain), "not_in_columns": done.lessened, "unread_pictures": done.unread}
    return Answer(data | {"pictures_left_out": done.pictures_left_out}, said=said)


def _form(command: Command) -> exporting.Form:
    """Read how the format is to be written, and refuse what changes nothing in it."""
    options = command.options
    choices: dict[str, object] = {}
    if not options.format.startswith("vcard"):
        choices |= {"--groups": options.groups, "--one-each": options.one_each}
    if options.format != "outlook-csv":
        choices |= {"--headers": options.headers, "--encoding": options.encoding}
    if not options.format.endswith("-csv"):
        choices |= {"--only-columns": options.only_columns}
    if options.encoding != "cp1252":
        choices |= {"--plain-letters": options.plain_letters}
    wrong = next((name for name, said in choices.items() if said), None)
    if wrong:
        raise EntourageError("choice_not_for_format", choice=wrong, format=options.format)
    return exporting.Form(
        headers=options.headers or exporting.headers_in(command.language.locale.language),
        encoding=options.encoding or "utf-8",
        plain=options.plain_letters,
        groups=options.groups,
        one_each=options.one_each,
        only_columns=options.only_columns,
    )

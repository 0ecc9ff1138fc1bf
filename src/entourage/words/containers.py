"""What is said of a folder or archive: what was in it, what was not taken, what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import elsewhere, names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from entourage.language import Language

_MOST_NAMED = 4


def summary(language: Language, name: str, files: int, counts: Mapping[str, int]) -> str:
    """Say in one sentence what was in a folder or archive; counts: without people, copies, hidden, pictured."""
    without, copies, hidden, pictured = (counts.get(key, 0) for key in ("without", "copies", "hidden", "pictured"))
    said = [language.ngettext("{count} file looked into", "{count} files looked into", files)]
    if without:
        said.append(language.ngettext("{count} holds no people", "{count} hold no people", without))
    if copies:
        said.append(language.ngettext("{count} is a copy of another", "{count} are copies of others", copies))
    if pictured:
        said.append(language.ngettext("{count} person has a picture", "{count} people have a picture", pictured))
    if hidden:
        said.append(language.ngettext("{count} hidden file left aside", "{count} hidden files left aside", hidden))
    return names.labelled(language, name, ", ".join(said))


def tables(language: Language, base: Path, found: Sequence[Path]) -> str:
    """Name the tables that are not taken, because only a person can know whether they list people."""
    listed = _named(language, [str(path.relative_to(base)) for path in found])
    sentence = language.ngettext(
        "Not taken, because nothing says that it is a list of people: {tables}. It may be opened on its own.",
        "Not taken, because nothing says that they are lists of people: {tables}. Each may be opened on its own.",
        len(found),
    )
    return sentence.format(tables=listed)


def aside(language: Language, found: Mapping[str, int]) -> list[str]:
    """Name the lists of people who are not mine, and are left out on purpose, with how many each names."""
    said = [
        language.ngettext("{list} ({count} person)", "{list} ({count} people)", people).format(
            list=elsewhere.looks(language, kind)
        )
        for kind, people in found.items()
    ]
    return [language.gettext("Left out on purpose: {lists}.").format(lists=language.clauses(said))] if said else []


def troubles(language: Language, found: Mapping[str, Sequence[str]]) -> list[str]:
    """Say what was not read, with the reason and the names of the first."""
    known = _troubles(language)
    return [known[code].format(files=_named(language, files)) for code, files in found.items()]


def _named(language: Language, files: Sequence[str]) -> str:
    shown = [language.quoted(_printable(one)) for one in files[:_MOST_NAMED]]
    more = len(files) - len(shown)
    if more > 0:
        shown.append(language.ngettext("{count} other", "{count} others", more))
    return language.listing(shown)


def _printable(name: str) -> str:
    """Show what cannot be seen in a name, which may be there to deceive."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)


def _troubles(language: Language) -> dict[str, str]:
    return {
        "entries_encrypted": language.gettext("Locked with a password, and not read: {files}."),
        "entries_damaged": language.gettext("Damaged in the archive, and not read: {files}."),
        "entries_packed_otherwise": language.gettext("Packed in a way that is not known here, and not read: {files}."),
        "entries_too_large": language.gettext("Larger than any list of people, and not read: {files}."),
        "entries_swollen": language.gettext("Packed so tightly that it must be a trap, and not unpacked: {files}."),
        "entries_linked": language.gettext("Links to other places, which are not followed: {files}."),
        "archives_nested": language.gettext("An archive within an archive within the archive, not opened: {files}."),
        "archive_damaged": language.gettext("Damaged, or cut short: {files}."),
        "archive_split": language.gettext("Only one part of several, and not read: {files}."),
        "archive_too_large": language.gettext("More in it than in any export of people, and not read: {files}."),
        "archive_bomb": language.gettext("A trap that would fill the memory, and not unpacked: {files}."),
        "file_read_failed": language.gettext("Cannot be read: {files}."),
        "files_not_readable": language.gettext("You are not allowed to read: {files}."),
        "folders_not_readable": language.gettext("Folders that you are not allowed to look into: {files}."),
        "folders_too_deep": language.gettext("Folders too deep within each other, not looked into: {files}."),
        "files_too_many": language.gettext("Too many files; from here on they were not looked into: {files}."),
        "special_files": language.gettext("No ordinary files, and not read: {files}."),
        "pictures_unsure": language.gettext("Pictures of which it is not certain whose they are, not taken: {files}."),
        "pictures_of_nobody": language.gettext("Pictures by whose name nobody is called here, not taken: {files}."),
        "pictures_besides": language.gettext("Pictures of people whose card holds another one, not taken: {files}."),
        "people_too_many": language.gettext(
            "More people than are taken at once; these files can be imported on their own: {files}."
        ),
        "pictures_too_many": language.gettext("More pictures than a book can take at once, not taken: {files}."),
        "odd_names": language.gettext("The name leads out of the archive; only what is in it was read: {files}."),
    }

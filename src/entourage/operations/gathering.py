"""Which files are meant by what a person gave: those found in folders and archives, and what becomes of the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.watching import Stage, attended, unwatched
from entourage.formats import containers, inner_files
from entourage.formats.record import Aside
from entourage.formats.taught import is_named
from entourage.importing.plan import Container
from entourage.operations.reporting import Unread
from entourage.operations.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from entourage.domain.watching import Watch
    from entourage.formats.containers import Member, Survey
    from entourage.formats.record import Reading, Told

_NOBODY = frozenset({"file_empty", "not_contacts"})
# Networks and lists of which nothing better is to be had in the same archive.
_NAMELESS = frozenset({"x-accounts", "x-contacts", "whatsapp-numbers", "tiktok-unnamed"})
# What a person can do something about comes first.
_WHY = {
    "entries_encrypted": "archive_encrypted",
    "entries_swollen": "archive_bomb",
    "archives_nested": "archive_nested",
    "entries_packed_otherwise": "archive_packed_otherwise",
    "entries_damaged": "archive_damaged",
}


@dataclass(frozen=True, slots=True)
class Given:
    """Hold a file to be read: its address, where it was found, when it was saved; of single cards, their files.

    saved: in nanoseconds; None for a file that was given itself, which is asked when it is read.
    is_alone: it is all that there is in the folder or archive, as if it had been given itself.
    """

    path: Path
    container: Path | None = None
    archive: Path | None = None
    saved: int | None = None
    cards: tuple[Member, ...] = ()
    is_alone: bool = True

    @property
    def name(self) -> str:
        """Name what is being read."""
        return ((self.container if self.cards else None) or self.path).name


@dataclass(slots=True)
class _Contents:
    """Live as what becomes of the files of a folder or archive.

    pictured: people who have a picture of a file beside their card; pictures: these files; left: the others, by code.
    aside: how many people stand in lists that are left out on purpose, by the kind of list.
    """

    found: Survey
    taken: int = 0
    refused: int = 0
    copies: int = 0
    nobody: int = 0
    tables: list[Path] = field(default_factory=list)
    pictured: int = 0
    pictures: int = 0
    left: dict[str, list[str]] = field(default_factory=dict)
    digests: set[str] = field(default_factory=set)
    aside: dict[str, int] = field(default_factory=dict)

    def trouble(self, code: str, path: Path) -> None:
        """Note a file that was not taken."""
        self.left.setdefault(code, []).append(str(path.relative_to(self.found.path)))

    def pass_by(self, aside: Aside | None) -> None:
        """Count a file without people of mine; aside: which others it lists."""
        if aside:
            self.aside[aside.kind] = self.aside.get(aside.kind, 0) + aside.people
        else:
            self.nobody += 1


class Gathering:
    """Live as the files that are meant, in the order in which they were given.

    given: those to be read. unread: those that cannot be.
    """

    def __init__(self, paths: Sequence[Path], watch: Watch = unwatched) -> None:
        self.given: list[Given] = []
        self.unread: list[Unread] = []
        self._contents: dict[Path, _Contents] = {}
        self._surveyed: dict[Path, Survey] = {}
        for path in dict.fromkeys(paths):
            try:
                with attended(Telling(watch, path.name, Stage.SURVEYING)):
                    self._add(path, watch)
            except EntourageError as error:
                self.unread.append(Unread(path, error))
        self.given = list({one.path: one for one in self.given}.values())

    def _add(self, path: Path, watch: Watch) -> None:
        if containers.is_container(path):
            found = self._surveyed[path] = containers.survey(path, watch)
            self._contents[path] = _Contents(found)
            self.given += _found_in(found)
        else:
            base = inner_files.container_of(path)
            if base:
                self._surveyed[base] = containers.survey(base, watch)
            self.given.append(_addressed(path, base, self._surveyed[base]) if base else Given(path))

    def takes(
        self, given: Given, reading: Reading, digest: str, told: Told, *, copies: int = 0, is_meant: bool = False
    ) -> bool:
        """Tell whether what was read is imported: no copy, and no table that only a person could know.

        is_meant: what is told is told of this very file.
        """
        contents = self._contents.get(given.container) if given.container else None
        if contents is None:
            return True
        contents.copies += copies
        if reading.format == "unknown" and not given.is_alone:
            contents.pass_by(reading.aside)
            return False
        if digest in contents.digests:
            contents.copies += 1
            return False
        if _is_strange(reading) and not (given.is_alone or _is_told(reading, told, is_meant=is_meant)):
            contents.tables.append(given.path)
            return False
        contents.digests.add(digest)
        contents.taken += 1
        return True

    def refuse(self, given: Given, error: EntourageError) -> bool:
        """Note why a file is not read, and tell whether it is said of it alone: among others it may only be counted."""
        contents = self._contents.get(given.container) if given.container else None
        if contents and not given.is_alone and error.code in _NOBODY:
            kind, people = error.params.get("looks"), error.params.get("people")
            contents.pass_by(Aside(str(kind), people) if isinstance(people, int) and people else None)
        elif contents and not given.is_alone and error.code == "columns_unknown":
            contents.tables.append(given.path)
        elif contents and error.code == "too_many_together" and "people_too_many" in contents.left:
            contents.trouble("people_too_many", given.path)
        else:
            if contents:
                contents.refused += 1
                if error.code == "too_many_together":
                    contents.trouble("people_too_many", given.path)
            self.unread.append(Unread(given.path, error))
            return True
        return False

    def pictures(self, container: Path) -> Sequence[Member]:
        """List the pictures of a folder or archive, which may be those of people in it."""
        return self._surveyed[container].pictures if container in self._surveyed else ()

    @property
    def containers(self) -> Sequence[Path]:
        """List the folders and archives, whatever is in them."""
        return tuple(self._surveyed)

    def note_pictures(self, container: Path, people: int, files: int, left: Mapping[str, list[str]]) -> None:
        """Note how many people have pictures, how many files of these it holds, and which were not taken, by code."""
        contents = self._contents.get(container)
        if contents:
            contents.pictured += people
            contents.pictures += files
            contents.left |= left

    def close(self) -> tuple[Container, ...]:
        """Say what was in the folders and archives, once all is read; one in which nobody was found cannot be read."""
        return tuple(self._closed(path, contents) for path, contents in self._contents.items())

    def _closed(self, path: Path, contents: _Contents) -> Container:
        found = contents.found
        if not (contents.taken or contents.refused or contents.pictures):
            self.unread.append(Unread(path, _nobody_in(contents)))
        return Container(
            path=path,
            files=found.files,
            hidden=found.hidden,
            without=found.without + contents.nobody - contents.pictures,
            copies=contents.copies,
            tables=tuple(contents.tables),
            troubles={**found.troubles, **contents.left},
            pictured=contents.pictured,
            aside=contents.aside,
        )


def can_be_read(path: Path) -> bool:
    """Tell whether there is something at a path or address."""
    return path.exists() or inner_files.container_of(path) is not None


def _is_strange(reading: Reading) -> bool:
    """Tell whether only a person could know what a table is about: networks have many besides that of people."""
    return reading.format == "csv" and not (reading.dialect or reading.recalled)


def _is_told(reading: Reading, told: Told, *, is_meant: bool) -> bool:
    """Tell whether a person says what a table holds; what is said of many files, is said of one with those columns."""
    if is_meant:
        return told.says_of_tables
    headings = [heading for heading, _ in reading.columns]
    return bool(told.named) and all(not name.isdecimal() and is_named(headings, name) for name in told.named)


def _found_in(found: Survey) -> list[Given]:
    """List the files of a folder or archive, the largest first: it tells best whose they are."""
    cards = sorted(found.cards.values(), key=lambda one: one.path)
    lists = sorted(found.lists.values(), key=lambda one: (-one.size, one.path))
    if len(cards) == 1:
        lists += cards
    is_alone = found.files == 1
    given = [_of_member(member, found.path, is_alone=is_alone) for member in lists]
    return [*given, _of_cards(cards, found.path)] if len(cards) > 1 else given


def _of_member(member: Member, base: Path, *, is_alone: bool) -> Given:
    return Given(member.path, base, member.file if member.inside else None, member.saved, (), is_alone)


def _of_cards(cards: Sequence[Member], base: Path) -> Given:
    archive = cards[0].file if cards[0].inside else None
    return Given(base / containers.CARDS, base, archive, max(one.saved for one in cards), tuple(cards))


def _addressed(path: Path, base: Path, found: Survey) -> Given:
    """Find a file that was given by its address within an archive; whoever gives it so means this very file."""
    if path == base / containers.CARDS and found.cards:
        return _of_cards(sorted(found.cards.values(), key=lambda one: one.path), base)
    member = found.lists.get(path) or found.cards.get(path)
    if member is None:
        raise EntourageError("file_missing", path=str(path))
    return _of_member(member, base, is_alone=True)


def _nobody_in(contents: _Contents) -> EntourageError:
    """Say why nobody was found in a folder or archive."""
    found = contents.found
    path, tables = str(found.path), [str(one.relative_to(found.path)) for one in contents.tables]
    if tables:
        return EntourageError("only_tables", path=path, tables=tables[:_MOST_NAMED], example=str(contents.tables[0]))
    usual = "facebook_as_pages" if found.pages else "nobody_inside"
    code = next((code for trouble, code in _WHY.items() if trouble in found.troubles), usual)
    nameless = next((kind for kind in contents.aside if kind in _NAMELESS), "")
    if nameless and code == "nobody_inside":
        return EntourageError("not_contacts", path=path, looks=nameless)
    return EntourageError(code, path=path, count=found.files)


_MOST_NAMED = 8

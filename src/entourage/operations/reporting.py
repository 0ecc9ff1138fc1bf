"""What an import did not fully understand: shown where it stands, reported whole, and saved to be mended."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.errors import EntourageError
from entourage.formats import detect
from entourage.formats.inner_files import container_of
from entourage.formats.netted import READER_FAILED
from entourage.formats.passages import Passage, Passages
from entourage.formats.pasted import SUMMARY
from entourage.importing.draft import MENDED
from entourage.operations.files import write_file
from entourage.words import faults, remarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from entourage.formats.record import Notice
    from entourage.importing.draft import Draft
    from entourage.importing.plan import PlannedFile
    from entourage.language import Language

_SUFFIXES = {"vcard": ".vcf", "csv": ".csv", "ldif": ".ldif", "xcard": ".xml", "html": ".html"}
_SUFFIXES |= dict.fromkeys(("json", "jcard", "jscontact"), ".json")
NO_REMARKS = frozenset({SUMMARY, "kept_columns"})
"""Codes of notices that stand in the report, and are nothing that has to be looked at."""
_MOST_LINES, _FEW_LINES = 40, 3
_LOST = frozenset({"bad_line", "bad_base64"})
_OF_LISTS = frozenset({"list_left_out", "group_says_more"})
_NOWHERE = Passage(0, 0, ())
_Part = tuple[int, Path]


@dataclass(frozen=True, slots=True)
class Unread:
    """Hold a file that could not be read at all, and why."""

    path: Path
    error: EntourageError


class Known(NamedTuple):
    """Hold who begins at a line: the key under which the source says them again, empty for an identifier; the name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Remarked:
    """Hold what is said of a file, without the people in it.

    people: how many were read. begins: the lines at which its cards or rows begin. notices: in the order of lines.
    known: who its people are, by the line.
    """

    name: str
    path: Path
    format: str
    dialect: str
    encoding: str
    people: int
    begins: tuple[int, ...]
    notices: tuple[Notice, ...]
    known: Mapping[int, Known] = field(default_factory=dict)

    @property
    def rejected(self) -> tuple[Notice, ...]:
        """Give the notices of cards and rows that were left out."""
        return tuple(one for one in self.notices if one.rejected)

    @property
    def torn(self) -> dict[int, str]:
        """Give the keys of cards of which something could not be read at all, by the lines at which they begin."""
        begins = {self._beginning(one) for one in self.notices if one.code in _LOST} & self.known.keys()
        keys = {line: self.known[line].key for line in begins}
        return {line: key for line, key in keys.items() if self.format == "vcard" or not key}

    def whose(self, notice: Notice) -> str:
        """Name who a notice is about; empty where it is about nobody, or nobody knows."""
        begins = self._beginning(notice)
        is_of_one = notice.code in _LOST or (notice.property and notice.code not in _OF_LISTS) or begins == notice.line
        found = self.known.get(begins) if is_of_one and not notice.rejected else None
        return found.name if found else ""

    def _beginning(self, notice: Notice) -> int:
        """Find the line at which the card or row begins in which something stands, 0 where there is none."""
        place = bisect_right(self.begins, notice.line)
        return self.begins[place - 1] if place else 0

    @property
    def can_be_mended(self) -> bool:
        """Tell whether something of it may be saved, mended and imported again."""
        return bool(self.rejected or self.torn)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Hold where what was left out was saved, and the names of the files out of which it cannot be cut."""

    written: Sequence[Path]
    not_cut: Sequence[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Hold the notices of one kind in a file, on one property."""

    file: Remarked
    notices: tuple[Notice, ...]


def remarked(
    name: str,
    path: Path,
    described: tuple[str, str, str],
    lines: Iterable[int],
    notices: Iterable[Notice],
    known: Mapping[int, Known] | None = None,
) -> Remarked:
    """Gather what is said of a file; described: its format, dialect and encoding; lines: where its people begin."""
    ordered = sorted(notices, key=lambda one: one.line)
    people = list(lines)
    is_table = described[0] == "csv"
    begins = {*people, *(one.line for one in ordered if one.line and (is_table or one.rejected))}
    return Remarked(name, path, *described, len(people), tuple(sorted(begins)), tuple(ordered), known or {})


def of_plan(files: Iterable[PlannedFile]) -> list[Remarked]:
    """Gather what is said of the files of a plan."""
    return [one for file in files for one in _of_planned(file)]


def of_line(file: PlannedFile, line: int) -> tuple[Remarked, int]:
    """Gather what is said of the file on disk, or in an archive, in which a line of a planned file stands."""
    part = file.part(line)
    if part is None:
        return _of_planned(file)[0], line
    drafts = [one for one in file.drafted.drafts if file.part(one.line) == part]
    notices = [one for one in file.drafted.notices if file.part(one.line) == part]
    return _of_part(file, part, drafts, notices), line - part[0] + 1


def _of_planned(file: PlannedFile) -> list[Remarked]:
    """Gather what is said of a file; of single cards, each of which anything is said stands alone before the others."""
    drafts: dict[_Part | None, list[Draft]] = {}
    for draft in file.drafted.drafts:
        drafts.setdefault(file.part(draft.line), []).append(draft)
    notices: dict[_Part | None, list[Notice]] = {}
    for notice in file.drafted.notices:
        notices.setdefault(file.part(notice.line), []).append(notice)
    rest = notices.pop(None, [])
    parts = sorted(part for part in notices if part)
    alone = [_of_part(file, part, drafts.pop(part, []), notices[part]) for part in parts]
    others = [draft for several in drafts.values() for draft in several]
    lines = [draft.line for draft in others]
    return [*alone, remarked(file.name, Path(file.path), _described(file), lines, rest, _known(others) if rest else {})]


def _of_part(file: PlannedFile, part: _Part, drafts: Sequence[Draft], notices: Iterable[Notice]) -> Remarked:
    """Gather what is said of one of many cards, by the lines of its own file."""
    before, path = part[0] - 1, part[1]
    own = [replace(one, line=one.line - before) for one in notices]
    lines = [draft.line - before for draft in drafts]
    return remarked(path.name, path, _described(file), lines, own, _known(drafts, before))


def _known(drafts: Iterable[Draft], before: int = 0) -> dict[int, Known]:
    """Say who people are by their lines; before: how many lines stand above."""
    return {draft.line - before: Known("" if draft.identifier else draft.key, draft.name) for draft in drafts}


def _described(file: PlannedFile) -> tuple[str, str, str]:
    return file.format, file.dialect, file.encoding


def groups(files: Iterable[Remarked]) -> list[Group]:
    """Group notices by file, kind and property: what was left out first, then the most frequent."""
    found: list[Group] = []
    for file in files:
        kinds: dict[tuple[bool, str, str], list[Notice]] = {}
        for one in file.notices:
            kinds.setdefault((one.rejected, one.code, one.property), []).append(one)
        ordered = sorted(kinds.items(), key=lambda kind: (not kind[0][0], -len(kind[1])))
        found += [Group(file, tuple(notices)) for _, notices in ordered]
    return found


def passages(file: Remarked) -> Passages:
    """Open a file again, to be asked for its passages; raises what `detect.content` does."""
    return Passages(detect.content(file.path), file.format, file.encoding, file.begins)


def report(language: Language, files: Sequence[Remarked], unread: Sequence[Unread] = ()) -> str:
    """Write everything that was not fully understood, file by file, in the order of lines, with what stands there."""
    said = [remarks.heading(language, counted(files), len(unread))]
    said += [remarks.unread(str(one.path), faults.error(language, one.error)) for one in unread]
    said += ["\n".join(_of_file(language, file)) for file in files]
    return "\n\n".join(said) + "\n"


def counted(files: Iterable[Remarked]) -> Counter[str]:
    """Count the people, the cards and rows left out, and the other remarks."""
    numbers: Counter[str] = Counter()
    for file in files:
        numbers["people"] += file.people
        numbers["rejected"] += len(file.rejected)
        numbers["remarks"] += sum(not one.rejected and one.code not in NO_REMARKS for one in file.notices)
    return numbers


def _of_file(language: Language, file: Remarked) -> Iterator[str]:
    numbers = counted([file])
    yield remarks.file_heading(language, file.name, (file.format, file.dialect, file.encoding), numbers)
    if not file.notices:
        return
    try:
        found = passages(file)
    except EntourageError as fault:  # moved or deleted since: what is known of it is said all the same
        yield faults.error(language, fault)
        found = None
    for one in file.notices:
        passage = found.around(one.line).near(_MOST_LINES if one.rejected else _FEW_LINES) if found else _NOWHERE
        yield remarks.entry(language, one, passage, file.whose(one))


def save_report(path: Path, language: Language, files: Sequence[Remarked], unread: Sequence[Unread] = ()) -> None:
    """Write the report of an import into a file, in UTF-8; raises "file_not_written"."""
    write_file(path, report(language, files, unread).encode("utf-8", "replace"))


def rejected_files(path: Path, files: Sequence[Remarked]) -> dict[Path, Remarked]:
    """Name the files for what was left out: the one wanted, or where it was in several files, one beside it for each.

    Cards and rows of two files stay apart, because their columns and encodings may be others. A name that nobody chose
    is never one of a file that is there.
    """
    several = [file for file in files if file.can_be_mended]
    if len(several) == 1:
        return {path: several[0]}
    named: dict[Path, Remarked] = {}
    taken: set[str] = set()
    for file in several:
        suffix = _SUFFIXES.get(file.format, ".txt")
        stem = f"{path.stem} {Path(file.name).stem}"
        wanted = path.with_name(stem + suffix)
        number = 2
        while wanted.name.casefold() in taken or os.path.lexists(wanted):
            wanted, number = path.with_name(f"{stem} {number}{suffix}"), number + 1
        taken.add(wanted.name.casefold())
        named[wanted] = file
    return named


def suffix_of(files: Sequence[Remarked]) -> str:
    """Give the suffix that suits what was left out."""
    found = {_SUFFIXES.get(file.format, ".txt") for file in files if file.can_be_mended}
    return found.pop() if len(found) == 1 else ".txt"


def save_rejected(path: Path, files: Sequence[Remarked]) -> LeftOut:
    """Write the cards and rows that were left out, byte for byte, so that they can be mended and imported again.

    So are those of which something could not be read at all; where nothing else tells whose one is, a line says so.
    Raises "file_not_written".
    """
    written, not_cut = [], []
    for place, file in rejected_files(path, files).items():
        if data := _rejected(file):
            write_file(place, data)
            written.append(place)
        if not data or any(one.code == READER_FAILED for one in file.rejected):
            not_cut.append(file.name)
    return LeftOut(written, not_cut)


def _rejected(file: Remarked) -> bytes:
    """Cut out of a file what was left out; nothing where that cannot be done."""
    torn = file.torn
    lines = [*torn, *(one.line for one in file.rejected if one.code != READER_FAILED)]  # nobody knows where that begins
    marks = {line: f"{MENDED}:{key}" for line, key in torn.items() if key}
    try:
        return passages(file).whole(lines, marks) if lines else b""
    except EntourageError:  # damaged, or moved or deleted since
        return b""


def guard(places: Sequence[Path], given: Iterable[Path]) -> None:
    """Keep from writing over what is read, or into one file twice; raises "file_is_read", "file_named_twice".

    given: the files, folders and archives that are read, and addresses in these; all that is in a folder counts.
    """
    read = {_identity(one if os.path.lexists(one) else container_of(one) or one) for one in given} - {None}
    for place in places:
        real = Path(os.path.realpath(place))
        if os.path.lexists(place) and any(_identity(one) in read for one in (real, *real.parents)):
            raise EntourageError("file_is_read", path=str(place))
    if len({os.path.realpath(place) for place in places}) < len(places):
        raise EntourageError("file_named_twice", path=str(places[0]))


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell a file or folder from others, by whatever name; None where there is none."""
    try:
        said = path.stat()
    except (OSError, ValueError):
        return None
    return said.st_dev, said.st_ino

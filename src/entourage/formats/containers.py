"""Find the lists of people in folders and archives by what is in their files, and read them where they stand.

What is in an archive is addressed as if the archive were a folder (`export.zip/contacts/all.vcf`), and all cards that
have a file of their own, in a folder or archive, as one file (`export.zip/*.vcf`). Nothing is ever unpacked to disk.
"""

from __future__ import annotations

import io
import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from entourage.domain.errors import EntourageError
from entourage.domain.watching import Progress, Stage, unwatched
from entourage.formats.documents import is_document
from entourage.formats.gzipped import beginning, gunzipped, is_gzipped, unpacked_size
from entourage.formats.inner_names import address, is_hidden, is_within_hidden
from entourage.formats.limits import LARGEST_FILE
from entourage.formats.sniffing import HEAD, Looks, is_one_card, looks_of
from entourage.formats.zip_archive import ArchiveError, Entry, entries, read_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from entourage.domain.watching import Watch

    Read = Callable[[int], bytes]

CARDS = "*.vcf"
"""The address, within a folder or archive, of all its cards that have a file of their own."""
LARGEST_INNER = 256 << 20
"""Bytes of an archive within an archive, which has to be held in memory."""
MOST_UNPACKED = 4 * LARGEST_FILE
"""Bytes of all lists of people of one archive."""
MOST_FILES = 200_000
"""Files of a folder, with all that is beneath it."""
DEEPEST = 32
"""Folders within each other."""
_SWOLLEN, _SWOLLEN_FROM = 200, 16 << 20
# Exports shrink to a tenth; what shrinks to a two-hundredth was made to fill the memory. A few MB of it harm nobody.
_MOST_NAMED = 50
_NO_YEAR = 1980  # what programs write that do not say when
_MOST_KEPT = 4
_EVERY = 64
_NOBODY = frozenset({Looks.NOTHING, Looks.PAGE, Looks.PICTURE})


@dataclass(frozen=True, slots=True)
class Member:
    """Hold a file that may be a list of people: its address, the file on disk that holds it, and where within it.

    size: as it is said. saved: when, in nanoseconds.
    """

    path: Path
    file: Path
    inside: tuple[Entry, ...]
    size: int
    saved: int


@dataclass(slots=True)
class Survey:
    """Hold what is in a folder or an archive.

    files: how many there are, but hidden ones; hidden: how many of these. without: how many hold no people; pages: how
    many of these are web pages of Facebook or Instagram.
    lists, cards: files that may be lists of people, and those of a single card, by address.
    pictures: files that are pictures, by where they stand, as they are called there.
    troubles: what was not read, by code, with the names of the first. names: the addresses given, as `address` wants
    them. unpacked: bytes that packed files were found to hold.
    """

    path: Path
    files: int = 0
    hidden: int = 0
    without: int = 0
    pages: int = 0
    lists: dict[Path, Member] = field(default_factory=dict)
    cards: dict[Path, Member] = field(default_factory=dict)
    pictures: list[Member] = field(default_factory=list)
    troubles: dict[str, list[str]] = field(default_factory=dict)
    names: dict[Path, int] = field(default_factory=dict)
    unpacked: int = 0

    def trouble(self, code: str, name: str) -> None:
        """Note what was not read."""
        names = self.troubles.setdefault(code, [])
        if len(names) < _MOST_NAMED:
            names.append(name)

    def take_in(self, other: Survey) -> None:
        """Add what is in an archive of a folder."""
        self.files += other.files
        self.hidden += other.hidden
        self.without += other.without
        self.pages += other.pages
        self.lists |= other.lists
        self.cards |= other.cards
        self.pictures += other.pictures
        for code, names in other.troubles.items():
            for name in names:
                self.trouble(code, f"{other.path.name}/{name}")


def is_container(path: Path) -> bool:
    """Tell whether a path is a folder, or a ZIP archive that is no document of a program."""
    try:
        if path.is_dir():
            return True
        with path.open("rb") if path.is_file() else io.BytesIO() as file:
            return looks_of(file.read(HEAD)) is Looks.ARCHIVE and not is_document(entries(file))
    except OSError:
        return False
    except ArchiveError:
        return True


_kept: dict[tuple[Path, int, int], Survey] = {}


def survey(path: Path, watch: Watch = unwatched) -> Survey:
    """Look into a folder or an archive, each file by its beginning; EntourageError where it is refused as a whole."""
    return _survey_folder(path, watch) if path.is_dir() else _survey_archive(path, watch)


def is_surveyed(path: Path) -> bool:
    """Tell whether an archive was looked into a moment ago, and is as it was."""
    try:
        return _key(path) in _kept
    except OSError:
        return False


def _key(path: Path) -> tuple[Path, int, int]:
    said = path.stat()
    return path, said.st_mtime_ns, said.st_size


def _survey_archive(path: Path, watch: Watch) -> Survey:
    """Look into an archive; what was found is kept for a while, because its files are then read one by one."""
    try:
        key = _key(path)
        if key in _kept:
            return _kept[key]
        found = Survey(path)
        with path.open("rb") as file:
            _look_into(found, _Opened(file, path, path, ()), watch)
    except ArchiveError as fault:
        raise EntourageError(fault.code, path=str(path)) from None
    except OSError as fault:
        raise EntourageError("file_read_failed", path=str(path), reason=fault.strerror or "") from fault
    if sum(member.size for member in (*found.lists.values(), *found.cards.values())) > MOST_UNPACKED:
        raise EntourageError("archive_too_large", path=str(path))
    while len(_kept) >= _MOST_KEPT:
        _kept.pop(next(iter(_kept)), None)
    _kept[key] = found
    return found


@dataclass(frozen=True, slots=True)
class _Opened:
    """Hold an open archive: its address, the file on disk that holds it, and where within it."""

    stream: BinaryIO
    path: Path
    file: Path
    inside: tuple[Entry, ...]


def _look_into(found: Survey, archive: _Opened, watch: Watch) -> None:
    listed = entries(archive.stream)
    for number, entry in enumerate(listed):
        if number % _EVERY == 0:
            watch(Progress(Stage.SURVEYING, archive.path.name, number, len(listed)))
        if is_within_hidden(entry.name):
            found.hidden += 1
            continue
        found.files += 1
        try:
            _look_at(found, archive, entry, watch)
        except ArchiveError as fault:
            if fault.code == "archive_bomb":
                raise
            found.trouble(fault.code, entry.name)


def _look_at(found: Survey, archive: _Opened, entry: Entry, watch: Watch) -> None:
    if entry.is_link:
        raise ArchiveError("entries_linked")
    read = partial(read_entry, archive.stream, entry)
    head, looks = _judged(read)
    is_swollen = entry.size > _SWOLLEN_FROM and entry.size > _SWOLLEN * max(1, entry.packed)
    if is_swollen:
        raise ArchiveError("entries_swollen" if looks in _NOBODY else "archive_bomb")
    if looks in _NOBODY:
        _pass_by(found, looks, _as_called(archive, entry))
        return
    path, is_odd = address(archive.path, entry.name, found.names)
    member = Member(path, archive.file, (*archive.inside, entry), entry.size, _saved(entry.saved, archive.file))
    if looks is Looks.ARCHIVE:
        _look_deeper(found, archive, member, watch)
    else:
        _note(found, member, looks, head, read)
        if is_odd:
            found.trouble("odd_names", entry.name)


def _as_called(archive: _Opened, entry: Entry) -> Member:
    """Give a file that is no list of people the place that its name says, which is only compared."""
    path = archive.path.joinpath(*entry.name.replace("\\", "/").strip("/").split("/"))
    return Member(path, archive.file, (*archive.inside, entry), entry.size, 0)


def _pass_by(found: Survey, looks: Looks, member: Member) -> None:
    """Count a file that is no list of people."""
    found.without += 1
    found.pages += looks is Looks.PAGE
    if looks is Looks.PICTURE:
        found.pictures.append(member)


def _judged(read: Read) -> tuple[bytes, Looks]:
    """Judge a file by its beginning; a packed one by what is in it, but for an archive."""
    head = read(HEAD)
    looks = looks_of(head)
    if looks is not Looks.PACKED:
        return head, looks
    with suppress(ArchiveError):
        head = beginning(head, HEAD)
        looks = looks_of(head)
    return head, Looks.NOTHING if looks in (Looks.PACKED, Looks.ARCHIVE) else looks


def _note(found: Survey, member: Member, looks: Looks, head: bytes, read: Read) -> None:
    """Note a file that may be a list of people."""
    if member.size > LARGEST_FILE:
        raise ArchiveError("entries_too_large")
    is_packed = is_gzipped(read(2))
    if is_packed and found.unpacked <= MOST_UNPACKED:
        member = replace(member, size=_size_unpacked(found, read(LARGEST_FILE)))
    is_single = looks is Looks.CARDS and found.unpacked <= MOST_UNPACKED and _is_single(head, read)
    (found.cards if is_single else found.lists)[member.path] = member


def _size_unpacked(found: Survey, data: bytes) -> int:
    """Count what a packed file holds, and what all of them do: a few small ones could hold more than can be read."""
    size = unpacked_size(data, LARGEST_FILE)
    found.unpacked += size
    if size > LARGEST_FILE:
        raise ArchiveError("entries_too_large")
    return size


def _is_single(head: bytes, read: Read) -> bool:
    """Tell whether a file of cards holds one only, perhaps with a picture."""
    if not is_one_card(head):
        return False
    if len(head) < HEAD:
        return True
    data = read(LARGEST_FILE)
    return is_one_card(gunzipped(data, LARGEST_FILE) if is_gzipped(data) else data)


def _look_deeper(found: Survey, archive: _Opened, member: Member, watch: Watch) -> None:
    """Look into an archive within an archive; what is packed in there once more is only told."""
    entry = member.inside[-1]
    if archive.inside:
        raise ArchiveError("archives_nested")
    if entry.size > LARGEST_INNER:
        raise ArchiveError("entries_too_large")
    inner = io.BytesIO(read_entry(archive.stream, entry, LARGEST_INNER))
    if is_document(entries(inner)):
        found.without += 1
    else:
        _look_into(found, _Opened(inner, member.path, archive.file, member.inside), watch)


def _saved(said: tuple[int, int, int, int, int, int], file: Path) -> int:
    """Tell when a file of an archive was saved, by its own clock; where it says nothing of use, the archive."""
    with suppress(OverflowError, ValueError):
        seconds = time.mktime((*said, 0, 0, -1))
        if said[0] > _NO_YEAR and seconds < time.time() + 86_400:
            return int(seconds) * 10**9
    return file.stat().st_mtime_ns


def _survey_folder(path: Path, watch: Watch) -> Survey:
    found = Survey(path)
    for number, file in enumerate(_files(found, path)):
        if number % _EVERY == 0:
            watch(Progress(Stage.SURVEYING, path.name, number))
        found.files += 1
        member = Member(file.path, file.path, (), file.said.st_size, file.said.st_mtime_ns)
        try:
            _look_at_file(found, member, watch)
        except ArchiveError as fault:
            found.trouble(fault.code, file.path.name)
        except OSError:
            found.trouble("files_not_readable", file.path.name)
    return found


def _look_at_file(found: Survey, member: Member, watch: Watch) -> None:
    read = partial(_read_plain, member.path)
    head, looks = _judged(read)
    if looks is Looks.ARCHIVE:
        _look_into_archive(found, member.path, watch)
    elif looks in _NOBODY:
        _pass_by(found, looks, member)
    else:
        _note(found, member, looks, head, read)


def _look_into_archive(found: Survey, path: Path, watch: Watch) -> None:
    try:
        if is_container(path):
            found.take_in(_survey_archive(path, watch))
        else:
            found.without += 1
    except EntourageError as fault:
        raise ArchiveError(fault.code) from None


@dataclass(frozen=True, slots=True)
class _OnDisk:
    path: Path
    said: os.stat_result


def _files(found: Survey, folder: Path, depth: int = 0) -> Iterator[_OnDisk]:
    """Go through the ordinary files of a folder and of those beneath it, in the order of their names."""
    try:
        listed = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        found.trouble("folders_not_readable", folder.name)
        return
    for one in listed:
        if is_hidden(one.name):
            found.hidden += 1
        elif one.is_symlink():
            found.trouble("entries_linked", one.name)
        elif one.is_dir(follow_symlinks=False):
            if depth < DEEPEST:
                yield from _files(found, Path(one.path), depth + 1)
            else:
                found.trouble("folders_too_deep", one.name)
        elif found.files >= MOST_FILES:
            found.trouble("files_too_many", one.name)
            return
        else:
            yield from _file(found, one)


def _file(found: Survey, one: os.DirEntry[str]) -> Iterator[_OnDisk]:
    """Give an ordinary file; one that vanished meanwhile, as files in use do, is none that can be read."""
    try:
        said = one.stat(follow_symlinks=False)
    except OSError:
        found.trouble("files_not_readable", one.name)
        return
    if stat.S_ISREG(said.st_mode):
        yield _OnDisk(Path(one.path), said)
    else:
        found.trouble("special_files", one.name)


def _read_plain(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)

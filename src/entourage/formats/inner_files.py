"""Read files within archives by their address, and files that were packed alone."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, BinaryIO

from entourage.domain.errors import EntourageError
from entourage.formats.containers import CARDS, LARGEST_INNER, is_container, is_surveyed, survey
from entourage.formats.gzipped import gunzipped, is_gzipped
from entourage.formats.limits import LARGEST_FILE
from entourage.formats.zip_archive import ArchiveError, Entry, read_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from entourage.formats.containers import Member


def container_of(path: Path) -> Path | None:
    """Find the folder or archive that an address leads into, where it is no file on disk itself."""
    if os.path.lexists(path):
        return None
    base = next((one for one in path.parents if one.exists()), None)
    if base is None or (base.is_dir() and path != base / CARDS):
        return None
    return base


def content(path: Path) -> bytes:
    """Read what has an address within an archive, or all single cards of a folder or archive, one after the other."""
    base = container_of(path)
    if base is None or not (is_surveyed(base) or is_container(base)):
        raise EntourageError("file_missing", path=str(path))
    found = survey(base)
    if path == base / CARDS and found.cards:
        return _in_a_row([member for _, member in sorted(found.cards.items())])
    member = found.lists.get(path) or found.cards.get(path)
    if member is None:
        raise EntourageError("file_missing", path=str(path))
    return read(member)


def read(member: Member) -> bytes:
    """Read a file of a folder or archive whole."""
    return _read(member, _kept.get() or _Inner())


@contextmanager
def unpacked_once() -> Iterator[None]:
    """Keep archives within archives that were unpacked, as far as memory allows, while their files are read."""
    token = _kept.set(_Inner())
    try:
        yield
    finally:
        _kept.reset(token)


def read_each(members: Iterable[Member], most: int = LARGEST_FILE) -> Iterator[tuple[Member, bytes | None]]:
    """Read files one after the other, each up to so many bytes; None for one that is damaged or gone.

    An archive within an archive is unpacked once for all files of it.
    """
    inner = _kept.get() or _Inner()
    for member in members:
        try:
            data = _read(member, inner, most)
        except EntourageError:
            yield member, None
        else:
            yield member, data


class _Inner:
    """Live as the archives within archives that were unpacked last, together no larger than one may be."""

    def __init__(self) -> None:
        self._held: dict[tuple[Path, tuple[Entry, ...]], bytes] = {}

    def stream(self, file: BinaryIO, path: Path, around: tuple[Entry, ...]) -> BinaryIO:
        """Open an archive within that at a path, of which a file is open; it is unpacked if it is not held."""
        held = self._held.get((path, around))
        if held is None:
            held = self._held[path, around] = _unpacked_within(file, around)
        while sum(map(len, self._held.values())) > LARGEST_INNER:
            self._held.pop(next(iter(self._held)))
        return io.BytesIO(held)


_kept: ContextVar[_Inner | None] = ContextVar("kept", default=None)


def _unpacked_within(file: BinaryIO, around: Sequence[Entry]) -> bytes:
    data, stream = b"", file
    for entry in around:
        data = read_entry(stream, entry, LARGEST_INNER)
        stream = io.BytesIO(data)
    return data


def _read(member: Member, inner: _Inner, most: int = LARGEST_FILE) -> bytes:
    try:
        with member.file.open("rb") as file:
            return unpacked(_whole(file, member, inner, most), member.path)
    except ArchiveError:
        raise EntourageError("file_damaged", path=str(member.path)) from None
    except OSError as fault:
        raise EntourageError("file_read_failed", path=str(member.path), reason=fault.strerror or "") from fault


def _whole(file: BinaryIO, member: Member, inner: _Inner, most: int) -> bytes:
    if not member.inside:
        return file.read(most)
    around = member.inside[:-1]
    return read_entry(inner.stream(file, member.file, around) if around else file, member.inside[-1], most)


def unpacked(data: bytes, path: Path) -> bytes:
    """Unpack a file that was packed alone (`all.vcf.gz`); any other is given as it is."""
    if not is_gzipped(data):
        return data
    try:
        return gunzipped(data, LARGEST_FILE)
    except ArchiveError as fault:
        code = "file_damaged" if fault.code == "entries_damaged" else fault.code
        raise EntourageError(code, path=str(path)) from None


def lines_of(data: bytes) -> int:
    """Count the lines that a file takes where single cards stand in a row."""
    return _ended(data).replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")


def _in_a_row(members: Sequence[Member]) -> bytes:
    """Put single cards one after the other, copies once; a damaged one leaves its place empty."""
    row: dict[bytes, None] = {}
    for place, (_, data) in enumerate(read_each(members)):
        row[b" " * place if data is None else data] = None
    return b"".join(map(_ended, row))


def _ended(data: bytes) -> bytes:
    """Give a file in a form that another can follow."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            data = data[2:].decode(encoding, "replace").encode()
    return data if data.endswith((b"\n", b"\r")) else data + b"\r\n"

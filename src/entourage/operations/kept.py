"""What was read of the files of an import, kept while it is prepared: only what has changed is read anew.

So are the pictures beside cards, as they were made fit for a book.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.formats.limits import LARGEST_FILE
from entourage.formats.pictures import LARGEST_PHOTO, fit, left_out
from entourage.operations import pasting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from entourage.formats.containers import Member
    from entourage.formats.pictures import Fitted
    from entourage.formats.record import Told
    from entourage.operations.gathering import Given
    from entourage.operations.reading import Read

_State = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Hold what came of a file, and of what: what was told of it, how it was on disk, its encoding when it came."""

    given: Given
    told: Told
    state: _State
    before: str
    read: Read | EntourageError


class Pictures:
    """Live as the pictures of files, made fit for a book: those with the same content, and unchanged ones, once."""

    def __init__(self) -> None:
        self._contents: dict[Member, tuple[_State, bytes]] = {}
        self._fitted: dict[bytes, Fitted] = {}
        self._size = 0

    def of(self, member: Member) -> Fitted | None:
        """Give the picture of a file that is as it was; None of one that is to be read."""
        state, content = self._contents.get(member, ((), b""))
        return self._fitted.get(content) if state and state == _state_of([member.file]) else None

    def fitted(self, member: Member, data: bytes) -> Fitted:
        """Make a picture fit that was read, of a larger one no more than its beginning; kept as memory allows."""
        content = hashlib.sha256(data).digest()
        found = self._fitted.get(content) or (fit(data) if len(data) <= LARGEST_PHOTO else left_out(len(data)))
        self._contents[member] = _state_of([member.file]), content
        if content not in self._fitted and self._size + len(found.data) <= LARGEST_FILE:
            self._fitted[content] = found
            self._size += len(found.data)
        return found

    def keep_only(self, members: Collection[Member]) -> None:
        """Forget the pictures of other files."""
        self._contents = {member: self._contents[member] for member in members if member in self._contents}
        contents = {content for _, content in self._contents.values()}
        self._fitted = {content: fitted for content, fitted in self._fitted.items() if content in contents}
        self._size = sum(len(fitted.data) for fitted in self._fitted.values())


class Kept:
    """Live as what was read of each file, or why it could not be; pictures: those beside cards."""

    def __init__(self) -> None:
        self._outcomes: dict[Path, _Outcome] = {}
        self.pictures = Pictures()

    def read(self, given: Given, told: Told, encoding_before: Callable[[str], str], call: Callable[[], Read]) -> Read:
        """Give what was read of a file as it is told; call it to be read where anything of that has changed."""
        told, state = pasting.told(given.path, told), _state(given)
        one = self._outcomes.get(given.path)
        is_same = one is not None and bool(state) and (one.given, one.told, one.state) == (given, told, state)
        if one and is_same and _is_before(one, encoding_before):
            return _given(one.read)
        outcome: Read | EntourageError
        try:
            outcome = _without_bytes(call())
        except EntourageError as error:
            outcome = error.with_traceback(None)
        before = "" if isinstance(outcome, EntourageError) else encoding_before(outcome.digest)
        self._outcomes[given.path] = _Outcome(given, told, state, before, outcome)
        return _given(outcome)

    def keep_only(self, paths: Collection[Path]) -> None:
        """Forget what is no part of the import any more."""
        self._outcomes = {path: one for path, one in self._outcomes.items() if path in paths}


def _given(outcome: Read | EntourageError) -> Read:
    if isinstance(outcome, EntourageError):
        raise outcome
    return outcome


def _is_before(one: _Outcome, encoding_before: Callable[[str], str]) -> bool:
    return isinstance(one.read, EntourageError) or encoding_before(one.read.digest) == one.before


def _state(given: Given) -> _State:
    return _state_of([member.file for member in given.cards] or [given.archive or given.path])


def _state_of(paths: Sequence[Path]) -> _State:
    """Tell how files on disk are; nothing where they cannot be looked at."""
    try:
        found = [path.stat() for path in dict.fromkeys(paths)]
    except (OSError, ValueError):
        return ()
    return tuple((one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns) for one in found)


def _without_bytes(read: Read) -> Read:
    """Let go of the file itself, all items of which were taken."""
    return replace(read, reading=replace(read.reading, items=iter(()), pieces=None))

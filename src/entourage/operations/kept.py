"""What was read of the files of an import, kept while it is prepared: only what has changed is read anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.operations import pasting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from entourage.formats.record import Told
    from entourage.operations.gathering import Given
    from entourage.operations.sources import Read

_State = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Hold what came of a file, and of what: what was told of it, how it was on disk, its encoding when it came."""

    given: Given
    told: Told
    state: _State
    before: str
    read: Read | EntourageError


class Kept:
    """Live as what was read of each file, or why it could not be."""

    def __init__(self) -> None:
        self._outcomes: dict[Path, _Outcome] = {}

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
    """Tell how the files on disk are; nothing where they cannot be looked at."""
    paths = [member.file for member in given.cards] or [given.archive or given.path]
    try:
        found = [path.stat() for path in dict.fromkeys(paths)]
    except (OSError, ValueError):
        return ()
    return tuple((one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns) for one in found)


def _without_bytes(read: Read) -> Read:
    """Let go of the file itself, all items of which were taken."""
    return replace(read, reading=replace(read.reading, items=iter(()), pieces=None))

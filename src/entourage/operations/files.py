"""Write files whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from entourage.domain.errors import EntourageError

if TYPE_CHECKING:
    from collections.abc import Callable

_BOOK = re.compile(r"\.entourage(?:-\w+)?\Z", re.IGNORECASE)


def write_file(path: Path, data: bytes) -> None:
    """Write a file as `write_by` does."""
    write_by(path, lambda file: file.write(data))


def write_by(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Let a file be written beside its place and move it there, so that a full disk leaves the old one as it was.

    Whatever `write` raises leaves nothing behind. Raises EntourageError "file_not_written", with the system's reason;
    "file_is_book" where a book is there, or what is beside one: nothing else is ever called so.
    """
    if _BOOK.search(path.name) and os.path.lexists(path):
        raise EntourageError("file_is_book", path=str(path))
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            write(file)
        temporary.chmod(_usual_mode())
        temporary.replace(path)
    except BaseException as error:
        if temporary:
            temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise EntourageError("file_not_written", path=str(path), reason=error.strerror or "") from error


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

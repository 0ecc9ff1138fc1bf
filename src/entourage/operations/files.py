"""Write files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from entourage.domain.errors import EntourageError


def write_file(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that a full disk leaves the old one as it was.

    Raises EntourageError "file_not_written", with the system's reason.
    """
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
        temporary.chmod(_usual_mode())
        temporary.replace(path)
    except OSError as error:
        if temporary:
            temporary.unlink(missing_ok=True)
        raise EntourageError("file_not_written", path=str(path), reason=error.strerror or "") from error


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

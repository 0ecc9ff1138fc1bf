"""What tests of operations share."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.storage.database import Database


@contextmanager
def book() -> Iterator[tuple[Database, Path]]:
    """Open an empty book in a folder of its own, for tests that need more than one; give both."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_book(Path(folder) / "book")
        try:
            yield database, Path(folder)
        finally:
            database.close()

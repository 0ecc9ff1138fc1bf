"""A file that was read, before it is asked which source it is from: what looks into files needs no book for it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.text import whole

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.formats.evidence import Evidence
    from entourage.formats.record import Reading
    from entourage.importing.drafting import Drafted


@dataclass(frozen=True, slots=True)
class Read:
    """Hold a file that was read: its digest, when it was saved (nanoseconds), what it says; its source where told.

    container: the folder or archive that it was found in; archive: the archive that holds it. parts: of cards that have
    files of their own, the first line of each, as if they stood in one file; copies: how many of them were left out.
    """

    path: Path
    digest: str
    modified: int
    reading: Reading
    drafted: Drafted
    wanted: str = ""
    evidence: Evidence | None = None
    container: Path | None = None
    archive: Path | None = None
    parts: tuple[tuple[int, Path], ...] = ()
    copies: int = 0

    @property
    def name(self) -> str:
        """Name it, with the folder or archive that it was found in."""
        if self.container is None:
            return whole(self.path.name)
        return self.given_name if self.parts else whole(f"{self.given_name}/{self.path.name}")

    def card(self, line: int) -> tuple[int, Path]:
        """Find the file in which a line stands, of single cards the card: its first line here, and its address."""
        place = bisect_right(self.parts, line, key=lambda one: one[0])
        return self.parts[place - 1] if place else (1, self.path)

    @property
    def given_name(self) -> str:
        """Name what a person gave: the file, or the folder or archive."""
        return whole((self.archive or self.container or self.path).name)

"""Read the cards of a folder or archive that have a file of their own as if they stood in one file."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.formats import detect, inner_files
from entourage.formats.record import NOTHING_TOLD, Notice, Reading, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from entourage.formats.containers import Member
    from entourage.formats.record import Record


class SingleCards:
    """Live as the cards being read, one file after the other; a damaged one costs itself, a copy counts once.

    parts: the first line of each file, as if all stood in one, with its address; copies: how many were left out.
    """

    def __init__(self, members: Sequence[Member], told: Told = NOTHING_TOLD) -> None:
        self._members, self._told = sorted(members, key=lambda one: one.path), told
        self._dialects: Counter[str] = Counter()
        self._encodings: Counter[str] = Counter()
        self._digests: dict[str, None] = {}
        self.parts: list[tuple[int, Path]] = []
        self.copies = 0

    def __len__(self) -> int:
        return len(self._members)

    @property
    def digest(self) -> str:
        """Give what tells these cards from others, once all are read."""
        return hashlib.sha256("".join(self._digests).encode()).hexdigest()

    @property
    def saved(self) -> int:
        """Tell when the last of them was saved, in nanoseconds."""
        return max(member.saved for member in self._members)

    def reading(self) -> Reading:
        """Say how they were read, once all are: as most of them were."""
        return Reading(format="vcard", dialect=_most(self._dialects), encoding=_most(self._encodings), items=iter(()))

    def where(self, line: int) -> dict[str, str | int]:
        """Name the file in which a line stands, and the line there; the line alone where there is one file only."""
        place = bisect_right(self.parts, line, key=lambda part: part[0])
        if not place:
            return {"line": line}
        first, path = self.parts[place - 1]
        return {"line": line - first + 1, "inner_file": str(path)}

    def items(self) -> Iterator[Record | Notice]:
        """Read them, in the order of their names; lines go on from file to file."""
        line = 0
        for member, data in inner_files.read_each(self._members):
            if data is None:
                self.parts.append((line + 1, member.path))
                yield Notice(line=line + 1, code="card_file_damaged", text=member.path.name, rejected=True)
                line += inner_files.lines_of(b"")
                continue
            digest = hashlib.sha256(data).hexdigest()
            if digest in self._digests:
                self.copies += 1
                continue
            self._digests[digest] = None
            self.parts.append((line + 1, member.path))
            yield from self._read(data, line)
            line += inner_files.lines_of(data)

    def _read(self, data: bytes, before: int) -> Iterator[Record | Notice]:
        reading = detect.read_bytes(data, self._told)
        self._dialects[reading.dialect] += 1
        self._encodings[reading.encoding] += 1
        for item in reading.items:
            yield replace(item, line=before + max(1, item.line))


def _most(found: Counter[str]) -> str:
    named = Counter({name: number for name, number in found.items() if name})
    return named.most_common(1)[0][0] if named else ""

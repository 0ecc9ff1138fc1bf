"""Open a file that was given, or single cards as one, for an import and for a look into it alike."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.watching import tick
from entourage.formats import detect, elsewhere, entries, evidence, tiktok_text
from entourage.formats.record import Aside, Record
from entourage.formats.single_cards import SingleCards
from entourage.operations import pasting

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.formats.evidence import Evidence
    from entourage.formats.record import Notice, Reading, Told
    from entourage.operations.gathering import Given


_AT_ONCE = 8_000_000


def digest_of(data: bytes) -> str:
    """Give what tells a file from others; of a large one piece by piece, so that it can be stopped."""
    digest = hashlib.sha256()
    for start in range(0, len(data), _AT_ONCE):
        tick()
        digest.update(memoryview(data)[start : start + _AT_ONCE])
    return digest.hexdigest()


def _nothing(_: str) -> str:
    return ""


class Opened:
    """Live as a file being read; reading: its items as they come; cards: those that have files of their own, if any."""

    def __init__(self, given: Given, told: Told, encoding_before: Callable[[str], str] = _nothing) -> None:
        """Open a file as it is told; encoding_before: in which encoding one of this digest was read when it came.

        Raises what `detect.content` does.
        """
        self._given, self._told = given, pasting.told(given.path, told)
        self.cards = SingleCards(given.cards, self._told)
        self._data = b"" if given.cards else detect.content(given.path)
        self._digest = digest_of(self._data)
        if given.cards:
            self.reading = replace(self.cards.reading(), items=self.cards.items())
        else:
            self.reading = self._read("" if self._told.encoding else encoding_before(self._digest))

    def _read(self, before: str) -> Reading:
        reading = detect.read_bytes(self._data, self._told)
        if reading.dialect == "mastodon" and not reading.columns and elsewhere.is_blocked(self._given.path.name):
            return detect.aside(Aside("mastodon-blocked", sum(isinstance(one, Record) for one in reading.items)))
        if reading.format == "txt":
            return self._by_name(reading)
        is_said = self._told.says_of_tables or reading.recalled
        if not is_said and elsewhere.is_of_oneself(self._given.path.name, (name for name, _ in reading.columns)):
            return detect.aside(Aside("linkedin-other", 0))
        if before and (before != reading.encoding or reading.evidence == "taught"):
            return self._as_before(before)
        return reading

    def _by_name(self, reading: Reading) -> Reading:
        """Say of a list of TikTok, by what its file is called, whom it names; one that nothing names is not taken."""
        relation = tiktok_text.relation_in(self._given.path.name)
        if relation:
            return replace(reading, items=tiktok_text.related(reading.items, relation))
        return detect.aside(Aside("tiktok-unnamed", sum(isinstance(one, Record) for one in reading.items)))

    def _as_before(self, encoding: str) -> Reading:
        """Read it in the encoding in which it was read when it came, which is not what the person says now."""
        reading = detect.read_bytes(self._data, replace(self._told, encoding=encoding))
        said = reading.teaching if self._told.says_of_tables else None
        return replace(reading, evidence="before", teaching=said and replace(said, encoding=""))

    @property
    def lines(self) -> int:
        """Count the lines of a file that stands alone, or its entries where these are told."""
        if self._given.cards:
            return 0
        return self.reading.people if self.reading.format in entries.FORMATS else self._data.count(b"\n") + 1

    def done(self) -> tuple[Reading, str]:
        """Say how it was read, and what tells it from others, once all its items have been taken."""
        return (self.cards.reading(), self.cards.digest) if self._given.cards else (self.reading, self._digest)

    def evidence(self) -> tuple[Evidence | None, tuple[Notice, ...]]:
        """Say what speaks for the encoding, and what is doubtful about it."""
        if self._given.cards:
            return None, ()
        found = evidence.weigh(self._data, self.reading, self._told.encoding)
        return found, evidence.doubts(found, self.reading.encoding)

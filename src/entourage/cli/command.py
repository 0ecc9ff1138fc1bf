"""What every command is given, and what it answers."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from entourage.words import names

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.domain.errors import EntourageError
    from entourage.language import Language
    from entourage.operations.naming import Named
    from entourage.storage.database import Database


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what a command answers.

    data: the documented JSON. lines: the same for a person, on standard output.
    said: sentences about what was done, on standard error. fault: what went wrong beside what was done.
    """

    data: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    fault: EntourageError | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """Hold a command as it was typed, the language it answers in, and those in which presets are understood."""

    options: Namespace
    language: Language
    vocabulary: tuple[Language, ...]
    folder: Path

    @contextmanager
    def book(self) -> Iterator[Database]:
        """Open the person's book for as long as the command takes."""
        # Storage takes half a second to import, and inspect does without.
        from entourage.operations.book import open_book  # noqa: PLC0415

        database = open_book(self.folder)
        try:
            yield database
        finally:
            database.close()

    def circle(self, text: str) -> Named:
        """Read the name of a circle."""
        return self._named(text, names.key_of(text, names.circles, self.vocabulary), is_group=bool(self.group(text)))

    def topic(self, text: str) -> Named:
        """Read the name of a kind of content."""
        return self._named(text, names.key_of(text, names.topics, self.vocabulary))

    def group(self, text: str) -> str:
        """Read the name of what stands beside the circles: "unsorted", "public", or empty."""
        return names.key_of(text, names.groups, self.vocabulary)

    def _named(self, text: str, preset: str, *, is_group: bool = False) -> Named:
        from entourage.operations.naming import Named  # noqa: PLC0415 - the same

        return Named(text, preset, is_group)

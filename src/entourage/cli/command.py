"""What every command is given, and what it answers."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from entourage import places, settings
from entourage.words import names

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from entourage.domain.errors import EntourageError
    from entourage.language import Language
    from entourage.operations.contacts import People
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
    """Hold a command as it was typed, the language it answers in, and those in which presets are understood.

    notes: sentences about the book itself, which go before those of the answer.
    """

    options: Namespace
    language: Language
    vocabulary: tuple[Language, ...]
    folder: Path
    notes: list[str] = field(default_factory=list)

    @property
    def region(self) -> str:
        """Say where telephone numbers without a country are from: as was chosen, else where the language is spoken."""
        return settings.load(places.settings_folder()).region or self.language.locale.territory or ""

    @contextmanager
    def book(self, *, begins: bool = False) -> Iterator[Database]:
        """Open the person's book for as long as the command takes.

        begins: whether the command makes a book where there is none; the others see an empty one, and say so.
        """
        # Storage takes half a second to import, and inspect does without.
        from entourage.operations.book import holds_book, open_book  # noqa: PLC0415

        is_there = holds_book(self.folder)
        with nullcontext(self.folder) if is_there or begins else TemporaryDirectory(prefix="entourage-") as place:
            database = open_book(Path(place))
            if not is_there:
                self.notes.append(self._told(begins=begins))
            try:
                yield database
            finally:
                database.close()

    @property
    def to_undo(self) -> str:
        """Say how to take back what was just done."""
        return self.language.gettext("To take it back: {command}.").format(command=self.typed("undo"))

    def typed(self, words: str) -> str:
        """Write what to type for another command on the same book."""
        folder = self.options.data or ""
        return " ".join(filter(None, ("entourage", folder and f"--data {_in_quotes(folder)}", words)))

    def _told(self, *, begins: bool) -> str:
        if begins:
            return self.language.gettext("A new book was begun in “{folder}”.").format(folder=self.folder)
        sentence = self.language.gettext("There is no book in “{folder}” yet: an empty one is shown. Nothing was made.")
        return sentence.format(folder=self.folder)

    def circle(self, text: str) -> Named:
        """Read the name of a circle."""
        return self._named(text, names.key_of(text, names.circles, self.vocabulary), is_group=bool(self.group(text)))

    def topic(self, text: str) -> Named:
        """Read the name of a kind of content."""
        return self._named(text, names.key_of(text, names.topics, self.vocabulary))

    def people(self, circle: str | None, words: str = "") -> People:
        """Read which people are meant: those of a circle, “Not sorted yet”, or everyone."""
        from entourage.operations.contacts import People  # noqa: PLC0415 - the same

        group = self.group(circle or "")
        is_circle = circle is not None and group not in {"unsorted", "everyone"}
        return People(
            circle=self.circle(circle or "") if is_circle else None, unsorted=group == "unsorted", words=words
        )

    def group(self, text: str) -> str:
        """Read the name of what stands beside the circles: "unsorted", "public", "everyone", or empty."""
        return names.key_of(text, names.groups, self.vocabulary)

    def _named(self, text: str, preset: str, *, is_group: bool = False) -> Named:
        from entourage.operations.naming import Named  # noqa: PLC0415 - the same

        return Named(text, preset, is_group)


def _in_quotes(path: str) -> str:
    return f'"{path}"' if any(map(str.isspace, path)) else path

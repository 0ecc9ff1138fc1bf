"""What is said of all that an import did not fully understand: in a list, and in a report that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from entourage.words import importing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.language import Language


class Noticed(Protocol):
    """Describe a notice of a reader."""

    @property
    def line(self) -> int:
        """Give the line it is about, 0 for the file as a whole."""

    @property
    def code(self) -> str:
        """Give what happened."""

    @property
    def text(self) -> str:
        """Give the part of the file that it is about."""

    @property
    def property(self) -> str:
        """Give the property or column it is about."""


class Shown(Protocol):
    """Describe lines of a file, one of them meant."""

    @property
    def first(self) -> int:
        """Give the number of the first line, 0 where lines have none."""

    @property
    def marked(self) -> int:
        """Give the number of the line that is meant."""

    @property
    def lines(self) -> Sequence[str]:
        """Give the lines."""


def sentence(language: Language, one: Noticed, who: str = "") -> str:
    """Say what was not understood, with its line, and of whom."""
    return importing.notice(language, one.code, line=one.line, name=one.property, text=one.text, who=who)


def grouped(language: Language, one: Noticed, count: int) -> str:
    """Say what several notices of one kind have in common, and how many they are."""
    common = importing.notice(language, one.code, line=0, name=one.property, text="…")
    return language.gettext("{count} × {sentence}").format(count=language.number(count), sentence=common)


def briefly(language: Language, numbers: Mapping[str, int]) -> str:
    """Say in a few words how much is unreadable, and how many remarks there are besides; empty where nothing is."""
    out, said = numbers["rejected"], numbers["remarks"]
    parts = [language.ngettext("{count} unreadable", "{count} unreadable", out)] if out else []
    parts += [language.ngettext("{count} remark", "{count} remarks", said)] if said else []
    return ", ".join(parts) + "…" if parts else ""


def counted(language: Language, numbers: Mapping[str, int]) -> str:
    """Say how many people were read, how many cards or rows left out, and how many remarks there are."""
    people, out, said = numbers["people"], numbers["rejected"], numbers["remarks"]
    parts = [language.ngettext("{count} person", "{count} people", people)]
    parts += [language.ngettext("{count} card or row left out", "{count} cards or rows left out", out)] if out else []
    parts += [language.ngettext("{count} remark", "{count} remarks", said)] if said else []
    return ", ".join(parts)


def heading(language: Language, numbers: Mapping[str, int], unread: int) -> str:
    """Begin a report."""
    said = [language.gettext("What Entourage did not fully understand"), counted(language, numbers)]
    if unread:
        said.append(language.ngettext("{count} file was not read", "{count} files were not read", unread))
    return "\n".join(said)


def unread(path: str, why: str) -> str:
    """Say in a report why a file was not read at all."""
    return f"{path}\n{'=' * len(path)}\n{why}"


def file_heading(language: Language, name: str, described: tuple[str, str, str], numbers: Mapping[str, int]) -> str:
    """Begin what a report says of a file; described: its format, dialect and encoding."""
    file_format, dialect, encoding = described
    about = ", ".join(filter(None, (importing.kind_of_file(language, file_format, dialect), encoding.upper())))
    return f"{name} ({about})\n{'=' * len(name)}\n{counted(language, numbers)}"


def entry(language: Language, one: Noticed, passage: Shown, who: str = "") -> str:
    """Say one thing in a report, and of whom, with the lines of the file that it is about; the one meant has a mark."""
    width = len(str(passage.first + len(passage.lines) - 1))
    shown = []
    for number, line in enumerate(passage.lines, passage.first):
        place = f"{number:>{width}}" if passage.first else ""
        mark = ">" if passage.first and number == passage.marked else " "
        shown.append(f"  {mark} {place} | {line}".rstrip())
    return "\n".join(["", sentence(language, one, who), *shown])


def left_out(language: Language, written: Sequence[str], not_cut: Sequence[str]) -> list[str]:
    """Say in which files what was left out is, and out of which it cannot be cut."""
    said = []
    if written:
        named = language.listing([language.quoted(one) for one in written])
        sentence = language.gettext("What was left out is in {file}: mend it there, and import it again.")
        said.append(sentence.format(file=named))
    if not_cut:
        named = language.listing([language.quoted(one) for one in not_cut])
        sentence = language.gettext("What was left out of {file} cannot be cut out of it. Mend it in the file itself.")
        said.append(sentence.format(file=named))
    return said or [language.gettext("Nothing was left out: no file was made.")]

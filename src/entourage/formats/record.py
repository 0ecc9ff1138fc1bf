"""What a file said about one person, before anything is decided about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from entourage.domain.making import quickly_made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from entourage.domain.contact import Value
    from entourage.formats.taught import Taught


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Hold one card or row as it was said.

    line: the first line of the card or row in its file, from 1.
    identifier: the source's own identifier (UID, profile address), empty where it has none.
    kind: "individual", "group", "org" or "location" (RFC 6350 § 6.1.4).
    members: of a group card, the identifiers of who is in it, without "urn:uuid:".
    raw: the card or row as it was written, a property or cell a line.
    """

    values: tuple[Value, ...]
    line: int = 0
    identifier: str = ""
    kind: str = "individual"
    members: tuple[str, ...] = ()
    raw: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Hold what a person says of a text that was pasted: its source, which lines are names, and which are none."""

    source: str = ""
    names: frozenset[int] = frozenset()
    ignored: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Hold what a person says of a file where the file leaves it open.

    encoding: the Python name of its character encoding, empty to decide by the file.
    columns: what columns of a table hold, by their place from 0, in the words of `columns.MEANINGS`; named: the same
    by their headings, or their numbers from 1.
    separator: what stands between its cells. headings: the line that names its columns, from 1; 0 where none does.
    day_first: how its dates are written, where that is said. taught: what was said of other tables before.
    recalls: whether that counts here.
    pasted: it is a text that was pasted, which may be a mere list of names.
    """

    encoding: str = ""
    columns: Mapping[int, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""
    headings: int | None = None
    day_first: bool | None = None
    taught: tuple[Taught, ...] = ()
    recalls: bool = True
    pasted: Pasted | None = None

    @property
    def says_of_tables(self) -> bool:
        """Tell whether anything is said of how a table is to be read."""
        is_cut = bool(self.separator) or self.headings is not None or self.day_first is not None
        return is_cut or bool(self.columns or self.named)


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Tell what was not fully understood; `words.notice` makes the sentence.

    line: where it stands in the file, from 1; 0 for the file as a whole.
    property: the property or column concerned, as the file spells it.
    code: what happened ("bad_base64", "no_content"), one word per kind of fault.
    text: the part of the file concerned, cut to 200 characters.
    rejected: whether a whole card or row was left out because of it.
    """

    line: int = 0
    property: str = ""
    code: str
    text: str = ""
    rejected: bool = False


class Aside(NamedTuple):
    """Hold which list of people is left out on purpose ("facebook-former"), and how many it names."""

    kind: str
    people: int


class Part(NamedTuple):
    """Hold a part of a file, for another process to read.

    read: what reads it, a function of a module; line: the number of its first line, from 1.
    """

    read: Callable[[Any], Iterator[Record | Notice]]
    what: Any
    line: int

    def items(self) -> Iterator[Record | Notice]:
        """Read it."""
        return self.read(self.what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold how a file is read, and its records and notices as they come.

    format: "vcard", "csv", "json", …; "unknown" where nothing fits.
    dialect: who wrote it ("apple", "google", "outlook-fr", "linkedin"), empty where unknown.
    encoding: the Python name of the character encoding decided on the whole file.
    evidence: what decided it, as `text_encoding.Decoded` says.
    needs_mapping: the columns are not known, and a person has to say what they are.
    columns: the headings of a table, and what each column holds.
    teaching: what a person says of its columns here, to be remembered; learned: what was said before, with the columns
    that came since. recalled: the file of which it was said before; encoded_as: the file of which it was said before
    how it is encoded.
    items: consumed once. pieces: the file cut where each piece can be read by itself, if that is worth it; begin: what
    is told before the first. aside: what a file lists that is not taken, where it is nothing else.
    people: how many there seem to be, where that is known before they are read.
    """

    format: str
    dialect: str = ""
    encoding: str = ""
    evidence: str = ""
    needs_mapping: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    teaching: Taught | None = None
    learned: Taught | None = None
    recalled: str = ""
    encoded_as: str = ""
    items: Iterator[Record | Notice]
    begin: tuple[Notice, ...] = ()
    aside: Aside | None = None
    people: int = 0
    pieces: Callable[[], Iterator[Part]] | None = None

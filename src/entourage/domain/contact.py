"""A person in the book: typed values, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from entourage.domain.making import quickly_made


class Kind(StrEnum):
    """Name what a value is, in the terms of vCard (RFC 6350 § 6)."""

    FORMATTED_NAME = "formatted_name"
    NAME = "name"
    PHONETIC_NAME = "phonetic_name"
    NICKNAME = "nickname"
    ORGANIZATION = "organization"
    TITLE = "title"
    ROLE = "role"
    EMAIL = "email"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    URL = "url"
    PROFILE = "profile"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    DATE = "date"
    NOTE = "note"
    CATEGORY = "category"
    RELATED = "related"
    PHOTO = "photo"
    GENDER = "gender"
    LANGUAGE = "language"
    OTHER = "other"


_SAYING = (Kind.TITLE, Kind.ROLE, Kind.ADDRESS, Kind.NOTE, Kind.RELATED, Kind.CATEGORY, Kind.OTHER)
_AT_A_GLANCE = 80

SINGLE_KINDS = frozenset(
    {Kind.FORMATTED_NAME, Kind.NAME, Kind.PHONETIC_NAME, Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.PHOTO, Kind.GENDER}
)

DATE_KINDS = frozenset({Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.DATE})


class Name(NamedTuple):
    """Order the components of NAME (RFC 6350 § 6.2.2)."""

    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""


class Address(NamedTuple):
    """Order the components of ADDRESS (RFC 6350 § 6.3.1)."""

    po_box: str = ""
    extended: str = ""
    street: str = ""
    locality: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""


class Profile(NamedTuple):
    """Order the components of PROFILE: an account that the person has on a network or messenger.

    `network` is a lower-case name ("linkedin", "xmpp"), `connected_on` an ISO 8601 date or empty.
    """

    network: str = ""
    handle: str = ""
    url: str = ""
    connected_on: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Photo:
    """Hold a picture, or only the address of one that is never fetched unasked.

    size: how many bytes it has, of one that is kept in the book and of which only the name is read.
    """

    media_type: str = ""
    data: bytes = b""
    url: str = ""
    size: int = 0


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Hold one value of a contact, single or many, known or unknown.

    text: what a person reads and edits; dates are ISO 8601 ("1985-04-12", "--04-12", "1985").
    parts: components of NAME, ADDRESS, PROFILE (see their tuples), ORGANIZATION (name, then units).
    types: lower-case types of vCard ("home", "work", "cell", "fax", "pref").
    label: a label in the person's own words, where no type says it.
    name: the property or column of an OTHER value, as its source spells it.
    group: the group that ties properties of one card together ("item1", RFC 6350 § 3.3).
    parameters: (name in upper case, value) of a source that no field here holds.
    raw: the text as the source wrote it, where `text` or `parts` no longer tell.
    identity, exact: what it is compared by, worked out where somebody first asks (`comparing`, `merging`).
    """

    kind: Kind
    text: str = ""
    parts: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    label: str = ""
    name: str = ""
    group: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    raw: str = ""
    photo: Photo | None = None
    identity: tuple[str, str, str] | None = field(default=None, init=False, repr=False, compare=False)
    exact: tuple[object, ...] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def as_name(self) -> Name:
        """Read the parts as a NAME, absent ones empty."""
        return Name(*self.parts[:5])

    @property
    def as_address(self) -> Address:
        """Read the parts as an ADDRESS, absent ones empty."""
        return Address(*self.parts[:7])

    @property
    def as_profile(self) -> Profile:
        """Read the parts as a PROFILE, absent ones empty."""
        return Profile(*self.parts[:4])

    @property
    def is_empty(self) -> bool:
        """Tell whether the value says nothing at all."""
        return not (self.text.strip() or self.photo or "".join(self.parts).strip())


class Origin(NamedTuple):
    """Say which source said something (its id, 0 for one that is not kept yet, and its name), and in which file."""

    source: int
    name: str
    file: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Hold a value that a contact has, with where it comes from.

    origins: who says so, in the order in which they first did; empty when only made by hand. former: the sources of
    these (ids) that no longer say so.
    removed: taken away by hand: it is remembered, so that it does not come back unasked.
    position: where it stands among the contact's values, smallest first.
    """

    id: int
    value: Value
    by_hand: bool = False
    removed: bool = False
    origins: tuple[Origin, ...] = ()
    former: frozenset[int] = frozenset()
    position: int = 0

    @property
    def sources(self) -> tuple[str, ...]:
        """Name the sources that ever said so."""
        return tuple({origin.source: origin.name for origin in self.origins}.values())

    @property
    def files(self) -> tuple[str, ...]:
        """Name the files in which they said so."""
        return tuple(dict.fromkeys(origin.file for origin in self.origins))

    @property
    def saying(self) -> tuple[Origin, ...]:
        """Give the origins of which the sources still say so."""
        return tuple(origin for origin in self.origins if origin.source not in self.former)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Hold what is true about one person.

    circles: ids of the circles that the person is in, in the circles' order.
    """

    id: int
    uid: str
    held: tuple[Held, ...]
    display_name: str
    kind: str = "individual"
    is_me: bool = False
    is_deleted: bool = False
    circles: tuple[int, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        """Give the values that stand, without where they come from."""
        return tuple(held.value for held in self.held if not held.removed)


def of_kind(values: tuple[Value, ...], kind: Kind) -> tuple[Value, ...]:
    """Pick the values of one kind, in their order."""
    return tuple([value for value in values if value.kind is kind])


def first_of(values: tuple[Value, ...], kind: Kind) -> Value | None:
    """Pick the first value of one kind, or None."""
    for value in values:  # a generator takes three times as long, and every draft asks
        if value.kind is kind:
            return value
    return None


def put_together(name: Name) -> str:
    """Write the parts of a name as one, a suffix (Jr) behind them; empty where only a title or a suffix is known."""
    bare = " ".join(part for part in (name.given, name.additional, name.family) if part.strip())
    return f"{bare} {name.suffix.strip()}".strip() if bare else ""


def display_name(values: tuple[Value, ...]) -> str:
    """Say what to call a person: the formatted name, else whatever else is known, never empty-handed twice."""
    formatted, name = first_of(values, Kind.FORMATTED_NAME), first_of(values, Kind.NAME)
    if formatted and formatted.text.strip():
        return _with_suffix(formatted.text.strip(), name)
    joined = put_together(name.as_name) if name else ""
    if joined:
        return joined
    for kind in (Kind.NICKNAME, Kind.ORGANIZATION, Kind.EMAIL, Kind.TELEPHONE, Kind.PROFILE, Kind.URL):
        value = first_of(values, kind)
        text = value and (
            value.text
            or next((part for part in (value.parts[1:] if kind is Kind.PROFILE else value.parts) if part), "")
        )
        if text and text.strip():
            return text.strip()
    return ""


def is_put_together(text: str, name: Value) -> bool:
    """Tell whether a full name is only the parts put together, with the suffix or without it."""
    parts = name.as_name
    return bool(text) and text in (put_together(parts), put_together(parts._replace(suffix="")))


def _with_suffix(whole: str, name: Value | None) -> str:
    """Add the suffix of which a table has a column of its own beside that of the whole name."""
    parts = name.as_name if name else Name()
    suffix = "" if any(parts[:3]) else parts.suffix.strip()
    return whole if suffix in ("", *whole.split()) else f"{whole} {suffix}"


def called(values: tuple[Value, ...]) -> str:
    """Say what a person is shown as: what to call them, else the first line that says anything of them."""
    known = (value for kind in _SAYING for value in of_kind(values, kind) if not value.name.isupper())
    texts = (value.text or ", ".join(filter(None, value.parts)) for value in known)
    lines = (line.strip() for text in texts for line in text.split("\n"))
    return display_name(values) or next(filter(None, lines), "")[:_AT_A_GLANCE]

"""What a card of a server says, and what a person is written as there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from entourage.domain.comparing import DIGEST, identity
from entourage.domain.contact import Kind
from entourage.domain.server import is_of_programs
from entourage.domain.syncing import circle_of
from entourage.formats import vcard
from entourage.formats.record import Record
from entourage.formats.vcard_writer import fold_line
from entourage.importing import contents
from entourage.importing.contents import values_of
from entourage.importing.draft import draft
from entourage.importing.wording import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entourage.domain.contact import Contact, Value
    from entourage.importing.draft import Draft

_VERSION = re.compile(rb"^VERSION:4\.0", re.MULTILINE | re.IGNORECASE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_UID = re.compile(rb"^(?:[\w-]+\.)?UID(?:;[^:\r\n]*)?:([^\r\n]*)", re.MULTILINE | re.IGNORECASE)
_PLAIN_UID = re.compile(r"[A-Za-z0-9._:@+=/-]{1,200}")
_URN = "urn:uuid:"
_DATED = frozenset({"PRODID", "REV"})  # of whoever wrote the card last


class Said(NamedTuple):
    """Hold what a card says: its draft, its identifier as it is written, and of a group who is in it.

    uid: as it is written there; empty where there is none.
    """

    draft: Draft
    values: tuple[Value, ...]
    uid: str
    kind: str
    members: tuple[str, ...]
    version: str

    @property
    def name(self) -> str:
        """Say what to call the person or group."""
        return self.draft.name


def read(data: bytes) -> Said | None:
    """Read a card; None where there is none in it, or more than one."""
    records = [item for item in vcard.read(data).items if isinstance(item, Record)]
    if len(records) != 1:
        return None
    (record,) = records
    made = draft(record).draft
    version = "4.0" if _VERSION.search(data) else "3.0"
    uid = _UID.search(_FOLD.sub(b"", data)) if record.identifier else None
    written = uid[1].decode("utf-8", "replace") if uid else record.identifier
    return Said(made, made.values, written, record.kind, record.members, version)


def bare(uid: str) -> str:
    """Give an identifier as books keep it, however a server writes it."""
    return uid.strip().lower().removeprefix(_URN) if uid.strip().lower().startswith(_URN) else uid.strip()


def uid_for(uid: str) -> str:
    """Give the identifier under which somebody is put on a server: their own, or one made of it where servers cut it.

    Commas, semicolons and backslashes end or change an identifier in programs that take it for a text.
    """
    return uid if _PLAIN_UID.fullmatch(uid) else str(uuid5(NAMESPACE_URL, f"entourage:uid:{uid}"))


def write(values: Sequence[Value], *, uid: str, kind: str, version: str, members: Sequence[str] = ()) -> bytes:
    """Write a card, with its identifier as it is; members: the bare identifiers of who is in a group."""
    record = Record(values=tuple(values), kind=kind, members=tuple(members))
    card = b"".join(vcard.write([record], version))
    begin, heading, rest = card.partition(f"VERSION:{version}\r\n".encode())
    return begin + heading + fold_line(f"UID:{uid}") + rest


def of_programs(values: Sequence[Value]) -> tuple[Value, ...]:
    """Pick what programs keep for themselves on a card, and find there again."""
    return tuple(value for value in values if is_of_programs(value) and value.name.upper() not in _DATED)


def pictured(values: Sequence[Value], people: Iterable[Contact]) -> tuple[Value, ...]:
    """Give values with the pictures of people where only their names are known, and leave out what nobody has."""
    pictures = {identity(value): value.photo for one in people for value in one.values if value.kind is Kind.PHOTO}
    full = (replace(value, photo=pictures.get(identity(value))) if is_bare(value) else value for value in values)
    return tuple(value for value in full if value.kind is not Kind.PHOTO or value.photo)


def is_bare(value: Value) -> bool:
    """Tell whether only the name of a picture is known, under which the book keeps it."""
    return value.photo is not None and not value.photo.data and value.photo.url.startswith(DIGEST)


def packed(values: Sequence[Value]) -> str:
    """Write values as JSON, pictures by their names."""
    return worded(values).said


def unpacked(said: str) -> tuple[Value, ...]:
    """Read values from JSON."""
    return values_of(said)


def content_of(values: Sequence[Value]) -> bytes:
    """Pack values as the word of a source, without the circles, which no source's word holds."""
    return contents.packed("", packed([value for value in values if circle_of(value) is None]))

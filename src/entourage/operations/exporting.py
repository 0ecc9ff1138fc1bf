"""Write people to files that other programs read, with the circles they are in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.comparing import without_doubles
from entourage.domain.contact import Kind, Value
from entourage.formats import google_csv, outlook_csv, portable, vcard
from entourage.formats.record import Record
from entourage.operations import contacts
from entourage.operations.files import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from entourage.domain.contact import Contact
    from entourage.operations.contacts import People
    from entourage.storage.database import Database


def _write_vcards(records: Iterable[Record]) -> bytes:
    # Every phone and mail program reads 3.0, not every one 4.0, and nothing is lost by it.
    return b"".join(vcard.write(records, "3.0"))


_WRITERS: dict[str, Callable[[Iterable[Record]], bytes]] = {
    "vcard": _write_vcards,
    "google-csv": google_csv.write,
    "outlook-csv": outlook_csv.write,
    "json": portable.write,
}
_TABLES = frozenset({"google-csv", "outlook-csv"})
# A field that the program does not know may hold anything: what someone owes me, a word only for me.
_PRIVATE = frozenset({Kind.NOTE, Kind.CATEGORY, Kind.OTHER})


@dataclass(frozen=True, slots=True)
class Exported:
    """Hold how many people went out, and how many pictures stayed because a table cannot hold them."""

    people: int
    pictures_left_out: int


def export(
    database: Database,
    *,
    wanted: People,
    file_format: str,
    path: Path,
    circle_names: Mapping[int, str],
    for_myself: bool,
    goes_on: Callable[[], bool] = lambda: True,
) -> Exported:
    """Write people to a file.

    for_myself: with the circles as categories; for someone else without them, notes and unknown fields.
    goes_on: asked before the file is written; once it says no, none is.
    """
    people = contacts.load_all(database, wanted)
    names = circle_names if for_myself else {}
    records = [as_record(person, [names[key] for key in person.circles if key in names]) for person in people]
    if not for_myself:
        records = [replace(record, values=_public(record.values)) for record in records]
    written = _WRITERS[file_format](records) if goes_on() else b""
    if goes_on():
        write_file(path, written)
    pictures = sum(_has_picture(record) for record in records) if file_format in _TABLES else 0
    return Exported(len(people), pictures)


def _has_picture(record: Record) -> bool:
    return any(value.photo is not None and not value.photo.url for value in record.values)


def as_record(person: Contact, categories: Sequence[str] = ()) -> Record:
    """Say a contact as a file says one, with these categories beside its own."""
    added = tuple(Value(kind=Kind.CATEGORY, text=name) for name in categories)
    return Record(values=without_doubles(person.values + added), identifier=person.uid, kind=person.kind)


def _public(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(_without_my_side(value) for value in values if value.kind not in _PRIVATE)


def _without_my_side(value: Value) -> Value:
    """Leave out since when I am connected to someone: it is about me."""
    if value.kind is not Kind.PROFILE:
        return value
    return replace(value, parts=tuple(value.as_profile._replace(connected_on="")), raw="")

"""Write people to files that other programs read, with the circles they are in."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NoReturn
from uuid import NAMESPACE_URL, uuid5

from entourage.domain.comparing import without_doubles
from entourage.domain.contact import Kind, Value, display_name
from entourage.domain.errors import EntourageError
from entourage.formats import google_csv, outlook_csv, portable, vcard
from entourage.formats.delimited_writer import letters_outside, plain_letters
from entourage.formats.record import Record
from entourage.operations import contacts
from entourage.operations.files import write_by
from entourage.storage import contacts as stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import IO

    from entourage.domain.contact import Contact
    from entourage.operations.contacts import People
    from entourage.storage.database import Database

_TABLES = frozenset({"google-csv", "outlook-csv"})
# Every phone and mail program reads 3.0, not every one 4.0, and nothing is lost by it.
_VERSIONS = {"vcard": "3.0", "vcard3": "3.0", "vcard4": "4.0"}
_ENCODINGS = {"utf-8": "utf-8-sig", "cp1252": "cp1252"}
# A field that the program does not know may hold anything: what someone owes me, a word only for me.
_PRIVATE = frozenset({Kind.NOTE, Kind.CATEGORY, Kind.OTHER})
_AT_ONCE = 100  # people with their pictures in memory at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Hold how a format is to be written, where it leaves a choice.

    headers: of Outlook's table, a language of `outlook_csv.LANGUAGES`. encoding: of the same, "utf-8" (which a byte
    order mark begins) or "cp1252"; plain: the letters that it lacks as plain ones (Ł as L). groups: the circles as
    cards of their own too, in vCards. one_each: in vCards, a file for each person, in a ZIP archive.
    only_columns: in tables, without the lines that say to this program what no column holds.
    """

    headers: str = "en"
    encoding: str = "utf-8"
    plain: bool = False
    groups: bool = False
    one_each: bool = False
    only_columns: bool = False


def headers_in(language: str) -> str:
    """Choose the language of Outlook's columns: that of the program, as far as there are such columns."""
    return next((name for name in outlook_csv.LANGUAGES if language == name), "en")


@dataclass(frozen=True, slots=True)
class Exported:
    """Hold how many people went out, how many circles as cards, and how many pictures a table could not hold.

    lessened: of how many people something stays out that no column holds. unread: how many have a picture that nobody
    could read, and that goes out as it came.
    """

    people: int
    pictures_left_out: int
    groups: int = 0
    plain: tuple[str, ...] = ()
    lessened: int = 0
    unread: int = 0


@dataclass(slots=True)
class _Going:
    """Live as what is found out while people go out one by one."""

    people: int = 0
    pictures: int = 0
    unread: int = 0
    groups: int = 0
    unwritable: dict[str, str] = field(default_factory=dict)
    bare: list[str] = field(default_factory=list)


class _TakenBackError(Exception):
    """End a writing that is wanted no more, before anything of it stands in its place."""


def export(
    database: Database,
    *,
    wanted: People,
    file_format: str,
    path: Path,
    circle_names: Mapping[int, str],
    for_myself: bool,
    goes_on: Callable[[], bool] = lambda: True,
    form: Form | None = None,
) -> Exported:
    """Write people to a file, one after the other, so that it matters little how many they are.

    for_myself: with the circles as categories; for someone else without them, notes and unknown fields.
    goes_on: asked again and again until the file stands; once it says no, there is none.
    Raises EntourageError: "letters_not_in_encoding", naming who has letters that the encoding does not know;
    "file_not_written".
    """
    form, going = form or Form(), _Going()
    people = _people(database, wanted, goes_on)
    records = _records(people, circle_names if for_myself else None, going, with_groups=form.groups)

    def write(file: IO[bytes]) -> None:
        if form.one_each and file_format in _VERSIONS:
            _write_one_each(file, records, _VERSIONS[file_format])
        else:
            file.writelines(_written(records, file_format, form, going))
        if going.unwritable and not form.plain:
            _refuse(going.unwritable, path)

    try:
        write_by(path, write)
    except _TakenBackError:
        return Exported(0, 0)
    pictures = going.pictures if file_format in _TABLES else 0
    unread = going.unread if file_format in _VERSIONS else 0
    return Exported(going.people, pictures, going.groups, tuple(going.unwritable), len(going.bare), unread)


def _refuse(unwritable: Mapping[str, str], path: Path) -> NoReturn:
    letters = " ".join(sorted(set("".join(unwritable.values()))))
    raise EntourageError("letters_not_in_encoding", people=list(unwritable), letters=letters, path=str(path))


def _people(database: Database, wanted: People, goes_on: Callable[[], bool]) -> Iterator[Contact]:
    with database.read() as session:
        keys = [key for key, _, _ in stored.listing(session, contacts.chosen(session, wanted))]
        for start in range(0, len(keys), _AT_ONCE):
            yield from _unless_taken_back(stored.load(session, keys[start : start + _AT_ONCE]), goes_on)
        _expect_wanted(goes_on)


def _unless_taken_back(people: Iterable[Contact], goes_on: Callable[[], bool]) -> Iterator[Contact]:
    for person in people:
        _expect_wanted(goes_on)
        yield person


def _expect_wanted(goes_on: Callable[[], bool]) -> None:
    if not goes_on():
        raise _TakenBackError


def _records(
    people: Iterable[Contact], circle_names: Mapping[int, str] | None, going: _Going, *, with_groups: bool
) -> Iterator[Record]:
    """Say each person as a file does, then each circle that has someone of them if that is wanted."""
    names = circle_names or {}
    members: dict[int, list[str]] = {}
    for person in people:
        inside = [key for key in person.circles if key in names]
        for key in inside:
            members.setdefault(key, []).append(person.uid)
        record = as_record(person, [names[key] for key in inside])
        if circle_names is None:
            record = replace(record, values=_public(record.values))
        going.people += 1
        going.pictures += _has_picture(record)
        going.unread += any(value.kind is Kind.OTHER and value.name.upper() == "PHOTO" for value in record.values)
        yield record
    for key in names:
        if with_groups and key in members:
            going.groups += 1
            yield _group(names[key], members[key])


def _group(name: str, members: Sequence[str]) -> Record:
    values = (Value(kind=Kind.FORMATTED_NAME, text=name), Value(kind=Kind.NAME, parts=(name, "", "", "", "")))
    identifier = str(uuid5(NAMESPACE_URL, f"entourage:circle:{name}"))
    return Record(values=values, identifier=identifier, kind="group", members=tuple(members))


def _written(records: Iterator[Record], file_format: str, form: Form, going: _Going) -> Iterable[bytes]:
    if file_format in _VERSIONS:
        return vcard.write(records, _VERSIONS[file_format])
    bare = going.bare if form.only_columns else None
    if file_format == "google-csv":
        return google_csv.write(records, bare)
    if file_format == "outlook-csv":
        checked = _checked(records, form, going) if form.encoding != "utf-8" else records
        return outlook_csv.write(checked, form.headers, _ENCODINGS[form.encoding], bare)
    return portable.write(records)


def _checked(records: Iterable[Record], form: Form, going: _Going) -> Iterator[Record]:
    """Note who has letters that an encoding does not know, and write these plainly where that is wanted."""
    for record in records:
        letters = letters_outside(record.values, form.encoding)
        if letters:
            going.unwritable[display_name(record.values)] = letters
        is_changed = letters and form.plain
        yield replace(record, values=plain_letters(record.values, form.encoding)) if is_changed else record


def _write_one_each(file: IO[bytes], records: Iterable[Record], version: str) -> None:
    taken: set[str] = set()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for record in records:
            data = b"".join(vcard.write([record], version))
            archive.writestr(_free_name(display_name(record.values), taken), data)


def _free_name(name: str, taken: set[str]) -> str:
    """Name a file after someone, so that every system takes the name and none is there twice."""
    plain = "".join(letter if letter.isprintable() and letter not in '\\/:*?"<>|' else " " for letter in name)
    plain = " ".join(plain.split()).strip(". ")[:80] or "—"
    plain = f"{plain}_" if PurePath(plain).stem.upper() in _RESERVED else plain
    number, free = 1, plain
    while free.casefold() in taken:
        number += 1
        free = f"{plain} ({number})"
    taken.add(free.casefold())
    return f"{free}.vcf"


_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})


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

"""List, show, add, change and delete people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.contact import Kind
from entourage.domain.editing import FIELDS, looks_wrong
from entourage.domain.errors import EntourageError
from entourage.domain.names import nearest
from entourage.domain.pairing import is_for_programs, is_of_account
from entourage.formats.portrait import portrait
from entourage.formats.typed_dates import read_typed
from entourage.operations import circles as circle_operations
from entourage.operations import contacts as operations
from entourage.operations import sharing as sharing_operations
from entourage.operations.exporting import as_record
from entourage.operations.trash import deleted
from entourage.words import changes, names
from entourage.words import importing as words
from entourage.words import trash as in_trash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.contact import Contact, Held, Value
    from entourage.domain.matching import Likeness
    from entourage.language import Language
    from entourage.operations.trash import Deleted
    from entourage.storage.database import Database

YES_OR_NO = {"yes": True, "true": True, "1": True, "oui": True, "vrai": True}
YES_OR_NO |= {"no": False, "false": False, "0": False, "non": False, "faux": False}
_DATES = frozenset({"birthday", "anniversary"})


def listing(command: Command) -> Answer:
    """List people: of a circle, found by words, or everyone."""
    options = command.options
    with command.book() as database:
        found = operations.listing(database, command.people(options.circle, options.search))
        called = _circle_names(database, command.language)
    total = len(found)
    found = found[: max(options.limit, 0)] if options.limit is not None else found
    people: list[dict[str, Any]] = [
        {"id": key, "full_name": name, "circles": [called[one] for one in circles]} for key, name, circles in found
    ]
    lines = [
        f"{one['id']:>6}  {names.person(command.language, one['full_name'])}" + _in_brackets(one["circles"])
        for one in people
    ]
    said = [command.language.ngettext("{count} person", "{count} people", total)]
    return Answer({"contacts": people}, lines=lines, said=said)


def _in_brackets(circles: list[str]) -> str:
    return f"  ({', '.join(circles)})" if circles else ""


def _circle_names(database: Database, language: Language) -> dict[int, str]:
    return {one.id: names.circle(language, one) for one, _ in circle_operations.overview(database).circles}


def show(command: Command) -> Answer:
    """Show all that is known of a person, and where it comes from."""
    with command.book() as database:
        person = operations.load(database, operations.find(database, command.options.contact))
        called = _circle_names(database, command.language)
        exceptions = _exceptions(command.language, database, person)
    lines = _lines(command.language, person, called)
    return Answer({**_data(person, called), "exceptions": exceptions}, lines=[*lines, *_excepted(command, exceptions)])


def _exceptions(language: Language, database: Database, person: Contact) -> list[dict[str, str]]:
    return [
        {"topic": names.topic(language, one.topic), "verdict": one.verdict.code}
        for one in sharing_operations.exceptions(database)
        if one.contact_id == person.id
    ]


def _excepted(command: Command, exceptions: list[dict[str, str]]) -> list[str]:
    said = command.language.gettext("Exception: {topic}, {verdict}")
    verdicts = names.verdicts(command.language)
    return ["  " + said.format(topic=one["topic"], verdict=verdicts[one["verdict"]]) for one in exceptions]


def _data(person: Contact, called: dict[int, str]) -> dict[str, Any]:
    said = {**portrait(as_record(person)), "id": person.id, "full_name": person.display_name, "uid": person.uid}
    held = [
        {
            "field": one.value.kind.value,
            "text": words.shown(one.value),
            "types": list(one.value.types),
            "label": one.value.label,
            "name": one.value.name,
            "by_hand": one.by_hand,
            "sources": list(dict.fromkeys(origin.name for origin in one.saying)),
            "files": list(dict.fromkeys(origin.file for origin in one.saying)),
            "formerly": [name for name in one.sources if all(name != origin.name for origin in one.saying)],
        }
        for one in person.held
        if not one.removed
    ]
    return {**said, "is_me": person.is_me, "circles": [called[key] for key in person.circles], "values": held}


def _lines(language: Language, person: Contact, called: dict[int, str]) -> list[str]:
    lines = [f"{names.person(language, person.display_name)}  [{person.id}]"]
    if person.is_me:
        lines.append(language.gettext("This is you: counted nowhere."))
    if person.circles:
        listed = language.listing([called[key] for key in person.circles])
        lines.append(language.gettext("In {circles}").format(circles=listed))
    standing = [one for one in person.held if not one.removed and not is_of_account(one.value, person.values)]
    files = {one.files for one in standing if not (one.by_hand or one.former)}
    if len(files) == 1:
        lines.append(language.gettext("From {files}").format(files=language.listing(files.pop())))
    shown = [one for one in standing if not _is_only_kept(one.value)]
    lines += [line for one in shown for line in _line(language, one, with_files=bool(files))]
    kept = dict.fromkeys(one.value.name for one in standing if _is_only_kept(one.value))
    if kept:
        lines.append("  " + language.gettext("Also kept, as the files have it: {names}").format(names=", ".join(kept)))
    return lines


def _is_only_kept(value: Value) -> bool:
    """Tell whether a value is no field of the program, but only kept to be written back to another."""
    return value.kind is Kind.OTHER and not value.label and (is_for_programs(value) or not value.text.strip())


def _picture(language: Language, value: Value) -> str:
    """Say what picture there is."""
    if value.photo is None:
        return ""
    if not value.photo.data:
        return value.photo.url
    kind = value.photo.media_type.rpartition("/")[2].upper()
    sentence = language.gettext("{kind}, {size} kB")
    return sentence.format(kind=kind or "?", size=language.number(max(1, len(value.photo.data) // 1000)))


def _line(language: Language, held: Held, *, with_files: bool) -> list[str]:
    text = words.said(language, held.value) or _picture(language, held.value)
    if not text:
        return []
    field = words.labelled_field(language, held.value)
    origin = language.gettext("by hand") if held.by_hand else _origin(language, held, with_files=with_files)
    shown = text.replace("\n", "\n      ")
    return ["  " + names.labelled(language, field, shown) + (f"  ({origin})" if origin else "")]


def _origin(language: Language, held: Held, *, with_files: bool) -> str:
    """Name the files of the sources that say a value; where none does any longer, those in which they did."""
    if held.former and not held.saying:
        return language.gettext("formerly in {files}").format(files=", ".join(held.files))
    return ", ".join(dict.fromkeys(origin.file for origin in held.saying)) if with_files else ""


def add(command: Command) -> Answer:
    """Add a person by name, with what else is known."""
    options = command.options
    fields = [_field(command, text) for text in options.fields]
    circle = command.circle(options.circle) if options.circle else None
    with command.book(begins=True) as database:
        key = operations.add(database, name=options.name, fields=fields, circle=circle)
        person = operations.load(database, key)
        called = _circle_names(database, command.language)
        alike = operations.alike(database, person, command.region)
    said = command.language.gettext("Added: {person}, number {number}.").format(person=person.display_name, number=key)
    doubts = [doubt for field, text in fields for doubt in _doubts(command.language, field, text)]
    return Answer(_data(person, called), said=[said, *doubts, *_alike(command.language, alike)])


def _alike(language: Language, found: Sequence[tuple[Contact, Likeness]]) -> list[str]:
    sentence = language.gettext("Perhaps already here: {person}, number {number}, {likeness}.")
    return [
        sentence.format(person=one.display_name, number=one.id, likeness=words.likeness(language, how))
        for one, how in found
    ]


def _field(command: Command, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    field = _known(command, name) if equals else ""
    if field in ("", "me"):
        raise EntourageError("field_unknown", field=text, fields=_called(command, FIELDS), near=[])
    return field, _typed(command.language, field, value)


def _known(command: Command, name: str) -> str:
    field = names.field_key(name, command.vocabulary)
    if not field:
        fields = (*FIELDS, "me")
        near = nearest(name, [(called, called) for called in names.fields(command.language).values()])
        raise EntourageError("field_unknown", field=name, fields=_called(command, fields), near=near)
    return field


def _called(command: Command, fields: Sequence[str]) -> str:
    return ", ".join(names.fields(command.language)[field] for field in fields)


def _typed(language: Language, field: str, text: str) -> str:
    """Read what was typed into a field: a date in the form of the place, anything else as it stands."""
    if field not in _DATES or not text.strip():
        return text
    return str(read_typed(language, text))


def _doubts(language: Language, field: str, text: str) -> list[str]:
    if not looks_wrong(field, text):
        return []
    sentence = language.gettext("“{text}” does not look right for the field {field}; it was kept all the same.")
    return [sentence.format(text=text, field=names.fields(language)[field])]


def set_field(command: Command) -> Answer:
    """Change a field of a person; `me yes` marks one's own card."""
    options = command.options
    field = _known(command, options.field)
    with command.book() as database:
        key = operations.find(database, options.contact)
        said = _mark_me(command, database, key) if field == "me" else _edit(command, database, key, field)
        person = operations.load(database, key)
        called = _circle_names(database, command.language)
    name = person.display_name or str(key)
    return Answer(_data(person, called), said=[names.labelled(command.language, name, text) for text in said])


def _mark_me(command: Command, database: Database, key: int) -> list[str]:
    language = command.language
    is_me = YES_OR_NO.get(command.options.value.strip().casefold())
    if is_me is None:
        raise EntourageError("yes_or_no", text=command.options.value)
    operations.mark_me(database, contact_id=key, is_me=is_me)
    return [language.gettext("this is you, counted nowhere.") if is_me else language.gettext("this is not you.")]


def _edit(command: Command, database: Database, key: int, field: str) -> list[str]:
    options, language = command.options, command.language
    text = _typed(language, field, options.value)
    changed = operations.set_field(
        database, contact_id=key, field=field, text=text, another=options.add, instead_of=options.instead_of
    )
    done = [changes.edited(language, edit) for edit in changed]
    return [*(done or [language.gettext("nothing to change.")]), *_doubts(language, field, text)]


def delete(command: Command) -> Answer:
    """Put people into the trash."""
    with command.book() as database:
        keys = operations.find_all(database, command.options.contact)
        operations.delete(database, contact_ids=keys)
    said = command.language.ngettext(
        "{count} person is in the trash for 30 days.", "{count} people are in the trash for 30 days.", len(keys)
    )
    return Answer({"deleted": keys}, said=[f"{said} {command.to_undo}"])


def trash(command: Command) -> Answer:
    """List the trash, put people back from it, or empty it."""
    options, language = command.options, command.language
    with command.book() as database:
        restored = [operations.find_deleted(database, text) for text in options.restore or ()]
        if restored:
            operations.restore(database, contact_ids=restored)
        erased = operations.empty_trash(database) if options.empty else 0
        found = deleted(database)
    data = [
        {
            "id": one.id,
            "full_name": one.name,
            "deleted_at": one.at,
            "about": list(one.about),
            "circles": [names.circle(language, circle) for circle in one.circles],
        }
        for one in found
    ]
    lines = [_in_trash(language, one) for one in found]
    said = []
    if restored:
        said.append(in_trash.put_back(language, len(restored)))
    if erased:
        said.append(in_trash.erased(language, erased))
    if not found:
        said.append(in_trash.empty(language))
    return Answer({"trash": data, "restored": restored, "erased": erased}, lines=lines, said=said)


def _in_trash(language: Language, one: Deleted) -> str:
    circles = ", ".join(names.circle(language, circle) for circle in one.circles)
    more = (" · ".join(one.about), circles, f"({language.written(one.at)})")
    return "  ".join(filter(None, (f"{one.id:>6}", names.person(language, one.name), *more)))

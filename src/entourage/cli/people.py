"""List, show, add, change and delete people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.editing import FIELDS
from entourage.domain.errors import EntourageError
from entourage.formats.portrait import portrait
from entourage.operations import circles as circle_operations
from entourage.operations import contacts as operations
from entourage.operations.exporting import as_record
from entourage.words import importing as words
from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.contact import Contact
    from entourage.language import Language
    from entourage.storage.database import Database

_YES = frozenset({"yes", "true", "1", "oui", "vrai"})
_ALSO = {
    "phone": "telephone",
    "tel": "telephone",
    "company": "organization",
    "org": "organization",
    "name": "full_name",
    "formatted_name": "full_name",
    "additional": "middle",
}


def listing(command: Command) -> Answer:
    """List people: of a circle, found by words, or everyone."""
    options = command.options
    unsorted = bool(options.circle) and command.group(options.circle) == "unsorted"
    circle = command.circle(options.circle) if options.circle and not unsorted else None
    with command.book() as database:
        found = operations.listing(database, circle=circle, unsorted=unsorted, words=options.search)
        called = _circle_names(database, command.language)
    people: list[dict[str, Any]] = [
        {"id": key, "full_name": name, "circles": [called[one] for one in circles]} for key, name, circles in found
    ]
    lines = [f"{one['id']:>6}  {one['full_name'] or '—'}" + _in_brackets(one["circles"]) for one in people]
    said = [command.language.ngettext("{count} person", "{count} people", len(people))]
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
    return Answer(_data(person, called), lines=_lines(command.language, person, called))


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
            "sources": list(one.sources),
            "files": list(one.files),
        }
        for one in person.held
        if not one.removed
    ]
    return {**said, "is_me": person.is_me, "circles": [called[key] for key in person.circles], "values": held}


def _lines(language: Language, person: Contact, called: dict[int, str]) -> list[str]:
    lines = [f"{person.display_name or '—'}  [{person.id}]"]
    if person.circles:
        listed = language.listing([called[key] for key in person.circles])
        lines.append(language.gettext("In {circles}").format(circles=listed))
    for one in person.held:
        text = words.said(language, one.value)
        if one.removed or not text:
            continue
        field = one.value.label or words.field(language, one.value)
        origin = language.gettext("by hand") if one.by_hand else ", ".join(one.files)
        lines.append("  " + names.labelled(language, field, text) + (f"  ({origin})" if origin else ""))
    return lines


def add(command: Command) -> Answer:
    """Add a person by name, with what else is known."""
    options = command.options
    fields = [_field(text) for text in options.fields]
    circle = command.circle(options.circle) if options.circle else None
    with command.book() as database:
        key = operations.add(database, name=options.name, fields=fields, circle=circle)
        person = operations.load(database, key)
        called = _circle_names(database, command.language)
    said = command.language.gettext("Added: {person}, number {number}.")
    return Answer(_data(person, called), said=[said.format(person=person.display_name, number=key)])


def _field(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise EntourageError("field_unknown", field=text, fields=", ".join(FIELDS))
    return _known(name), value


def _known(name: str) -> str:
    field = name.strip().lower().replace("-", "_").replace(" ", "_")
    field = _ALSO.get(field, field)
    if field not in FIELDS and field != "me":
        raise EntourageError("field_unknown", field=name, fields=", ".join((*FIELDS, "me")))
    return field


def set_field(command: Command) -> Answer:
    """Change a field of a person; `me yes` marks one's own card."""
    options = command.options
    field = _known(options.field)
    with command.book() as database:
        key = operations.find(database, options.contact)
        if field == "me":
            operations.mark_me(database, contact_id=key, is_me=options.value.strip().casefold() in _YES)
        else:
            operations.set_field(database, contact_id=key, field=field, text=options.value, another=options.add)
        person = operations.load(database, key)
        called = _circle_names(database, command.language)
    said = command.language.gettext("Changed: {person}.").format(person=person.display_name or key)
    return Answer(_data(person, called), said=[said])


def delete(command: Command) -> Answer:
    """Put people into the trash."""
    with command.book() as database:
        keys = list(dict.fromkeys(operations.find(database, text) for text in command.options.contact))
        operations.delete(database, contact_ids=keys)
    said = command.language.ngettext(
        "{count} person is in the trash for 30 days. To take it back: entourage undo.",
        "{count} people are in the trash for 30 days. To take it back: entourage undo.",
        len(keys),
    )
    return Answer({"deleted": keys}, said=[said])


def trash(command: Command) -> Answer:
    """List the trash, put people back from it, or empty it."""
    options, language = command.options, command.language
    with command.book() as database:
        restored = [operations.find_deleted(database, text) for text in options.restore or ()]
        if restored:
            operations.restore(database, contact_ids=restored)
        erased = operations.empty_trash(database) if options.empty else 0
        found = operations.trash(database)
    data = [{"id": key, "full_name": name, "deleted_at": at} for key, name, at in found]
    lines = [f"{key:>6}  {name or '—'}  ({language.written(at)})" for key, name, at in found]
    said = []
    if restored:
        said.append(language.ngettext("{count} person put back.", "{count} people put back.", len(restored)))
    if options.empty:
        said.append(language.ngettext("{count} person erased for good.", "{count} people erased for good.", erased))
    if not found:
        said.append(language.gettext("The trash is empty."))
    return Answer({"trash": data, "restored": restored, "erased": erased}, lines=lines, said=said)

"""Circles, and sorting people into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.circle import LESS_FAMILIAR
from entourage.domain.errors import EntourageError
from entourage.operations import circles as operations
from entourage.operations import contacts, sharing
from entourage.words import names, sorting
from entourage.words.contradicting import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.sorting import Sorted
    from entourage.language import Language
    from entourage.storage.database import Database


def overview(command: Command) -> Answer:
    """List the circles with their people counted."""
    with command.book() as database:
        return _overview(command.language, database)


def _overview(language: Language, database: Database, *said: str) -> Answer:
    found = operations.overview(database)
    data = {
        "circles": [_data(language, circle, people) for circle, people in found.circles],
        "not_sorted": found.unsorted,
        "everyone": found.everyone,
    }
    groups, closed = names.groups(language), language.gettext("closed")
    lines = [
        f"{language.number(people):>8}  {circle.symbol} {names.circle(language, circle)}"
        + (f"  ({closed})" if circle.closed else "")
        for circle, people in found.circles
    ]
    lines.append(f"{language.number(found.unsorted):>8}  · {groups['unsorted']}")
    lines.append(f"{language.number(found.everyone):>8}    {groups['everyone']}")
    return Answer(data, lines=[] if said else lines, said=list(said))


def _data(language: Language, circle: Circle, people: int) -> dict[str, Any]:
    return {
        "id": circle.id,
        "name": names.circle(language, circle),
        "preset": circle.preset or None,
        "people": people,
        "closed": circle.closed,
        "colour": circle.colour,
        "symbol": circle.symbol,
        "description": circle.description,
    }


def add(command: Command) -> Answer:
    """Make a circle."""
    with command.book(begins=True) as database:
        wanted = command.circle(command.options.name)
        made = sharing.flagging(lambda book: operations.add(book, named=wanted))(database)
        name = names.circle(command.language, made.answer)
        said = command.language.gettext("New circle: {circle}.").format(circle=name)
        return _overview(command.language, database, said, *sentences(command.language, made.contradictions))


def rename(command: Command) -> Answer:
    """Give a circle another name."""
    old, new = command.circle(command.options.name), command.circle(command.options.new)
    with command.book(begins=True) as database:
        circle = operations.rename(database, named=old, new=new)
        said = command.language.gettext("{circle} is now called {name}.")
        name = names.circle(command.language, circle)
        return _overview(command.language, database, said.format(circle=old.text, name=name))


def describe(command: Command) -> Answer:
    """Write what a circle is for."""
    with command.book(begins=True) as database:
        named = command.circle(command.options.name)
        circle = operations.describe(database, named=named, text=command.options.text)
        said = command.language.gettext("The description of {circle} is saved.")
        return _overview(command.language, database, said.format(circle=names.circle(command.language, circle)))


def close(command: Command) -> Answer:
    """Close a circle."""
    with command.book(begins=True) as database:
        wanted = command.circle(command.options.name)
        circle = operations.set_closed(database, named=wanted, closed=True)
        said = command.language.gettext("{circle} is closed: whoever is in it may see nothing.")
        return _overview(command.language, database, said.format(circle=names.circle(command.language, circle)))


def reopen(command: Command) -> Answer:
    """Open a closed circle again."""
    with command.book(begins=True) as database:
        wanted = command.circle(command.options.name)
        done = sharing.flagging(lambda book: operations.set_closed(book, named=wanted, closed=False))(database)
        said = command.language.gettext("{circle} is open again.").format(
            circle=names.circle(command.language, done.answer)
        )
        return _overview(command.language, database, said, *sentences(command.language, done.contradictions))


def remove(command: Command) -> Answer:
    """Remove a circle; its people stay."""
    with command.book(begins=True) as database:
        circle = operations.remove(database, named=command.circle(command.options.name))
        said = command.language.gettext("The circle {circle} was removed; its people stay.")
        called = names.circle(command.language, circle)
        return _overview(command.language, database, f"{said.format(circle=called)} {command.to_undo}")


def sort(command: Command) -> Answer:
    """Put people into a circle, take them out of one, or both."""
    options, language = command.options, command.language
    if not (options.into or options.out_of):
        raise EntourageError("circle_needed")
    if not (options.contact or options.search):
        raise EntourageError("people_needed")
    into = command.circle(options.into) if options.into else None
    out_of = command.circle(options.out_of) if options.out_of else None
    with command.book() as database:
        people = list(dict.fromkeys(_people(command, database)))
        found = sharing.flagging(lambda book: operations.sort(book, people=people, into=into, out_of=out_of))(database)
        done = found.answer
        called = contacts.names(database)
        circles = {one.preset: names.circle(language, one) for one, _ in operations.overview(database).circles}
    data = {
        "into": names.circle(language, done.into) if done.into else None,
        "out_of": names.circle(language, done.out_of) if done.out_of else None,
        "came_in": list(done.came_in),
        "went_out": list(done.went_out),
        "already_in": list(done.already_in),
        "not_in": list(done.not_in),
        "left_out": _with_circles(language, done.left_out, called),
        "also_closer": _with_circles(language, done.also_closer, called),
        "also_less_familiar": list(done.also_less_familiar),
        "narrowed": [
            {"id": key, "full_name": called.get(key), "topics": [names.topic(language, one) for one in topics]}
            for key, topics in done.narrowed
        ],
    }
    said = [*sorting.told(language, done, called), *_hints(command, done, circles.get(LESS_FAMILIAR, ""))]
    said = said or [language.gettext("Nobody was found.")]
    return Answer(data, said=[*said, *sentences(language, found.contradictions)])


def _hints(command: Command, done: Sorted, less_familiar: str) -> list[str]:
    """Name the commands that tell more, or do what is left to be done."""
    language, said = command.language, []
    if len(done.narrowed) > 1:
        said.append(language.gettext("To see why: {command}.").format(command=command.typed("why")))
    if done.also_less_familiar:
        also = language.ngettext(
            "{count} person is still in {circle} too. To take them out: {command}.",
            "{count} people are still in {circle} too. To take them out: {command}.",
            len(done.also_less_familiar),
        )
        said.append(also.format(circle=less_familiar, command=command.typed("sort … --out-of")))
    return said


def _people(command: Command, database: Database) -> Iterator[int]:
    yield from contacts.find_all(database, command.options.contact)
    if command.options.search:
        for key, _, _ in contacts.listing(database, command.people(None, command.options.search)):
            yield key


def _with_circles(
    language: Language, found: Sequence[tuple[int, Sequence[Circle]]], called: Mapping[int, str]
) -> list[dict[str, Any]]:
    return [
        {"id": key, "full_name": called.get(key), "circles": [names.circle(language, one) for one in closer]}
        for key, closer in found
    ]

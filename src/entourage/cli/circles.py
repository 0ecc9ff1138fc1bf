"""Circles, and sorting people into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.circle import LESS_FAMILIAR
from entourage.domain.errors import EntourageError
from entourage.operations import circles as operations
from entourage.operations import contacts
from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.language import Language
    from entourage.operations.circles import Sorted
    from entourage.storage.database import Database


def overview(command: Command) -> Answer:
    """List the circles with their people counted."""
    with command.book() as database:
        return _overview(command.language, database)


def _overview(language: Language, database: Database, said: str = "") -> Answer:
    found = operations.overview(database)
    data = {
        "circles": [_data(language, circle, people) for circle, people in found.circles],
        "not_sorted": found.unsorted,
        "everyone": found.everyone,
    }
    groups, closed, everyone = names.groups(language), language.gettext("closed"), language.gettext("Everyone")
    lines = [
        f"{language.number(people):>8}  {circle.symbol} {names.circle(language, circle)}"
        + (f"  ({closed})" if circle.closed else "")
        for circle, people in found.circles
    ]
    lines.append(f"{language.number(found.unsorted):>8}  · {groups['unsorted']}")
    lines.append(f"{language.number(found.everyone):>8}    {everyone}")
    return Answer(data, lines=[] if said else lines, said=[said] if said else [])


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
    with command.book() as database:
        circle = operations.add(database, named=command.circle(command.options.name))
        said = command.language.gettext("New circle: {circle}.")
        return _overview(command.language, database, said.format(circle=names.circle(command.language, circle)))


def rename(command: Command) -> Answer:
    """Give a circle another name."""
    old, new = command.circle(command.options.name), command.circle(command.options.new)
    with command.book() as database:
        circle = operations.rename(database, named=old, new=new)
        said = command.language.gettext("{circle} is now called {name}.")
        name = names.circle(command.language, circle)
        return _overview(command.language, database, said.format(circle=old.text, name=name))


def describe(command: Command) -> Answer:
    """Write what a circle is for."""
    with command.book() as database:
        named = command.circle(command.options.name)
        circle = operations.describe(database, named=named, text=command.options.text)
        said = command.language.gettext("The description of {circle} is saved.")
        return _overview(command.language, database, said.format(circle=names.circle(command.language, circle)))


def close(command: Command) -> Answer:
    """Close a circle."""
    with command.book() as database:
        circle = operations.set_closed(database, named=command.circle(command.options.name), closed=True)
        said = command.language.gettext("{circle} is closed: whoever is in it may see nothing.")
        return _overview(command.language, database, said.format(circle=names.circle(command.language, circle)))


def reopen(command: Command) -> Answer:
    """Open a closed circle again."""
    with command.book() as database:
        circle = operations.set_closed(database, named=command.circle(command.options.name), closed=False)
        said = command.language.gettext("{circle} is open again.")
        return _overview(command.language, database, said.format(circle=names.circle(command.language, circle)))


def remove(command: Command) -> Answer:
    """Remove a circle; its people stay."""
    with command.book() as database:
        circle = operations.remove(database, named=command.circle(command.options.name))
        said = command.language.gettext(
            "The circle {circle} was removed; its people stay. To take it back: entourage undo."
        )
        return _overview(command.language, database, said.format(circle=names.circle(command.language, circle)))


def sort(command: Command) -> Answer:
    """Put people into a circle, take them out of one, or both."""
    options, language = command.options, command.language
    if not (options.into or options.out_of):
        raise EntourageError("circle_needed")
    into = command.circle(options.into) if options.into else None
    out_of = command.circle(options.out_of) if options.out_of else None
    with command.book() as database:
        people = list(dict.fromkeys(contacts.find(database, text) for text in options.contact))
        done = operations.sort(database, people=people, into=into, out_of=out_of)
        called = {key: name for key, name, _ in contacts.listing(database)}
        circles = {one.preset: names.circle(language, one) for one, _ in operations.overview(database).circles}
    data = {
        "into": names.circle(language, done.into) if done.into else None,
        "out_of": names.circle(language, done.out_of) if done.out_of else None,
        "came_in": list(done.came_in),
        "went_out": list(done.went_out),
        "left_out": [
            {"id": key, "full_name": called.get(key), "circles": [names.circle(language, one) for one in closer]}
            for key, closer in done.left_out
        ],
        "also_less_familiar": list(done.also_less_familiar),
    }
    return Answer(data, said=_said(language, done, circles.get(LESS_FAMILIAR, "")))


def _said(language: Language, done: Sorted, less_familiar: str) -> list[str]:
    said = []
    if done.into:
        came = language.ngettext(
            "{count} person put into {circle}.", "{count} people put into {circle}.", len(done.came_in)
        )
        said.append(came.format(circle=names.circle(language, done.into)))
    if done.out_of:
        went = language.ngettext(
            "{count} person taken out of {circle}.", "{count} people taken out of {circle}.", len(done.went_out)
        )
        said.append(went.format(circle=names.circle(language, done.out_of)))
    if done.left_out:
        closer = {circle.id: circle for _, circles in done.left_out for circle in circles}
        left = language.ngettext(
            "{count} person is already in a closer circle ({circles}): left out.",
            "{count} people are already in a closer circle ({circles}): left out.",
            len(done.left_out),
        )
        listed = language.listing([names.circle(language, one) for one in closer.values()])
        said.append(left.format(circles=listed))
    if done.also_less_familiar:
        also = language.ngettext(
            "{count} person is still in {circle} too. To take them out: entourage sort … --out-of.",
            "{count} people are still in {circle} too. To take them out: entourage sort … --out-of.",
            len(done.also_less_familiar),
        )
        said.append(also.format(circle=less_familiar))
    return said

"""What a person does with circles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entourage.domain.circle import LESS_FAMILIAR, already_closer, no_longer_less_familiar
from entourage.domain.errors import EntourageError
from entourage.domain.presets import FIRST_CIRCLES, OFFERED_CIRCLES, Look, PresetCircle, free_look
from entourage.domain.sorting import Sorted
from entourage.domain.text import fold, one_line
from entourage.operations import sharing
from entourage.operations.naming import find_circle
from entourage.storage import accounts, circles, contacts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.sharing import Decision
    from entourage.domain.topic import Topic
    from entourage.operations.naming import Named
    from entourage.storage.database import Database, Session
    from entourage.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class CircleCounts:
    """Hold the circles with the number of people in each, and the numbers that stand beside them."""

    circles: tuple[tuple[Circle, int], ...]
    unsorted: int
    everyone: int
    accounts: int = 0


def overview(database: Database) -> CircleCounts:
    """Count the people of every circle, those in none, and everyone; and my accounts."""
    with database.read() as session:
        numbers = circles.counts(session)
        return CircleCounts(
            tuple((circle, numbers.get(circle.id, 0)) for circle in circles.every(session)),
            contacts.count(session, contacts.Filter(unsorted=True)),
            contacts.count(session, contacts.Filter()),
            len(accounts.every(session)),
        )


def add(database: Database, *, named: Named, description: str = "", look: Look | None = None) -> Circle:
    """Make a circle; an offered one of that name comes with its meaning and rules. look: another than `look_for`."""
    with database.unit("add_circle") as unit:
        circle = make(unit, named, look)
        if description.strip():
            circles.change(unit, circle.id, description=description.strip())
        unit.params["circle"] = told(circle)
    return circle


def make(unit: Unit, named: Named, look: Look | None = None) -> Circle:
    """Make a circle in a unit under way; "circle_exists" or "name_reserved" where that name is taken, "name_empty"."""
    if not one_line(named.text):
        raise EntourageError("name_empty")
    every = circles.every(unit.session)
    _refuse_taken(every, named)
    preset = _offered(every, named)
    row = preset_row(preset) if preset else {"preset": None, "name": one_line(named.text), "closed": False}
    colour, symbol = look or look_for(every, named)
    key = circles.create(unit, [row | {"colour": colour, "symbol": symbol}])[0]
    if preset:
        sharing.apply_preset_to_circle(unit, key, preset.key)
    return next(circle for circle in circles.every(unit.session) if circle.id == key)


def _offered(every: Sequence[Circle], named: Named) -> PresetCircle | None:
    taken = {circle.preset for circle in every}
    offered = {circle.key: circle for circle in FIRST_CIRCLES + OFFERED_CIRCLES if circle.key not in taken}
    return offered.get(named.preset)


def destination(unit: Unit, named: Named, *, makes: bool = False) -> Circle:
    """Find the circle that people are put into, and make it where it is an offered one; else "circle_unknown".

    makes: any other that is not there yet is made too.
    """
    try:
        return find_circle(unit.session, named)
    except EntourageError:
        if not makes and _offered(circles.every(unit.session), named) is None:
            raise
        return make(unit, named)


def check_destination(database: Database, named: Named) -> None:
    """Raise what keeps people from being put into a circle of this name: "circle_unknown", "not_a_circle"."""
    with database.read() as session:
        if _offered(circles.every(session), named) is None:
            find_circle(session, named)


def preset_row(preset: PresetCircle) -> dict[str, Any]:
    """Describe a preset circle as storage writes it."""
    look = {"colour": preset.look.colour, "symbol": preset.look.symbol}
    return {"preset": preset.key, "name": None, **look, "closed": preset.closed}


def look_for(every: Sequence[Circle], named: Named) -> Look:
    """Choose the look of a circle that is to be made beside others: its own as a preset, but what others have."""
    preset = _offered(every, named)
    return free_look([Look(circle.colour, circle.symbol) for circle in every], preset.look if preset else None)


def _refuse_taken(every: Sequence[Circle], named: Named, but: int = 0) -> None:
    if named.is_group:
        raise EntourageError("name_reserved", name=named.text)
    for circle in every:
        same_preset = named.preset and circle.preset == named.preset and not circle.name
        if circle.id != but and (same_preset or (circle.name and fold(circle.name) == fold(named.text))):
            raise EntourageError("circle_exists", circle=circle)


def rename(database: Database, *, named: Named, new: Named) -> Circle:
    """Give a circle another name; a preset keeps its meaning."""
    with database.unit("rename_circle") as unit:
        circle = find_circle(unit.session, named)
        name = _new_name(unit.session, circle, new)
        unit.params |= {"circle": told(circle), "name": one_line(new.text)}
        circles.change(unit, circle.id, name=name)
        return find_circle(unit.session, new)


def _new_name(session: Session, circle: Circle, new: Named) -> str | None:
    """Give the name that a circle is to have: None for a preset that has its own again."""
    name = one_line(new.text)
    if not name:
        raise EntourageError("name_empty")
    _refuse_taken(circles.every(session), new, but=circle.id)
    own_again = circle.preset and new.preset == circle.preset
    if new.preset and not own_again:
        raise EntourageError("name_of_preset", name=new.text)
    return None if own_again else name


def change(database: Database, *, named: Named, new: Named | None, colour: str, symbol: str, description: str) -> None:
    """Change all that a circle looks like in one act; new: another name, None to keep its own.

    Raises EntourageError as `rename` does.
    """
    with database.unit("change_circle") as unit:
        circle = find_circle(unit.session, named)
        unit.params["circle"] = told(circle)
        name = _new_name(unit.session, circle, new) if new else circle.name or None
        look = {"colour": colour, "symbol": symbol}
        circles.change(unit, circle.id, name=name, description=description.strip(), **look)


def move(database: Database, *, named: Named, place: int) -> None:
    """Put a circle at a place among the others, counted from 0; a place outside is the nearest end."""
    with database.unit("move_circle") as unit:
        circle = find_circle(unit.session, named)
        unit.params["circle"] = told(circle)
        others = [one.id for one in circles.every(unit.session) if one.id != circle.id]
        others.insert(max(0, place), circle.id)
        circles.put_in_order(unit, others)


def describe(database: Database, *, named: Named, text: str) -> Circle:
    """Write what a circle is for, in the person's own words."""
    with database.unit("describe_circle") as unit:
        circle = find_circle(unit.session, named)
        unit.params["circle"] = told(circle)
        circles.change(unit, circle.id, description=text.strip())
        return circle


def set_closed(database: Database, *, named: Named, closed: bool) -> Circle:
    """Close a circle, so that whoever is in it sees nothing, or open it again."""
    with database.unit("close_circle" if closed else "open_circle") as unit:
        circle = find_circle(unit.session, named)
        unit.params["circle"] = told(circle)
        circles.change(unit, circle.id, closed=closed)
        return circle


def remove(database: Database, *, named: Named) -> Circle:
    """Take a circle away; the people stay."""
    with database.unit("remove_circle") as unit:
        circle = find_circle(unit.session, named)
        unit.params["circle"] = told(circle)
        circles.remove(unit, circle.id)
        return circle


def sort(
    database: Database, *, people: Sequence[int], into: Named | None, out_of: Named | None, makes: bool = False
) -> Sorted:
    """Put people into a circle, take them out of one, or both; makes: the circle is made where it is not there yet.

    Many put into Less familiar leave out those who are in a closer circle; one alone is put where the person says.
    Raises EntourageError: "same_circle", and those of find_circle.
    """
    with database.unit("sort") as unit:
        target = destination(unit, into, makes=makes) if into else None
        origin = find_circle(unit.session, out_of) if out_of else None
        if target and origin and target.id == origin.id:
            raise EntourageError("same_circle", circle=into.text if into else "")
        circles_of = _circles_of(unit.session, people)
        closer = _closer(people, target, origin, circles_of)
        left_out = closer if len(people) > 1 else {}
        coming = [key for key in people if key not in left_out]
        before = sharing.decisions(unit.session, {key: circles_of[key] for key in coming if circles_of[key]})
        came_in = circles.put_in(unit, target.id, coming) if target else []
        went_out = circles.take_out(unit, origin.id, coming) if origin else []
        moved = set(came_in) | set(went_out)
        unit.params |= {"count": len(moved)} | ({"contact": next(iter(moved))} if len(moved) == 1 else {})
        unit.params |= {"into": told(target) if came_in else None, "out_of": told(origin) if went_out else None}
        offered = no_longer_less_familiar(came_in, target, circles_of) if target else ()
        return Sorted(
            into=target,
            out_of=origin,
            came_in=tuple(came_in),
            went_out=tuple(went_out),
            already_in=_others(coming, came_in) if target else (),
            not_in=_others(coming, went_out) if origin else (),
            left_out=tuple(left_out.items()),
            also_closer=() if left_out else tuple(closer.items()),
            also_less_familiar=() if origin and origin.preset == LESS_FAMILIAR else offered,
            narrowed=_narrowed(before, sharing.decisions(unit.session, _circles_of(unit.session, list(before)))),
        )


def _others(people: Sequence[int], done: Sequence[int]) -> tuple[int, ...]:
    known = set(done)
    return tuple(key for key in people if key not in known)


def _narrowed(
    before: Mapping[int, Sequence[tuple[Topic, Decision]]], after: Mapping[int, Sequence[tuple[Topic, Decision]]]
) -> tuple[tuple[int, tuple[Topic, ...]], ...]:
    found = {
        key: tuple(
            topic for (topic, then), (_, now) in zip(decisions, after[key], strict=True) if now.verdict > then.verdict
        )
        for key, decisions in before.items()
    }
    return tuple((key, topics) for key, topics in found.items() if topics)


def in_closer(unit: Unit, people: Sequence[int], target: Circle) -> dict[int, tuple[Circle, ...]]:
    """Find who would be put into Less familiar and is in a closer circle, with these circles."""
    return _closer(people, target, None, _circles_of(unit.session, people))


def _closer(
    people: Sequence[int], target: Circle | None, origin: Circle | None, circles_of: Mapping[int, Sequence[Circle]]
) -> dict[int, tuple[Circle, ...]]:
    """Find who is put into Less familiar and is, and stays, in a closer circle."""
    if target is None or target.preset != LESS_FAMILIAR:
        return {}
    return already_closer(people, {key: [one for one in found if one != origin] for key, found in circles_of.items()})


def _circles_of(session: Session, people: Sequence[int]) -> dict[int, list[Circle]]:
    by_id = {circle.id: circle for circle in circles.every(session)}
    inside = circles.of_contacts(session, people)
    return {key: [by_id[circle] for circle in inside.get(key, ())] for key in people}


def told(circle: Circle | None) -> dict[str, str] | None:
    """Note a circle for the words of an act: they are made in the language of the moment."""
    return {"preset": circle.preset, "name": circle.name} if circle else None


def found(database: Database, wanted: Named) -> Circle | None:
    """Find a circle by its name, None where there is none."""
    with database.read() as session:
        try:
            return find_circle(session, wanted)
        except EntourageError:
            return None

"""Put people into circles and take them out, from wherever in the window, and say what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.circle import LESS_FAMILIAR
from entourage.operations import circles, contacts
from entourage.operations.naming import Named, named
from entourage.ui.desk import Offer
from entourage.words import names, sorting
from entourage.words.contradicting import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.sharing import Contradiction
    from entourage.domain.sorting import Sorted
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk


def put_into(desk: Desk, people: Sequence[int], circle: Circle) -> None:
    """Put people into a circle."""
    _sort(desk, people, into=named(circle))


def put_into_new(desk: Desk, people: Sequence[int], wanted: Named) -> None:
    """Make a circle and put people into it, in one act."""
    _sort(desk, people, into=wanted, makes=True)


def take_out(desk: Desk, people: Sequence[int], circle: Circle) -> None:
    """Take people out of a circle."""
    _sort(desk, people, out_of=named(circle))


def _sort(
    desk: Desk,
    people: Sequence[int],
    *,
    into: Named | None = None,
    out_of: Named | None = None,
    makes: bool = False,
) -> None:
    if not people:
        desk.tell(desk.language.gettext("Choose someone first."))
        return

    def call(database: Database) -> tuple[Sorted, Circle | None, dict[int, str]]:
        done = circles.sort(database, people=people, into=into, out_of=out_of, makes=makes)
        every = (circle for circle, _ in circles.overview(database).circles)
        less_familiar = next((circle for circle in every if circle.preset == LESS_FAMILIAR), None)
        alone = {one for some in sorting.groups(done) if len(some) == 1 for one in some}
        return done, less_familiar, {key: contacts.load(database, key).display_name for key in alone}

    into_name, out_name = (_called(desk, one) if one else "" for one in (into, out_of))
    doing = sorting.under_way(desk.language, len(people), into=into_name, out_of=out_name)
    desk.write(call, lambda found: _tell(desk, *found), doing=doing)


def _called(desk: Desk, one: Named) -> str:
    return one.text or names.circles(desk.language)[one.preset]


def _tell(desk: Desk, done: Sorted, less_familiar: Circle | None, called: Mapping[int, str]) -> None:
    said = " ".join(sorting.told(desk.language, done, called))
    desk.tell(said, can_undo=bool(done.came_in or done.went_out), offers=_offers(desk, done, less_familiar))


def _offers(desk: Desk, done: Sorted, less_familiar: Circle | None) -> tuple[Offer, ...]:
    """Offer to take whoever is now in a closer circle out of Less familiar, which is for the rest."""
    people = done.also_less_familiar
    if not people or less_familiar is None:
        return ()
    called = names.circle(desk.language, less_familiar)
    words = desk.language.gettext("Take out of {circle}").format(circle=called)
    return (Offer(words, lambda: take_out(desk, people, less_familiar)),)


def tell_contradictions(desk: Desk, said: str, found: Sequence[Contradiction]) -> None:
    """Say what was done, and the contradictions that it made."""
    desk.tell(" ".join([said, *sentences(desk.language, found)]), can_undo=True)

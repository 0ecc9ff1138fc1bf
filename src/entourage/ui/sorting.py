"""Put people into circles and take them out, from wherever in the window, and say what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.circle import LESS_FAMILIAR
from entourage.operations import circles, sharing
from entourage.operations.naming import Named, named
from entourage.ui.desk import Offer
from entourage.words import names, sorting
from entourage.words.contradicting import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.sharing import Contradiction
    from entourage.language import Language
    from entourage.operations.circles import Sorted
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

    def call(database: Database) -> tuple[Sorted, Circle | None]:
        done = circles.sort(database, people=people, into=into, out_of=out_of, makes=makes)
        every = (circle for circle, _ in circles.overview(database).circles)
        return done, next((circle for circle in every if circle.preset == LESS_FAMILIAR), None)

    desk.write(call, lambda found: _tell(desk, *found))


def _tell(desk: Desk, done: Sorted, less_familiar: Circle | None) -> None:
    language = desk.language
    came_in, went_out = len(done.came_in), len(done.went_out)
    said = sorting.moved(language, into=done.into, came_in=came_in, out_of=done.out_of, went_out=went_out)
    already_in, not_in = len(done.already_in), len(done.not_in)
    said += sorting.unmoved(language, into=done.into, already_in=already_in, out_of=done.out_of, not_in=not_in)
    if done.left_out:
        said.append(sorting.left_out(language, done.left_out))
    if done.also_closer:
        said.append(sorting.also_closer(language, done.also_closer))
    if done.narrowed:
        said.append(_narrowed(language, len(done.narrowed), by_circle=done.into is not None))
    desk.tell(" ".join(said), can_undo=bool(came_in or went_out), offers=_offers(desk, done, less_familiar))


def _narrowed(language: Language, count: int, *, by_circle: bool) -> str:
    if by_circle:
        return language.ngettext(
            "{count} person may now see less: the strictest circle decides.",
            "{count} people may now see less: the strictest circle decides.",
            count,
        )
    return language.ngettext("{count} person may now see less.", "{count} people may now see less.", count)


def _offers(desk: Desk, done: Sorted, less_familiar: Circle | None) -> tuple[Offer, ...]:
    """Offer to take whoever is now in a closer circle out of Less familiar, which is for the rest."""
    people = done.also_less_familiar
    if not people or less_familiar is None:
        return ()
    called = names.circle(desk.language, less_familiar)
    words = desk.language.gettext("Take out of {circle}").format(circle=called)
    return (Offer(words, lambda: take_out(desk, people, less_familiar)),)


def with_contradictions(act: Callable[[Database], object]) -> Callable[[Database], list[Contradiction]]:
    """Make an act that answers which contradictions it made."""

    def acted(database: Database) -> list[Contradiction]:
        before = {_key(one) for one in sharing.matrix(database).contradictions}
        act(database)
        return [one for one in sharing.matrix(database).contradictions if _key(one) not in before]

    return acted


def _key(found: Contradiction) -> tuple[int, int, bool]:
    return found.circle.id, found.topic.id, found.circle.closed


def tell_contradictions(desk: Desk, said: str, found: Sequence[Contradiction]) -> None:
    """Say what was done, and the contradictions that it made."""
    desk.tell(" ".join([said, *sentences(desk.language, found)]), can_undo=True)

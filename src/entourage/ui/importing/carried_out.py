"""What is said of an import that was carried out, and what it offers to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.importing.outcomes import tallied
from entourage.importing.plan import NOT_BROUGHT_BACK
from entourage.ui.desk import Offer
from entourage.ui.importing.lines import keeping
from entourage.ui.place import Place
from entourage.words import past, planning

if TYPE_CHECKING:
    from entourage.operations.imports import Imported
    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Planned


def tell(desk: Desk, done: Imported, planned: Planned) -> None:
    """Say what an import did, in the numbers of its plan."""
    numbers = tallied(planned.outcomes)
    deleted = sum(step.reason in NOT_BROUGHT_BACK for step in planned.plan.steps)
    wrote = bool(done.contacts or done.sorted_in or numbers["updated"] or numbers.get("merged"))
    said = planning.outcome(
        desk.language, numbers, deleted=deleted, left_out=len(done.left_out), sorted_in=done.sorted_in
    )
    desk.tell(said[0], can_undo=wrote, offers=_offers(desk, done, planned), more=" ".join(said[1:]))


def _offers(desk: Desk, done: Imported, planned: Planned) -> tuple[Offer, ...]:
    """Offer to answer what was left open, and to look at who keeps what was edited by hand."""
    going, language, kept = desk.going, desk.language, keeping(planned.plan)
    ask, look = Place("duplicates", imports=done.imports), Place("imports", imports=done.imports, about="differs")
    answer = Offer(language.gettext("Answer now"), lambda: going.emit(ask))
    compare = Offer(past.kept(language, kept), lambda: going.emit(look))
    is_asked = any(outcome == "maybe" for outcome in planned.outcomes)
    return (*((answer,) if is_asked else ()), *((compare,) if kept else ()))

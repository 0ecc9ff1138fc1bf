"""People of a server whom nobody here is known by: they come as those of a file do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from entourage.domain.syncing import Change
from entourage.domain.text import whole
from entourage.importing import plan as importing
from entourage.importing.choosing import Choice
from entourage.operations import imports
from entourage.operations.server_compare import Act
from entourage.storage import servers, sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.matching import Word
    from entourage.domain.watching import Watch
    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database, Session
    from entourage.storage.servers import ServerBook

FOLDER = ".entourage-fetched-"
_FORMAT = "vcard"
_NO_NAME = re.compile(r"[^\w .-]+")


@dataclass(frozen=True, slots=True)
class Bringing:
    """Hold the import of cards that are nobody's here, and which card stands at which of its lines.

    open: the cards that may be someone, and of which nobody said whose they are, with the places of their steps.
    """

    planned: ImportPlan
    hrefs: Mapping[int, str]
    open: Mapping[str, int]

    @property
    def newcomers(self) -> tuple[tuple[Act, str, str, tuple[Change, ...]], ...]:
        """List those who would come: what happens, their names, their cards, and what they bring."""
        waits = set(self.open.values())
        return tuple(
            (
                Act.NEW if step.is_fresh else Act.LINKED,
                step.name,
                self.hrefs[step.line],
                tuple(Change(None, value) for value in step.draft.values) if step.is_fresh else (),
            )
            for place, step in enumerate(self.planned.steps)
            if step.draft and place not in waits and not step.is_left_out and step.line in self.hrefs
        )

    @property
    def perhaps(self) -> frozenset[int]:
        """Name the people of the book whom a card may be of which nobody said so."""
        steps = (self.planned.steps[place] for place in self.open.values())
        return frozenset(one.contact_id for step in steps for one in step.candidates if one.contact_id)

    @property
    def ready(self) -> ImportPlan:
        """Give the plan without those who wait for an answer."""
        if not self.open:
            return self.planned
        waits = set(self.open.values())
        steps = (
            replace(step, answer=importing.Answer.LEAVE_OUT) if place in waits else step
            for place, step in enumerate(self.planned.steps)
        )
        return replace(self.planned, steps=tuple(steps))


def bring(
    database: Database,
    book: ServerBook,
    strange: Mapping[str, bytes],
    same: Mapping[str, int],
    of_alike: Sequence[tuple[Word, importing.Answer]],
    watch: Watch,
) -> Bringing | None:
    """Plan the import of cards that are nobody's here; None where there are none.

    same, of_alike: as `server_plan.Asked` has it.
    """
    if not strange:
        return None
    with database.read() as session:
        name = _source_name(session, book)
    with TemporaryDirectory(prefix=FOLDER, dir=database.path.parent) as folder:
        path = Path(folder) / f"{_NO_NAME.sub(' ', book.name).strip('. ')[:60] or 'contacts'}.vcf"
        hrefs = _write(path, strange)
        planned, _ = imports.plan(database, [path], name, watch=watch)
    if not planned.files:
        return None
    planned = imports.take_as_part(planned, range(len(planned.files)))
    # What is said of it names the address book: nobody knows of the file that is between.
    planned = replace(planned, files=tuple(replace(one, name=book.name) for one in planned.files))
    places = {hrefs[step.line]: place for place, step in enumerate(planned.steps) if step.line in hrefs}
    asked = ((places[href], who) for href, who in same.items() if href in places)
    choices = {place: one for place, who in asked if (one := _choice(planned.steps[place], who))}
    planned = imports.choose(database, planned, choices) if choices else planned
    for word, answer in of_alike:
        planned = imports.answer_all(database, planned, word, answer)
    waits = {href: place for href, place in places.items() if _is_open(planned.steps[place])}
    return Bringing(planned, hrefs, waits)


def _choice(step: importing.Step, who: int) -> Choice | None:
    if not step.candidates:
        return None
    if not who:
        return Choice(importing.Answer.DIFFERENT)
    found = next((one for one in step.candidates if one.contact_id == who), None)
    return Choice(importing.Answer.SAME, found) if found else None


def _is_open(step: importing.Step) -> bool:
    return step.action is importing.Action.MAYBE and step.answer is None


def _write(path: Path, cards: Mapping[str, bytes]) -> dict[int, str]:
    """Write cards one below the other; return which stands at which line."""
    hrefs: dict[int, str] = {}
    line = 1
    with path.open("wb") as file:
        for href, data in sorted(cards.items()):
            card = data.strip().replace(b"\r\n", b"\n") + b"\n"
            hrefs[line] = href
            line += card.count(b"\n")
            file.write(card)
    return hrefs


def with_source(session: Session, book: ServerBook) -> ServerBook:
    """Name the source of an address book: the one noted, else one of its name, where that is no other's.

    So it is known again when the first import was the last thing that was done, and when it is added once more.
    """
    if book.source_id is not None and book.source_id in {one.id for one in sources.every(session)}:
        return book
    found, _ = _by_name(session, book)
    return replace(book, source_id=found)


def _source_name(session: Session, book: ServerBook) -> str:
    named = {one.id: one.name for one in sources.every(session)}
    return named.get(book.source_id or 0) or _by_name(session, book)[1]


def _by_name(session: Session, book: ServerBook) -> tuple[int | None, str]:
    """Find the source that is named after an address book, None where there is none yet, and what to call it."""
    others = {one.source_id for one in servers.books(session) if one.id != book.id}
    known = {one.name: one.id for one in sources.every(session) if one.format == _FORMAT}
    name = whole(f"{book.name} ({book.host})")
    wordings = chain((name,), (f"{name} ({number})" for number in count(2)))
    return next((known.get(one), one) for one in wordings if one not in known or known[one] not in others)

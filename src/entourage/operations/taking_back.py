"""Take an import back at any later time; what it did, and what taking it back would do, person by person."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.making import made_in_masses
from entourage.domain.merging import exactly
from entourage.domain.standing import said
from entourage.domain.watching import Progress, Stage, attended, unwatched
from entourage.importing.contents import unpack
from entourage.storage import circles, deeds, leaving, restoring, rules, sources, values
from entourage.storage import outcome as outcomes
from entourage.storage import taking_back as storage
from entourage.storage.outcome import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from entourage.domain.circle import Circle
    from entourage.domain.contact import Value
    from entourage.domain.topic import Topic
    from entourage.domain.watching import Watch
    from entourage.storage.database import Database, Session
    from entourage.storage.deeds import Deed
    from entourage.storage.outcome import Outcome
    from entourage.storage.sources import PastImport

    Edited = Literal["keep", "remove"]

__all__ = ["Edited", "Fate", "Foreseeing", "Foreseen", "Losing", "TakenBack"]
__all__ += ["changed", "done", "find", "foresee", "losing", "take_back"]


@dataclass(frozen=True, slots=True)
class Foreseeing:
    """Hold what would become of someone.

    by_hand: the kinds of what they have by hand: values, circles, exceptions, connections,
    choices (of lists), stays, me. was_there: they were
    typed, and not made by an import: they stay whatever is said of what was edited.
    """

    contact: int
    name: str
    fate: Fate
    by_hand: tuple[str, ...] = ()
    was_there: bool = False


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Hold what taking an import back would do, everyone in the order of names; circles: those that would go."""

    past: PastImport
    people: tuple[Foreseeing, ...]
    circles: tuple[Circle, ...] = ()

    @property
    def asked(self) -> tuple[Foreseeing, ...]:
        """Name those of whom it is asked whether they stay: an import made them, and something was added by hand."""
        return tuple(one for one in self.people if one.fate is Fate.KEPT and not one.was_there)

    def staying(self, edited: Edited) -> tuple[Foreseeing, ...]:
        """Name those who stay, though nobody says anything more of them, by what is said of what was edited."""
        return tuple(one for one in self.people if one.fate is Fate.KEPT and (one.was_there or edited == "keep"))


@dataclass(frozen=True, slots=True)
class Losing:
    """Hold what would change of someone: the values that go and come, and what is there by hand."""

    goes: tuple[Value, ...]
    comes: tuple[Value, ...]
    by_hand: tuple[Value, ...]
    circles: tuple[Circle, ...]
    exceptions: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """Hold what an import changed of someone's values: what came with it, and what it took the place of."""

    came: tuple[Value, ...]
    went: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Hold what taking an import back did: what was foreseen, whether those went of whom it is asked, and circles."""

    foreseen: Foreseen
    edited: Edited
    circles: int

    @property
    def gone(self) -> tuple[int, ...]:
        """Name who is in the book no more (ids)."""
        asked = self.foreseen.asked if self.edited == "remove" else ()
        return (*self._of(Fate.GOES), *(one.contact for one in asked))

    @property
    def kept(self) -> tuple[int, ...]:
        """Name who is there for what is by hand, or was there before (ids)."""
        return tuple(one.contact for one in self.foreseen.staying(self.edited))

    @property
    def speaking(self) -> tuple[int, ...]:
        """Name of whom others speak (ids)."""
        return self._of(Fate.SPEAKING)

    @property
    def parted(self) -> tuple[int, ...]:
        """Name who gave way to one who was merged with them, and of whom others speak (ids)."""
        return self._of(Fate.PARTED)

    @property
    def again(self) -> tuple[int, ...]:
        """Name of whom a later import says just the same (ids)."""
        return self._of(Fate.AGAIN)

    def _of(self, fate: Fate) -> tuple[int, ...]:
        return tuple(one.contact for one in self.foreseen.people if one.fate is fate)


@made_in_masses()
def take_back(database: Database, import_id: int, *, edited: Edited = "keep", watch: Watch = unwatched) -> TakenBack:
    """Take an import back in one act.

    What only it said goes, with whoever is left without a word; what it had replaced comes back; what is by hand stays,
    and with it its people, unless edited is "remove": then whom an import made goes with what was added by hand.
    Raises EntourageError: "import_unknown", "already_taken_back".
    """
    past = _standing(database, import_id)
    params = {"import": import_id, "file": past.file_name}
    with _heard(watch) as heard, database.unit("take_back", params, watch=heard) as unit:
        _expect(unit.session, import_id)
        outcome = outcomes.foresee(unit.session, import_id)
        foreseen = _foreseen(unit.session, past, outcome, edited)
        removes = edited == "remove"
        circles_gone = storage.take_back(unit, import_id, outcome, unpack, removes_edited=removes, watch=heard)
        taken = TakenBack(foreseen, edited, circles_gone)
        unit.params["count"] = len(taken.gone)
    return taken


@contextmanager
def _heard(watch: Watch) -> Iterator[Watch]:
    """Give a watch that is asked at each tick besides, with what it was told last."""
    last = Progress(Stage.WRITING)

    def tell(progress: Progress) -> None:
        nonlocal last
        last = progress
        watch(progress)

    with attended(lambda _line: watch(last)):
        yield tell


def find(database: Database, text: str) -> int:
    """Find an import by its number, or by its file where only one that stands is of it.

    Raises EntourageError: "import_unknown", "import_ambiguous".
    """
    with database.read() as session:
        every = sources.imports(session)
    found = [one.id for one in every if str(one.id) == text]
    found = found or [one.id for one in every if one.file_name == text and not one.taken_back_at]
    found = found or [one.id for one in every if one.file_name == text][:1]
    if not found:
        raise EntourageError("import_unknown", number=text)
    if len(found) > 1:
        raise EntourageError("import_ambiguous", file=text, numbers=", ".join(map(str, sorted(found))))
    return found[0]


def foresee(database: Database, import_id: int, *, edited: Edited = "keep") -> Foreseen:
    """Say what would become of whom if an import were taken back; raises as `take_back` does."""
    past = _standing(database, import_id)
    with database.read() as session:
        return _foreseen(session, past, outcomes.foresee(session, import_id), edited)


def _foreseen(session: Session, past: PastImport, outcome: Outcome, edited: Edited) -> Foreseen:
    fates = outcome.fates
    people = tuple(
        Foreseeing(key, name, fates[key], outcome.by_hand.get(key, ()), key in outcome.typed)
        for key, name in deeds.named(session, list(fates))
    )
    idle = leaving.circles_idle(session, past.id, outcome.lost(removes_edited=edited == "remove"))
    return Foreseen(past, people, tuple(one for one in circles.every(session) if one.id in idle))


def losing(database: Database, import_id: int, contact_ids: Sequence[int]) -> dict[int, Losing]:
    """Say of some people, as of a page of them, what would change if an import were taken back."""
    with database.read() as session:
        found = leaving.leaving(session, import_id)
        words = restoring.words(session, contact_ids, unpack)
        held = values.unpictured(session, contact_ids)
        every = {circle.id: circle for circle in circles.every(session)}
        topics = {topic.id: topic for topic in rules.topics(session)}
        inside, excepted = leaving.sorted_by_hand(session, contact_ids), leaving.excepted(session, contact_ids)
    result = {}
    for key in contact_ids:
        by_hand = [one for one in held[key] if one.by_hand or one.removed]
        before = said(words[key], by_hand)
        after = said([one for one in words[key] if one.version not in found.versions], by_hand)
        result[key] = Losing(
            *_difference([one.value for one in before], [one.value for one in after]),
            tuple(one.value for one in by_hand if one.by_hand and not one.removed),
            tuple(every[one] for one in inside.get(key, ())),
            tuple(topics[one] for one in excepted.get(key, ())),
        )
    return result


def done(database: Database, import_id: int) -> tuple[Deed, ...]:
    """Say what an import did, person by person, in the order of names; nobody of one that was taken back.

    Raises EntourageError: "import_unknown".
    """
    _past(database, import_id)
    with database.read() as session:
        return deeds.of_import(session, import_id)


def changed(database: Database, import_id: int, contact_ids: Sequence[int]) -> dict[int, Changed]:
    """Say of some people, as of a page of them, what an import changed of their values by what sources say."""
    with database.read() as session:
        words = restoring.words(session, contact_ids, unpack)
        own = deeds.versions_of(session, import_id, contact_ids)
        held = values.unpictured(session, contact_ids)
    result = {}
    for key in contact_ids:
        versions = own.get(key, [])
        by_hand = [one for one in held[key] if one.by_hand or one.removed]
        until = [one for one in words[key] if versions and one.version <= versions[-1]]
        before = said([one for one in until if one.version < versions[0]], by_hand)
        after = said(until, by_hand)
        went, came = _difference([one.value for one in before], [one.value for one in after])
        result[key] = Changed(came, went)
    return result


def _difference(before: Sequence[Value], after: Sequence[Value]) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Give what is only in the one, and what only in the other."""
    first, second = {exactly(one) for one in before}, {exactly(one) for one in after}
    goes = tuple(one for one in before if exactly(one) not in second)
    return goes, tuple(one for one in after if exactly(one) not in first)


def _past(database: Database, import_id: int) -> PastImport:
    with database.read() as session:
        found = next((one for one in sources.imports(session) if one.id == import_id), None)
    if found is None:
        raise EntourageError("import_unknown", number=str(import_id))
    return found


def _standing(database: Database, import_id: int) -> PastImport:
    found = _past(database, import_id)
    if found.taken_back_at:
        raise EntourageError("already_taken_back", file=found.file_name, at=found.taken_back_at)
    return found


def _expect(session: Session, import_id: int) -> None:
    """Refuse within the act what somebody else took back meanwhile."""
    found = next((one for one in sources.imports(session) if one.id == import_id), None)
    if found is None or found.taken_back_at:
        raise EntourageError("already_taken_back", file=found.file_name if found else "", at="")

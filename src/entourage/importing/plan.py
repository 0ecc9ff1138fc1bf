"""Drafts to a plan: what an import would do, with its reasons, before anything is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, display_name
from entourage.domain.matching import Likeness, Traits, Word, blocking_keys, likeness, traits
from entourage.domain.merging import Effect, FieldChange, follow
from entourage.importing.draft import combined, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.domain.contact import Held
    from entourage.formats.record import Notice
    from entourage.importing.draft import Draft, Drafted

_MOST_COMPARED = 50


class Action(StrEnum):
    """Name what would happen to a card or row."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    MAYBE = "maybe"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """Hold what a source said last time under a key, of whom, and whether that person was deleted since."""

    id: int
    contact_id: int
    digest: str
    content: bytes
    is_deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """Hold a file of the plan.

    source: what tells its source from the others of the plan; source_id: its id, None for a new one.
    known: what the source said before, by key; identified: the contacts to whom it gave identifiers of its own.
    has_come: this very file was brought in from this source before, and says nothing new, even after a newer one.
    """

    name: str
    file_digest: str
    format: str
    dialect: str
    encoding: str
    source: str
    source_id: int | None
    source_name: str
    drafted: Drafted
    known: Mapping[str, KnownRecord]
    identified: frozenset[int]
    has_come: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold someone whom a draft may be: a contact of the book, or an earlier step of the plan."""

    likeness: Likeness
    contact_id: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Hold what would happen to one card or row.

    file: its place in the plan's files. reason: a code where the action alone does not tell why.
    record: what its source said last time.
    """

    action: Action
    file: int
    line: int
    draft: Draft | None = None
    record: KnownRecord | None = None
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    notice: Notice | None = None
    reason: str = ""

    @property
    def name(self) -> str:
        """Say who it is about."""
        return display_name(self.draft.values) if self.draft else ""

    @property
    def categories(self) -> frozenset[str]:
        """Name the categories that the file gives this person."""
        said = self.draft.values if self.draft else ()
        return frozenset(value.text for value in said if value.kind is Kind.CATEGORY)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Hold what an import would do; nothing is written yet.

    known: the names of the people of the book whom a card or row may be.
    """

    files: tuple[PlannedFile, ...]
    steps: tuple[Step, ...]
    known: Mapping[int, str] = field(default_factory=dict)

    def name_of(self, who: Candidate) -> str:
        """Name someone whom a card or row may be."""
        return self.steps[who.step].name if who.step is not None else self.known.get(who.contact_id or 0, "")

    @property
    def counts(self) -> dict[str, int]:
        """Count the steps by action, all actions named."""
        found = Counter(step.action for step in self.steps)
        return {action.value: found[action] for action in Action}

    @property
    def categories(self) -> dict[str, int]:
        """Count the people of each category of the files, the largest first."""
        return dict(Counter(name for step in self.steps for name in sorted(step.categories)).most_common())


@dataclass(slots=True)
class _Blocks:
    """Find by shared keys who may be the same person, among those known and those planned."""

    people: dict[Candidate, Traits] = field(default_factory=dict)
    keys: defaultdict[str, list[Candidate]] = field(default_factory=lambda: defaultdict(list))

    def add(self, who: Candidate, person: Traits) -> None:
        self.people[who] = person
        for key in blocking_keys(person):
            self.keys[key].append(who)

    def alike(self, person: Traits) -> list[Candidate]:
        near = dict.fromkeys(who for key in blocking_keys(person) for who in self.keys[key][:_MOST_COMPARED])
        compared = ((who, likeness(person, self.people[who])) for who in near)
        found = [Candidate(how, who.contact_id, who.step) for who, how in compared if how.word is not Word.NO]
        return sorted(found, key=lambda one: -sum(reason.weight for reason in one.likeness.reasons))


_NOTHING = Likeness(Word.NO, ())


def build_plan(
    files: Sequence[PlannedFile], held: Mapping[int, Sequence[Held]], people: Iterable[tuple[int, Traits]]
) -> ImportPlan:
    """Plan an import over all files together.

    held: the values of the contacts whose records changed; people: whoever is in the book, to be compared with.
    """
    blocks = _Blocks()
    for contact_id, person in people:
        blocks.add(Candidate(_NOTHING, contact_id=contact_id), person)
    steps: list[Step] = []
    planned: dict[tuple[str, str], int] = {}
    for place, file in enumerate(files):
        for draft in file.drafted.drafts:
            before = planned.setdefault((file.source, draft.key), len(steps))
            if before < len(steps):
                steps[before] = _said_twice(steps[before], place, file, draft, held)
                steps.append(_step(Action.SAME, place, draft, reason="twice_in_plan"))
            else:
                known = _known_step(place, file, draft, held)
                steps.append(known or _unknown_step(place, files, draft, blocks, steps))
        steps += [
            Step(action=Action.UNREADABLE, file=place, line=notice.line, notice=notice)
            for notice in file.drafted.notices
            if notice.rejected
        ]
    return ImportPlan(tuple(files), tuple(steps))


def _step(action: Action, place: int, draft: Draft, reason: str = "", record: KnownRecord | None = None) -> Step:
    return Step(action=action, file=place, line=draft.line, draft=draft, reason=reason, record=record)


def _said_twice(first: Step, place: int, file: PlannedFile, draft: Draft, held: Mapping[int, Sequence[Held]]) -> Step:
    if first.draft is None or first.draft.digest == draft.digest or file.has_come:
        return first
    if first.reason == "already_here":
        return _known_step(place, file, draft, held) or first
    both = combined(first.draft, draft)
    return _known_step(first.file, file, both, held) or replace(first, draft=both)


def _known_step(place: int, file: PlannedFile, draft: Draft, held: Mapping[int, Sequence[Held]]) -> Step | None:
    record = file.known.get(draft.key)
    if record is None:
        return None
    if record.is_deleted:
        return _step(Action.SAME, place, draft, "deleted_by_hand", record)
    if file.has_come or record.digest == draft.digest:
        return _step(Action.SAME, place, draft, "already_here", record)
    changes = follow(unpack(record.content), draft.values, held[record.contact_id])
    writes = any(change.effect in (Effect.ADD, Effect.REPLACE) for change in changes)
    step = _step(Action.UPDATED if writes else Action.SAME, place, draft, "source_changed", record)
    return replace(step, changes=changes)


def _unknown_step(
    place: int, files: Sequence[PlannedFile], draft: Draft, blocks: _Blocks, steps: Sequence[Step]
) -> Step:
    person = traits(draft.values)
    candidates = [
        one for one in blocks.alike(person) if not (draft.identifier and _told_apart(one, place, files, steps))
    ]
    blocks.add(Candidate(_NOTHING, step=len(steps)), person)
    step = _step(Action.MAYBE if candidates else Action.NEW, place, draft)
    return replace(step, candidates=tuple(candidates))


def _told_apart(candidate: Candidate, place: int, files: Sequence[PlannedFile], steps: Sequence[Step]) -> bool:
    """Tell whether the draft's own source has identified the candidate too: then it holds them for two people."""
    if candidate.step is None:
        return candidate.contact_id in files[place].identified
    other = steps[candidate.step]
    identified = other.draft is not None and bool(other.draft.identifier)
    return identified and files[other.file].source == files[place].source

"""Drafts to a plan: what an import would do, with its reasons, before anything is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.contact import Held, Kind, Origin, display_name
from entourage.domain.matching import Likeness, ReasonCode, Traits, Word, blocking_keys, likeness, traits
from entourage.domain.merging import Effect, FieldChange, follow, followed
from entourage.domain.text import fold
from entourage.importing.draft import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.formats.record import Notice
    from entourage.importing.draft import Draft, Drafted

_MOST_COMPARED = 50
NOT_BROUGHT_BACK = frozenset({"deleted_by_hand", "perhaps_deleted"})


class Action(StrEnum):
    """Name what would happen to a card or row."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    MAYBE = "maybe"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """Hold what a source said last time under a key, of whom, and whether that person was deleted since.

    is_by_name: it was found under an identifier that others share, by its name.
    """

    id: int
    contact_id: int
    digest: str
    content: bytes
    is_deleted: bool
    is_by_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """Hold a file of the plan.

    source: what tells its source from the others of the plan; source_id: its id, None for a new one.
    known: what the source said before, by key; identified: the contacts to whom it gave identifiers of its own.
    is_guessed: the source is one of the book, guessed by who is in the file.
    deleted: the contacts in the trash whom the source knows.
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
    is_guessed: bool
    drafted: Drafted
    known: Mapping[str, KnownRecord]
    identified: frozenset[int]
    deleted: frozenset[int]
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
    record: what its source said last time. after: the place of the step of this plan whose person it is about again.
    deleted: the contact in the trash whom a row without a record is taken for, and is kept with.
    """

    action: Action
    file: int
    line: int
    draft: Draft | None = None
    record: KnownRecord | None = None
    after: int | None = None
    deleted: int | None = None
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    notice: Notice | None = None
    reason: str = ""

    @property
    def is_news(self) -> bool:
        """Tell whether its source says something else than last time, even if nothing comes of it."""
        return self.reason == "source_changed"

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
    based_on: the last unit of the book on which it was built.
    """

    files: tuple[PlannedFile, ...]
    steps: tuple[Step, ...]
    known: Mapping[int, str] = field(default_factory=dict)
    based_on: int = 0

    def name_of(self, who: Candidate) -> str:
        """Name someone whom a card or row may be."""
        return self.steps[who.step].name if who.step is not None else self.known.get(who.contact_id or 0, "")

    def first_about(self, place: int) -> int:
        """Give the place of the step that is about the same person first."""
        after = self.steps[place].after
        return place if after is None else self.first_about(after)

    @property
    def counts(self) -> dict[str, int]:
        """Count the steps by action, all actions named."""
        return counted(self.steps)

    @property
    def categories(self) -> dict[str, int]:
        """Count the people of each category of the files, the largest first."""
        return dict(Counter(name for step in self.steps for name in sorted(step.categories)).most_common())


def counted(steps: Iterable[Step]) -> dict[str, int]:
    """Count steps by action, all actions named."""
    found = Counter(step.action for step in steps)
    return {action.value: found[action] for action in Action}


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
    files: Sequence[PlannedFile],
    held: Mapping[int, Sequence[Held]],
    people: Iterable[tuple[int, Traits]],
    trash: Iterable[tuple[int, Traits]] = (),
) -> ImportPlan:
    """Plan an import over all files together.

    held: the values of the contacts whose records changed; people: whoever is in the book, to be compared with;
    trash: whoever was deleted.
    """
    plan = _Planning(files, held, _blocks(people), _blocks(trash))
    for place, file in enumerate(files):
        for draft in file.drafted.drafts:
            plan.add(place, draft)
        plan.steps += [
            Step(action=Action.UNREADABLE, file=place, line=notice.line, notice=notice)
            for notice in file.drafted.notices
            if notice.rejected
        ]
    return ImportPlan(tuple(files), tuple(plan.steps))


def _blocks(people: Iterable[tuple[int, Traits]]) -> _Blocks:
    blocks = _Blocks()
    for contact_id, person in people:
        blocks.add(Candidate(_NOTHING, contact_id=contact_id), person)
    return blocks


@dataclass(slots=True)
class _Planning:
    """Live as a plan in the making.

    keyed: the first step under each key of each source; recorded: of each record; last: by that first step, the last
    one that says something new. claimed: the deleted people whom a row is taken for.
    """

    files: Sequence[PlannedFile]
    held: Mapping[int, Sequence[Held]]
    blocks: _Blocks
    trash: _Blocks
    steps: list[Step] = field(default_factory=list)
    keyed: dict[tuple[str, str], int] = field(default_factory=dict)
    recorded: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    claimed: set[int] = field(default_factory=set)

    def add(self, place: int, draft: Draft) -> None:
        """Plan what one person of a file means."""
        number = len(self.steps)
        record = self.files[place].known.get(draft.key)
        root = self._root(place, draft, record)
        if root is not None:
            step = self._again(place, draft, self.last[root])
        elif record and (record.id not in self.recorded or self.files[place].has_come):
            step = self._known(place, draft, record)
            self.recorded.setdefault(record.id, number)
        else:
            step = self._unknown(place, draft)
        if root is None:
            self.keyed[self.files[place].source, draft.key] = number
        if root is None or step.is_news:
            self.last[number if root is None else root] = number
        self.steps.append(step)
        if step.action is Action.UPDATED:
            self._renew(number)

    def _root(self, place: int, draft: Draft, record: KnownRecord | None) -> int | None:
        """Find the first step about someone: under the key, of the record, or of the same name under the other key."""
        source = self.files[place].source
        by_key = self.keyed.get((source, draft.key))
        by_record = self.recorded.get(record.id) if record else None
        by_name = self.keyed.get((source, draft.other_key)) if draft.other_key else None
        found = [root for root in (by_key, by_record, by_name) if root is not None]
        same = next((root for root in found if self._is_one_name(root, draft)), None)
        firm = by_key if by_key is not None or (record and record.is_by_name) else by_record
        return firm if same is None else same

    def _is_one_name(self, root: int, draft: Draft) -> bool:
        last = self.steps[self.last[root]].draft
        return last is not None and fold(display_name(last.values)) == fold(display_name(draft.values))

    def _renew(self, place: int) -> None:
        """Compare those who come later with what someone has after a step."""
        first = self._first(place)
        record = self.steps[first].record
        who = Candidate(_NOTHING, contact_id=record.contact_id) if record else Candidate(_NOTHING, step=first)
        present = tuple(one.value for one in self._state(place) if not one.removed)
        self.blocks.add(who, traits(present))

    def _first(self, place: int) -> int:
        after = self.steps[place].after
        return place if after is None else self._first(after)

    def _known(self, place: int, draft: Draft, record: KnownRecord) -> Step:
        if record.is_deleted:
            return _step(Action.SAME, place, draft, "deleted_by_hand", record)
        if self.files[place].has_come or record.digest == draft.digest:
            return _step(Action.SAME, place, draft, "already_here", record)
        changes = follow(unpack(record.content), draft.values, self.held[record.contact_id])
        return replace(_step(_action(changes), place, draft, "source_changed", record), changes=changes)

    def _again(self, place: int, draft: Draft, before: int) -> Step:
        """Plan what a source says of someone of whom it spoke in this plan: as if its files came one by one."""
        last = self.steps[before]
        if last.action is Action.SAME and not last.is_news:
            same = replace(last, file=place, line=draft.line, draft=draft, deleted=None)
            return self._known(place, draft, last.record) if last.record else same
        again = replace(_step(Action.SAME, place, draft, "twice_in_plan", last.record), after=before)
        if last.draft is None or last.draft.digest == draft.digest or self._has_come(place, last.file):
            return again
        changes = follow(last.draft.values, draft.values, self._state(before))
        return replace(again, action=_action(changes), reason="source_changed", changes=changes)

    def _has_come(self, place: int, other: int) -> bool:
        file = self.files[place]
        return file.has_come or any(one.file_digest == file.file_digest for one in self.files[: other + 1])

    def _state(self, place: int) -> Sequence[Held]:
        """Give what a person will have once a step is carried out."""
        step = self.steps[place]
        file = self.files[step.file]
        source = Origin(file.source_id or 0, file.source_name, file.name)
        if step.after is not None:
            return followed(self._state(step.after), step.changes, source)
        if step.record:
            return followed(self.held[step.record.contact_id], step.changes, source)
        said = step.draft.values if step.draft else ()
        return [Held(id=0, value=value, origins=(source,), position=at) for at, value in enumerate(said)]

    def _unknown(self, place: int, draft: Draft) -> Step:
        person = traits(draft.values)
        candidates = [
            one for one in self.blocks.alike(person) if not (draft.identifier and self._told_apart(one, place))
        ]
        deleted = None if candidates else self._deleted(place, draft, person)
        if deleted is not None:
            self.claimed.add(deleted)
            return replace(_step(Action.SAME, place, draft, "perhaps_deleted"), deleted=deleted)
        self.blocks.add(Candidate(_NOTHING, step=len(self.steps)), person)
        step = _step(Action.MAYBE if candidates else Action.NEW, place, draft)
        return replace(step, candidates=tuple(candidates))

    def _deleted(self, place: int, draft: Draft, person: Traits) -> int | None:
        """Find someone of the same name whom the source knows and the person deleted, and who is not in its files.

        Where the source identifies people, it is someone else.
        """
        file = self.files[place]
        deleted = file.deleted - self.claimed - (file.identified if draft.identifier else frozenset())
        if not deleted:
            return None
        here = {record.contact_id for one in self.files if one.source == file.source for record in one.known.values()}
        alike = (one for one in self.trash.alike(person) if _has_same_name(one.likeness))
        return next((one.contact_id for one in alike if one.contact_id in deleted - here), None)

    def _told_apart(self, candidate: Candidate, place: int) -> bool:
        """Tell whether the draft's own source has identified the candidate too: then it holds them for two people."""
        if candidate.step is None:
            return candidate.contact_id in self.files[place].identified
        other = self.steps[candidate.step]
        identified = other.draft is not None and bool(other.draft.identifier)
        return identified and self.files[other.file].source == self.files[place].source


def _has_same_name(found: Likeness) -> bool:
    return any(reason.code is ReasonCode.SAME_NAME for reason in found.reasons)


def _action(changes: Sequence[FieldChange]) -> Action:
    writes = any(change.effect in (Effect.ADD, Effect.REPLACE) for change in changes)
    return Action.UPDATED if writes else Action.SAME


def _step(action: Action, place: int, draft: Draft, reason: str = "", record: KnownRecord | None = None) -> Step:
    return Step(action=action, file=place, line=draft.line, draft=draft, reason=reason, record=record)

"""Drafts to a plan."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from entourage.domain.apart import Apart
from entourage.domain.blocking import Finder, prepared
from entourage.domain.matching import Likeness, ReasonCode, traits
from entourage.domain.merging import FieldChange, follow, followed
from entourage.domain.text import fold
from entourage.domain.watching import Stage, each, unwatched
from entourage.importing.candidates import IDENTIFIED, Candidates
from entourage.importing.contents import unpack
from entourage.importing.draft import together
from entourage.importing.plan import (
    Action,
    Answer,
    Candidate,
    ImportPlan,
    KnownRecord,
    PlannedFile,
    Step,
    action_of,
    begun,
    newcomer,
    origin_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from entourage.domain.contact import Held, Origin, Value
    from entourage.domain.matching import Traits
    from entourage.domain.watching import Watch
    from entourage.importing.draft import Draft


def build_plan(
    files: Sequence[PlannedFile],
    held: Mapping[int, Sequence[Held]],
    people: Iterable[tuple[int, Traits]],
    trash: Iterable[tuple[int, Traits]] = (),
    watch: Watch = unwatched,
    *,
    apart: Apart | None = None,
    bearers: Mapping[str, AbstractSet[int]] | None = None,
    region: str = "",
) -> ImportPlan:
    """Plan an import over all files together.

    held: the values of the contacts whose records changed; people: whoever is in the book, to be compared with;
    trash: whoever was deleted. apart: who was said to be two people. bearers: the contacts whom sources know by
    identifiers, by these. region: where telephone numbers without a country are from.
    """
    known = list(people)
    finder = prepared([*(person for _, person in known), *_newcomers(files)], region)
    candidates = Candidates(files, _with(finder, known), apart or Apart(), bearers or {})
    plan = _Planning(files, held, candidates, _with(Finder(finder.model), trash))
    for place, file in enumerate(files):
        plan.firsts.setdefault((file.source, file.file_digest), place)
    for place, file in enumerate(files):
        for draft in each(file.drafted.drafts, watch, Stage.MATCHING, file.name):
            plan.add(place, draft)
        plan.steps += [
            Step(action=Action.UNREADABLE, file=place, line=notice.line, notice=notice)
            for notice in file.drafted.notices
            if notice.rejected
        ]
    return ImportPlan(tuple(files), tuple(plan.steps))


def _with(finder: Finder, people: Iterable[tuple[int, Traits]]) -> Finder:
    for contact_id, person in people:
        finder.add(contact_id, person)
    return finder


def _newcomers(files: Sequence[PlannedFile]) -> Iterator[Traits]:
    """Give everyone who may be asked about: also those of whom a record speaks that another has taken."""
    taken: set[tuple[str, int]] = set()
    for file in files:
        for draft in file.drafted.drafts:
            record = file.known.get(draft.key)
            if record is None or (file.source, record.id) in taken:
                yield draft.traits
            else:
                taken.add((file.source, record.id))


class _Present:
    """Live as what people have by what steps change of it, which is worked out where somebody asks."""

    def __init__(self) -> None:
        self._found: dict[int, Sequence[Held]] = {}
        self._coming: dict[int, tuple[Sequence[Held], tuple[FieldChange, ...], Draft, Origin]] = {}

    def follow(
        self, key: int, state: Sequence[Held], changes: tuple[FieldChange, ...], draft: Draft, origin: Origin
    ) -> None:
        """Note that a draft changes what somebody has."""
        self._coming[key] = (state, changes, draft, origin)

    def get(self, key: int) -> Sequence[Held] | None:
        """Give what somebody has, None where no step changed it."""
        if coming := self._coming.pop(key, None):
            state, changes, draft, origin = coming
            self._found[key] = followed(state, changes, draft.values, origin)
        return self._found.get(key)


@dataclass(slots=True)
class _Planning:
    """Live as a plan in the making.

    keyed: the first step under each key of each source; recorded: of each record; roots: of each draft of each file;
    last: by that first step, the last one that says something new. present: what people have as the steps change it,
    by `ImportPlan.who`. renewed: whom steps changed since somebody was looked for, and the first step about each.
    claimed: the deleted people whom a row is taken for. firsts: the first place of each very same file of a source;
    known: whom each source speaks of in these files, once that was asked.
    """

    files: Sequence[PlannedFile]
    held: Mapping[int, Sequence[Held]]
    candidates: Candidates
    trash: Finder
    steps: list[Step] = field(default_factory=list)
    keyed: dict[tuple[str, str], int] = field(default_factory=dict)
    roots: dict[tuple[int, str], int] = field(default_factory=dict)
    recorded: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    present: _Present = field(default_factory=_Present)
    renewed: dict[int, int] = field(default_factory=dict)
    claimed: set[int] = field(default_factory=set)
    firsts: dict[tuple[str, str], int] = field(default_factory=dict)
    known: dict[str, frozenset[int]] = field(default_factory=dict)

    def add(self, place: int, draft: Draft) -> None:
        """Plan what one person of a file means."""
        number = len(self.steps)
        record = self.files[place].known.get(draft.key)
        root = self._root(place, draft, record)
        if root is not None:
            step = self._again(place, draft, self.last[root])
        elif record and (record.id not in self.recorded or self._was_heard(place, draft)):
            step = self._known(place, draft, record)
            self.recorded.setdefault(record.id, number)
        else:
            step = self._unknown(place, draft)
        if root is None:
            is_by_name = record is not None and record.is_by_name and step.record is record
            self.keyed[self.files[place].source, draft.other_key if is_by_name else draft.key] = number
        self.roots[place, draft.key] = number if root is None else root
        if root is None or step.is_news:
            self.last[number if root is None else root] = number
        self.steps.append(step)
        if step.action is Action.UPDATED:
            self._renew(number)

    def _root(self, place: int, draft: Draft, record: KnownRecord | None) -> int | None:
        """Find the first step about someone: under the key, of the record, or of the same name under the other key.

        What a copy of an earlier file says, that has said.
        """
        file = self.files[place]
        source, first = file.source, self.firsts[file.source, file.file_digest]
        if first != place and (first, draft.key) in self.roots:
            return self.roots[first, draft.key]
        by_key = self.keyed.get((source, draft.key))
        by_record = self.recorded.get(record.id) if record else None
        by_name = self.keyed.get((source, draft.other_key)) if draft.other_key else None
        found = [root for root in (by_key, by_record, by_name) if root is not None]
        same = next((root for root in found if self._is_one_name(root, draft)), None)
        firm = by_key if by_key is not None or (record and record.is_by_name) else by_record
        return firm if same is None else same

    def _is_one_name(self, root: int, draft: Draft) -> bool:
        last = self.steps[self.last[root]].draft
        return last is not None and fold(last.name) == fold(draft.name)

    def _renew(self, place: int) -> None:
        """Let those who come later be compared with what someone has after a step."""
        first = self._first(place)
        who = self._who(first)
        if who in self.renewed:
            self._renew_all()
        self.renewed[who] = first

    def _renew_all(self) -> None:
        """Take in what people have by now; done before somebody is looked for, as hardly anyone is in a newer file."""
        for who, first in self.renewed.items():
            present = tuple(one.value for one in self._state(first) if not one.removed)
            self.candidates.renew(who, traits(present))
        self.renewed.clear()

    def _who(self, first: int) -> int:
        """Say whom a first step is about, as `ImportPlan.who` does."""
        step = self.steps[first]
        if step.joins:
            return step.joins.contact_id or 0
        return step.record.contact_id if step.record else newcomer(first)

    def _first(self, place: int) -> int:
        after = self.steps[place].after
        return place if after is None else self._first(after)

    def _known(self, place: int, draft: Draft, record: KnownRecord) -> Step:
        if record.is_deleted:
            return _step(Action.SAME, place, draft, "deleted_by_hand", record)
        if not self._is_read_anew(place, draft, record) and (
            record.digest == draft.digest or self._was_heard(place, draft)
        ):
            return _step(Action.SAME, place, draft, "already_here", record)
        key = record.contact_id
        state = self.present.get(key) or self.held[key]
        changes = follow(unpack(record.content), draft.values, state, is_read_anew=record.digest == draft.digest)
        self.present.follow(key, state, changes, draft, origin_of(self.files, place))
        return replace(_step(action_of(changes), place, draft, "source_changed", record), changes=changes)

    def _follow(
        self, key: int, state: Sequence[Held], last: Sequence[Value], draft: Draft, place: int
    ) -> tuple[FieldChange, ...]:
        changes = follow(last, draft.values, state)
        self.present.follow(key, state, changes, draft, origin_of(self.files, place))
        return changes

    def _again(self, place: int, draft: Draft, before: int) -> Step:
        """Plan what a source says of someone of whom it spoke in this plan: as if its files came one by one."""
        last = self.steps[before]
        if last.action is Action.SAME and not last.is_news:
            same = replace(last, file=place, line=draft.line, draft=draft, deleted=None)
            return self._known(place, draft, last.record) if last.record else same
        again = replace(_step(Action.SAME, place, draft, "twice_in_plan", last.record), after=before)
        first = self._first(before)
        is_old = self._is_copy(place, last.file) or self._was_heard(place, draft)
        if last.draft is None or last.draft.digest == draft.digest or is_old:
            return again
        if self._is_of_one_moment(place, last.file):
            draft = together(last.draft, draft)
        changes = self._follow(self._who(first), self._state(first), last.draft.values, draft, place)
        return replace(again, draft=draft, action=action_of(changes), reason="source_changed", changes=changes)

    def _is_of_one_moment(self, place: int, other: int) -> bool:
        """Tell whether two files are parts of one export: none of them says that the other's words hold no more."""
        return bool(self.files[place].moment) and self.files[place].moment == self.files[other].moment

    def _was_heard(self, place: int, draft: Draft) -> bool:
        """Tell whether a file was listened to when it said this before."""
        file = self.files[place]
        return file.has_come and draft.line not in file.left_out

    def _is_read_anew(self, place: int, draft: Draft, record: KnownRecord) -> bool:
        """Tell whether the same words mean something else by what a person says of the columns now."""
        is_told = self.files[place].teaching is not None
        return is_told and record.digest == draft.digest and unpack(record.content) != unpack(draft.content)

    def _is_copy(self, place: int, other: int) -> bool:
        """Tell whether the very same file of the same source is among those of the plan up to another."""
        file = self.files[place]
        return self.firsts[file.source, file.file_digest] <= other

    def _state(self, first: int) -> Sequence[Held]:
        """Give what the person of a first step has by now."""
        key = self._who(first)
        present = self.present.get(key)
        if present is not None:
            return present
        return self.held[key] if key > 0 else begun(self.files, self.steps[first])

    def _given(self, place: int, draft: Draft, record: KnownRecord) -> Step:
        """Plan someone whom a source names by what this book gave them to be known by: it speaks of them from now on.

        That is certain, as nobody else makes such identifiers, and can be answered otherwise.
        """
        key = record.contact_id
        if record.is_deleted:
            return replace(_step(Action.SAME, place, draft, "deleted_by_hand"), deleted=key)
        who = Candidate(IDENTIFIED, key)
        changes = self._follow(key, self.present.get(key) or self.held[key], (), draft, place)
        step = replace(_step(action_of(changes), place, draft, "own_identifier"), changes=changes)
        return replace(step, candidates=(who,), answer=Answer.SAME, joins=who)

    def _unknown(self, place: int, draft: Draft) -> Step:
        if draft.key in self.files[place].given:
            return self._given(place, draft, self.files[place].given[draft.key])
        self._renew_all()
        asked = self.candidates.find(place, draft)
        deleted = None if asked else self._deleted(place, draft)
        if deleted is not None:
            self.claimed.add(deleted)
            return replace(_step(Action.SAME, place, draft, "perhaps_deleted"), deleted=deleted)
        others = self.candidates.others(place, draft)
        self.candidates.add(newcomer(len(self.steps)), place, draft)
        action = Action.MAYBE if asked else Action.NEW
        return Step(action=action, file=place, line=draft.line, draft=draft, candidates=asked, others=others)

    def _deleted(self, place: int, draft: Draft) -> int | None:
        """Find someone of the same name whom the source knows and the person deleted, and who is not in its files.

        Where the source identifies people, it is someone else.
        """
        file = self.files[place]
        deleted = file.deleted - self.claimed - (file.identified if draft.identifier else frozenset())
        if not deleted:
            return None
        here = self._known_of(file.source)
        alike = (who for how, who in self.trash.alike(draft.traits) if _has_same_name(how))
        return next((who for who in alike if who in deleted - here), None)

    def _known_of(self, source: str) -> frozenset[int]:
        if source not in self.known:
            spoken = (record for file in self.files if file.source == source for record in file.known.values())
            self.known[source] = frozenset(record.contact_id for record in spoken)
        return self.known[source]


def _has_same_name(found: Likeness) -> bool:
    return any(reason.code is ReasonCode.SAME_NAME for reason in found.reasons)


def _step(action: Action, place: int, draft: Draft, reason: str = "", record: KnownRecord | None = None) -> Step:
    return Step(action=action, file=place, line=draft.line, draft=draft, reason=reason, record=record)

"""What an import would do, with its reasons, before anything is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.contact import Held, Origin
from entourage.domain.making import quickly_made
from entourage.domain.merging import Effect, FieldChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from entourage.domain.matching import Likeness
    from entourage.formats.evidence import Evidence
    from entourage.formats.record import Notice
    from entourage.formats.taught import Taught
    from entourage.importing.draft import Draft
    from entourage.importing.drafting import Drafted

_OF_PROGRAMS = re.compile(
    r"(?:\* )?(?:my ?contacts|starred(?: in android)?|other ?contacts)"
    r"|\* (?:friends|family|coworkers)|system group: .*",
    re.IGNORECASE,
)
NOT_BROUGHT_BACK = frozenset({"deleted_by_hand", "perhaps_deleted"})


class Action(StrEnum):
    """Name what would happen to a card or row."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    MAYBE = "maybe"
    UNREADABLE = "unreadable"


class Answer(StrEnum):
    """Name what a person decided of a step: not this one; another person than the one asked about; the same."""

    LEAVE_OUT = "leave_out"
    DIFFERENT = "different"
    SAME = "same"


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


@dataclass(frozen=True, slots=True)
class Former:
    """Hold someone whose row is gone from a newer file of its source, which identifies nobody, and what it said."""

    record: KnownRecord
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """Hold a file of the plan.

    source: what tells its source from the others of the plan; source_id: its id, None for a new one.
    known: what the source said before, by key; identified: the contacts to whom it gave identifiers of its own.
    is_guessed: the source is one of the book, guessed by who is in the file, and this very file never came from it.
    deleted: the contacts in the trash whom the source knows.
    has_come: this very file was brought in from this source before, and says nothing new, even after a newer one, but
    at the lines that were left out then.
    path: where it is; moment: what it has in common with other files of one export. needs_mapping: nobody knows what
    some of its columns hold.
    evidence: what speaks for its encoding. columns: the headings of a table, and what each holds.
    teaching: what is to be remembered of them; learned: what was, with the columns that came since; recalled: the file
    of which that was said before.
    parts: of single cards read as one file, the first line of each, and its address.
    is_own: it is an export of this very book; what is known of its people has numbers below zero until it is written.
    given: whom else the file names by an identifier that this book made, by key.
    former: the contacts of whom its source said something in rows that are gone now.
    had, has: how many people were in the file of the source that this one takes the place of, and are in this one.
    lost: the names of those of whom it speaks no more. is_part: the person said that it is only a part of its source.
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
    left_out: frozenset[int] = frozenset()
    path: str = ""
    moment: str = ""
    needs_mapping: bool = False
    evidence: Evidence | None = None
    columns: tuple[tuple[str, str], ...] = ()
    teaching: Taught | None = None
    learned: Taught | None = None
    recalled: str = ""
    parts: tuple[tuple[int, Path], ...] = ()
    is_own: bool = False
    given: Mapping[str, KnownRecord] = field(default_factory=dict)
    former: Mapping[int, Former] = field(default_factory=dict)
    had: int = 0
    has: int = 0
    lost: Mapping[int, str] = field(default_factory=dict)
    is_part: bool = False

    @property
    def is_shrunk(self) -> bool:
        """Tell whether most people of its source are gone from it, and nobody said why."""
        return not self.is_part and 2 * self.has < self.had

    def spot(self, line: int) -> tuple[str, int]:
        """Name the file on disk or in an archive in which something stands, and its line there."""
        part = self.part(line)
        return (part[1].name, line - part[0] + 1) if part else (self.name, line)

    def part(self, line: int) -> tuple[int, Path] | None:
        """Find, where single cards were read as one file, the card at a line: its first line, its address."""
        place = bisect_right(self.parts, line, key=lambda one: one[0])
        return self.parts[place - 1] if place else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """Hold what was in a folder or an archive, and what became of it.

    files: how many there are, but hidden ones; hidden: how many of these. without: how many hold no people; copies:
    how many are the same as another. tables: the addresses of tables nobody knows, which are not taken unasked.
    troubles: what was not read, by code, with the names of the first. pictured: how many people have a
    picture of a file beside their card. aside: how many people stand in lists left out on purpose, by the kind of list.
    """

    path: Path
    files: int
    hidden: int
    without: int
    copies: int
    tables: tuple[Path, ...]
    troubles: Mapping[str, Sequence[str]]
    pictured: int = 0
    aside: Mapping[str, int] = field(default_factory=dict)


@quickly_made
@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold someone whom a draft may be: a contact of the book, or an earlier step of the plan.

    former: what the same source said of them in a row that is gone, of which this would be the newer word.
    """

    likeness: Likeness
    contact_id: int | None = None
    step: int | None = None
    former: KnownRecord | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Hold what would happen to one card or row.

    file: its place in the plan's files. reason: a code where the action alone does not tell why.
    record: what its source said last time. after: the place of the step of this plan whose person it is about again.
    deleted: the contact in the trash whom a row without a record is taken for, and is kept with.
    answer: what the person decided; joins: whom it is then the same as. others: who was told apart from them before, as
    `ImportPlan.who` names people.
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
    answer: Answer | None = None
    joins: Candidate | None = None
    others: frozenset[int] = frozenset()

    @property
    def is_left_out(self) -> bool:
        """Tell whether nothing is to come of it."""
        return self.answer is Answer.LEAVE_OUT

    @property
    def is_merged(self) -> bool:
        """Tell whether they are said to be somebody; a row that takes the place of a former one is news of that."""
        return self.joins is not None and self.joins.former is None

    @property
    def is_fresh(self) -> bool:
        """Tell whether it makes someone new."""
        return self.action in (Action.NEW, Action.MAYBE) and not self.is_left_out

    @property
    def is_news(self) -> bool:
        """Tell whether its source says something else than last time, even if nothing comes of it."""
        return self.reason == "source_changed" or self.joins is not None

    @property
    def is_read_anew(self) -> bool:
        """Tell whether its source wrote the very same last time, which is understood in another way now."""
        if self.record is None or self.draft is None or self.after is not None or self.joins:
            return False
        return self.record.digest == self.draft.digest

    @property
    def name(self) -> str:
        """Say who it is about."""
        return self.draft.name if self.draft else ""

    @property
    def categories(self) -> frozenset[str]:
        """Name the categories that the file gives this person."""
        return self.draft.categories if self.draft else frozenset()

    @property
    def categories_coming(self) -> frozenset[str]:
        """Name the categories by which this person can be sorted: none of someone who does not come."""
        comes = self.reason not in NOT_BROUGHT_BACK and not self.is_left_out
        return self.categories if comes else frozenset()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Hold what an import would do; nothing is written yet.

    known: the names of the people of the book whom a card or row may be.
    held: what the people had whom it changes. based_on: the last unit of the book on which it was built.
    containers: the folders and archives in which files were found.
    """

    files: tuple[PlannedFile, ...]
    steps: tuple[Step, ...]
    known: Mapping[int, str] = field(default_factory=dict)
    held: Mapping[int, Sequence[Held]] = field(default_factory=dict)
    based_on: int = 0
    containers: tuple[Container, ...] = ()

    def name_of(self, who: Candidate) -> str:
        """Name someone whom a card or row may be."""
        return self.steps[who.step].name if who.step is not None else self.known.get(who.contact_id or 0, "")

    def first_about(self, place: int) -> int:
        """Give the place of the step that is about the same person first."""
        after = self.steps[place].after
        return place if after is None else self.first_about(after)

    def who(self, place: int) -> int:
        """Say whom a step is about: a contact of the book by id, or someone new by `newcomer` of the step."""
        first = self.first_about(place)
        step = self.steps[first]
        if step.joins:
            return self.who(step.joins.step) if step.joins.step is not None else step.joins.contact_id or 0
        return step.record.contact_id if step.record else newcomer(first)

    def candidates(self, place: int) -> tuple[Candidate, ...]:
        """Name whom a card or row may be, but those left out."""
        found = self.steps[place].candidates
        return tuple(one for one in found if one.step is None or not self.steps[one.step].is_left_out)

    def vanished(self, place: int) -> dict[int, str]:
        """Name those of whom a file's source speaks no more: nobody by a mere part, nor whose row may have changed."""
        file = self.files[place]
        if file.is_part or not file.lost:
            return {}
        own = (number for number, step in enumerate(self.steps) if self.files[step.file].source == file.source)
        spoken = {who for number in own for who in self._perhaps_about(number)}
        return {key: name for key, name in file.lost.items() if key not in spoken}

    def _perhaps_about(self, place: int) -> set[int]:
        """Name of whom a row may be the newer word: of several where nobody has said yet who it is."""
        step = self.steps[place]
        if step.joins:
            return {self.who(place)}
        asked = step.candidates if step.answer is not Answer.DIFFERENT else ()
        return {one.contact_id for one in asked if one.contact_id}

    @property
    def counts(self) -> dict[str, int]:
        """Count the steps by action, all actions named."""
        return counted(self.steps)

    @property
    def categories(self) -> dict[str, int]:
        """Count the people who come with each category of the files, each person once, the largest first.

        What a program gives of itself ("myContacts", "* starred") stays with the people, and makes no circle.
        """
        people = {(name, self.who(place)) for place, step in enumerate(self.steps) for name in step.categories_coming}
        numbers = Counter(name for name, _ in people if not is_of_a_program(name))
        return dict(sorted(numbers.items(), key=lambda one: (-one[1], one[0])))


def is_of_a_program(category: str) -> bool:
    """Tell whether a program gives a category by itself ("myContacts", "* starred"), which makes no circle."""
    return _OF_PROGRAMS.fullmatch(category) is not None


def newcomer(place: int) -> int:
    """Give the number below zero that stands for whoever a step makes; its own inverse."""
    return -1 - place


def origin_of(files: Sequence[PlannedFile], place: int) -> Origin:
    """Name a file as where something comes from; new sources have numbers below zero."""
    file = files[place]
    first = next(number for number, one in enumerate(files) if one.source == file.source)
    return Origin(file.source_id or newcomer(first), file.source_name, file.name)


def comes_to_the_same(one: ImportPlan, other: ImportPlan) -> bool:
    """Tell whether two plans would do the same with the same people."""
    return _outcome(one) == _outcome(other)


def _outcome(plan: ImportPlan) -> list[tuple[object, ...]]:
    return [
        (
            plan.files[step.file].file_digest,
            step.draft.key if step.draft else step.line,
            (step.action, step.reason, step.answer, step.deleted),
            plan.who(place),
            [(one.contact_id, one.step) for one in step.candidates],
            step.changes,
        )
        for place, step in enumerate(plan.steps)
    ]


def counted(steps: Iterable[Step]) -> dict[str, int]:
    """Count steps by action, all actions named; those left out are not there."""
    found = Counter(step.action for step in steps if not step.is_left_out)
    return {action.value: found[action] for action in Action}


def begun(files: Sequence[PlannedFile], step: Step) -> list[Held]:
    """Give what someone new has by the step that makes them."""
    source = origin_of(files, step.file)
    said = step.draft.values if step.draft else ()
    return [Held(id=0, value=value, origins=(source,), position=at) for at, value in enumerate(said)]


def action_of(changes: Sequence[FieldChange]) -> Action:
    """Name what changes come to."""
    writes = any(change.effect in (Effect.ADD, Effect.REPLACE, Effect.DROP) for change in changes)
    return Action.UPDATED if writes else Action.SAME

"""Write what a plan of an import says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.comparing import DIGEST, photo_identity
from entourage.domain.contact import Held
from entourage.domain.errors import EntourageError
from entourage.domain.merging import Effect, follow, saying
from entourage.domain.watching import Progress, Stage, ticking
from entourage.importing.contents import unpack
from entourage.importing.outcomes import Outcome, outcomes, tallied
from entourage.importing.plan import Action, Answer, KnownRecord, newcomer
from entourage.operations import circles as circle_operations
from entourage.operations.naming import find_circle
from entourage.storage import apart, book, bringing, circles, contacts, origins, questions, sources, values
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.domain.merging import FieldChange
    from entourage.domain.watching import Watch
    from entourage.importing.draft import Draft
    from entourage.importing.plan import ImportPlan, Step
    from entourage.operations.naming import Named
    from entourage.storage.unit import Unit

_MOST_ASKED = 5
_AT_ONCE = 250  # newcomers written between two times at which it can be stopped: less than a tenth of a second

Known = tuple[int, "Step", KnownRecord, "Draft"]


def written(planned: ImportPlan) -> set[int]:
    """Tell which files are written down, by their places: they say something new, or come for the first time."""
    return {
        step.file
        for step in ticking(planned.steps)
        if step.draft
        and not step.is_left_out
        and (
            not (planned.files[step.file].has_come or planned.files[step.file].is_own)
            or step.action is not Action.SAME
            or step.deleted is not None
            or step.is_news
        )
    }


def contact_of(planned: ImportPlan, place: int, made: Mapping[int, int]) -> int | None:
    """Tell which contact a step is about; made: the contacts that the import made, by step."""
    who = planned.who(place)
    return who if who > 0 else made.get(newcomer(who))


class Writing:
    """Live as a plan being written in a unit.

    by_file: the places of each file's steps. outcomes: what comes of each step. made: the contacts made, by step.
    records: what sources are then known to have said, by step. spoken: what records said last, by their ids. touched:
    the people of the book whose values were written, so that what was planned for them before is planned again. also:
    by import and circle, whom it would have put there, had another import not done so. idle: by import, the records of
    which it said something new that changed nothing of theirs.
    """

    def __init__(self, unit: Unit, planned: ImportPlan, watch: Watch) -> None:
        fresh = [place for place, step in enumerate(planned.steps) if step.is_fresh]
        self.unit, self.planned, self.watch = unit, planned, watch
        self.outcomes = outcomes(planned)
        self.made = dict(zip(fresh, contacts.take_ids(unit, len(fresh)), strict=True))
        self.records: dict[int, KnownRecord] = {}
        self.touched: set[int] = set()
        self.spoken: dict[int, bytes] = {}
        self.also: dict[int, dict[int, list[int]]] = {}
        self.idle: dict[int, list[int]] = {}
        self._book = book.identifier(unit.session)
        self._taken: set[str] = set()
        self.by_file: dict[int, list[int]] = {}
        for place, step in enumerate(ticking(planned.steps)):
            self.by_file.setdefault(step.file, []).append(place)
        self._done = 0
        self._total = len(fresh) + sum(step.is_news and not step.is_left_out for step in planned.steps)

    def files(self) -> dict[int, int]:
        """Write the files one by one; return the id of each one's import, by its place."""
        source_ids: dict[str, int] = {}
        import_ids: dict[int, int] = {}
        for place in sorted(written(self.planned)):
            file = self.planned.files[place]
            source_id = file.source_id or source_ids.get(file.source)
            source_id = source_id or sources.create(self.unit, file.format, file.dialect, file.source_name)
            source_ids[file.source] = source_id
            steps = {number: step for number, step in self.steps(place) if not step.is_left_out}
            import_ids[place] = self._begin(source_id, place)
            self._write(source_id, import_ids[place], steps)
            self._ask(import_ids[place], place)
            self._keep_apart(place)
        return import_ids

    def note(self, import_ids: Mapping[int, int], circle_ids: Collection[int]) -> None:
        """Keep whom each import made, and the circles that they made together, so that they can be taken back."""
        for place, import_id in import_ids.items():
            made = [self.made[number] for number, _ in self.steps(place) if number in self.made]
            also, idle = self.also.get(import_id, {}), self.idle.get(import_id, ())
            bringing.note(self.unit, import_id, made, circle_ids, also, idle)

    def steps(self, place: int) -> Iterator[tuple[int, Step]]:
        """Give the steps of a file, each with its place."""
        return ((number, self.planned.steps[number]) for number in ticking(self.by_file[place]))

    def _ask(self, import_id: int, place: int) -> None:
        """Keep the questions that were left open, to be answered later."""
        pairs = [
            (self.made[number], key)
            for number, _ in self.steps(place)
            if self.outcomes[number] is Outcome.MAYBE
            for key in self._others(number)[:_MOST_ASKED]
        ]
        questions.ask(self.unit, import_id, pairs)

    def _keep_apart(self, place: int) -> None:
        """Remember for ever who was said to be another."""
        different = (number for number, step in self.steps(place) if step.answer is Answer.DIFFERENT)
        apart.remember(self.unit, [(self.made[one], other) for one in different for other in self._others(one)])

    def _others(self, number: int) -> list[int]:
        """Name whom someone new may be, each once: two candidates may be one person by an answer."""
        found = (
            one.contact_id or contact_of(self.planned, one.step or 0, self.made)
            for one in self.planned.candidates(number)
        )
        return [key for key in dict.fromkeys(found) if key and key != self.made[number]]

    def _begin(self, source_id: int, place: int) -> int:
        file, gone = self.planned.files[place], self.planned.vanished(place)
        came = (self.outcomes[number] for number, _ in self.steps(place))
        return sources.create_import(
            self.unit,
            source_id,
            file_name=file.name,
            file_digest=file.file_digest,
            encoding=file.encoding,
            counts=tallied(came) | ({"vanished": len(gone)} if gone else {}),
            left_out=[step.line for _, step in self.steps(place) if step.is_left_out],
            heard=[key for number, step in self.steps(place) if (key := self._heard(number, step))],
        )

    def _heard(self, number: int, step: Step) -> int | None:
        """Name the record of which a step says nothing new; none of one that this very file brings."""
        if step.action is not Action.SAME or step.is_news or step.is_left_out:
            return None
        record = step.record if step.after is None else self.records.get(step.after)
        return record.id if record and record.id > 0 and number not in self.made else None

    def _write(self, source_id: int, import_id: int, steps: Mapping[int, Step]) -> None:
        fresh = [(number, step.draft) for number, step in steps.items() if number in self.made and step.draft]
        for start in range(0, len(fresh), _AT_ONCE):
            newcomers = fresh[start : start + _AT_ONCE]
            self.tell(len(newcomers))
            self._write_new(source_id, import_id, newcomers)
        self._join(source_id, {number: step for number, step in steps.items() if step.joins})
        self._begin_records(source_id, steps)
        updated = [self._known(number, step) for number, step in steps.items() if step.is_news]
        for once in _once_each(updated):
            for some in chunks(once):
                self.tell(len(some))
                self._write_updates(import_id, some)
        self._write_kept_away(source_id, import_id, steps.values())

    def tell(self, coming: int = 0) -> None:
        """Tell how far it is; coming: how many people are written next."""
        self.watch(Progress(Stage.WRITING, "", self._done, self._total))
        self._done += coming

    def _write_new(self, source_id: int, import_id: int, fresh: Sequence[tuple[int, Draft]]) -> None:
        """Write people who are new, and remember what their source is known to have said."""
        unit = self.unit
        self._taken |= contacts.known_uids(unit.session, [draft.identifier for _, draft in fresh])
        people = [
            contacts.NewContact(
                id=self.made[step],
                uid=self._free_uid(draft.identifier),
                kind=draft.kind,
                cached=draft.cached,
                packed=draft.packed,
                count=draft.count,
                pictures=draft.pictures,
            )
            for step, draft in fresh
        ]
        value_ids = contacts.create(unit, people, by_hand=False)
        keys = [(draft.key, self.made[step]) for step, draft in fresh]
        records = sources.create_records(unit, source_id, keys)
        words = [(record, draft.digest, draft.content) for record, (_, draft) in zip(records, fresh, strict=True)]
        versions = sources.add_versions(unit, import_id, words)
        sources.add_origins_of_new(unit, versions, value_ids)
        for record, (step, draft) in zip(records, fresh, strict=True):
            self.records[step] = KnownRecord(record, self.made[step], draft.digest, draft.content, is_deleted=False)

    def _free_uid(self, identifier: str) -> str:
        uid = identifier if identifier and identifier not in self._taken else book.new_uid(self._book)
        self._taken.add(uid)
        return uid

    def _join(self, source_id: int, steps: Mapping[int, Step]) -> None:
        """Tie rows to the people whom they are the same as; their source has said nothing of them so far.

        Where it has, in a row that is gone, this is its next word.
        """
        people = {number: contact_of(self.planned, number, self.made) or 0 for number in steps}
        self.touched.update(people.values())
        former = {number: step.joins.former for number, step in steps.items() if step.joins}
        fresh = [(number, step.draft) for number, step in steps.items() if step.draft and not former.get(number)]
        keys = [(draft.key, people[number]) for number, draft in fresh]
        records = sources.create_records(self.unit, source_id, keys)
        self.records |= {number: one for number, one in former.items() if one}
        for (number, _), record in zip(fresh, records, strict=True):
            self.records[number] = KnownRecord(record, people[number], "", b"", is_deleted=False)

    def _begin_records(self, source_id: int, steps: Mapping[int, Step]) -> None:
        """Let an export of this book, in which something was changed elsewhere, speak of those people from now on."""
        fresh = {number: step.record for number, step in steps.items() if step.is_news and _is_own(step.record)}
        keys = {number: f"own {draft.identifier}" for number in fresh if (draft := steps[number].draft)}
        known = sources.last_words(self.unit.session, source_id, [sources.Said(key, "") for key in keys.values()])
        new = [number for number, key in keys.items() if key not in known]
        pairs = [(keys[number], record.contact_id) for number in new if (record := fresh[number])]
        ids = {number: known[key].record_id for number, key in keys.items() if key in known}
        ids |= dict(zip(new, sources.create_records(self.unit, source_id, pairs), strict=True))
        for number, record in fresh.items():
            if record:
                self.records[number] = replace(record, id=ids[number])

    def _known(self, number: int, step: Step) -> Known:
        before = number if step.joins or _is_own(step.record) else step.after
        record = step.record if before is None else self.records[before]
        assert record is not None  # noqa: S101 - what is updated was known
        assert step.draft is not None  # noqa: S101 - and is someone
        return number, step, record, step.draft

    def _write_updates(self, import_id: int, updated: Sequence[Known]) -> None:
        """Write what sources say anew of people, each of them once, and remember that they said it."""
        unit = self.unit
        before = self._held([record.contact_id for _, _, record, _ in updated])
        held = _write_changes(unit, before, [(known[2], self._changes(known, before)) for known in updated])
        words = [(record.id, draft.digest, draft.content) for _, _, record, draft in updated]
        versions = sources.add_versions(unit, import_id, words)
        told = [
            (one.id, version)
            for (_, step, record, draft), version in zip(updated, versions, strict=True)
            for one in saying(held[record.contact_id], _news(step, draft))
        ]
        sources.add_origins(unit, told)
        changed = [record.contact_id for _, step, record, _ in updated if step.action is Action.UPDATED]
        contacts.retell(unit, {key: tuple(one.value for one in held[key] if not one.removed) for key in changed})
        for number, step, record, draft in updated:
            if step.action is not Action.UPDATED and not step.joins:
                self.idle.setdefault(import_id, []).append(record.id)
            self.records[number] = replace(record, digest=draft.digest, content=draft.content)
            self.spoken[record.id] = draft.content
            self.touched.add(record.contact_id)

    def _held(self, people: Sequence[int]) -> Mapping[int, Sequence[Held]]:
        """Give what these people have: as it was read for the plan, but for those who were written since."""
        known = self.planned.held
        found = {key: known[key] for key in people if key in known and key not in self.touched}
        return found | values.held(self.unit.session, [key for key in people if key not in found])

    def _changes(self, known: Known, held: Mapping[int, Sequence[Held]]) -> Sequence[FieldChange]:
        """Give the changes of a step; those planned on values that were not yet written are planned on these."""
        _, step, record, draft = known
        if step.after is None and record.contact_id not in self.touched:
            return step.changes
        said = held[record.contact_id]
        last = self.spoken.get(record.id, record.content)
        return follow(unpack(last), draft.values, said, is_read_anew=step.is_read_anew)

    def _write_kept_away(self, source_id: int, import_id: int, steps: Iterable[Step]) -> None:
        """Keep whom rows were taken for that the person deleted, so that they are known from now on."""
        kept = [(step.deleted, step.draft) for step in steps if step.deleted is not None and step.draft]
        records = sources.create_records(self.unit, source_id, [(draft.key, key) for key, draft in kept])
        words = [(record, draft.digest, draft.content) for record, (_, draft) in zip(records, kept, strict=True)]
        sources.add_versions(self.unit, import_id, words)


def _is_own(record: KnownRecord | None) -> bool:
    """Tell whether a record stands for what this book said itself, and is none yet."""
    return record is not None and record.id < 0


def _news(step: Step, draft: Draft) -> tuple[Value, ...]:
    """Give what a source says of someone; an export of this book only what was changed in it elsewhere."""
    if not _is_own(step.record):
        return draft.values
    return tuple(change.after for change in step.changes if change.after and change.effect is not Effect.KEEP)


def _once_each(updated: Sequence[Known]) -> list[list[Known]]:
    """Part steps so that nobody is in a part twice, the first ones first."""
    parts: list[list[Known]] = []
    seen: dict[int, int] = {}
    for known in updated:
        number = seen[known[2].contact_id] = seen.get(known[2].contact_id, -1) + 1
        if number == len(parts):
            parts.append([])
        parts[number].append(known)
    return parts


def _write_changes(
    unit: Unit, held: Mapping[int, Sequence[Held]], changed: Sequence[tuple[KnownRecord, Sequence[FieldChange]]]
) -> dict[int, list[Held]]:
    """Write changes of the values of people, each of them once; give what they have then."""
    written = [
        (record.contact_id, contacts.end_of(held[record.contact_id]) + place, change)
        for record, changes in changed
        for place, change in enumerate(changes)
        if change.effect in (Effect.ADD, Effect.REPLACE, Effect.DROP)
    ]
    shared = [change.before.id for _, _, change in written if change.before and change.is_shared]
    told = origins.versions_of(unit.session, shared)
    gone = [change.before for _, _, change in written if change.before]
    contacts.replace_values(unit, gone)
    fresh = [
        (key, change.after, change.before.position if change.before else end)
        for key, end, change in written
        if change.after
    ]
    ids = contacts.add_values(unit, fresh, by_hand=False)
    standing = (change for _, _, change in written if change.after)
    pairs = zip(ids, standing, strict=True)
    whose = [(key, change.before.id) for key, change in pairs if change.before and change.is_shared]
    sources.add_origins(unit, [(key, version) for key, before in whose for version in told[before]])
    kept_out = [one.after.photo for _, changes in changed for one in changes if one.effect is Effect.KEEP and one.after]
    # They are shown as a difference, and stand once what stands in their way is taken back.
    values.write_photos(unit, {photo_identity(one).removeprefix(DIGEST): one for one in kept_out if one and one.data})
    return _standing(held, gone, zip(ids, fresh, strict=True))


def _standing(
    held: Mapping[int, Sequence[Held]], gone: Iterable[Held], fresh: Iterable[tuple[int, tuple[int, Value, int]]]
) -> dict[int, list[Held]]:
    """Give what people have, in its order, once some of it is gone, and values (contact's id, value, position) came."""
    left_out = {one.id for one in gone}
    found = {key: [one for one in present if one.id not in left_out] for key, present in held.items()}
    for value_id, (key, value, position) in fresh:
        found[key].append(Held(id=value_id, value=value, position=position))
    return {key: sorted(present, key=lambda one: (one.position, one.id)) for key, present in found.items()}


def create_circles(unit: Unit, wanted: Iterable[Named]) -> None:
    """Make those circles that are not there yet."""
    for named in wanted:
        try:
            find_circle(unit.session, named)
        except EntourageError:
            circle_operations.make(unit, named)


def sort_by_categories(
    writing: Writing, categories: Sequence[tuple[str, Named]], import_ids: Mapping[int, int]
) -> tuple[int, tuple[int, ...]]:
    """Put people into the circles of their categories; return how many, and who was in a closer one."""
    unit, planned = writing.unit, writing.planned
    total = 0
    left_out: dict[int, None] = {}
    for category, named in categories:
        circle = find_circle(unit.session, named)
        for place in sorted(writing.by_file):
            people = [
                contact_of(planned, number, writing.made)
                for number, step in writing.steps(place)
                if category in step.categories_coming
            ]
            coming = list(dict.fromkeys(key for key in people if key))
            closer = circle_operations.in_closer(unit, coming, circle)
            left_out |= dict.fromkeys(closer)
            coming = [key for key in coming if key not in closer]
            import_id = import_ids.get(place)
            total += len(circles.put_in(unit, circle.id, coming, import_id))
            if import_id:
                also = circles.put_in_by_others(unit.session, circle.id, coming, import_id)
                writing.also.setdefault(import_id, {}).setdefault(circle.id, []).extend(also)
    return total, tuple(left_out)

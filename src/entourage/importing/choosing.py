"""What a person decides of a plan, and the plan that follows from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.merging import follow, followed
from entourage.importing.contents import unpack
from entourage.importing.plan import Action, Answer, Candidate, action_of, begun, newcomer, origin_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from entourage.domain.contact import Held, Value
    from entourage.domain.matching import Word
    from entourage.importing.plan import ImportPlan, Step


class Choice(NamedTuple):
    """Hold an answer, None to leave the question open, and with SAME who it is."""

    answer: Answer | None = None
    who: Candidate | None = None


def may(planned: ImportPlan, place: int, answer: Answer) -> bool:
    """Tell whether a step can be answered so."""
    step = planned.steps[planned.first_about(place)]
    if answer is Answer.LEAVE_OUT:
        return step.draft is not None and (step.record is None or step.is_news) and step.deleted is None
    return bool(planned.candidates(planned.first_about(place)))


def may_be(planned: ImportPlan, place: int, who: Candidate) -> bool:
    """Tell whether a step can be joined to someone: not where its source already holds them for two people."""
    first, steps = planned.first_about(place), list(planned.steps)
    steps[first] = replace(steps[first], answer=Answer.SAME, joins=who)
    return not _told_apart(replace(planned, steps=tuple(steps)), [first])


def choose(planned: ImportPlan, choices: Mapping[int, Choice]) -> ImportPlan:
    """Decide steps, each with all later ones about the same person.

    Someone is not joined to whom the same source has given another identifier: it holds them for two people. The
    values of everyone joined to, or updated, must be in `planned.held`; `touched` names them.
    """
    chosen = {planned.first_about(place): choice for place, choice in choices.items()}
    decided = _decided(planned, chosen)
    keys = {one.who(place) for one in (planned, decided) for place in chosen}
    return _carried_on(decided, keys | _left(planned, decided))


def touched(planned: ImportPlan, choices: Mapping[int, Choice]) -> set[int]:
    """Name the contacts of the book on whose values the plan depends once these choices are made."""
    chosen = {planned.first_about(place): choice for place, choice in choices.items()}
    decided = _decided(planned, chosen)
    keys = {one.who(place) for one in (planned, decided) for place in chosen} | _left(planned, decided)
    return {key for key in keys if key > 0}


def _decided(planned: ImportPlan, chosen: Mapping[int, Choice]) -> ImportPlan:
    """Write the answers into the steps; whoever was the same as someone now left out is a question again."""
    steps = list(planned.steps)
    for place, choice in chosen.items():
        is_same = choice.answer is Answer.SAME and choice.who is not None
        steps[place] = replace(steps[place], answer=choice.answer, joins=choice.who if is_same and choice.who else None)
    for place, step in enumerate(steps):
        if step.after is not None:
            steps[place] = replace(step, answer=_left_out(steps[step.after]))
        elif step.joins and step.joins.step is not None and steps[step.joins.step].is_left_out:
            steps[place] = replace(step, answer=None, joins=None)
    decided = replace(planned, steps=tuple(steps))
    apart = _told_apart(decided, [place for place in chosen if steps[place].joins])
    for place in apart:
        steps[place] = replace(steps[place], answer=None, joins=None)
    return _with_former(replace(planned, steps=tuple(steps)))


def _with_former(decided: ImportPlan) -> ImportPlan:
    """Let a row said to be the person of another row take the place of that row of its own source that is gone."""
    steps = list(decided.steps)
    for place, step in enumerate(steps):
        if step.joins and step.joins.step is not None and step.draft and not step.draft.identifier:
            former = decided.files[step.file].former.get(decided.who(place))
            steps[place] = replace(step, joins=replace(step.joins, former=former.record if former else None))
    return replace(decided, steps=tuple(steps))


def _left_out(step: Step) -> Answer | None:
    return Answer.LEAVE_OUT if step.is_left_out else None


def _told_apart(decided: ImportPlan, joined: Sequence[int]) -> list[int]:
    """Find who would be joined to someone with another identifier of the same source."""
    if not joined:
        return []
    known: dict[tuple[str, int], int] = {}
    apart = []
    asked = set(joined)
    firsts = [place for place, step in enumerate(decided.steps) if step.after is None and _is_identified(step)]
    for place in sorted(firsts, key=lambda one: (one in asked, one)):
        file, who = decided.files[decided.steps[place].file], decided.who(place)
        other = known.setdefault((file.source, who), place)
        is_known = decided.steps[place].record is None and who in file.identified
        if place in asked and (is_known or other != place):
            apart.append(place)
    return apart


def _is_identified(step: Step) -> bool:
    return step.draft is not None and bool(step.draft.identifier) and not step.is_left_out


def _left(planned: ImportPlan, decided: ImportPlan) -> set[int]:
    """Name those whom a step is no longer, or only now, the same as."""
    pairs = enumerate(zip(planned.steps, decided.steps, strict=True))
    changed = [place for place, (before, now) in pairs if before.joins != now.joins]
    return {one.who(place) for one in (planned, decided) for place in changed}


def _carried_on(decided: ImportPlan, keys: Collection[int]) -> ImportPlan:
    """Plan anew what comes of the steps about these people, and name again what is a question."""
    steps = list(decided.steps)
    about: dict[int, list[int]] = {key: [] for key in keys}
    for place, step in enumerate(steps):
        if step.draft is not None:
            key = decided.who(place)
            if key in about:
                about[key].append(place)
        if step.candidates and not step.joins:
            steps[place] = replace(step, action=_asked(decided, place), changes=(), reason="")
    for key, places in about.items():
        _follow(decided, steps, places, list(decided.held[key]) if key > 0 else [])
    return replace(decided, steps=tuple(steps))


def _asked(decided: ImportPlan, place: int) -> Action:
    is_open = decided.steps[place].answer is not Answer.DIFFERENT and decided.candidates(place)
    return Action.MAYBE if is_open else Action.NEW


def _follow(decided: ImportPlan, steps: list[Step], places: Sequence[int], held: Sequence[Held]) -> None:
    """Plan the steps about one person as if they came one by one."""
    spoken: dict[int, tuple[Value, ...]] = {}  # by rows that are gone, and of which several would be the newer word
    for place in places:
        step = steps[place]
        if step.is_left_out or step.draft is None:
            continue
        if step.joins is None and step.record is None and step.after is None:
            held = begun(decided.files, step) if decided.who(place) == newcomer(place) else held
        elif step.is_news:
            former = step.joins.former.id if step.joins and step.joins.former else 0
            last = spoken.get(former) or _last(steps, step)
            spoken |= {former: step.draft.values} if former else {}
            changes = follow(last, step.draft.values, held, is_read_anew=step.is_read_anew)
            held = followed(held, changes, step.draft.values, origin_of(decided.files, step.file))
            reason = "same_by_hand" if step.joins else step.reason
            steps[place] = replace(step, action=action_of(changes), changes=changes, reason=reason)


def _last(steps: Sequence[Step], step: Step) -> tuple[Value, ...]:
    """Give what the source said of someone before a step."""
    if step.joins:
        return unpack(step.joins.former.content) if step.joins.former else ()
    if step.after is None:
        return unpack(step.record.content) if step.record else ()
    before = steps[step.after].draft
    return before.values if before else ()


def answer_all(planned: ImportPlan, word: Word, answer: Answer) -> dict[int, Choice]:
    """Choose one answer for all open questions of which the likeliest person is so likely.

    With SAME, whoever may surely be one of several people stays a question, and so does whoever would become one with
    someone from whom they were told apart.
    """
    choices: dict[int, Choice] = {}
    people: dict[int, int] = {}
    members: dict[int, set[int]] = {}
    for place, step in enumerate(planned.steps):
        if step.after is not None or step.draft is None:
            continue
        own = planned.who(place)
        asked = planned.candidates(place) if step.action is Action.MAYBE else ()
        found = [one for one in asked if one.likeness.word is word]
        if found and answer is not Answer.SAME:
            choices[place] = Choice(answer)
        whom = {people.get(key, key): one for one in reversed(found) if (key := _named(planned, one))}
        if answer is Answer.SAME and len(whom) == 1:
            ((who, candidate),) = whom.items()
            if step.others.isdisjoint({who} | members.get(who, set())):
                choices[place] = Choice(answer, candidate)
                people[own] = who
        members.setdefault(people.get(own, own), set()).add(own)
    return choices


def _named(planned: ImportPlan, one: Candidate) -> int:
    return planned.who(one.step) if one.step is not None else one.contact_id or 0


def as_part(planned: ImportPlan, digests: Collection[str]) -> ImportPlan:
    """Say of files that they are only a part of their source: of whom they do not speak, nothing is meant."""
    files = [replace(file, is_part=file.is_part or file.file_digest in digests) for file in planned.files]
    return replace(planned, files=tuple(files))


def kept(before: ImportPlan, planned: ImportPlan) -> dict[int, Choice]:
    """Find which choices made on an earlier plan still apply to a new one."""
    drafted = [place for place, step in enumerate(planned.steps) if step.draft]
    places = {_mark(planned, place): place for place in reversed(drafted)}
    found: dict[int, Choice] = {}
    for place, step in enumerate(before.steps):
        again = places.get(_mark(before, place)) if step.answer and step.after is None else None
        if again is None or step.answer is None or not may(planned, again, step.answer):
            continue
        who = _found_again(before, planned, places, again, step) if step.joins else None
        if who or step.answer is not Answer.SAME:
            found[again] = Choice(step.answer, who)
    return found


def _mark(planned: ImportPlan, place: int) -> tuple[str, str]:
    step = planned.steps[place]
    return planned.files[step.file].file_digest, step.draft.key if step.draft else ""


def _found_again(
    before: ImportPlan, planned: ImportPlan, places: Mapping[tuple[str, str], int], place: int, step: Step
) -> Candidate | None:
    meant = step.joins
    if meant is None:
        return None
    other = places.get(_mark(before, meant.step)) if meant.step is not None else None
    return next(
        (
            one
            for one in planned.candidates(place)
            if (one.step, one.contact_id) == (other, meant.contact_id if other is None else None)
        ),
        None,
    )

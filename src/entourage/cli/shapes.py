"""The shapes that several commands answer in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from entourage.words import changes, names, planning
from entourage.words import importing as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.domain.merging import FieldChange
    from entourage.formats.record import Notice
    from entourage.importing.plan import Candidate, ImportPlan, Step
    from entourage.language import Language


def notice_text(language: Language, notice: Notice, who: str = "") -> str:
    """Say what was not fully understood, and of whom."""
    return words.notice(language, notice.code, line=notice.line, name=notice.property, text=notice.text, who=who)


def notice_data(language: Language, notice: Notice, who: str = "") -> dict[str, object]:
    """Answer what was not fully understood, and of whom."""
    where = {"line": notice.line, "property": notice.property, "code": notice.code}
    return {**where, "text": notice_text(language, notice, who), "rejected": notice.rejected}


def step_text(language: Language, planned: ImportPlan, step: Step, made: Mapping[int, int]) -> str:
    """Say why a step does what it does; made: the contacts that the import made, by step."""
    if step.notice:
        line = planned.files[step.file].spot(step.line)[1] if step.line else 0
        return notice_text(language, replace(step.notice, line=line))
    if step.candidates:
        best = step.candidates[0]
        return planning.maybe(language, best.likeness, _candidate(language, planned, best, made))
    return planning.because(language, step.reason, step.changes)


def _candidate(language: Language, planned: ImportPlan, found: Candidate, made: Mapping[int, int]) -> str:
    """Name someone whom a card or row may be, by number, else by the file and line."""
    name = names.person(language, planned.name_of(found))
    number = found.contact_id if found.step is None else made.get(found.step)
    if number:
        return f"{name} [{number}]"
    step = planned.steps[found.step or 0]
    return planning.where(language, name, *planned.files[step.file].spot(step.line))


def change_data(language: Language, change: FieldChange) -> dict[str, object]:
    """Answer one difference between what a person has and what the source says."""
    value = change.after or (change.before.value if change.before else None)
    return {
        "field": value.kind.value if value else "",
        "effect": change.effect.value,
        "before": words.shown(change.before.value) if change.before else None,
        "after": words.shown(change.after) if change.after else None,
        "text": changes.change(language, change),
    }


def candidate_data(
    language: Language, planned: ImportPlan, found: Candidate, made: Mapping[int, int]
) -> dict[str, Any]:
    """Answer who a card or row may be, and why."""
    step = found.step
    return {
        "contact": found.contact_id if step is None else made.get(step),
        "full_name": planned.name_of(found),
        "likeness": found.likeness.word.value,
        "reasons": [
            {"code": one.code.value, "weight": one.weight, "text": words.reason(language, one)}
            for one in found.likeness.reasons
        ],
    }

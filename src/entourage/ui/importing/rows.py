"""The rows of a plan: what will happen, to whom, why, and what can be decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.importing.choosing import Choice, may, may_be
from entourage.importing.plan import Action, Answer
from entourage.ui.importing.groups import signature
from entourage.words import importing as words
from entourage.words import names, pairing, planning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.importing.plan import Candidate, ImportPlan, Step
    from entourage.language import Language
    from entourage.ui.importing.lines import Line
    from entourage.ui.theme import Colours


class Deed(StrEnum):
    """Name what a person may do with a row."""

    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"
    LEAVE_OUT = "leave_out"
    BRING_IN = "bring_in"
    SHOW_LINE = "show_line"
    COMPARE = "compare"
    TAKE_THEIRS = "take_theirs"
    KEEP_MINE = "keep_mine"
    REMOVE = "remove"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold what a row shows.

    action: what will happen, in a word; tone: the action or "left_out", for its colour. links: what stands behind the
    reason, to be pressed; offered: the same, shown only where the row is the current one. compares: its reason is a
    link too, to the two people side by side.
    """

    action: str
    tone: str
    name: str
    work: str
    why: str
    links: tuple[Deed, ...] = ()
    offered: tuple[Deed, ...] = ()
    compares: bool = False

    @property
    def spoken(self) -> str:
        """Say the whole row."""
        return ", ".join(filter(None, (self.name, self.action, self.work, self.why)))


def deeds(language: Language) -> dict[Deed, str]:
    """Name what may be done with a row, as a link says it."""
    answers = pairing.replies(language)
    return {
        Deed.SAME: answers["same"][0],
        Deed.DIFFERENT: answers["different"][0],
        Deed.LATER: language.gettext("Ask again"),
        Deed.LEAVE_OUT: language.gettext("Leave out"),
        Deed.BRING_IN: language.gettext("Bring in"),
        Deed.SHOW_LINE: language.gettext("Show the line"),
        Deed.TAKE_THEIRS: _with_key(language, language.gettext("Theirs"), keys(language)[Deed.TAKE_THEIRS]),
        Deed.KEEP_MINE: _with_key(language, language.gettext("Mine"), keys(language)[Deed.KEEP_MINE]),
        Deed.REMOVE: _with_key(language, language.gettext("Remove"), keys(language)[Deed.REMOVE]),
        Deed.KEEP: _with_key(language, language.gettext("Keep"), keys(language)[Deed.KEEP]),
    }


def keys(language: Language) -> dict[Deed, str]:
    """Give the keys of what may be done with a row that stays where it is."""
    return {
        Deed.TAKE_THEIRS: language.pgettext("key of “Theirs”", "T"),
        Deed.KEEP_MINE: language.pgettext("key of “Mine”", "M"),
        Deed.REMOVE: language.pgettext("key of “Remove”", "R"),
        Deed.KEEP: language.pgettext("key of “Keep”", "K"),
    }


def _with_key(language: Language, words: str, key: str) -> str:
    return language.gettext("{answer} ({key})").format(answer=words, key=key)


def actions(language: Language) -> list[str]:
    """Name all that may stand before a row."""
    others = (
        language.pgettext("import", "Left out"),
        language.pgettext("import", "Merged"),
        language.pgettext("import", "Later"),
    )
    return [*words.actions(language).values(), *others]


def row_of(language: Language, plan: ImportPlan, place: int, line: Line, *, is_put_off: bool = False) -> Row:
    """Make the row of a step; is_put_off: it is a question that was answered by Later."""
    step = plan.steps[place]
    if step.notice:
        return _unreadable(language, plan, step)
    said = words.actions(language)
    first = plan.steps[plan.first_about(place)]
    if step.is_left_out:
        return Row(
            action=language.pgettext("import", "Left out"),
            tone="left_out",
            name=names.person(language, line.name),
            work=line.work,
            why=language.gettext("you leave this person out: nothing is written"),
            links=(Deed.BRING_IN,),
        )
    is_decided = first.answer is not None and step is first
    is_asked = step.action is Action.MAYBE
    can_leave = may(plan, place, Answer.LEAVE_OUT)
    action, tone = said[step.action], step.action.value
    if step.joins:
        action, tone = language.pgettext("import", "Merged"), Action.UPDATED.value
    elif is_asked and is_put_off:
        action, tone = language.pgettext("import", "Later"), "put_off"
    return Row(
        action=action,
        tone=tone,
        name=names.person(language, line.name),
        work=line.work,
        why=_why(language, plan, place),
        links=(Deed.SAME, Deed.DIFFERENT) if is_asked else (Deed.LATER,) if is_decided else (),
        offered=(Deed.LEAVE_OUT,) if can_leave and not is_asked and not is_decided else (),
        compares=is_asked or step.joins is not None or step.action is Action.UPDATED,
    )


def _unreadable(language: Language, plan: ImportPlan, step: Step) -> Row:
    where = language.gettext("Line {line}")
    file, line = plan.files[step.file].spot(step.line)
    is_alone = len(plan.files) == 1 and not plan.files[0].parts
    return Row(
        action=words.actions(language)[step.action],
        tone=step.action,
        name=where.format(line=language.number(line)),
        work="",
        why=reason(language, step) if is_alone else names.labelled(language, file, reason(language, step)),
        links=(Deed.SHOW_LINE,),
    )


def reason(language: Language, step: Step) -> str:
    """Say why a card or row cannot be read."""
    notice = step.notice
    return words.notice(language, notice.code, line=0, name=notice.property, text=notice.text) if notice else ""


def _why(language: Language, plan: ImportPlan, place: int) -> str:
    step = plan.steps[place]
    changes = planning.because(language, step.reason, step.changes)
    if step.joins:
        return planning.same_as(language, who(language, plan, step.joins), changes)
    candidates = plan.candidates(place)
    if candidates and step.answer is Answer.DIFFERENT:
        sentence = language.gettext("someone else than {person}, as you said")
        return sentence.format(person=who(language, plan, candidates[0]))
    if candidates:
        likeness, named = candidates[0].likeness, who(language, plan, candidates[0])
        is_named_so = named == names.person(language, step.name)  # the row says it already
        return planning.in_brief(language, likeness, "" if is_named_so else named)
    spot = language.quoted(plan.files[step.file].spot(step.line)[0])
    return changes or language.gettext("from {file}").format(file=spot)


def who(language: Language, plan: ImportPlan, found: Candidate) -> str:
    """Name someone whom a card or row may be; someone of the same files by file and line."""
    name = names.person(language, plan.name_of(found))
    if found.step is None:
        return name
    step = plan.steps[found.step]
    return planning.where(language, name, *plan.files[step.file].spot(step.line))


def choices(plan: ImportPlan, places: Sequence[int], deed: Deed, which: int | None = None) -> dict[int, Choice]:
    """Turn what is done with rows into choices, for those rows that it can be done with.

    which: with SAME, the number of the person meant among those that the row may be; None for the likeliest, of one
    row the likeliest whom it can be.
    """
    answers = {Deed.DIFFERENT: Answer.DIFFERENT, Deed.LEAVE_OUT: Answer.LEAVE_OUT}
    made: dict[int, Choice] = {}
    for place in places:
        if deed in (Deed.LATER, Deed.BRING_IN):
            made[place] = Choice()
        elif deed is Deed.SAME and may(plan, place, Answer.SAME):
            found = plan.candidates(plan.first_about(place))
            able = (one for one in found if len(places) > 1 or may_be(plan, place, one))
            made[place] = Choice(
                Answer.SAME, next(able, found[0]) if which is None else found[min(which, len(found) - 1)]
            )
        elif deed in answers and may(plan, place, answers[deed]):
            made[place] = Choice(answers[deed])
    return made


def is_open(plan: ImportPlan, place: int) -> bool:
    """Tell whether a step is a question that nobody has answered."""
    step = plan.steps[place]
    return step.action is Action.MAYBE and not step.is_left_out


def alike(plan: ImportPlan, place: int) -> list[int]:
    """List the open questions that have the same reasons as this one, itself among them."""
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for other in range(len(plan.steps)):
        if is_open(plan, other):
            groups[signature(plan.candidates(other))].append(other)
    return groups[signature(plan.candidates(place))]


def colour(colours: Colours, tone: str) -> str:
    """Give the colour of what will happen."""
    return (
        {
            Action.NEW: colours.on_everything,
            Action.UPDATED: colours.accent,
            Action.MAYBE: colours.on_little,
            Action.UNREADABLE: colours.fault,
        }.get(Action(tone), colours.muted)
        if tone in set(Action)
        else colours.muted
    )

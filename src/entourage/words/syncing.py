"""What keeping an address book in step does, would do, and asks, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from entourage.domain.contact import Held, Kind
from entourage.domain.merging import Effect, FieldChange
from entourage.domain.syncing import Answer, circle_of
from entourage.words import changes, importing, names, planning, servers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.domain.server import Field
    from entourage.domain.syncing import Change, Clash
    from entourage.language import Language

    Numbers = Mapping[Any, int]  # by (side, act): text, or an enumeration of it

_FEW = 5
HERE, THERE = "here", "there"
NEW, CHANGED, GONE, LINKED = "new", "changed", "gone", "linked"


def sides(language: Language) -> dict[str, str]:
    """Name the two sides of an address book."""
    return {HERE: language.pgettext("side", "Here"), THERE: language.pgettext("side", "On the server")}


def acts(language: Language) -> dict[str, str]:
    """Name what happens to people on a side."""
    return {
        NEW: language.pgettext("syncing", "New"),
        CHANGED: language.pgettext("syncing", "Changed"),
        GONE: language.pgettext("syncing", "Gone"),
        LINKED: language.pgettext("syncing", "On both sides already"),
    }


def counts(language: Language, numbers: Numbers) -> str:
    """Say in a row what happens on both sides; numbers: by side and act."""
    here, there = _on(language, HERE, numbers), _on(language, THERE, numbers)
    linked = sum(numbers.get((side, LINKED), 0) for side in (HERE, THERE))
    shown = [
        language.gettext("here: {acts}").format(acts=here) if here else "",
        language.gettext("on the server: {acts}").format(acts=there) if there else "",
        language.ngettext("{count} recognized", "{count} recognized", linked) if linked else "",
    ]
    return language.clauses([one for one in shown if one]) or language.gettext("nothing to do")


def _on(language: Language, side: str, numbers: Numbers) -> str:
    new, changed, gone = (numbers.get((side, act), 0) for act in (NEW, CHANGED, GONE))
    to_trash = language.ngettext("{count} into the trash", "{count} into the trash", gone)
    deleted = language.ngettext("{count} deleted", "{count} deleted", gone)
    said = (
        (new, language.ngettext("{count} new person", "{count} new people", new)),
        (changed, language.ngettext("{count} changed", "{count} changed", changed)),
        (gone, to_trash if side == HERE else deleted),
    )
    return ", ".join(text for number, text in said if number)


def change(language: Language, found: Change, circle: Callable[[str], str]) -> str:
    """Say what becomes of a value; circle: says what a circle is called, by the key that a value names."""
    return changes.change(language, _of_field(language, found, circle))


def changed(language: Language, found: Sequence[Change], circle: Callable[[str], str]) -> str:
    """Say what becomes of somebody's values in one line; many that are added by their fields alone."""
    return planning.because(language, "", [_of_field(language, one, circle) for one in found])


def _of_field(language: Language, found: Change, circle: Callable[[str], str]) -> FieldChange:
    before = spoken(language, found.before, circle) if found.before else None
    after = spoken(language, found.after, circle) if found.after else None
    effect = Effect.DROP if after is None else Effect.REPLACE if before else Effect.ADD
    return FieldChange(effect, Held(id=0, value=before) if before else None, after)


def spoken(language: Language, value: Value, circle: Callable[[str], str]) -> Value:
    """Give a value as it is read: one that says that somebody is in a circle says what that is called."""
    key = circle_of(value)
    if key is None:
        return value
    return replace(value, kind=Kind.OTHER, name=language.gettext("Circle"), text=circle(key))


def conflict(language: Language, sort: str, clash: Clash | None, circle: Callable[[str], str]) -> str:
    """Say what both sides did with the same; sort: "changed", "deleted_here" or "deleted_there"."""
    if sort == "deleted_here":
        return language.gettext("deleted here, changed on the server")
    if sort == "deleted_there" or clash is None:
        return language.gettext("changed here, deleted on the server")
    base, mine, theirs = (said(language, one, circle) for one in (clash.base, clash.mine, clash.theirs))
    called = importing.labelled_field(language, spoken(language, clash.mine, circle))
    if clash.base is None:
        sentence = language.gettext("{field}: here “{mine}”, on the server “{theirs}”")
    else:
        sentence = language.gettext("{field}: here “{mine}”, on the server “{theirs}”; before “{base}”")
    return sentence.format(field=called, mine=mine, theirs=theirs, base=base)


def not_both(language: Language, person: str, clash: Clash) -> str:
    """Say that both values of a conflict cannot stand."""
    sentence = language.gettext("{person}, {field}: both is not possible here. Say mine or theirs.")
    return sentence.format(person=person, field=importing.field(language, clash.mine))


def said(language: Language, value: Value | None, circle: Callable[[str], str]) -> str:
    """Say a value in one line, a dash where there is none or it has no words."""
    return importing.cut(importing.said(language, spoken(language, value, circle)) if value else "") or "—"


def answers(language: Language, sort: str, clash: Clash | None) -> dict[str, str]:
    """Say on buttons how a conflict can be answered."""
    if sort == "deleted_here":
        return {
            Answer.MINE.value: language.gettext("Delete it there too"),
            Answer.THEIRS.value: language.gettext("Bring it back here"),
        }
    if sort == "deleted_there":
        return {
            Answer.MINE.value: language.gettext("Put it back there"),
            Answer.THEIRS.value: language.gettext("Delete it here too"),
        }
    both = {Answer.BOTH.value: language.gettext("Keep both")} if clash and clash.takes_both else {}
    return {
        Answer.MINE.value: language.gettext("Keep mine"),
        Answer.THEIRS.value: language.gettext("Take the server’s"),
        **both,
    }


def withheld(language: Language, numbers: Mapping[Field, int]) -> str:
    """Say how many values stay here; numbers: by field, empty where none does."""
    called = servers.fields(language)
    listed = [f"{called[key]} ({language.number(number)})" for key, number in numbers.items() if number]
    return language.gettext("Stays here: {fields}.").format(fields=", ".join(listed)) if listed else ""


def waiting(language: Language, conflicts: int, questions: int) -> str:
    """Say what waits for an answer, empty where nothing does."""
    asked = []
    if conflicts:
        asked.append(language.ngettext("{count} conflict", "{count} conflicts", conflicts))
    if questions:
        asked.append(language.ngettext("{count} question", "{count} questions", questions))
    return language.gettext("Waiting for your answer: {asked}.").format(asked=language.listing(asked)) if asked else ""


def renamed(language: Language, before: str, after: str, side: str) -> str:
    """Say that a circle gets the name that it has on the other side."""
    sentence = (
        language.gettext("Here, the circle “{before}” becomes “{after}”, as on the server.")
        if side == HERE
        else language.gettext("On the server, the circle “{before}” becomes “{after}”, as here.")
    )
    return sentence.format(before=before, after=after)


def unreadable(language: Language, count: int) -> str:
    """Say that cards cannot be read."""
    return language.ngettext(
        "{count} card on the server cannot be read: it stays there as it is.",
        "{count} cards on the server cannot be read: they stay there as they are.",
        count,
    )


def unkept(language: Language, people: Sequence[str]) -> str:
    """Say of whom a server did not keep all that was put there, empty where it did of all."""
    sentence = language.gettext("The server did not keep all of what it was given of {people}: the rest stays here.")
    return sentence.format(people=_some_of(language, people)) if people else ""


def _some_of(language: Language, people: Sequence[str]) -> str:
    shown = [names.person(language, one) for one in people[:_FEW]]
    more = len(people) - len(shown)
    shown += [language.ngettext("{count} other", "{count} others", more).format(count=more)] if more else []
    return language.listing(shown)


def changed_meanwhile(language: Language, people: Sequence[str]) -> str:
    """Say whose cards others changed while they were written, empty where nobody’s were."""
    sentence = language.ngettext(
        "The card of {people} was changed on the server meanwhile: the next sync goes on with it.",
        "The cards of {people} were changed on the server meanwhile: the next sync goes on with them.",
        len(people),
    )
    return sentence.format(people=_some_of(language, people)) if people else ""


def left(language: Language, count: int) -> str:
    """Say that cards are of people whose import was taken back."""
    return language.ngettext(
        "{count} card is of somebody whose import was taken back: left alone.",
        "{count} cards are of people whose import was taken back: left alone.",
        count,
    )


def planned(language: Language, book: str, numbers: Numbers) -> str:
    """Say what a plan would do, while nothing is written on either side."""
    sentence = language.gettext("{book}: nothing was written. This is what a sync would do ({counts}).")
    return sentence.format(book=book, counts=counts(language, numbers))


def done(language: Language, book: str, numbers: Numbers) -> str:
    """Say what was done on both sides."""
    if not any(numbers.values()):
        return language.gettext("{book}: synced.").format(book=book)
    return language.gettext("{book}: synced ({counts}).").format(book=book, counts=counts(language, numbers))

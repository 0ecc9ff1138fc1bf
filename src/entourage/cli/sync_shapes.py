"""What a sync would do, and what it asks, as lines and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli import shapes
from entourage.domain.calling import NAMES
from entourage.domain.syncing import circle_of
from entourage.domain.text import fold
from entourage.operations.server_circles import new_circle
from entourage.operations.server_plan import Act, Side
from entourage.words import faults, importing, names
from entourage.words import syncing as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.domain.errors import EntourageError
    from entourage.domain.syncing import Change
    from entourage.language import Language
    from entourage.operations.server_plan import Conflict, Move, SyncPlan

_ORDER = (Act.NEW, Act.CHANGED, Act.GONE)


class Shapes:
    """Live as who writes plans in one language; circles: what the circles of the book are called, by id."""

    def __init__(self, language: Language, circles: Mapping[int, str]) -> None:
        self._language, self._circles = language, circles

    def data(self, planned: SyncPlan, moves: Sequence[Move]) -> dict[str, Any]:
        """Answer what would be done, or was, and what a plan asks."""
        return {
            "moves": [self._move(one) for one in moves],
            "conflicts": [self._conflict(one) for one in planned.conflicts],
            "questions": [self._question(planned, href, place) for href, place in planned.waiting.items()],
            "circles": [
                {"circle": one.circle, "before": one.before, "after": one.after, "side": _side_of_name(one.is_here)}
                for one in planned.renamed
            ],
            "withheld": {field.value: count for field, count in planned.withheld.items()},
            "unreadable": list(planned.unreadable),
            "left_alone": planned.left,
            "emptied": planned.emptied.value if planned.emptied else None,
        }

    def lines(self, planned: SyncPlan, moves: Sequence[Move], most: int | None) -> list[str]:
        """List what would be done on both sides, or was, then what is asked; most: of each part, None for all."""
        language, sides = self._language, words.sides(self._language)
        parts = [(sides[side.value], self._side(planned, moves, side)) for side in (Side.HERE, Side.THERE)]
        parts.append((language.gettext("Conflicts"), [self._conflict_line(one) for one in planned.conflicts]))
        asked = [self._question_line(planned, place) for place in planned.waiting.values()]
        parts.append((language.gettext("Perhaps here already"), asked))
        return [line for title, found in parts if found for line in self._part(title, found, most)]

    def _part(self, title: str, found: Sequence[str], most: int | None) -> Iterator[str]:
        yield title
        yield from (f"  {line}" for line in found[:most])
        more = len(found) - len(found[:most])
        if more:
            yield self._language.ngettext(
                "… and {count} more; for all: --all", "… and {count} more; for all: --all", more
            )

    def _side(self, planned: SyncPlan, moves: Sequence[Move], side: Side) -> list[str]:
        ordered = sorted(moves, key=lambda one: fold(one.name))
        moves = [one for act in _ORDER for one in ordered if one.side is side and one.act is act]
        acts = words.acts(self._language)
        width = max((len(acts[one.act.value]) for one in moves), default=0)
        renamed = [
            words.renamed(self._language, one.before, one.after, side.value)
            for one in planned.renamed
            if _side_of_name(one.is_here) == side.value
        ]
        return [*renamed, *(f"{acts[one.act.value]:<{width}}  {self._told(one)}" for one in moves)]

    def _told(self, move: Move) -> str:
        told = [one for one in move.changes if move.act is not Act.NEW or not _is_name(one)]
        changes = words.changed(self._language, told, self._circle)
        return " — ".join(filter(None, (_person(self._language, move.name, move.contact), changes)))

    def _conflict_line(self, one: Conflict) -> str:
        said = words.conflict(self._language, one.sort.value, one.clash, self._circle)
        return f"{_person(self._language, one.name, one.contact)} — {said}"

    def _question_line(self, planned: SyncPlan, place: int) -> str:
        if planned.questions is None:
            return ""
        step = planned.questions.steps[place]
        return f"{step.name} — {shapes.step_text(self._language, planned.questions, step, {})}"

    def _move(self, move: Move) -> dict[str, Any]:
        return {
            "side": move.side.value,
            "act": move.act.value,
            "contact": move.contact,
            "full_name": move.name,
            "card": move.href,
            "changes": [self._change(one) for one in move.changes],
        }

    def _change(self, change: Change) -> dict[str, Any]:
        value = change.after or change.before
        return {
            "field": _kind(value),
            "before": self._shown(change.before),
            "after": self._shown(change.after),
            "text": words.change(self._language, change, self._circle),
        }

    def _conflict(self, one: Conflict) -> dict[str, Any]:
        clash = one.clash
        return {
            "key": one.key,
            "contact": one.contact,
            "full_name": one.name,
            "card": one.href,
            "sort": one.sort.value,
            "field": _kind(clash.mine) if clash else None,
            "base": self._shown(clash.base) if clash else None,
            "mine": self._shown(clash.mine) if clash else None,
            "theirs": self._shown(clash.theirs) if clash else None,
            "answers": [answer.value for answer in one.answers],
            "text": words.conflict(self._language, one.sort.value, clash, self._circle),
        }

    def _question(self, planned: SyncPlan, href: str, place: int) -> dict[str, Any]:
        if planned.questions is None:
            return {}
        step = planned.questions.steps[place]
        return {
            "card": href,
            "full_name": step.name,
            "because": shapes.step_text(self._language, planned.questions, step, {}),
            "maybe": [shapes.candidate_data(self._language, planned.questions, one, {}) for one in step.candidates],
        }

    def _shown(self, value: Value | None) -> str | None:
        return importing.shown(words.spoken(self._language, value, self._circle)) if value else None

    def _circle(self, key: str) -> str:
        return new_circle(key) or self._circles.get(int(key), key)


def _is_name(change: Change) -> bool:
    return change.after is not None and change.after.kind in NAMES


def numbers(counts: Mapping[tuple[Side, Act], int]) -> dict[str, dict[str, int]]:
    """Answer how many people something happens to on each side, all named."""
    return {side.value: {act.value: counts.get((side, act), 0) for act in Act} for side in Side}


def failed(language: Language, found: Iterable[tuple[str, EntourageError]]) -> list[dict[str, str]]:
    """Answer whose card could not be written, and why."""
    return [{"full_name": name, "code": one.code, "message": faults.error(language, one)} for name, one in found]


def unkept(language: Language, found: Iterable[tuple[str, Sequence[Value]]]) -> list[dict[str, Any]]:
    """Answer of whom a server did not keep what was put there."""
    return [{"full_name": name, "values": [words.said(language, one, str) for one in values]} for name, values in found]


def _kind(value: Value | None) -> str:
    if value is None:
        return ""
    return "circle" if circle_of(value) is not None else value.kind.value


def _side_of_name(is_here: bool) -> str:  # noqa: FBT001 - as the circle has it
    """Name the side on which a circle gets another name: not the one that has it already."""
    return Side.THERE.value if is_here else Side.HERE.value


def _person(language: Language, name: str, contact: int | None) -> str:
    called = names.person(language, name)
    return f"{called} [{contact}]" if contact else called

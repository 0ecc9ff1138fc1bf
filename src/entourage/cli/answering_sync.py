"""Read what a person answers to the conflicts and questions of a sync, as it was typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.matching import Word
from entourage.domain.syncing import Answer
from entourage.domain.text import fold
from entourage.importing import plan as importing
from entourage.operations import contacts
from entourage.operations.server_asked import Asked

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from entourage.operations.server_plan import Conflict, SyncPlan
    from entourage.storage.database import Database

_KEEPS = {one.value: one for one in Answer}
_TOLD = {"same": importing.Answer.SAME, "different": importing.Answer.DIFFERENT}
_LIKELY = {one.value: one for one in (Word.CERTAIN, Word.LIKELY, Word.POSSIBLE)}


@dataclass(frozen=True, slots=True)
class Answers:
    """Hold what was answered: to all, and of whom else.

    kept: of conflicts, by person or key. told: of cards that may be people here, by name or address.
    """

    to_all: Answer | None
    of_alike: tuple[tuple[Word, importing.Answer], ...]
    accepts_loss: bool
    brings_back: bool
    kept: tuple[tuple[str, Answer], ...] = ()
    told: tuple[tuple[str, str], ...] = ()

    @property
    def names_somebody(self) -> bool:
        """Tell whether something was answered of somebody, who is to be found among what is asked."""
        return bool(self.kept or self.told)

    def of_none(self) -> Asked:
        """Give what was said beside answers, so that a plan asks all that there is to ask."""
        return Asked(accepts_loss=self.accepts_loss, brings_back=self.brings_back)

    def of_all(self) -> Asked:
        """Give what was answered to all."""
        return replace(self.of_none(), to_all=self.to_all, of_alike=self.of_alike)

    def of(self, database: Database, planned: SyncPlan) -> Asked:
        """Give what was answered, to what a plan asks; "sync_answer_several" where it is not clear who is the same."""
        answers = {one.key: answer for who, answer in self.kept for one in planned.conflicts if _is_about(who, one)}
        same = {
            href: _whose(database, planned, place, who, text)
            for who, text in self.told
            for href, place in planned.waiting.items()
            if _is_called(who, planned, href, place)
        }
        return replace(self.of_all(), answers=answers, same=same)

    def not_both(self, planned: SyncPlan) -> list[Conflict]:
        """List the conflicts that are left because both was answered where only one value can stand."""
        return [
            one
            for one in planned.conflicts
            if Answer.BOTH not in one.answers
            and any(answer is Answer.BOTH for answer in (self.to_all, *self._kept_of(one)))
        ]

    def _kept_of(self, conflict: Conflict) -> list[Answer]:
        return [answer for who, answer in self.kept if _is_about(who, conflict)]

    def refuse_unmet(self, plans: Sequence[SyncPlan]) -> None:
        """Raise "sync_nobody_asked" where something was answered of somebody about whom no plan asks."""
        for who, _ in self.kept:
            if not any(_is_about(who, one) for planned in plans for one in planned.conflicts):
                raise EntourageError("sync_nobody_asked", who=who)
        for who, _ in self.told:
            if not any(_is_called(who, one, href, place) for one in plans for href, place in one.waiting.items()):
                raise EntourageError("sync_nobody_asked", who=who)


def _is_about(who: str, conflict: Conflict) -> bool:
    return who in (conflict.key, str(conflict.contact)) or fold(who) == fold(conflict.name)


def _is_called(who: str, planned: SyncPlan, href: str, place: int) -> bool:
    name = planned.questions.steps[place].name if planned.questions else ""
    return who == href or fold(who) == fold(name)


def read(options: Namespace) -> Answers:
    """Read the answers; "sync_keep_unclear" and "sync_answer_unclear" where one is none."""
    kept = [_parted(text, "sync_keep_unclear", bare=True) for text in options.keep]
    told = [_parted(text, "sync_answer_unclear") for text in options.answer]
    for text, (_, answer) in zip(options.keep, kept, strict=True):
        if answer not in _KEEPS:
            raise EntourageError("sync_keep_unclear", text=text)
    for text, (who, answer) in zip(options.answer, told, strict=True):
        if who in _LIKELY and answer not in _TOLD:
            raise EntourageError("sync_answer_unclear", text=text)
    everyone = [_KEEPS[answer] for who, answer in kept if not who]
    return Answers(
        to_all=everyone[-1] if everyone else None,
        of_alike=tuple((_LIKELY[who], _TOLD[answer]) for who, answer in told if who in _LIKELY),
        accepts_loss=options.accept_emptied,
        brings_back=options.bring_back,
        kept=tuple((who, _KEEPS[answer]) for who, answer in kept if who),
        told=tuple((who, answer) for who, answer in told if who not in _LIKELY),
    )


def _parted(text: str, code: str, *, bare: bool = False) -> tuple[str, str]:
    """Part who an answer is about from the answer; bare: whether it may be about all."""
    who, sign, answer = text.rpartition("=")
    if not answer.strip() or not (who.strip() or (bare and not sign)):
        raise EntourageError(code, text=text)
    return who.strip(), answer.strip()


def _whose(database: Database, planned: SyncPlan, place: int, who: str, answer: str) -> int:
    """Say whose a card is: the number of somebody here, 0 for nobody's."""
    if answer == "different":
        return 0
    if answer != "same":
        return contacts.find(database, answer)
    steps: Sequence[importing.Step] = planned.questions.steps if planned.questions else ()
    people = [one.contact_id for one in steps[place].candidates if one.contact_id]
    if len(people) != 1:
        raise EntourageError("sync_answer_several", who=who, known=[str(key) for key in people])
    return people[0]

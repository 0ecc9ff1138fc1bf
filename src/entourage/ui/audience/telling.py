"""What the three answers say of a check: how many, who, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from entourage.operations.audience import instead
from entourage.ui.audience import groups, mending
from entourage.ui.audience.asking import network_name
from entourage.ui.audience.card import Step, Told
from entourage.ui.audience.everyone import EveryoneDialog
from entourage.words import audience as words
from entourage.words import names, posting
from entourage.words.remedies import other_way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from entourage.domain.audience import Channel
    from entourage.operations.audience import Answer, Known
    from entourage.operations.remedies import Person, Remedy
    from entourage.ui.audience.asking import Seen
    from entourage.ui.audience.groups import Grouped, Line
    from entourage.ui.desk import Desk

_NAMED = 3  # people whom the words of what would put it right name themselves


@dataclass(frozen=True, slots=True)
class Telling:
    """Hold what is told from: the desk, and what is seen with its answer.

    choose: takes another way. parent: whose windows are opened.
    """

    desk: Desk
    seen: Seen
    answer: Answer
    grouped: Grouped
    choose: Callable[[Channel], object]
    parent: QWidget

    @property
    def known(self) -> Known:
        """Give what is known."""
        return self.seen.known

    def should_not(self) -> Told:
        """Tell who should not see it, but would; of a public way first that anyone may."""
        language, people = self.desk.language, self.answer.should_not
        check = self.answer.check
        is_bad = bool(people) or (check.is_public and not check.public_may)
        title = words.should_not(language, len(people)) if people else posting.nobody(language)
        first = posting.anyone(language, check)
        lines = self.grouped.should_not
        notes = [] if people or first else [posting.nobody_known(language)]
        return Told(
            title=title,
            first=first,
            lines=lines,
            spoken=self._spoken(title, lines, first),
            whole=self._whole(title, people, lines),
            steps=[*self._steps(people), *self._other_way()],
            notes=[*notes, *self._presumed(self.grouped.presumed_bad)],
            is_alarming=is_bad,
        )

    def would_see(self) -> Told:
        """Tell who would see it, as they may."""
        language, people = self.desk.language, self.answer.would_see
        title = words.would_see(language, len(people))
        lines = self.grouped.would_see
        return Told(
            title=title,
            lines=lines,
            spoken=self._spoken(title, lines),
            whole=self._whole(title, people, lines),
            notes=self._presumed(self.grouped.presumed_good),
        )

    def would_miss(self) -> Told:
        """Tell who may see it and would not, by why."""
        language, people = self.desk.language, self.answer.would_miss
        title = words.would_miss(language, len(people))
        lines = self.grouped.would_miss
        return Told(
            title=title,
            lines=lines,
            spoken=self._spoken(title, lines),
            whole=self._whole(title, people, lines),
            steps=self._steps(people),
        )

    def _spoken(self, title: str, lines: Sequence[Line], also: str = "") -> str:
        language = self.desk.language
        said = [groups.text(language, one)[1] for one in lines]
        whole = names.labelled(language, title, language.clauses(said)) if said else title
        return f"{whole}. {also}" if also else whole

    def unknown(self) -> tuple[str, Callable[[], None]] | None:
        """Tell of whom nobody knows whether they are there, and give what lists them; None where there is nobody."""
        language, people = self.desk.language, self.answer.unknown
        if not people:
            return None
        said = words.unknown(language, len(people))
        forbidden = posting.forbidden(language, self.grouped.forbidden)
        return f"{said} {forbidden}".strip(), partial(self._open, said, people)

    def _presumed(self, count: int) -> list[str]:
        return [posting.presumed(self.desk.language, count)] if count else []

    def _whole(self, title: str, people: Sequence[Person], lines: Sequence[Line]) -> Step | None:
        """Offer to list everyone, each with why."""
        if not people:
            return None
        language = self.desk.language
        named = sum(one.named for one in lines)
        said = language.gettext("Why?")
        if named < len(people):
            said = language.ngettext("All {count}, and why", "All {count}, and why", len(people))
        return Step(said, partial(self._open, title, people))

    def _open(self, title: str, people: Sequence[Person]) -> None:
        network = network_name(self.desk.language, self.known, self.answer.check.channel)
        EveryoneDialog(self.desk, title, people, network, self.parent).open()

    def _steps(self, people: Sequence[Person]) -> list[Step]:
        """Offer what would put it right for any of these people."""
        mine = {one.contact_id: one for one in people}
        return [self._step(one, mine) for one in self.answer.remedies if not mine.keys().isdisjoint(one.people)]

    def _other_way(self) -> list[Step]:
        """Offer the best other way, where fewer see it who should not."""
        language, better = self.desk.language, instead(self.answer.check, self.seen.ways)
        if better is None:
            return []
        name = words.channel(language, self.known.situation, better.channel, self.known.networks)
        said = other_way(language, name, len(better.should_not), self.seen.notes[better.channel])
        return [Step(said, partial(self.choose, better.channel))]

    def _step(self, one: Remedy, mine: Mapping[int, Person]) -> Step:
        said = mending.called(self.desk, self.known, self.answer, one)
        meant = [mine[key] for key in one.people if key in mine]
        whom = partial(self._open, said, meant) if len(meant) > _NAMED else None
        return Step(said, self._act(one), whom)

    def _act(self, one: Remedy) -> Callable[[], None]:
        return mending.act(self.desk, self.known, self.answer, one, self.parent)

"""Whom a card or row may be: of the book, and of a plan's newcomers so far."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entourage.domain.apart import Apart, handle
from entourage.domain.comparing import identity
from entourage.domain.matching import Likeness, Reason, ReasonCode, Word, likeness
from entourage.domain.text import fold
from entourage.importing.contents import unpack
from entourage.importing.plan import Candidate, newcomer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from entourage.domain.blocking import Finder
    from entourage.domain.matching import Traits
    from entourage.importing.draft import Draft
    from entourage.importing.plan import Former, KnownRecord, PlannedFile

_MOST_ASKED = 5  # whom a person may be: nobody answers more, and a file of one row a million times asked for 50 each
_IDENTIFIER_WEIGHT, _ROW_WEIGHT = 20.0, 12.0
_SAID_OF_A_ROW = 3
_ORDER = {word: place for place, word in enumerate(Word)}  # the surest first: what contradicts may weigh little
# Made to be nobody else's: a UUID, an address of some kind, or long enough. A mere number is no more than that.
_OWN = re.compile(r".*[@:/].*|.{16,}", re.DOTALL)
IDENTIFIED = Likeness(Word.CERTAIN, _IDENTIFIER_WEIGHT, (Reason(ReasonCode.SAME_IDENTIFIER, _IDENTIFIER_WEIGHT, ""),))
"""The likeness of two whom one identifier names."""


@dataclass(slots=True)
class Candidates:
    """Live as those whom the next card or row may be.

    bearers: the contacts whom any source knows by an identifier. identified: whom each source gave an identifier.
    strangers: who of the plan was told apart from others, by what names them; named: newcomers by their identifiers.
    fresh: how many people of each name a file has of whom its source said nothing so far.
    """

    files: Sequence[PlannedFile]
    blocks: Finder
    apart: Apart
    bearers: Mapping[str, AbstractSet[int]]
    identified: dict[str, set[int]] = field(default_factory=dict)
    strangers: dict[str, set[int]] = field(default_factory=dict)
    named: dict[str, set[int]] = field(default_factory=dict)
    fresh: dict[int, Counter[str]] = field(default_factory=dict)

    def find(self, place: int, draft: Draft) -> tuple[Candidate, ...]:
        """Find who someone may be, the likeliest first, but those who are known to be another."""
        others = self.told_apart(place) if draft.identifier else frozenset[int]()
        apart = self.others(place, draft)
        found = {who: how for how, who in self.blocks.alike(draft.traits, others) if who not in apart}
        row = None if draft.identifier else self._former(place, draft, found, apart)
        if row:
            return (row,)
        if draft.identifier:
            found |= self._identified(draft, others, apart)
        former = self.files[place].former if not draft.identifier else {}
        found |= {who: self._of_row(former[who], draft, how) for who, how in found.items() if who in former}
        ranked = sorted(found, key=lambda who: (_ORDER[found[who].word], -found[who].weight))
        return tuple([_candidate(found[who], who, former.get(who)) for who in ranked[:_MOST_ASKED]])

    def add(self, who: int, place: int, draft: Draft) -> None:
        """Take in someone new."""
        self.blocks.add(who, draft.traits)
        for name in self._names(place, draft):
            self.strangers.setdefault(name, set()).add(who)
        if draft.identifier:
            self.told_apart(place).add(who)
            self.named.setdefault(draft.identifier, set()).add(who)

    def renew(self, who: int, person: Traits) -> None:
        """Compare those who come later with what someone has by now."""
        self.blocks.renew(who, person)

    def told_apart(self, place: int) -> set[int]:
        """Name those whom the source of a file has identified: then it holds them for other people."""
        source = self.files[place].source
        if source not in self.identified:
            self.identified[source] = set(self.files[place].identified)
        return self.identified[source]

    def _names(self, place: int, draft: Draft) -> list[str]:
        """Give that by which someone was told apart from others, in this source or another."""
        keys = (draft.key, draft.other_key) if draft.other_key else (draft.key,)
        named = (handle(self.files[place].format, key) for key in keys)
        return self.apart.known((draft.identifier, *named))

    def others(self, place: int, draft: Draft) -> frozenset[int]:
        """Find who was told apart from someone, in the book and among the newcomers of the plan."""
        others = {other for name in self._names(place, draft) for other in self.apart.names[name]}
        holders = (found.get(other, ()) for found in (self.apart.holders, self.strangers) for other in others)
        return frozenset(who for found in holders for who in found)

    def _identified(self, draft: Draft, others: AbstractSet[int], apart: AbstractSet[int]) -> dict[int, Likeness]:
        """Find who bears the same identifier in another source; a mere number speaks only for those who are alike."""
        bearers = {*self.bearers.get(draft.identifier, ()), *self.named.get(draft.identifier, ())} - others - apart
        people, model = self.blocks.known, self.blocks.model
        known = {who: likeness(draft.traits, people[who].person, model) for who in bearers if who in people}
        is_own = bool(_OWN.fullmatch(draft.identifier))
        return {who: IDENTIFIED for who, how in known.items() if is_own or how.word is not Word.NO}

    def _former(
        self, place: int, draft: Draft, found: Mapping[int, Likeness], apart: AbstractSet[int]
    ) -> Candidate | None:
        """Find the one of this name whose row is gone where this one comes, if there is one each."""
        former, name = self.files[place].former, fold(draft.name)
        gone = [who for who in former if fold(former[who].name) == name and who not in apart] if former else []
        if not name or len(gone) != 1 or self._fresh(place)[name] != 1:
            return None
        (who,) = gone
        how = found.get(who)
        if how and min(reason.weight for reason in how.reasons) < 0:
            return None
        text = _said_there(former[who].record, draft)
        certain = Likeness(Word.CERTAIN, _ROW_WEIGHT, (Reason(ReasonCode.FORMER_ROW, _ROW_WEIGHT, text),))
        return Candidate(certain, who, former=former[who].record)

    def _fresh(self, place: int) -> Counter[str]:
        if place not in self.fresh:
            file = self.files[place]
            names = (fold(draft.name) for draft in file.drafted.drafts if draft.key not in file.known)
            self.fresh[place] = Counter(names)
        return self.fresh[place]

    def _of_row(self, former: Former, draft: Draft, how: Likeness) -> Likeness:
        reason = Reason(ReasonCode.FORMER_ROW, _ROW_WEIGHT, _said_there(former.record, draft))
        return Likeness(how.word, how.weight + _ROW_WEIGHT, (reason, *how.reasons))


def _said_there(record: KnownRecord, draft: Draft) -> str:
    """Write what a row said that another does not say."""
    says = {identity(value) for value in draft.values}
    gone = [value for value in unpack(record.content) if identity(value) not in says]
    texts = (value.text or ", ".join(filter(None, value.parts)) for value in gone)
    return " · ".join([text for text in texts if text][:_SAID_OF_A_ROW]) or draft.name


def _candidate(how: Likeness, who: int, former: Former | None) -> Candidate:
    if who > 0:
        return Candidate(how, who, former=former.record if former else None)
    return Candidate(how, None, newcomer(who))

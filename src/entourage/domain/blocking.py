"""Who is worth comparing with whom: only people who share a key or bear nearly one name, never all with all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entourage.domain.bounds import CROWDED, MET_BY, Bound, Bounds
from entourage.domain.frequencies import sharing
from entourage.domain.keys import COARSE, OF_ADDRESSES, OF_NAMES
from entourage.domain.learning import model as model_of
from entourage.domain.matching import PRIOR, Likeness, Model, Traits, found_alike
from entourage.domain.namesakes import Namesakes, namesakes
from entourage.domain.watching import Stage, each, unwatched

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from entourage.domain.watching import Watch

_MOST_COMPARED, _MOST_OF_COARSE, _FEW = 50, 8, 3


@dataclass(slots=True)
class Finder:
    """Live as the people who may be met again, by the keys and the names that they have.

    shared: the keys that several have, if everybody who will ever be asked about is known. asked, asked_keys: who was
    looked for last, and by which keys.
    """

    model: Model = PRIOR
    shared: set[str] | None = None
    names: Namesakes = field(default_factory=Namesakes)
    known: dict[int, Bound] = field(default_factory=dict)
    keys: dict[str, list[int]] = field(default_factory=dict)
    bounds: Bounds = field(init=False)
    asked: Bound | None = None
    asked_keys: Sequence[str] = ()

    def __post_init__(self) -> None:
        self.bounds = Bounds(self.model.frequencies)

    def add(self, who: int, person: Traits) -> None:
        """Take somebody in."""
        self.known[who] = self._ask(person)
        self.names.add(who, person)
        self._put(who, self.asked_keys)

    def renew(self, who: int, person: Traits) -> None:
        """Take in what somebody has besides by now, which nobody knew beforehand."""
        if self.shared is not None:
            self.shared.update(person.keys)
        self.asked = None
        self.add(who, person)

    def _ask(self, person: Traits) -> Bound:
        """Give what bounds the evidence that somebody may share, and note the keys that others may have."""
        asked, shared = self.asked, self.shared
        if asked is None or asked.person is not person:
            self.asked = asked = self.bounds.of(person)
            self.asked_keys = person.keys if shared is None else [key for key in person.keys if key in shared]
        return asked

    def _put(self, who: int, keys: Iterable[str]) -> None:
        known = self.keys
        for key in keys:
            there = known.get(key)
            if there is None:
                known[key] = [who]
            else:
                there.append(who)

    def alike(self, person: Traits, others: Container[int] = ()) -> list[tuple[Likeness, int]]:
        """Find who may be someone and why, those first for whom most speaks; others: who is known to be another."""
        asked = self._ask(person)
        model, known, between = self.model, self.known, self.bounds.between
        found = []
        for who, met_by in self._near(asked).items():
            if who in others:
                continue
            theirs = known[who]
            most = between(asked, theirs, met_by)
            if most and (how := found_alike(person, theirs.person, model, *most)):
                found.append((how, who))
        found.sort(key=_weight, reverse=True)
        return found

    def _near(self, asked: Bound) -> dict[int, int]:
        """Find who shares a key with someone, or nearly a name, and by which kinds of key they are met.

        Of a key that too many have it is the first of them, or nobody. Where a name is so common that it says too
        little by itself, what people have besides brings them together, but for names that few have here; so it is
        with addresses.
        """
        person, needed, keys = asked.person, self.bounds.needed, self.keys
        found: dict[int, int] = {}
        crowd = 0
        mute = OF_NAMES if asked.most < needed else ""
        for key in self.asked_keys:
            there = keys.get(key)
            if there is None:
                continue
            kind = key[0]
            if len(there) > _FEW:
                if kind in OF_ADDRESSES and self.model.frequencies.most_of_addresses(person.addresses) < needed:
                    mute += OF_ADDRESSES
                if kind in mute or (len(there) > _MOST_OF_COARSE and kind in COARSE):
                    continue
                if len(there) > _MOST_COMPARED:
                    there, crowd = there[:_MOST_COMPARED], CROWDED
            met_by = MET_BY.get(kind, 0)
            for who in there:
                found[who] = found.get(who, 0) | met_by
        for who in self.names.near(person, self.model.frequencies, needed):
            found.setdefault(who, 0)
        return {who: met_by | crowd for who, met_by in found.items()} if crowd else found


def _weight(found: tuple[Likeness, int]) -> float:
    return found[0].weight


def prepared(everyone: Sequence[Traits], region: str = "") -> Finder:
    """Prepare to find people among whom all are known who will ever be asked about; nobody is in it yet."""
    shared = sharing(everyone)
    return Finder(model_of(everyone, region, shared), set(shared), namesakes(everyone))


def pairs(
    people: Iterable[tuple[int, Traits]], watch: Watch = unwatched, region: str = ""
) -> Iterator[tuple[int, int, Likeness]]:
    """Find all pairs of a book who may be one person: the smaller id, the greater, and why."""
    everyone = list(people)
    finder = prepared([person for _, person in everyone], region)
    for who, person in each(everyone, watch, Stage.MATCHING):
        for how, other in finder.alike(person):
            yield min(who, other), max(who, other), how
        finder.add(who, person)

"""Pairs of people who may be one, put together into questions: nobody is asked about a chain of strangers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.matching import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from entourage.domain.matching import Likeness, ReasonCode

MOST_TOGETHER = 8  # people whom one question names
_WORDS = (Word.CERTAIN, Word.LIKELY, Word.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two people (contact's ids, the smaller first) who may be one, and why; imports: those that left it open."""

    first: int
    second: int
    likeness: Likeness
    imports: tuple[int, ...] = ()

    @property
    def people(self) -> tuple[int, int]:
        """Give both."""
        return self.first, self.second

    @property
    def word(self) -> Word:
        """Conclude: what an import left open stays possible, whatever speaks against it by now."""
        return Word.POSSIBLE if self.likeness.word is Word.NO else self.likeness.word

    @property
    def strength(self) -> tuple[int, float]:
        """Say how much speaks for it, to be compared."""
        return -_WORDS.index(self.word), self.likeness.weight


@dataclass(frozen=True, slots=True)
class Group:
    """Hold one question: people (contact's ids, the best known first) each of whom may be each other, and why.

    is_clouded: somebody who is surely one of them may not be another of them, which these pairs do not show.
    """

    people: tuple[int, ...]
    pairs: tuple[Pair, ...]
    is_clouded: bool = False

    @property
    def word(self) -> Word:
        """Conclude: what holds for all of them."""
        return min(self.pairs, key=lambda pair: pair.strength).word

    @property
    def imports(self) -> frozenset[int]:
        """Name the imports that left the question open."""
        return frozenset(key for pair in self.pairs for key in pair.imports)

    @property
    def codes(self) -> tuple[ReasonCode, ...] | None:
        """Name the reasons, where they are the same for all pairs and all that counts; None for any other question."""
        if self.is_clouded:
            return None
        found = {tuple(sorted({reason.code for reason in pair.likeness.reasons})) for pair in self.pairs}
        return found.pop() if len(found) == 1 else None

    def without(self, gone: AbstractSet[int], answered: AbstractSet[frozenset[int]] = frozenset()) -> Group | None:
        """Ask only about those who are still there, if any two may still be one; answered: pairs that are settled."""
        left = (pair for pair in self.pairs if gone.isdisjoint(pair.people))
        pairs = tuple(pair for pair in left if frozenset(pair.people) not in answered)
        named = {key for pair in pairs for key in pair.people}
        people = tuple(key for key in self.people if key in named)
        return Group(people, pairs, self.is_clouded) if pairs else None


def groups(pairs: Sequence[Pair], order: Callable[[int], object]) -> list[Group]:
    """Put pairs together into questions, the certain first, then those for which most speaks.

    Whoever is in a question may be everyone else in it: of a chain, each link is a question of its own. Whom a surer
    question names together count as one in those that are less sure; where one of them speaks against it, two are asked
    about alone. order: of people, the best known first.
    """
    cluster: dict[int, int] = {}
    found: list[Group] = []
    known = {pair.people: pair for pair in pairs}
    rest = sorted(pairs, key=_falling)
    for word in _WORDS:
        strongest: dict[tuple[int, int], Pair] = {}
        for pair in rest:
            ends = sorted(cluster.get(key, key) for key in pair.people)
            if ends[0] != ends[1]:
                strongest.setdefault((ends[0], ends[1]), pair)
        clouded = _clouded(strongest, cluster, known)
        clear = strongest.keys() - clouded
        together = _tight([link for link, pair in strongest.items() if pair.word is word], clear)
        made = [_group(nodes, strongest, clouded, order) for nodes in together]
        shown = {pair.people for group in made for pair in group.pairs}
        rest = [pair for pair in rest if pair.people not in shown and pair.word is not word]
        found += made
        _settle(cluster, together)
    return sorted(found, key=_order_of)


def _clouded(
    links: Mapping[tuple[int, int], Pair], cluster: Mapping[int, int], known: Mapping[tuple[int, int], Pair]
) -> set[tuple[int, int]]:
    """Find the links behind which somebody stands who speaks against them: others count as one with their ends."""
    members: dict[int, list[int]] = {}
    for key, root in cluster.items():
        members.setdefault(root, []).append(key)
    found = set()
    for link, shown in links.items():
        ours, theirs = (members.get(end, [end]) for end in link)
        if len(ours) * len(theirs) > 1 and not all(_agrees(known.get(ends), shown) for ends in _across(ours, theirs)):
            found.add(link)
    return found


def _across(ours: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int]]:
    return [(min(one, other), max(one, other)) for one in ours for other in theirs]


def _agrees(pair: Pair | None, shown: Pair) -> bool:
    """Tell whether two may be one, too, and nothing contradicts it but what is shown to do so."""
    against = {reason.code for reason in shown.likeness.reasons if reason.weight < 0}
    return pair is not None and all(one.weight >= 0 or one.code in against for one in pair.likeness.reasons)


def _order_of(group: Group) -> tuple[int, float]:
    return _WORDS.index(group.word), -group.pairs[0].likeness.weight


def _falling(pair: Pair) -> tuple[int, float, int, int]:
    return _WORDS.index(pair.word), -pair.likeness.weight, pair.first, pair.second


def _group(
    nodes: frozenset[int],
    strongest: Mapping[tuple[int, int], Pair],
    clouded: Container[tuple[int, int]],
    order: Callable[[int], object],
) -> Group:
    """Make the question about these, each of whom stands for those who are surely the same."""
    ends = sorted(nodes)
    links = [(one, other) for place, one in enumerate(ends) for other in ends[place + 1 :]]
    pairs = sorted((strongest[link] for link in links), key=_falling)
    people = {key for pair in pairs for key in pair.people}
    is_clouded = any(link in clouded for link in links)
    return Group(tuple(sorted(people, key=order)), tuple(pairs), is_clouded)  # type: ignore[arg-type]


def _tight(links: Sequence[tuple[int, int]], linked: Container[tuple[int, int]]) -> list[frozenset[int]]:
    """Put together whom links join, the first first, where all are linked with all; the other links stand alone."""
    inside: dict[int, frozenset[int]] = {}
    for one, other in links:
        ours, theirs = inside.get(one, frozenset((one,))), inside.get(other, frozenset((other,)))
        both = ours | theirs
        is_tight = all((min(a, b), max(a, b)) in linked for a in ours for b in theirs - ours)
        if len(both) <= MOST_TOGETHER and is_tight:
            inside |= dict.fromkeys(both, both)
    joined = (inside.get(one, frozenset()) for one, _ in links)
    made = [found if link[1] in found else frozenset(link) for link, found in zip(links, joined, strict=True)]
    return list(dict.fromkeys(made))


def _settle(cluster: dict[int, int], together: Iterable[frozenset[int]]) -> None:
    """Let people who are named together count as one from now on, each only with the first who name them."""
    standing: dict[int, int] = {}
    for nodes in together:
        if not standing.keys() & nodes:
            standing |= dict.fromkeys(nodes, min(nodes))
    for key in tuple(cluster):
        cluster[key] = standing.get(cluster[key], cluster[key])
    cluster |= {key: root for key, root in standing.items() if key not in cluster}

"""What two names say for and against one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain import weights
from entourage.domain.names import Alike, Faced, alike, alike_families, faced
from entourage.domain.names_given import are_his_and_hers, initials, may_be_short
from entourage.domain.names_grades import slips
from entourage.domain.reasons import ReasonCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.domain.frequencies import Frequencies
    from entourage.domain.names import ComparedName
    from entourage.domain.reasons import Evidence

_GIVEN = {
    Alike.SAME: ReasonCode.SAME_GIVEN_NAME,
    Alike.UNCLEAR: ReasonCode.UNCLEAR_GIVEN_NAME,
    Alike.NO: ReasonCode.DIFFERENT_GIVEN_NAME,
}
_FAMILY = {
    Alike.SAME: ReasonCode.SAME_FAMILY_NAME,
    Alike.UNCLEAR: ReasonCode.UNCLEAR_FAMILY_NAME,
    Alike.NO: ReasonCode.DIFFERENT_FAMILY_NAME,
}
_FLAWED = (Alike.INITIAL, Alike.PART, Alike.SLIP)
_MOST_INITIALS = 2  # of a given name; more of them are none that people have
_LEAST = 0.5  # bits of what agrees, however common


def evidence(first: ComparedName, second: ComparedName, known: Frequencies) -> list[Evidence]:
    """Weigh two names, which have a word or more each."""
    if first.words == second.words:
        return [_same(first, second, known)]
    if _order(second) < _order(first):
        first, second = second, first
    found = faced(first, second)
    if not (_agrees(found.given) or _agrees(found.family)):
        crossed = _crossed(first, second, known)
        if crossed:
            return crossed
    if found.swapped:
        return [_swapped(first, second, found, known)]
    given, family = _halves(first, second, found, known)
    if found.given and found.family and found.could_be:
        bits = min(given + family, weights.MOST_OF_SIMILAR_NAMES) + _of_further_slips(found, first, second)
        return [(ReasonCode.SIMILAR_NAME, bits)]
    if not (found.given and found.family):
        most = weights.INITIAL_ALONE if Alike.INITIAL in found else weights.MOST_OF_HALF_A_NAME
        given, family = min(given, most), min(family, most)
    said = [(_GIVEN.get(found.given, ReasonCode.SIMILAR_GIVEN_NAME), given)] if found.given else []
    return said + ([(_FAMILY.get(found.family, ReasonCode.SIMILAR_FAMILY_NAME), family)] if found.family else [])


def have_other_middles(first: ComparedName, second: ComparedName) -> bool:
    """Tell whether the further given names of two people are others, and none is a family name of either."""
    if alike(first.middle, second.middle) is not Alike.NO:
        return False
    families = {first.family, second.family}
    return first.middle not in families and second.middle not in families


def _halves(first: ComparedName, second: ComparedName, found: Faced, known: Frequencies) -> tuple[float, float]:
    """Weigh the given names, and the family names."""
    if found.given is found.family is Alike.NO:
        return known.learnt.both_differ
    given = _of(found.given, first.given, second.given, known.of_given, weights.OF_GIVEN)
    family = _of(found.family, first.family, second.family, known.of_family, weights.OF_FAMILY)
    return (
        known.learnt.given_differs if found.given is Alike.NO else given,
        known.learnt.family_differs if found.family is Alike.NO else family,
    )


def facing(first: ComparedName, second: ComparedName) -> Faced:
    """Compare two names; what is found may depend on who comes first, and must not."""
    return faced(second, first) if _order(second) < _order(first) else faced(first, second)


def of_given_names(first: str, second: str, known: Frequencies) -> float:
    """Weigh two folded given names."""
    how = alike(first, second)
    if how is Alike.NO:
        return known.learnt.given_differs
    return _of(how, first, second, known.of_given, weights.OF_GIVEN)


def of_families(first: str, second: str, known: Frequencies) -> float:
    """Weigh two folded family names."""
    how = alike_families(first, second)
    if how is Alike.NO:
        return known.learnt.family_differs
    return _of(how, first, second, known.of_family, weights.OF_FAMILY)


def _of_further_slips(found: Faced, first: ComparedName, second: ComparedName) -> float:
    """Give what a name loses besides where more than one letter of it is another, or neither half is whole."""
    letters = slips(first.given, second.given) - 1 if found.given is Alike.SLIP else 0
    letters += slips(first.family, second.family) - 1 if found.family is Alike.SLIP else 0
    letters += found.given in _FLAWED and found.family in _FLAWED
    return letters * weights.FURTHER_SLIP


def _order(name: ComparedName) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    return name.given, name.family, name.words, name.others


def _same(first: ComparedName, second: ComparedName, known: Frequencies) -> Evidence:
    if len(first.words) == 1:
        bits = _commonest(first.words[0], first.words[0], known)
        return ReasonCode.SAME_SINGLE_NAME, min(bits, weights.MOST_OF_A_SINGLE_NAME)
    if all(len(word) == 1 for word in first.words):
        return ReasonCode.SAME_NAME, weights.INITIAL * _MOST_INITIALS
    if first.given == second.family != first.family == second.given:
        return _swapped(first, second, Faced(Alike.SAME, Alike.SAME, swapped=True), known)
    given = _of(Alike.SAME, first.given, second.given, known.of_given, weights.OF_GIVEN)
    family = _of(Alike.SAME, first.family, second.family, known.of_family, weights.OF_FAMILY)
    return ReasonCode.SAME_NAME, min(given + family, weights.MOST_OF_NAMES)


def _swapped(first: ComparedName, second: ComparedName, found: Faced, known: Frequencies) -> Evidence:
    one = _crosswise(found.given, first.given, second.family, known)
    other = _crosswise(found.family, first.family, second.given, known)
    is_same = found == (Alike.SAME, Alike.SAME, True)
    bits = min(max(one + other, _LEAST), weights.MOST_OF_NAMES) + weights.SWAPPED
    return ReasonCode.SWAPPED_NAME if is_same else ReasonCode.SIMILAR_NAME, bits


def _crosswise(how: Alike | None, first: str, second: str, known: Frequencies) -> float:
    if how is Alike.INITIAL or len(first) == 1 or len(second) == 1:
        return weights.INITIAL
    return _commonest(first, second, known) + weights.LESSER.get(how or Alike.SAME, 0.0)


def _crossed(first: ComparedName, second: ComparedName, known: Frequencies) -> list[Evidence]:
    """Weigh names turned round of which a half agrees, and the other half does not or is not there."""
    found = []
    for one, other, rest in (
        (first.given, second.family, (first.family, second.given)),
        (first.family, second.given, (first.given, second.family)),
    ):
        how = alike(one, other) if one[:1] == other[:1] != "" else Alike.NO
        if how in (Alike.SAME, Alike.SLIP):
            bits = max(_commonest(one, other, known) + weights.LESSER.get(how, 0.0) + weights.SWAPPED, _LEAST)
            if all(rest):  # it is the family name that people share more often
                differs = (ReasonCode.DIFFERENT_GIVEN_NAME, known.learnt.given_differs)
                found.append([(ReasonCode.SAME_FAMILY_NAME, bits), differs])
            else:
                found.append([(ReasonCode.SWAPPED_NAME, bits)])
    return max(found, key=_total, default=[])


def _total(said: list[Evidence]) -> float:
    return sum([bits for _, bits in said])


def _of(how: Alike | None, first: str, second: str, bits: Callable[[str], float], weight: weights.OfName) -> float:
    """Weigh how two given names, or two family names, stand to each other."""
    if how is None:
        return 0.0
    if how is Alike.NO:
        return weight.differs
    if how is Alike.UNCLEAR:
        return _of_unclear(first, second) if weight is weights.OF_GIVEN else weight.unclear
    letters = (initials(first) or initials(second)) if weight is weights.OF_GIVEN else 0
    if how is Alike.INITIAL or letters:
        return weights.INITIAL * min(max(letters, 1), _MOST_INITIALS)
    commoner = bits(first) if first == second else min(bits(first), bits(second))
    return max(commoner + weight.agrees + weights.LESSER.get(how, 0.0), _LEAST)


def _of_unclear(first: str, second: str) -> float:
    if may_be_short(first, second):
        return weights.SHORTENED
    return weights.HIS_AND_HERS if are_his_and_hers(first, second) else weights.OF_GIVEN.unclear


def _commonest(first: str, second: str, known: Frequencies) -> float:
    """Give the bits of a name of which nobody knows whether it is a given name or a family name."""
    found = [bits(name) for name in (first, second) for bits in (known.of_given, known.of_family)]
    return max(min(found) + weights.OF_GIVEN.agrees, _LEAST)


def _agrees(how: Alike | None) -> bool:
    return how is not None and how is not Alike.NO and how is not Alike.UNCLEAR

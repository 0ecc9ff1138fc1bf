"""How likely two entries are the same person, with the reasons for and against: a model of Fellegi and Sunter."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from entourage.domain import matching_names, matching_texts, matching_values, weights
from entourage.domain.frequencies import Frequencies
from entourage.domain.names import Alike, faced
from entourage.domain.names_given import initials
from entourage.domain.reasons import Evidence, Likeness, Reason, ReasonCode, Word
from entourage.domain.traits import Traits, compared, traits

if TYPE_CHECKING:
    from entourage.domain.names import ComparedName

__all__ = ["Likeness", "Reason", "ReasonCode", "Traits", "Word", "compared", "likeness", "traits"]

_CODE = ReasonCode
_HOUSEHOLD = frozenset(
    {
        *(
            _CODE.SAME_FAMILY_NAME,
            _CODE.SIMILAR_FAMILY_NAME,
            _CODE.SAME_TELEPHONE,
            _CODE.SAME_EMAIL,
            _CODE.SAME_ORGANIZATION,
            _CODE.SAME_ADDRESS,
        ),
        *(_CODE.SIMILAR_ADDRESS, _CODE.SAME_TOWN, _CODE.SAME_MAILBOX_NAME, _CODE.NEAR_EMAIL),
    }
)
_HALF_A_NAME = frozenset(
    {
        *(_CODE.DIFFERENT_GIVEN_NAME, _CODE.DIFFERENT_FAMILY_NAME, _CODE.SAME_FAMILY_NAME, _CODE.SIMILAR_FAMILY_NAME),
    }
)
_NAMES = frozenset(
    {
        *(_CODE.SAME_NAME, _CODE.SWAPPED_NAME, _CODE.SIMILAR_NAME, _CODE.SPELLED_NAME),
        *(_CODE.SAME_GIVEN_NAME, _CODE.SIMILAR_GIVEN_NAME),
    }
)
_FAMILY = frozenset({_CODE.SAME_FAMILY_NAME, _CODE.SIMILAR_FAMILY_NAME})
_TWINS_HAVE = frozenset({_CODE.SAME_BIRTHDAY, _CODE.DIFFERENT_GIVEN_NAME})
APART = -6.0  # bits: that two of other family names who share a given name, a street or an office are one
MOST_OF_ONE_NAME = 4.0  # bits: that a father and his son, or two of one family, are called alike
_TWINS, _HIS_AND_HERS = 3.0, 3.0  # bits: that two born on one day, or called Louis and Louise, are one
_OF_A_PERSON = frozenset(
    {
        *(_CODE.SAME_EMAIL, _CODE.SAME_TELEPHONE, _CODE.SAME_PROFILE, _CODE.SAME_FIELD, _CODE.SAME_BIRTHDAY),
    }
)
_IN_COMMON = _OF_A_PERSON | {_CODE.SAME_ADDRESS, _CODE.NEAR_BIRTHDAY, _CODE.SAME_MAILBOX_NAME}
_NOBODY_ELSES = frozenset({_CODE.SAME_PROFILE, _CODE.SAME_FIELD})
_CUT = frozenset({Alike.INITIAL, Alike.PART})
_DOUBTFUL = frozenset({_CODE.NEAR_BIRTHDAY, _CODE.UNCLEAR_GIVEN_NAME, _CODE.DIFFERENT_FIELD})
_CLEAR_NAMES = frozenset({_CODE.SAME_NAME, _CODE.SWAPPED_NAME})


@dataclass(frozen=True, slots=True)
class Model:
    """Hold what two people are judged by: how common values are, and from which region telephone numbers are."""

    frequencies: Frequencies = field(default_factory=Frequencies)
    region: str = ""


PRIOR = Model()


def likeness(first: Traits, second: Traits, model: Model = PRIOR) -> Likeness:
    """Add up the reasons for and against; what is contradicted is never certain."""
    return _concluded(first, second, _evidence(first, second, model), model)


def found_alike(first: Traits, second: Traits, model: Model, names: float, places: float) -> Likeness | None:
    """Give the likeness of two people unless they are hardly one; names, places: the bits that these have at most."""
    known = model.frequencies
    needed = known.ground + weights.POSSIBLE
    said = matching_values.evidence(first, second, known, model.region)
    total = _total(said) + places
    if total + names < needed:
        return None
    of_names = _about_names(first.name, second.name, known)
    said += of_names
    if total + _total(of_names) < needed:
        return None
    if first.addresses and second.addresses:
        said += matching_values.about_addresses(first.addresses, second.addresses, known)
    said = _within_households(said, known)
    return _concluded(first, second, said, model) if _total(said) >= needed else None


def _evidence(first: Traits, second: Traits, model: Model) -> list[Evidence]:
    """Weigh all that two people have in common, and what tells them apart."""
    known = model.frequencies
    said = matching_values.evidence(first, second, known, model.region)
    said += _about_names(first.name, second.name, known)
    if first.addresses and second.addresses:
        said += matching_values.about_addresses(first.addresses, second.addresses, known)
    return _within_households(said, known)


def _about_names(first: ComparedName, second: ComparedName, known: Frequencies) -> list[Evidence]:
    if not (first.words and second.words):
        return []
    said = matching_names.evidence(first, second, known)
    if first.middle and second.middle and matching_names.have_other_middles(first, second):
        said.append((_CODE.DIFFERENT_MIDDLE_NAME, weights.MIDDLE_DIFFERS))
    if first.generation == second.generation:
        return said
    if first.generation and second.generation:
        return [*said, (_CODE.DIFFERENT_GENERATION, weights.GENERATION_DIFFERS)]
    return [*said, (_CODE.UNCLEAR_GENERATION, weights.GENERATION_UNCLEAR)]


def _concluded(first: Traits, second: Traits, said: list[Evidence], model: Model) -> Likeness:
    total = _total(said)
    reasons = [Reason(code, bits, matching_texts.text(code, first, second, model.region)) for code, bits in said]
    word = _word(said, total, model)
    if word is Word.CERTAIN and (
        _is_by_a_shared_value(said, first, second, model) or not _is_certain_as_shipped(first, second, model)
    ):
        word = Word.LIKELY
    return Likeness(word, total, tuple(reasons))


def _is_certain_as_shipped(first: Traits, second: Traits, model: Model) -> bool:
    """Tell whether two people would be certainly one if nothing had been learnt."""
    if model.frequencies.learnt is weights.SHIPPED:
        return True
    shipped = Model(replace(model.frequencies, learnt=weights.SHIPPED), model.region)
    said = _evidence(first, second, shipped)
    return _word(said, _total(said), shipped) is Word.CERTAIN


def _total(said: list[Evidence]) -> float:
    return sum([bits for _, bits in said])


def _word(said: list[Evidence], total: float, model: Model) -> Word:
    above = total - model.frequencies.ground
    if above >= weights.CERTAIN and _may_be_certain(said):
        return Word.CERTAIN
    if above >= weights.LIKELY:
        return Word.LIKELY
    return Word.POSSIBLE if above >= weights.POSSIBLE else Word.NO


def _may_be_certain(said: list[Evidence]) -> bool:
    """Tell whether nothing contradicts, and a name or two things speak that are a person's own."""
    codes = {code for code, _ in said}
    if any(bits < 0 and code is not _CODE.DIFFERENT_ADDRESS for code, bits in said) or codes & _DOUBTFUL:
        return False
    own = codes & _OF_A_PERSON
    # What a household shares, twins their birthday too, makes a name that is only similar nobody's certain one.
    return bool(own and (codes & _CLEAR_NAMES or (len(own) > 1 and own & _NOBODY_ELSES)))


def _is_by_a_shared_value(said: list[Evidence], first: Traits, second: Traits, model: Model) -> bool:
    """Tell whether nothing of a person's own is common but a mailbox or a telephone that whole families use."""
    ground = model.frequencies.ground
    own = {code: bits for code, bits in said if code in _OF_A_PERSON}
    email, telephone = own.pop(_CODE.SAME_EMAIL, 0.0), own.pop(_CODE.SAME_TELEPHONE, 0.0)
    if own:
        return False
    if email > ground:
        return _is_cut(first.name, second.name)
    if telephone < ground or _is_cut(first.name, second.name):
        return True
    shared = matching_values.same_numbers(first.telephones, second.telephones, model.region)
    if len(shared) < min(len(first.telephones), len(second.telephones)):
        return True  # each has a number of their own besides
    return all(one in first.fixed for one in shared) or all(
        one in second.fixed for one in matching_values.same_numbers(second.telephones, first.telephones, model.region)
    )


def _is_cut(first: ComparedName, second: ComparedName) -> bool:
    """Tell whether of a name only an initial or a part is there, which a mother and her daughter may have in common."""
    found = faced(first, second)
    return not _CUT.isdisjoint(found) or bool(initials(first.given) or initials(second.given))


def _office_once(said: list[Evidence], ground: float) -> list[Evidence]:
    """Let what all people of one office have, its name, number, mailbox and address, count once."""
    office = [
        (bits, code)
        for code, bits in said
        if code is _CODE.SAME_ORGANIZATION
        or (code in (_CODE.SAME_TELEPHONE, _CODE.SAME_EMAIL) and bits < ground)
        or (code is _CODE.SAME_ADDRESS and bits > 0)
    ]
    if len(office) < 2:  # noqa: PLR2004 - one thing counts by itself
        return said
    strongest = max(office)[1]
    besides = {code for _, code in office} - {strongest}
    return [(code, min(bits, weights.BESIDE_AN_OFFICE) if code in besides else bits) for code, bits in said]


def _within_households(said: list[Evidence], known: Frequencies) -> list[Evidence]:
    """Let what a household or an office shares say no more together than that they are one, where people differ."""
    if len(said) == 1 and said[0][0] in _NAMES:
        return said
    said = _office_once(said, known.ground)
    codes = {code for code, _ in said}
    mailbox = any(code is _CODE.SAME_EMAIL and bits > known.ground for code, bits in said)
    at_home = known.ground + known.learnt.household + (weights.HOUSEHOLD_WITH_EMAIL if mailbox else 0.0)
    if _CODE.DISTANT_BIRTHDAY in codes or _CODE.DIFFERENT_GENERATION in codes:
        said = _capped(said, _HOUSEHOLD | _NAMES, at_home + MOST_OF_ONE_NAME, has_mailbox=mailbox)
    if _CODE.DIFFERENT_FAMILY_NAME in codes or (
        not _HALF_A_NAME.isdisjoint(codes) and _CODE.UNCLEAR_GIVEN_NAME not in codes
    ):
        said = _capped(said, _HOUSEHOLD, at_home, has_mailbox=mailbox)
        if _CODE.DIFFERENT_FAMILY_NAME in codes and codes.isdisjoint(_IN_COMMON):
            said = _capped(said, _HOUSEHOLD | _NAMES, at_home + APART, has_mailbox=mailbox)
        if codes >= _TWINS_HAVE and _CODE.DIFFERENT_FAMILY_NAME not in codes:
            said = _capped(said, _HOUSEHOLD | _TWINS_HAVE, at_home + _TWINS, has_mailbox=mailbox)
    elif _CODE.UNCLEAR_GIVEN_NAME in codes and not _FAMILY.isdisjoint(codes):
        said = _capped(said, _HOUSEHOLD, at_home + _HIS_AND_HERS, has_mailbox=mailbox)
    return said


def _capped(said: list[Evidence], shared: frozenset[ReasonCode], most: float, *, has_mailbox: bool) -> list[Evidence]:
    """Let some reasons say no more together than so many bits, fewer in an office, but for a mailbox of their own."""
    together = sum([bits for code, bits in said if code in shared and bits > 0])
    if not has_mailbox and any(code is _CODE.SAME_ORGANIZATION for code, _ in said):
        at_home = together - sum([bits for code, bits in said if code is _CODE.SAME_ORGANIZATION])
        most = max(most + weights.OFFICE, min(at_home, most + weights.HOUSEHOLD))
    if together <= most:
        return said
    part = most / together
    return [(code, bits * part if code in shared and bits > 0 else bits) for code, bits in said]

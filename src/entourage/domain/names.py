"""Names as they are compared: which part is the given one, and whether two could be one person's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from entourage.domain import names_family, names_given, names_mail
from entourage.domain import names_read as reading
from entourage.domain.contact import Kind, Name, first_of
from entourage.domain.making import quickly_made
from entourage.domain.names_grades import Alike, better
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entourage.domain.contact import Value

_Key = TypeVar("_Key")
_NEAR = 0.88
# Letters with which one name may begin in its several spellings.
_LETTERS = {**dict.fromkeys("ckqxszt", "k"), **dict.fromkeys("fp", "f"), **dict.fromkeys("eijy", "i"), "w": "v"}

__all__ = ["Alike", "ComparedName", "Faced", "alike", "alike_families", "compared_name", "faced", "nearest"]


@quickly_made
@dataclass(frozen=True, slots=True)
class ComparedName:
    """Hold a name ready to be compared.

    given, family: folded words joined by spaces; both empty where the only word could be either.
    words: all folded words, sorted.
    generation: "younger", "elder", "second", "third", a number that is part of the name, or empty.
    written_given, written: the given name and the whole name, as they were written.
    middle: folded further given names, which others may leave out.
    others: folded names that somebody has besides: nicknames, the family name that they were born with, and what their
    addresses of e-mail say.
    """

    given: str
    family: str
    words: tuple[str, ...]
    generation: str
    written_given: str
    written: str
    others: tuple[str, ...] = ()
    middle: str = ""


class Faced(NamedTuple):
    """Hold how two whole names stand to each other; None: one of them does not say it.

    swapped: the given name of one is where the other has the family name.
    """

    given: Alike | None
    family: Alike | None
    swapped: bool = False

    @property
    def could_be(self) -> bool:
        """Tell whether nothing that both say is another name, or unclear."""
        return all(how is None or how.could_be for how in (self.given, self.family))


def compared_name(values: tuple[Value, ...]) -> ComparedName:
    """Read the name of a person: NAME, else the formatted name with its last word as the family name."""
    value = first_of(values, Kind.NAME)
    found = _compared_name(values)
    middle = " ".join(_words(value.as_name.additional)) if value and value.as_name.additional else ""
    return replace(found, middle=middle) if middle else found


def _compared_name(values: tuple[Value, ...]) -> ComparedName:
    value, nickname = first_of(values, Kind.NAME), first_of(values, Kind.NICKNAME)
    name = value.as_name if value else Name()
    others = (nickname.text,) if nickname else ()
    formatted = first_of(values, Kind.FORMATTED_NAME)
    if formatted and names_mail.is_address(formatted.text):
        formatted = None  # as programs call who has no name
    if name.given and name.family:
        if formatted and not name.suffix and not formatted.text.endswith(name.family):
            # There alone a son may be told from his father.
            name = name._replace(suffix=formatted.text.rpartition(" ")[2])
        return _with_said(_of_parts(name, others), values)
    alone = name.given or name.family
    if formatted and len(formatted.text.split()) > len(alone.split()):
        return _with_said(_of_whole(formatted.text, others, name.suffix), values)
    if name.family and len(alone.split()) == 1:
        return _of_parts(name, others)
    alone = alone or (formatted.text if formatted else "")
    return _with_said(_of_whole(alone, others, name.suffix, is_given=bool(name.given)), values)


def _with_said(name: ComparedName, values: tuple[Value, ...]) -> ComparedName:
    """Add to a name what the addresses of e-mail say of it."""
    emails = [value.text for value in values if value.kind is Kind.EMAIL]
    if not emails:
        return name
    if name.given and name.family:
        said = dict.fromkeys(names_mail.names_said(emails, name.given, name.family))
    else:
        said = dict.fromkeys(names_mail.family_said(emails, name.given or " ".join(name.words)))
    return replace(name, others=(*name.others, *said)) if said else name


def _of_parts(name: Name, others: tuple[str, ...]) -> ComparedName:
    written = f"{name.given} {name.family}".strip()
    if reading.is_plain(name.given) and reading.is_plain(name.family):
        said = reading.generation(name.suffix) if name.suffix else ""
        return _compared(name.given, name.family, said, others, (name.given, written))
    parts = reading.of_parts(name.given, name.family, name.suffix)
    return _compared(parts.given, parts.family, parts.generation, (*others, *parts.others), (name.given, written))


def _of_whole(text: str, others: tuple[str, ...], suffix: str, *, is_given: bool = False) -> ComparedName:
    parts = reading.plainly_parted(text) or reading.of_whole(text)
    said = parts.generation or (reading.generation(suffix) if suffix else "")
    written = " ".join(text.replace(",", " ").split())
    others = (*others, *parts.others)
    if parts.family or is_given:
        return _compared(parts.given, parts.family, said, others, (parts.given, written))
    words = _words(parts.given)
    return ComparedName("", "", tuple(sorted(words)), said or _number(words), "", written, _folded(others))


def _compared(
    given: str, family: str, generation: str, others: tuple[str, ...], written: tuple[str, str]
) -> ComparedName:
    given_words, family_words = _words(given), _words(family)
    return ComparedName(
        " ".join(given_words),
        " ".join(family_words),
        tuple(sorted(given_words + family_words)),
        generation or _number(given_words + family_words),
        *written,
        _folded(others) if others else (),
    )


def _number(words: list[str]) -> str:
    """Give what counts people of one name: "Plumber 2" is another one than "Plumber 3"."""
    return " ".join(word for word in words if not word.isalpha())


def _folded(others: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(_words(other)) for other in others)))


def _words(text: str) -> list[str]:
    return reading.WORD.findall(fold(text))


def nearest(text: str, names: Iterable[tuple[_Key, str]], most: int = 5) -> list[_Key]:
    """Find what may have been meant by a name that nobody has: names, or words of them, spelled nearly so."""
    wanted = fold(text)
    found = [(_nearness(wanted, fold(name)), key) for key, name in names]
    return [key for near, key in sorted(found, key=lambda one: -one[0]) if near >= _NEAR][:most]


def _nearness(wanted: str, name: str) -> float:
    # Who only reads a part of a large file compares nobody, and would import for nothing.
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415

    words = [name] if " " in wanted else [name, *name.split()]
    return max((JaroWinkler.similarity(wanted, word) for word in words), default=0.0)


@lru_cache(maxsize=65536)
def alike(first: str, second: str) -> Alike:
    """Compare two folded given names, neither empty.

    Alike are initials, short forms, one of several words, and slips; Michel and Michèle, or Eric and Erik, are unclear.
    """
    return Alike.SAME if first == second else names_given.compare(first, second)


@lru_cache(maxsize=65536)
def alike_families(first: str, second: str) -> Alike:
    """Compare two folded family names, neither empty: particles, hyphens, double names, other spellings and slips."""
    return Alike.SAME if first == second else names_family.compare(first, second)


def faced(name: ComparedName, other: ComparedName) -> Faced:
    """Compare two whole names, as they stand, turned round, with their words parted elsewhere, or joined in one."""
    if name.given == other.given and name.family == other.family and name.given:
        return Faced(Alike.SAME, Alike.SAME if name.family else None)
    if not (name.words and other.words):
        return Faced(None, None)
    if _are_plain(name, other):
        return Faced(alike(name.given, other.given), alike_families(name.family, other.family))
    is_whole = name.family and other.family and (name.given or other.given)
    if is_whole and _joined(name) == _joined(other):
        return Faced(Alike.SAME, Alike.SAME)
    return _faced(_said(name), _said(other))


def _are_plain(name: ComparedName, other: ComparedName) -> bool:
    """Tell whether two names of two words each can only be compared as they stand."""
    given, family, other_given, other_family = name.given, name.family, other.given, other.family
    if name.others or other.others or not (given and family and other_given and other_family):
        return False
    if " " in given or " " in family or " " in other_given or " " in other_family:
        return False
    return not (begin_alike(given, other_family) or begin_alike(other_given, family))


def _joined(name: ComparedName) -> str:
    return f"{name.given}{name.family}".replace(" ", "")


_Said = tuple[str, str, tuple[str, ...]]


def _said(name: ComparedName) -> _Said:
    alone = "" if name.given or name.family else " ".join(name.words)
    return name.given or alone, name.family, name.others


@lru_cache(maxsize=65536)
def _faced(one: _Said, other: _Said) -> Faced:
    if not (one[1] and other[1]) or not (one[0] and other[0]):
        return _in_part(one, other)
    straight = _straight(one, other)
    if straight.could_be:
        return straight
    if swapped := _swapped(one, other) or _swapped(other, one):
        return swapped
    if straight.given and not straight.given.could_be:
        return straight
    if " " in one[1] and " " in other[1] and straight.given is Alike.SAME:
        return straight
    elsewhere = [_straight(ours, other) for ours in _parted_elsewhere(one)]
    elsewhere += [_straight(one, theirs) for theirs in _parted_elsewhere(other)]
    return min((straight, *elsewhere), key=_worth)


def begin_alike(first: str, second: str) -> bool:
    """Tell quickly whether a word of one name may be spelled as a word of another is: by their first letters."""
    return not heads(first).isdisjoint(heads(second))


@lru_cache(maxsize=65536)
def heads(name: str) -> frozenset[str]:
    """Give the letters with which the words of a folded name begin, one for all in which a name may be spelled."""
    return frozenset([_LETTERS.get(word[0], word[0]) for word in name.split()])


def _swapped(one: _Said, other: _Said) -> Faced | None:
    """Compare names of which the first has its family name where the other has the given one."""
    if one[1] != other[0] and not begin_alike(one[0], other[1]):
        return None
    family = alike_families(one[0], other[1])
    if not family.could_be:
        return None
    given = alike(one[1], other[0])
    is_clear = family is not Alike.INITIAL and (given is not Alike.INITIAL or family is Alike.SAME)
    return Faced(given, family, swapped=True) if given.could_be and is_clear else None


def _straight(one: _Said, other: _Said) -> Faced:
    given, family = alike(one[0], other[0]), alike_families(one[1], other[1])
    for more, theirs in ((one[2], other), (other[2], one)):
        for name in more:
            if alike(name, theirs[0]) in (Alike.SAME, Alike.VARIANT):
                given = better(given, Alike.VARIANT)
            if alike_families(name, theirs[1]) in (Alike.SAME, Alike.VARIANT):
                family = better(family, Alike.PART)
    return Faced(given, family)


def _parted_elsewhere(said: _Said) -> Iterator[_Said]:
    """Give a name with a word more in the family's part, or in the given one: "Marie Gagnon | Roy"."""
    given, family = said[0].split(), said[1].split()
    if len(given) > 1:
        yield " ".join(given[:-1]), " ".join((given[-1], *family)), said[2]
    if len(family) > 1:
        yield " ".join((*given, family[0])), " ".join(family[1:]), said[2]


def _in_part(one: _Said, other: _Said) -> Faced:
    """Compare names of which one lacks a part: the only word may be the given name, the family's, or both joined."""
    if (not one[1] and not one[0]) or (not other[1] and not other[0]):
        return Faced(None, None)
    alone, whole = (one, other) if not (one[0] and one[1]) else (other, one)
    if not (whole[0] and whole[1]):
        return _both_alone(alone, whole)
    if alone[1]:
        return Faced(None, alike_families(alone[1], whole[1]))
    joined = (f"{whole[0]} {whole[1]}".replace(" ", ""), f"{whole[1]} {whole[0]}".replace(" ", ""))
    if alone[0].replace(" ", "") in joined:
        return Faced(Alike.SAME, Alike.SAME)
    given, family = alike(alone[0], whole[0]), alike_families(alone[0], whole[1])
    if given.could_be and any(alike_families(other, whole[1]) is Alike.SAME for other in alone[2]):
        return Faced(given, Alike.VARIANT)
    return Faced(None, family) if family.could_be and not given.could_be else Faced(given, None)


def _both_alone(one: _Said, other: _Said) -> Faced:
    if bool(one[1]) is not bool(other[1]):
        return Faced(None, None)
    return Faced(None, alike_families(one[1], other[1])) if one[1] else Faced(alike(one[0], other[0]), None)


def _worth(found: Faced) -> int:
    return sum(how.value**2 for how in (found.given, found.family) if how)

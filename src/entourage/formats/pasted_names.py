"""Tell a name from other words of a pasted text, and its parts where they are sure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from entourage.domain.contact import Name
from entourage.domain.text import fold

MAIL = re.compile(r"(?<![^\s<>()\[\],;:\"“”])[^\s<>()\[\],;:\"“”@]{1,64}@[\w-]+(?:\.[\w-]+)+")  # RFC 5321 § 4.5.3.1.1
_NUMBER = re.compile(r"\+?\(?\d[\d\s().\-/\u00a0\u202f]{5,24}\d")
_AGE = re.compile(r"\s*(?:[,·•–-]\s*|\()?\b\d{1,3}(?:\s*(?:ans|years? old|y/?o|jahre))?\)?$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•·‣▪◦–—>]+|\d{1,4}[.)])\s+")
_AROUND = re.compile(r"^[\s,;:·•|<>()\[\]\"“”«»–—-]+|[\s,;:·•|<>()\[\]\"“”«»–—-]+$")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-·\u2010-\u2013]|\u200d)*")
_UNSEEN = frozenset({"Cf", "Cs", "Co", "Cn"})
_PICTURES = frozenset({"So", "Sk"})
_FIRST_PICTURE = "\N{MAHJONG TILE EAST WIND}"
_JOINERS = "\u200c\u200d"  # within words of some scripts, and within pictures
_LONGEST, _MOST_WORDS, _SHORTEST_FAMILY, _TOO_LONG = 70, 7, 2, 400
_SMALL = """
de d du des la le les l von van der den het ter ten te zu zum zur af av da das do dos di del della dello degli delle dei
lo y e i el al bin ibn bint ben abu ould of und et ap na ni mc mac st san santa vom op in t s
"""
_AFTER = "jr sr ii iii iv phd md esq mba msc bsc ing dr pmp cpa rn"
_PARTICLES, _SUFFIXES = frozenset(_SMALL.split()), frozenset(_AFTER.split())


@dataclass(frozen=True, slots=True)
class Person:
    """Hold what one line says of somebody; parts: where it is sure which is the given name."""

    name: str
    parts: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def person_of(text: str, *, leniently: bool = False) -> Person | None:
    """Read a line that holds a name, perhaps with e-mails, telephones or an age; None where it is no name.

    leniently: names may be in small letters, and only what nobody is called is refused.
    """
    line = _BULLET.sub("", visible(text))
    if len(line) > _TOO_LONG:
        return None
    mails = tuple(dict.fromkeys(MAIL.findall(line)))
    line = MAIL.sub(" ", line)
    numbers = tuple(match.strip() for match in _NUMBER.findall(line))
    line = _NUMBER.sub(" ", line)
    name = " ".join(_AROUND.sub("", _AGE.sub("", _AROUND.sub("", line))).split())
    if not name:
        return Person("", (), mails, numbers) if mails or numbers else None
    turned, parts = _turned(name)
    if not is_name(turned, leniently=leniently):
        return None
    return Person(turned, parts or _shouted(turned), mails, numbers)


def visible(text: str, *, keeps_pictures: bool = False) -> str:
    """Leave out of a line what nobody sees, and the little pictures after a name, unless these are kept."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    left_out = _UNSEEN if keeps_pictures else _UNSEEN | _PICTURES
    joiners = _JOINERS if keeps_pictures else ""
    kept = (letter for letter in text if letter in joiners or unicodedata.category(letter) not in left_out)
    return " ".join("".join(kept).split())


def has_pictures(text: str) -> bool:
    """Tell whether little pictures stand in a line that are no bullets or ticks of a list."""
    return any(letter >= _FIRST_PICTURE and unicodedata.category(letter) in _PICTURES for letter in text)


def _without_marks(word: str) -> str:
    """Leave out of a word the signs that stand on its letters, as vowels do in some scripts."""
    return word if word.isascii() else "".join(sign for sign in word if unicodedata.category(sign)[0] != "M")


def is_name(text: str, *, leniently: bool = False) -> bool:
    """Tell whether words are somebody's name: few, of letters, and great ones but for the little words between."""
    words = text.replace("(", " ").replace(")", " ").replace(",", " ").replace('"', " ").replace("“", " ").split()
    words = [word.strip("”\"'‘") for word in words if word.strip("”\"'‘&/")]
    if not words or len(words) > _MOST_WORDS or len(text) > _LONGEST:
        return False
    if not all(map(_WORD.fullmatch, map(_without_marks, words))):
        return False
    if text[-1] in ".:" and fold(words[-1]).strip(".") not in _SUFFIXES and len(words[-1].strip(".")) > 1:
        return False
    is_first = _is_great(words[0]) or (_is_particle(words[0]) and len(words) > 1)
    are_great = all(_is_great(word) or _is_particle(word) for word in words) and any(map(_is_great, words))
    return leniently or (is_first and are_great)


def _is_great(word: str) -> bool:
    """Tell whether a word begins with a capital, or with a letter of a script that has none."""
    first = word.lstrip("'’")[:1]
    return bool(first) and not first.islower()  # d’Artagnan is a particle, then a capital


def _is_particle(word: str) -> bool:
    head, apostrophe, rest = word.replace("’", "'").partition("'")
    return fold(head) in _PARTICLES and (not apostrophe or not rest or not rest[0].islower())


def _turned(name: str) -> tuple[str, tuple[str, ...]]:
    """Turn a family name, a comma and a given name round; the only comma must not set off a title."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or "," in given or not family or not given or fold(given).replace(".", "") in _SUFFIXES:
        return name, ()
    if "(" in given:
        return name, ()
    return f"{given} {family}", tuple(Name(family=family, given=given))


def _shouted(name: str) -> tuple[str, ...]:
    """Part a name whose family name alone is in capitals, before or after the others (« Jean DUPONT »)."""
    words = name.split()
    loud = [
        word.isupper() and (len(word) > _SHORTEST_FAMILY or (len(word) > 1 and _is_particle(word))) for word in words
    ]
    if not any(loud) or all(loud):
        return ()
    first, last = loud.index(True), len(loud) - 1 - loud[::-1].index(True)
    if not all(loud[first : last + 1]) or (first and last < len(words) - 1):
        return ()
    family = words[first : last + 1]
    given = words[:first] if first else words[last + 1 :]
    while first and len(given) > 1 and _is_particle(given[-1]) and given[-1].islower():
        family.insert(0, given.pop())
    return tuple(Name(family=" ".join(family), given=" ".join(given)))

"""Understand the heading of a column of an unknown table by its words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from entourage.domain.text import fold
from entourage.formats.dialects_words import (
    ADDRESS_WORDS,
    AND,
    ASIDES,
    JOINTS,
    LINK_WORDS,
    OTHERS,
    PAYERS,
    PLACES,
    TELEPHONE_KINDS,
    TELEPHONE_WORDS,
    TELEPHONES,
    accented,
    doubtful,
    languages,
    latin_words_of,
    things,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_PLURAL = re.compile(r"\((?:e?s|x|en|n)\)", re.IGNORECASE)  # « Group(s) »
_DEMAND = re.compile(
    r"[\[(](?:required|optional|mandatory|upload only|obligatoire|facultatif|pflichtfeld)[\])]", re.IGNORECASE
)
_WITHIN = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PLACED = frozenset({"email", "telephone", "address", "url"})
_BETWEEN = re.compile(r"[,;|\t](?! )")
_LONGEST = 200
_REMEMBERED = 4096
_PREFIXED = re.compile(r"([^\W\d_]{1,20}\d?)(?:[_.]|(?<=[a-z])(?=[A-Z]))(.+)", re.DOTALL)
_FEWEST_ALIKE = 3
_OF_BIRTH = {"by": "birthday.year", "bm": "birthday.month", "bd": "birthday.day"}  # where all three are there
_STREETS = frozenset({"address.street", "address.formatted"})
_ORDINALS = frozenset({"first", "last", "middle"})  # alone they are names, of a visit or an order they are not
_LONGEST_NAME = 6  # words of a heading for a given and a family name
_WHOLE_WORDS = frozenset({"fullname", "displayname", "anzeigename", "nominativo"})
_WHOLE_NAMES = ({"name.given", "name.family"}, {"name.given", "name"}, {"name", "name.family"})
_NAMES = frozenset({"formatted_name", "name.first", "name.given", "name.additional", "name.family"})


def meaning_of_words(header: str) -> str:
    """Say what a header means ("telephone:work,fax"), or an empty text where its words do not tell."""
    return _remembered_meaning(header) if len(header) <= _LONGEST else ""


def meanings_of_words(headers: Sequence[str]) -> list[str]:
    """Say what each header means; a word that is another elsewhere counts where most are of its language."""
    meanings = [meaning_of_words(header) for header in headers]
    unsaid = {at: known for at, meaning in enumerate(meanings) if not meaning and (known := _doubtful(headers[at]))}
    counts = Counter(language for header in headers for language in _languages_of(header)) if unsaid else Counter()
    most = {language for language, count in counts.items() if count == max(counts.values())}
    for at, known in unsaid.items():
        meanings[at] = next((meaning for language, meaning in known.items() if language in most), "")
    words = [fold(header) for header in headers]
    if _OF_BIRTH.keys() <= set(words):
        meanings = [_OF_BIRTH.get(word, meaning) for word, meaning in zip(words, meanings, strict=True)]
    return meanings


def count_said(headers: Sequence[str]) -> int:
    """Count the headers whose words say something in any language."""
    return sum(bool(meaning_of_words(header) or _doubtful(header)) for header in headers)


def _doubtful(header: str) -> dict[str, str]:
    return doubtful().get(" ".join(next(_readings(header))), {}) if len(header) <= _LONGEST else {}


def _languages_of(header: str) -> set[str]:
    readings = _readings(header) if len(header) <= _LONGEST else ()
    return {language for words in readings for language in languages().get(" ".join(words), ())}


@lru_cache(_REMEMBERED)
def _remembered_meaning(header: str) -> str:
    is_one = not _BETWEEN.search(header)  # else it may be several that a separator parts
    return next((meaning for words in _readings(header) if (meaning := _meaning(words, is_one=is_one))), "")


def _readings(header: str) -> Iterator[list[str]]:
    """Give the words of a header; also those that are written together, each with a capital: « workCity »."""
    header = _DEMAND.sub(" ", _PLURAL.sub("", header))
    whole = words_of(header)
    yield whole
    parted = words_of(_WITHIN.sub(" ", header))
    if parted != whole:
        yield parted
    if latin := latin_words_of(header):
        yield latin
    if spelled := accented(header):
        yield [spelled]


def _meaning(words: list[str], *, is_one: bool) -> str:
    known = _said(words)
    if known and (is_one or len(words) == 1):
        return known
    others = [word for word in words if word not in PLACES]
    place = next((PLACES[word] for word in words if word in PLACES), "")
    thing = _said(others) or _said([word for word in others if word not in JOINTS])
    if thing and place:
        return _placed(thing, place)
    if not is_one:
        return ""
    return next((_placed(meaning, place) for read in _MANNERS if (meaning := read(others))), "")


def _said(words: Sequence[str]) -> str:
    return things().get(" ".join(words), ("", ""))[0]


def _without(words: Sequence[str], beside: frozenset[str]) -> list[str]:
    return [word for word in words if word not in beside and word not in JOINTS]


def _part_of_address(words: Sequence[str]) -> str:
    """Understand « Address - City », « Primary Address Street », « Address 1: Full address »."""
    if ADDRESS_WORDS.isdisjoint(words):
        return ""
    bare = _without(words, ASIDES)
    meaning = _said(bare) or _said(_without(bare, ADDRESS_WORDS))
    meaning = meaning or (_said(bare[1:]) if bare[:1] and bare[0] in ADDRESS_WORDS else "")
    return meaning if meaning.startswith("address.") else ""


def _kind_of_telephone(words: Sequence[str]) -> str:
    """Understand « Phone - Mobile », « Telephone (car) », « Tél. fixe »."""
    bare = _without(words, ASIDES)
    kinds = [TELEPHONE_KINDS[word] for word in bare if word in TELEPHONE_KINDS]
    is_one = not TELEPHONES.isdisjoint(bare) and TELEPHONES.union(TELEPHONE_WORDS, TELEPHONE_KINDS).issuperset(bare)
    if len(kinds) > 1 or not is_one:
        return ""
    return f"telephone:{kinds[0]}" if kinds else "telephone"


def _profile(words: Sequence[str]) -> str:
    """Understand « URL - LinkedIn », « Skype handle »."""
    meaning = "" if LINK_WORDS.isdisjoint(words) else _said(_without(words, LINK_WORDS))
    return meaning if meaning.startswith("profile.") else ""


def _aside(words: Sequence[str]) -> str:
    """Understand « Secondary E-mail », « Contact phone », « Individual Prefix », and not « Last contact »."""
    bare = _without(words, ASIDES)
    return "" if ASIDES.isdisjoint(words) or _ORDINALS.issuperset(bare) else _said(bare)


def _whole_name(words: Sequence[str]) -> str:
    """Understand « Nom et prénom », « Nachname, Vorname », « Name Surname », and not « Name (First) »."""
    bare = [word for word in words if word not in AND]
    halves = ({_part_of_name(bare[:at]), _part_of_name(bare[at:])} for at in range(1, min(len(bare), _LONGEST_NAME)))
    return "formatted_name" if any(half in _WHOLE_NAMES for half in halves) else ""


def _part_of_name(words: Sequence[str]) -> str:
    meaning = "" if _ORDINALS.issuperset(words) else _said(words)
    if meaning == "formatted_name":
        return "name" if len(words) == 1 and ASIDES.isdisjoint(words) else ""
    return {"name.first": "name.given"}.get(meaning, meaning)


_MANNERS: tuple[Callable[[Sequence[str]], str], ...] = (
    _part_of_address,
    _kind_of_telephone,
    _profile,
    _aside,
    _whole_name,
)


def _placed(meaning: str, place: str) -> str:
    """Put a meaning in a place; what has none there means nothing."""
    if not place:
        return meaning
    kind, _, types = meaning.partition(":")
    if kind.partition(".")[0] not in _PLACED:
        return ""
    return f"{kind}:{place},{types}" if types and types != place else f"{kind}:{place}"


def says_whole_name(header: str) -> bool:
    """Tell whether a header means all of a name beside any other: « Nom et prénom », « Full name », and not « Nom »."""
    if meaning_of_words(header) != "formatted_name":
        return False
    return len(_without(next(_readings(header)), ASIDES)) > 1 or fold(header) in _WHOLE_WORDS


def is_of_others(header: str) -> bool:
    """Tell whether a header names somebody beside the person: « Parent Email », « Emergency contact phone »."""
    return any(not OTHERS.isdisjoint(words) for words in _readings(header[:_LONGEST]))


def is_of_payers(header: str) -> bool:
    """Tell whether a header names who paid, often the person: « Buyer Email », « Email payeur »."""
    return any(not PAYERS.isdisjoint(words) for words in _readings(header[:_LONGEST]))


def without_prefix(headers: Sequence[str]) -> list[str]:
    """Take off what a database puts before its headings: « cl_nom », « SLR_Vorname », « AdhVille ».

    A name and two more are understood without it; where others are named beside, of a spouse or in a word of their
    own, nobody can tell whose table it is.
    """
    if any(meaning_of_words(header) in _NAMES for header in headers):
        return list(headers)
    parted = [_PREFIXED.fullmatch(header) if len(header) <= _LONGEST else None for header in headers]
    said: dict[str, list[str]] = {}
    for match in filter(None, parted):
        said.setdefault(match[1].lower(), []).append(meaning_of_words(match[2]))
    named = [prefix for prefix, meanings in said.items() if not _NAMES.isdisjoint(meanings)]
    if len(named) != 1 or len(set(filter(None, said[named[0]]))) < _FEWEST_ALIKE:
        return list(headers)
    pairs = zip(headers, parted, strict=True)
    return [match[2] if match and match[1].lower() == named[0] else header for header, match in pairs]


def of_one_person(headers: Sequence[str], meanings: Sequence[str]) -> list[str]:
    """Take for no names those of others than whom most is said of: « Guest name » beside « First name »."""
    asides = {at: _asides_of(headers[at]) for at, meaning in enumerate(meanings) if meaning in _NAMES}
    own = min(asides.values(), key=bool, default=frozenset[str]())
    return ["" if asides.get(at, own) != own else meaning for at, meaning in enumerate(meanings)]


def of_one_address(meanings: Sequence[str]) -> list[str]:
    """Let parts of an address whose headings say no place go with the street that does: « Adresse (domicile), Ville ».

    It is the only one, or stands right before them.
    """
    found = list(meanings)
    streets = [meaning.partition(":")[2] for meaning in meanings if meaning.partition(":")[0] in _STREETS]
    if not all(streets):
        return found
    only, beside = streets[0] if len(set(streets)) == 1 else "", ""
    for at, meaning in enumerate(meanings):
        part, _, types = meaning.partition(":")
        beside = types if part in _STREETS else beside if part.startswith("address.") else ""
        placed = f"{part}:{types or only or beside}"
        if part.startswith("address.") and not types and (only or beside) and placed not in found:
            found[at] = placed
    return found


def _asides_of(header: str) -> frozenset[str]:
    return frozenset(word for words in _readings(header) for word in words if word in ASIDES)


def language_of_words(headers: Sequence[str]) -> str:
    """Tell the language of most headers, English where none is understood."""
    languages = Counter(known[1] for header in headers if (known := things().get(" ".join(next(_readings(header))))))
    return languages.most_common(1)[0][0] if languages else "en"

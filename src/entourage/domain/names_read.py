"""What of a name as it is written is the given one and what the family's, without titles and qualifications."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from entourage.domain.names_short import is_known
from entourage.domain.text import fold

WORD = re.compile(r"[a-z0-9]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What stands before a family name and belongs to it, written apart, joined, or left out.
PARTICLES = _set("""
de du des d la le les l da do dos das di del della dello delle dal van von vom zu zum zur der den ten ter te al el bin
ibn bint ben abu abou mac mc o st ste saint sainte san santa af av
""")
_GENERATIONS = {
    "jr": "younger",
    "junior": "younger",
    "fils": "younger",
    "sr": "elder",
    "senior": "elder",
    "pere": "elder",
    "ii": "second",
    "iii": "third",
}
_TITLES = _set("""
dr dre docteur doctor mr mrs ms miss mme mlle mmes mlles m me mtre maitre prof pr professor professeur ing sir dame
lord lady rev reverend abbe capt captain capitaine lt col sgt hon madame monsieur mademoiselle herr frau sra signor
signora tante oncle tonton aunt auntie uncle mamie papi papy grandma grandpa
""")
_QUALIFICATIONS = _set("""
cpa ca cga cma cfa fca fcpa mba emba phd md dds dmd dvm mv msc bsc ma ba bba eng ing ingjr peng pe pmp pgmp crha cria
chrp sphr phr cisa cissp cism cfp plfin adma asc icdd frm llm llb lll llp jd esq rn np ot pt rd facs frcpc frcsc itil
csm cspo psm mpa mph med bed edd dba bcom bing barch oaq oiq oaciq aia leed ap aps arp prp ccp scrp acca ccna aws gisp
cbap avocat avocate notaire ingenieur ingenieure architecte coach she her hers he him his they them elle il lui iel
freng obe mbe cbe kc qc cr ret retd inf csi fcsi cim cissp mcsa mcse rpa fcia fsa acia aca pht erg dtp
""")
_BORN = _set("""
nee ne born geb geboren ep epouse veuve vve
""")
_SPECIAL = _TITLES | _QUALIFICATIONS | _BORN | _GENERATIONS.keys()
_PLAIN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_NO_LETTERS = re.compile(r"[^\w\s'’.,()\[\]\"“”«»/-]")
_QUOTED = re.compile(r"[\"“«]\s*([^\"”»“«]+?)\s*[\"”»]|(?:^|(?<=\s))['‘]([^'’]+)['’](?=\s|$)")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SEAM = re.compile(r"(?<=[^\W\d_A-Z]{2})(?=[A-Z][^\W\d_A-Z])")
_MOST_OF_A_FAMILY = 3  # words before a comma


@dataclass(slots=True)
class Parts:
    """Live as the parts of a name while it is read."""

    given: str = ""
    family: str = ""
    generation: str = ""
    others: list[str] = field(default_factory=list)


def is_plain(text: str) -> bool:
    """Tell whether a part of a name is only words that are names, so that nothing has to be looked for in it."""
    if text.isalpha():
        return fold(text) not in _SPECIAL
    return bool(_PLAIN.fullmatch(text)) and _SPECIAL.isdisjoint(WORD.findall(fold(text)))


def plainly_parted(text: str) -> Parts | None:
    """Read a name of two words, neither in capitals nor special, as most are; None of any other."""
    given, _, family = text.partition(" ")
    if not (given.istitle() and family.istitle() and is_plain(given) and is_plain(family)) or " " in family:
        return None
    return Parts(given, family)


def generation(suffix: str) -> str:
    """Find what tells father from son in what follows a name."""
    return next((_GENERATIONS[word] for word in WORD.findall(fold(suffix)) if word in _GENERATIONS), "")


def of_parts(given: str, family: str, suffix: str) -> Parts:
    """Read a name whose given and family names were told apart."""
    parts = Parts(generation=generation(suffix))
    parts.given = _without_titles(_without_asides(given, parts))
    parts.family = _without_ends(_without_asides(family, parts), parts, fewest=1)
    if parts.given and fold(parts.family).strip(".") in _GENERATIONS:
        parts.family, parts.generation = "", parts.generation or generation(parts.family)
    return parts


def of_whole(text: str) -> Parts:
    """Read a name that was written as one text."""
    parts = Parts()
    bare = _without_asides(text, parts)
    first, *rest = [piece.strip() for piece in bare.split(",") if piece.strip()] or [""]
    rest = [piece for piece in rest if not _follows(piece, first, parts)]
    if rest and len(first.split()) <= _MOST_OF_A_FAMILY:
        parts.family, parts.given = first, _without_titles(_without_ends(rest[0], parts, fewest=1))
        return parts
    words = _without_ends(_without_titles(first), parts, fewest=2).split()
    if len(words) == 1:
        words = _SEAM.sub(" ", words[0]).split() if not _is_one_family(words[0]) else words
    _part(words, parts)
    return parts


def _is_one_family(word: str) -> bool:
    beginning = _SEAM.split(word, maxsplit=1)[0]
    return fold(beginning) in PARTICLES or not is_known(fold(beginning))


def _part(words: list[str], parts: Parts) -> None:
    """Part words into given and family names: what is in capitals, else the last with the particles before it."""
    if len(words) < 2:  # noqa: PLR2004 - two words at least can be parted
        parts.given = " ".join(words)
        return
    capitals = next((place for place, word in enumerate(words) if not _is_loud(word)), len(words))
    if 0 < capitals < len(words) and not any(map(_is_loud, words[capitals:])):
        parts.family, parts.given = " ".join(words[:capitals]), " ".join(words[capitals:])
        return
    seam = len(words) - 1
    while seam > 1 and fold(words[seam - 1]).strip(".'") in PARTICLES:
        seam -= 1
    parts.given, parts.family = " ".join(words[:seam]), " ".join(words[seam:])


def _is_loud(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word


def _without_asides(text: str, parts: Parts) -> str:
    """Take out what stands in quotation marks or brackets, and a name that somebody was born with."""
    text = _NO_LETTERS.sub(" ", text)

    def aside(found: re.Match[str]) -> str:
        said = next(filter(None, found.groups()), "")
        parts.generation = parts.generation or generation(said)
        words = [word for word in said.split() if not _is_special(word)]
        if words and not any(map(str.isdigit, said)):
            parts.others.append(" ".join(words))
        return " "

    text = _IN_BRACKETS.sub(aside, _QUOTED.sub(aside, text))
    words = text.split()
    born = next((place for place, word in enumerate(words) if place and _form(word) in _BORN), 0)
    if born and born + 1 < len(words):
        parts.others.append(" ".join(words[born + 1 :]).strip(","))
        words = words[:born]
    return " ".join(words)


def _follows(piece: str, first: str, parts: Parts) -> bool:
    """Tell whether what follows a comma is no name, and remember a generation."""
    words = piece.split()
    if found := generation(piece):
        parts.generation = parts.generation or found
        return len(words) == 1
    if all(_form(word) in _QUALIFICATIONS for word in words):
        return True
    has_both = len(first.split()) > 1
    if has_both and not first.isupper() and all(map(_is_short_and_loud, words)):
        return True
    return has_both and is_known(_first_word(first)) and not is_known(_first_word(piece))


def _first_word(text: str) -> str:
    return next(iter(WORD.findall(fold(text))), "")


def _is_short_and_loud(word: str) -> bool:
    return len(word) <= 6 and word.replace(".", "").isupper()  # noqa: PLR2004 - as letters behind a name are


def _without_titles(text: str) -> str:
    words = text.split()
    while len(words) > 1 and _form(words[0]) in _TITLES:
        del words[0]
    return " ".join(words)


def _without_ends(text: str, parts: Parts, *, fewest: int) -> str:
    """Take qualifications and a generation from the end, as long as there are more than so many words."""
    first, *rest = [piece for piece in text.split(",") if piece.strip()] or [""]
    words = first.split()
    if any(found := [generation(piece) for piece in rest]):
        parts.generation = parts.generation or max(found)
    while len(words) > fewest and (_is_special_end(words[-1], words)):
        parts.generation = parts.generation or generation(words[-1])
        del words[-1]
    return " ".join(words)


def _is_special_end(word: str, words: list[str]) -> bool:
    form = _form(word)
    if form in _GENERATIONS:
        return True
    is_marked = word.replace(".", "").replace("-", "").isupper() or "." in word or "/" in word or len(form) > 4  # noqa: PLR2004
    return form in _QUALIFICATIONS and is_marked and not all(map(str.isupper, words))


def _is_special(word: str) -> bool:
    return _form(word) in _SPECIAL or all(_form(part) in _SPECIAL for part in word.split("/"))


def _form(word: str) -> str:
    return fold(word).replace(".", "").strip(",'-")

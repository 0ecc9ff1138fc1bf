"""Guess how text is encoded by which letters names have, and where these stand in words.

Each encoding is asked how likely it makes the text: the sum of the logarithms of the chances of its letters beyond
ASCII in the language that fits best, less for what writers do not do. A few letters can only tell so much: encodings
that are rare in files of contacts need more of them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from entourage.formats.name_letters import LETTERS, RARE, WIDE_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What a file is before any letter of it was seen: the logarithms of chances, to be compared only.
_BEFORE = {
    "cp1252": 0.5,
    "mac_roman": -2.4,
    "cp850": -3.0,
    "cp1250": -2.0,
    "iso8859_2": -3.5,
    "cp1254": -2.0,
    "cp1257": -3.0,
    "cp1251": -1.5,
    "koi8_r": -3.5,
    "koi8_u": -6.0,
    "cp866": -4.0,
    "mac_cyrillic": -7.0,
    "cp1253": -2.0,
    "iso8859_7": -5.0,
    "cp1255": -2.5,
    "cp1256": -2.5,
    "cp932": 1.0,
    "euc_jp": -2.5,
    "gb18030": 0.0,
    "big5": -0.5,
    "cp949": 0.0,
}
_LATIN = frozenset(("cp1252", "mac_roman", "cp850", "cp1250", "iso8859_2", "cp1254", "cp1257"))
_WESTERN = frozenset(("cp1252", "mac_roman", "cp850"))
_UNUSUAL, _SIGN, _ODD_SIGN, _GLUED, _IMPOSSIBLE = -8.0, -4.5, -8.0, -9.0, -15.0
_CAPITAL_WITHIN, _SMALL_FIRST, _PAIR, _AMONG_ASCII = -4.5, -1.0, -2.5, -5.0
_CROWDED, _MISPLACED, _BESIDE_DIGIT, _FOREIGN_LOOK = -3.0, -2.5, -3.0, -3.0
_WIDE_COMMON, _WIDE_RARE, _WIDE_HARD, _WIDE_HALF = 0.8, -9.6, -13.0, -5.0
_TAKEN_LETTER, _TAKEN_SIGN = 3.0, 5.0  # what a byte of ASCII costs where it is not part of a wider letter
_RARE_LANGUAGE = -2.0
_MIXED = {"cp1257": -5.0}  # of languages whose people share no address book as those of the west do
_CLEAR, CERTAIN = 4.0, 8.0  # one to fifty, and to three thousand
_READS_WELL, _READS_WELL_WIDE = -3.5, -7.0  # of a letter
_SAME = {"gbk": "gb18030", "gb2312": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "iso8859_15": "cp1252"}
# The first bytes of the letters that each country's standard puts first because they are usual there.
_USUAL_ROWS = {
    "cp932": range(0x88, 0x99),
    "euc_jp": range(0xB0, 0xD0),
    "gb18030": range(0xB0, 0xD8),
    "big5": range(0xA4, 0xC7),
    "cp949": range(0xB0, 0xC9),
}
_USUAL_SIGNS = frozenset("\N{NO-BREAK SPACE}’‘“”«»…–—™®©ªº°·•€¡¿№")
_OPENING = frozenset("‘“«¿¡")
_VOWELS = frozenset("aeiouyæœøı")
# Where letters do not stand: what seems to be one there is another in another encoding.
_MISPLACED_LETTERS = re.compile(
    r"(?<=[^\W\d_])þ"  # Icelandic: at the beginning
    r"|[ãõ](?=[bcdfghjklmpqrtvwxz])|ñ(?![aeiouáéíóúü])"
    r"|[èùìòøæåàû](?=[aeiouyáíýé])|(?<=[aeoáíýé])[èùìòøà]"
    r"|æ(?![^\W\d_])"
    r"|(?<=[bcdfghjklmnpqrstvwxz])[ëï]"
    r"|ç(?=[eibdfghjklmnpqrstvwxz])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_IN_WORD = re.compile(r"[^\W\d_](?<![\x00-\x7f])(?=[^\W\d_])|(?<=[^\W\d_])[^\W\d_](?<![\x00-\x7f])")
# What stands in cp1252 where Latin-9 has œ, Œ, Ÿ in the midst of words, and € behind an amount of money.
_OF_LATIN_9 = re.compile(
    rb"(?<=[A-Za-z\xc0-\xff])\xbd(?=[A-Za-z\xc0-\xff])|\xbd(?=u[vf]|il)"
    rb"|\xbc(?=[Uu][Vv]|[Ii][Ll]|[Dd][Ii])|(?<=[A-Z])\xbc(?=[A-Z])|(?<=[A-Z]{2})\xbe|(?<=\d)[ \xa0]?\xa4"
)
_FRACTION = re.compile(rb"\d[ \xa0]?[\xbc-\xbe]|[\xbc-\xbe](?=[ \xa0])")
_ONLY_CP1252 = bytes(range(0x80, 0xA0))
_HALF_KANA = re.compile("[\uff61-\uff9f]")


def guess(sample: bytes) -> str:
    """Name the likeliest encoding of bytes that are not UTF-8; stray bytes, of which no words speak, are cp1252."""
    found = max(_BEFORE, key=lambda name: _likeliness(sample, name))
    return "cp1252" if found in _LATIN and _is_damage(sample.decode(found, "replace")) else found


def is_latin_9(data: bytes) -> bool:
    """Tell whether what seems to be cp1252 has the letters of French and the sign of the euro where Latin-9 has them.

    The fractions and quotation marks of cp1252 speak against it.
    """
    if _FRACTION.search(data):
        return False
    signs = sum(1 for _ in _OF_LATIN_9.finditer(data))
    return signs > len(data) - len(data.translate(None, _ONLY_CP1252))


class Better(NamedTuple):
    """Hold an encoding, and whether it is doubtful that it is the right one."""

    encoding: str
    is_doubtful: bool = False


def better(sample: bytes, encoding: str) -> Better:
    """Name the encoding of a part of a file: that of the file, unless another one is likelier beyond doubt."""
    if reads_well(sample, encoding):
        return Better(encoding)
    chances = {one: _likeliness(sample, one) for one in _BEFORE}
    best = max(chances, key=chances.__getitem__)
    ahead = chances[best] - chances[_name(encoding)]
    text = sample.decode(best, "replace")
    if ahead <= CERTAIN or _is_damage(text):
        return Better(encoding, is_doubtful=ahead > _CLEAR)
    rivals = (name for name, chance in chances.items() if chances[best] - chance < _CLEAR)
    return Better(best, any(sample.decode(name, "replace") != text for name in rivals))


def likeliest(sample: bytes, encodings: Iterable[str]) -> str:
    """Choose the likeliest of encodings that are known here, else the first."""
    return max(encodings, key=lambda one: _likeliness(sample, _name(one)) if _name(one) in _BEFORE else 0.0)


def reads_well(sample: bytes, encoding: str) -> bool:
    """Tell at once what is nearly always so: that no other encoding has to be tried."""
    name = _name(encoding)
    if name not in _BEFORE:
        return True
    letters = "".join(_BEYOND.findall(sample.decode(name, "replace")))
    if name in WIDE_LETTERS and len(_HALF_KANA.findall(letters)) * 2 > len(letters):
        return False
    return _score(sample, name) >= (_READS_WELL_WIDE if name in WIDE_LETTERS else _READS_WELL) * len(letters)


def is_credible(sample: bytes, encoding: str, chance: float = _CLEAR) -> bool:
    """Tell whether no other encoding is so much likelier that what is declared elsewhere cannot hold here."""
    name = _name(encoding)
    return name not in _BEFORE or max(_likeliness(sample, one) for one in _BEFORE) - _likeliness(sample, name) <= chance


def _name(encoding: str) -> str:
    name = encoding.replace("-", "_")
    return _SAME.get(name, name)


def is_weak(sample: bytes, encoding: str) -> bool:
    """Tell whether another encoding, which makes other letters of these bytes, is nearly as likely."""
    if encoding not in _BEFORE:
        return True
    text, found = sample.decode(encoding, "replace"), _likeliness(sample, encoding)
    rivals = (name for name in _BEFORE if sample.decode(name, "replace") != text)
    return any(found - _likeliness(sample, name) < _CLEAR for name in rivals)


def _is_damage(text: str) -> bool:
    """Tell whether there are signs that nobody writes, and no letter beyond ASCII stands in a word."""
    beyond = _BEYOND.findall(text)
    return not _IN_WORD.search(text) and not all(one.isalpha() or one in _USUAL_SIGNS for one in beyond)


def _likeliness(sample: bytes, encoding: str) -> float:
    return _BEFORE[encoding] + _score(sample, encoding)


def _score(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    if encoding in WIDE_LETTERS:
        return _wide(text, encoding)
    letters: Counter[str] = Counter()
    manners = 0.0
    for match in _BEYOND.finditer(text):
        place = match.start()
        letter, before, after = match[0], text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
        if letter.isalpha() and letter not in "ªº":
            letters[letter if letter == "İ" else letter.lower()] += 1
            manners += _manner(letter, before, after, is_latin=encoding in _LATIN)
        else:
            manners += _sign(letter, before, after)
    if encoding in _LATIN:
        manners += _FOREIGN_LOOK * sum(map(_surplus, _WORD.findall(text)))
    if encoding in _WESTERN:
        manners += _MISPLACED * sum(1 for _ in _MISPLACED_LETTERS.finditer(text))
    return manners + max(before + _chance(letters, one) for before, one in _languages(encoding))


@lru_cache(32)
def _languages(encoding: str) -> tuple[tuple[float, dict[str, float]], ...]:
    """Give how likely each language is, and the logarithms of its letters' chances; the last is of all together."""
    chances = []
    for letters in LETTERS[encoding]:
        weights = {letter: 1 / (rank + 3) for rank, letter in enumerate(letters)}
        whole = sum(weights.values())
        chances.append({letter: weight / whole for letter, weight in weights.items()})
    together: Counter[str] = Counter()
    for one in chances:
        together.update({letter: chance / len(chances) for letter, chance in one.items()})
    before = (*(_RARE_LANGUAGE if letters in RARE else 0.0 for letters in LETTERS[encoding]), _MIXED.get(encoding, 0.0))
    every: list[Mapping[str, float]] = [*chances, together]
    logarithms = ({letter: log(chance) for letter, chance in one.items()} for one in every)
    return tuple(zip(before, logarithms, strict=True))


def _chance(letters: Counter[str], language: dict[str, float]) -> float:
    return sum(count * language.get(letter, _UNUSUAL) for letter, count in letters.items())


def _manner(letter: str, before: str, after: str, *, is_latin: bool) -> float:
    """Weigh the company of a letter."""
    is_within = (letter.isupper() and before.islower()) or (after.isupper() and letter.islower() and letter != "ß")
    score = _CAPITAL_WITHIN if is_within else 0.0
    score += _BESIDE_DIGIT * (before.isdecimal() or after.isdecimal())
    if not is_latin:
        score += _SMALL_FIRST if letter.islower() and not before.isalpha() else 0.0
        return score + _AMONG_ASCII * sum(one.isalpha() and one.isascii() for one in (before, after))
    score += _PAIR * (after.isalpha() and not after.isascii())
    is_crowded = before.isalpha() and after.isalpha() and not any(map(_is_vowel, (before, letter, after)))
    return score + _CROWDED * is_crowded


@lru_cache(1024)
def _is_vowel(letter: str) -> bool:
    return normalize("NFD", letter.lower())[:1] in _VOWELS


def _surplus(word: str) -> float:
    """Count the letters beyond ASCII that a word has beyond half of it."""
    return max(0.0, sum(not letter.isascii() for letter in word) - len(word) / 2)


def _sign(letter: str, before: str, after: str) -> float:
    if not letter.isprintable() and letter != "\N{NO-BREAK SPACE}":
        return _IMPOSSIBLE
    beside = before if letter in _OPENING else after
    is_glued = before.isalpha() or after.isalpha()
    if letter in _USUAL_SIGNS and (letter == "’" or not beside.isalpha()):
        return _SIGN
    return _GLUED if is_glued else _ODD_SIGN


def _wide(text: str, encoding: str) -> float:
    common = _common(encoding)
    usual = log(_WIDE_COMMON / len(common))
    score = 0.0
    for match in _BEYOND.finditer(text):
        letter = match[0]
        beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        score += _AMONG_ASCII * sum(one.isalpha() and one.isascii() for one in beside)
        score += (usual if letter in common else _rare(letter, encoding)) + _taken(letter, encoding)
    return score


@lru_cache(4096)
def _taken(letter: str, encoding: str) -> float:
    """Weigh the byte of ASCII that a letter is half of, and that other encodings leave where nobody writes it."""
    last = letter.encode(encoding, "replace").decode("latin-1")[1:2]
    if not ("@" <= last <= "~"):
        return 0.0
    return _TAKEN_LETTER if last.isalpha() else _TAKEN_SIGN


@lru_cache(8)
def _common(encoding: str) -> frozenset[str]:
    return frozenset(WIDE_LETTERS[encoding])


def _rare(letter: str, encoding: str) -> float:
    """Weigh a letter that few names have."""
    if letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff":
        return _IMPOSSIBLE
    if _HALF_KANA.match(letter):
        return _WIDE_HALF
    return _WIDE_RARE if letter.encode(encoding)[0] in _USUAL_ROWS[encoding] else _WIDE_HARD

"""Text as it is compared: without case, accents and typography."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_SHORT = 100
_NO_DIGITS = re.compile(r"[^0-9]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_IS_EMOJI = re.compile(r":[^:\s]+:")  # what anyascii makes of one (":woman:")
_GAP = "\uffff"  # no letter of any text (The Unicode Standard, 23.7)
_EMOJI = re.compile(rf"^{_GAP}+ *| *{_GAP}+", re.MULTILINE)
_BREAKS = re.compile("[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
_PICTURES = {point: chr(0x2400 + point) for point in range(0x20) if chr(point) not in "\t\n"}
_PICTURES |= {0x7F: "\N{SYMBOL FOR DELETE}"} | dict.fromkeys(range(0x80, 0xA0), "\N{REPLACEMENT CHARACTER}")
_HARMLESS = _PICTURES | _TURNS


class _Plain(dict[int, str]):
    """Live as what is known of letters' plain forms: each is looked up once, a text is folded at C speed."""

    def __missing__(self, point: int) -> str:
        plain = self[point] = anyascii(chr(point))
        return plain


_PLAIN = _Plain()


def fold(text: str) -> str:
    """Fold case, accents, ligatures and foreign scripts to plain lower-case letters (« Élodie » gives "elodie")."""
    return _remembered(text) if len(text) <= _SHORT else _folded(text)


def plainly(text: str, encoding: str) -> str:
    """Write the letters that an encoding (Python's name) lacks as plain ones (« Łukasz » gives "Lukasz").

    Emoji are left out, but where there is nothing else.
    """
    if text.isascii():
        return text
    letters = [letter if letter.encode(encoding, "ignore") else _PLAIN[ord(letter)] for letter in text]
    said = "".join(_GAP if _IS_EMOJI.fullmatch(plain) else plain for plain in letters)
    return _EMOJI.sub("", said) or "".join(letters)


def _plain(found: re.Match[str]) -> str:
    return found[0].translate(_PLAIN)


def _folded(text: str) -> str:
    if not text.isascii():
        text = _FOREIGN.sub(_plain, unicodedata.normalize("NFKC", text))
    return " ".join(text.casefold().split())


_remembered = lru_cache(4096)(_folded)  # a name is folded to be found, to be ordered and to be compared


@lru_cache(1024)  # a number is asked for to be found, and again to be compared
def digits(text: str) -> str:
    """Keep the decimal digits of a telephone number, in ASCII."""
    if text.isascii():
        return _NO_DIGITS.sub("", text)
    return "".join(str(unicodedata.digit(letter)) for letter in text if letter.isdecimal())


def whole(text: str) -> str:
    """Replace halves of characters, which no encoding holds, by the sign for what cannot be read."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(text: str) -> str:
    """Put a name that was typed on one line, without characters that nobody sees."""
    shown = (letter if letter.isprintable() else " " for letter in whole(text))
    return " ".join("".join(shown).split())


def harmless(text: str) -> str:
    """Write control characters as pictures, which a terminal does not obey, and leave out what turns letters around.

    Lines and tabs stay. UAX #9 § 2 lists the marks that embed, override and isolate: one that nobody ends would turn
    around all that stands behind a name.
    """
    return text if text.isprintable() else text.translate(_HARMLESS)


def as_shown(name: str) -> str:
    """Put what somebody is called on one line, and make it harmless."""
    return name if name.isprintable() else _BREAKS.sub(" ", name).translate(_HARMLESS).strip()

"""Encodings by the names that people know, and what is doubtful about that of a file."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language

DOUBTS = frozenset({"letters_lost", "letters_otherwise", "letters_guessed"})
_SPELLED = {
    "utf-8": "UTF-8",
    "mac-roman": "Mac Roman",
    "big5": "Big5",
    "cp850": "DOS (850)",
    "cp866": "DOS (866)",
    "cp932": "Shift JIS",
    "cp949": "EUC-KR (949)",
    "euc_jp": "EUC-JP",
    "gb18030": "GB 18030",
    "koi8-r": "KOI8-R",
    "iso8859-2": "Latin-2",
    "iso8859-15": "Latin-9",
}


def encoding_name(code: str) -> str:
    """Name an encoding as people know it."""
    try:
        name = codecs.lookup(code).name
    except LookupError:
        return code
    if name in _SPELLED or code in _SPELLED:
        return _SPELLED.get(name) or _SPELLED[code]
    if name.startswith("cp125"):
        return f"Windows-{name[2:]}"
    return name.upper().replace("_", "-")


def notices(language: Language) -> dict[str, str]:
    """Give the sentence of each notice on the letters of one entry, by its code."""
    return {
        "letters_destroyed": language.gettext(
            "{property}: letters had been destroyed before this file was written (“{text}”); look where they came from"
        ),
        "unseen_left_out": language.gettext("{property}: characters that nobody sees were left out: “{text}”"),
        "unseen_between": language.gettext("characters that nobody sees stood between the entries, and were left out"),
        "letters_mended": language.gettext("{property}: “{text}” had been encoded twice; it was put right"),
        "letters_doubtful": language.gettext(
            "{property}: “{text}” seems to have been encoded twice, but not certainly; it is kept as it is"
        ),
    }


def doubt(language: Language, code: str, text: str, name: str = "") -> str:
    """Say what is doubtful about how the letters of a file are read; text: how many are lost, and two encodings.

    The second of these is the one that the file itself shows, if any. name: the property that is meant, if but one is.
    """
    numbers, encoding, own = (*text.split(" "), "", "")[:3]
    called, other = encoding_name(encoding), encoding_name(own) if own else ""
    lost = int(numbers) if numbers.isdecimal() else 0
    if code == "letters_guessed" and name:
        sentence = language.gettext("{property}: the encoding {encoding} is guessed: look whether it reads well")
        return sentence.format(property=name, encoding=called)
    if code == "letters_guessed":
        sentence = language.gettext("the encoding {encoding} is guessed: look whether the names read well")
        return sentence.format(encoding=called)
    said = []
    if lost:
        sentence = language.ngettext(
            "{count} letter cannot be read in {encoding}", "{count} letters cannot be read in {encoding}", lost
        )
        said.append(sentence.format(count=language.number(lost), encoding=called))
    if other:
        sentence = language.gettext("the file looks like {other}, and is read in {encoding}")
        said.append(sentence.format(other=other, encoding=called))
    return language.clauses(said)

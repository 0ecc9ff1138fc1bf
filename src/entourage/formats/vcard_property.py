"""Read one line of a vCard: its name, parameters and decoded value (RFC 6350 § 3.3)."""

from __future__ import annotations

import binascii
import codecs
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from entourage.formats.text_encoding import decode, decode_as, known_encoding, mostly_utf8, with_marks

_NAME = re.compile(r"\.?(?:(?P<group>[\w.-]*)\.)?(?P<name>(?:X-[\w/ -]*)?[A-Za-z][\w/-]*)\s*$")
_PARAMETER = re.compile(r';\s*([^=;:"]*)(?:=((?:"[^"]*"|[^";:])*))?')
_ESCAPE = re.compile(r"\\(r\\n|.)", re.DOTALL)
_CARET = re.compile(r"\^([n'^])")
_ENCODINGS = {"QUOTED-PRINTABLE": "qp", "QUOTED": "qp", "BASE64": "b", "B": "b", "8BIT": "", "7BIT": ""}
# What 2.1 writes bare, and programs that know only 3.0 write with a sign and nothing behind it.
_BARE = frozenset({"CELL", "FAX", "HOME", "INTERNET", "PAGER", "VOICE", "WORK", "BASE64", "QUOTED-PRINTABLE", "JPEG"})
_VALUE_TYPES = frozenset({"INLINE", "URL", "URI", "CID", "CONTENT-ID", "VCARD"})
_BARE_CHARSET = re.compile(r"utf-?\d+|iso-8859-\d+|windows-\d+|cp\d+|shift_jis|us-ascii", re.IGNORECASE)
_CUSTOM = re.compile(r"(?:^|;)X-CUSTOM\((?P<declared>(?:[\w-]+=[\w-]+,)*)(?P<text>[^;)]+)\)(?=;|$)", re.IGNORECASE)
_OWN_LABEL = re.compile(r"(?:^|;)(?P<declared>)X-(?P<text>(?!Synthesis-Ref\d|irmc-)(?=[\w-]*[a-z])[\w-]+)(?=;|$)")
_OWN_TYPE = re.compile(_OWN_LABEL.pattern.replace("X-", "TYPE=X-", 1))  # so in 3.0, of what Android labels
_LABELLED = frozenset({"TEL", "EMAIL", "ADR"})
_NEXT_PARAMETER = re.compile(r",\s*(?=(?:TYPE|PREF|VALUE|CHARSET|ENCODING|LANGUAGE)=)", re.IGNORECASE)
_STRUCTURED = frozenset({"N", "ADR", "ORG"})
_TEXTS = frozenset({"FN", "N", "ORG", "TITLE", "ROLE", "NOTE", "NICKNAME", "CATEGORIES", "ADR", "TEL", "EMAIL", "URL"})
# How these look: one that does so as it is written is not in base64, whatever it is declared to be.
_FORMS = {
    "TEL": re.compile(r"(?:tel:)?[+\d(][\d\s().,;*#/-]*"),
    "EMAIL": re.compile(r"[^\s@]+@[^\s@]+"),
    "URL": re.compile(r"[\w-]+[.:]\S+"),
}
_LONG = 300
_LONGEST_NAME = 1_000  # with its group: what is longer is no property

FIELD, FIELD_NAME = "X-ENTOURAGE-FIELD", "X-NAME"  # a field whose name no property can have ("Maiden Name")
RAW = "X-ENTOURAGE-RAW"  # a parameter: how a source wrote what we write in the standard's way
SECOND_NAME = "X-ENTOURAGE-N"  # a card may have one N, and some of ours know several
NOT_ENCODED = "X-ENTOURAGE-ENCODING"  # a parameter: what a source called its encoding, though it is none
ACCOUNT = "X-ENTOURAGE-ACCOUNT"  # a network on which somebody is known, where neither name nor page there is
DERIVED = "X-ENTOURAGE-DERIVED"  # FN or N: made of what else is known, because a card needs it


@dataclass(frozen=True, slots=True)
class Head:
    """Hold what stands before the colon.

    types are in lower case and without doubles; parameters are all others but CHARSET, ENCODING, VALUE and TYPE.
    encoding: "qp", "b" or empty; charset: as declared; value_type: in lower case ("uri", "text", "date").
    label: what a person called it, as Android writes that among the parameters.
    """

    name: str
    spelled: str
    group: str = ""
    types: tuple[str, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    charset: str = ""
    value_type: str = ""
    label: str = ""


class Property(NamedTuple):
    """Hold one whole line, decoded but not yet unescaped.

    is_harmonys: it stands in a file of HarmonyOS.
    """

    head: Head
    value: str
    line: int = 0
    is_harmonys: bool = False


def split_line(text: str, fallback: str) -> tuple[Head, str] | None:
    """Split a whole line into what stands before the colon and the value after it, or None where it cannot be.

    `fallback` decodes letters before the colon that were not UTF-8; those after it may have a charset of their own.
    """
    head, colon, value = text.partition(":")
    if '"' in head:
        end = _quoted_end(text)
        if end:
            head, colon, value = text[:end], text[end : end + 1], text[end + 1 :]
    if not colon:
        return None
    if not head.isascii():
        head = healed(head, fallback)
    parsed = parse_head(head) if len(head) > _LONG else _remembered_head(head)
    return (parsed, value) if parsed else None


def known_head(head: str) -> Head | None:
    """Parse what stands before a line's first colon, or None where what comes behind may tell, or there is no name."""
    is_quoted = '"' in head
    if len(head) > _LONG or not head.isascii() or (is_quoted and _quoted_end(head + ":") != len(head)):
        return None
    return _remembered_head(head)


def _quoted_end(text: str) -> int:
    """Find the colon that no quotation mark hides, or 0 where the marks are not balanced."""
    end = len(text.partition(";")[0])
    while match := _PARAMETER.match(text, end):
        end = match.end()
    return end if text[end : end + 1] == ":" else 0


def parse_head(head: str) -> Head | None:
    """Parse group, name and parameters in any version's spelling, or None where there is no name."""
    before, _, after = head.partition(";")
    if "," in before:
        before, after = _parted_at_comma(before, after)
    before = before.strip()
    match = _NAME.match(before) if len(before) <= _LONGEST_NAME else None
    if not match:
        return None
    spelled = match["name"]
    parts: dict[str, str] = {}
    types: list[str] = []
    others: list[tuple[str, str]] = []
    label, after = _custom_label(spelled, after) if "X-" in after else ("", after)
    if "," in after and '"' not in after:
        after = _NEXT_PARAMETER.sub(";", after)
    for name, value in _pairs(after):
        _sort_parameter(name, value, parts, types, others)
    return Head(
        name=spelled.upper(),
        spelled=spelled,
        group=match["group"] or "",
        types=tuple(dict.fromkeys(types)),
        parameters=tuple(dict.fromkeys(others)),
        encoding=parts.get("ENCODING", ""),
        charset=parts.get("CHARSET", ""),
        value_type=parts.get("VALUE", "").lower(),
        label=label,
    )


def _parted_at_comma(before: str, after: str) -> tuple[str, str]:
    """Part a name from a parameter that a comma separates from it: LABEL,TYPE=HOME."""
    match = _NEXT_PARAMETER.search(before)
    return (before[: match.start()], f"{before[match.end() :]};{after}") if match else (before, after)


def _custom_label(name: str, after: str) -> tuple[str, str]:
    """Take one's own label out of the parameters: X-Chalet, TYPE=X-Chalet, X-CUSTOM(CHARSET=…,=C3=89cole)."""
    match = _CUSTOM.search(after) or _OWN_LABEL.search(after)
    match = match or (_OWN_TYPE.search(after) if name.upper() in _LABELLED else None)
    if not match:
        return "", after
    declared, text = (match["declared"] or "").upper(), match["text"]
    if "QUOTED-PRINTABLE" in declared:
        charset = known_encoding(declared.partition("CHARSET=")[2].partition(",")[0])
        text = _decode_bytes(binascii.a2b_qp(text.encode("utf-8", "surrogateescape")), charset, "")
    return text.strip(), after[: match.start()] + after[match.end() :]


_remembered_head = lru_cache(4096)(parse_head)


def _pairs(after: str) -> list[tuple[str, str | None]]:
    if not after:
        return []
    if '"' not in after:
        pairs = (part.partition("=") for part in after.split(";"))
        return [(name.strip().upper(), value.strip() if equals else None) for name, equals, value in pairs]
    found = _PARAMETER.finditer(";" + after)
    return [(match[1].strip().upper(), None if match[2] is None else match[2].strip()) for match in found]


def _sort_parameter(
    name: str, value: str | None, parts: dict[str, str], types: list[str], others: list[tuple[str, str]]
) -> None:
    if value is None or (not value and name in _BARE):
        _sort_bare(name, parts, types)
    elif name == "TYPE":
        types += _words(_CARET.sub(_uncaret, value.replace('"', "")))
    elif name == "ENCODING":
        parts[name] = _ENCODINGS.get(value.strip('"').upper(), "")
    elif name in {"CHARSET", "VALUE"}:
        parts[name] = _CARET.sub(_uncaret, value.strip('"'))
    elif name == "PREF" and value.strip('"') == "1":
        types.append("pref")
    elif name:
        others.append((name, _CARET.sub(_uncaret, value.strip('"'))))


def _sort_bare(name: str, parts: dict[str, str], types: list[str]) -> None:
    """Sort a parameter without a name, as vCard 2.1 § 2.1.2 allows."""
    if name in _ENCODINGS:
        parts["ENCODING"] = _ENCODINGS[name] or parts.get("ENCODING", "")
    elif name in _VALUE_TYPES:
        parts["VALUE"] = name
    elif _BARE_CHARSET.fullmatch(name):
        parts["CHARSET"] = name
    elif name:
        types += _words(name)


def _words(text: str) -> list[str]:
    r"""Split types at commas, also where they are escaped ("HOME\,VOICE")."""
    return [word for word in (item.rstrip("\\").strip() for item in text.lower().split(",")) if word and word != "*"]


def _uncaret(match: re.Match[str]) -> str:
    return {"n": "\n", "'": '"', "^": "^"}[match[1]]


def decode_value(head: Head, value: str, fallback: str) -> str:
    """Decode a value's bytes: quoted-printable, and letters that were not UTF-8 (kept as surrogates)."""
    if head.encoding == "qp":
        raw = binascii.a2b_qp(value.encode("utf-8", "surrogateescape"))
        return _decode_bytes(raw, known_encoding(head.charset), fallback).replace("\r\n", "\n").replace("\r", "\n")
    if value.isascii():
        return _from_base64(head, value) if head.encoding == "b" and head.name in _TEXTS else value
    return healed(value, fallback, known_encoding(head.charset) if head.charset else "")


def _from_base64(head: Head, value: str) -> str:
    """Decode a text that is declared to be base64; what is none, or does not fit what it is to say, stays as it is."""
    form = _FORMS.get(head.name)
    if form and form.fullmatch(value):
        return value
    if ";" in value and head.name in _STRUCTURED:
        return _parts_from_base64(head, value)
    try:
        raw = binascii.a2b_base64("".join(value.split()), strict_mode=True)
    except ValueError:
        return value
    text = decode_as(raw, known_encoding(head.charset) or "utf-8") or mostly_utf8(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_text = bool(text) and text.replace("\n", "").replace("\t", "").isprintable()
    return text if is_text and (form is None or form.fullmatch(text)) else value


def _parts_from_base64(head: Head, value: str) -> str:
    """Decode components each of which is base64 by itself; where one is none, all stay as they are."""
    parts = value.split(";")
    decoded = [_from_base64(head, part) if part else "" for part in parts]
    if any(part and part == text for part, text in zip(parts, decoded, strict=True)):
        return value
    return ";".join(text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for text in decoded)


def healed(text: str, fallback: str, declared: str = "") -> str:
    """Decode letters that were not UTF-8, which unfolding keeps as surrogates."""
    if text.isascii() or (not declared and is_whole(text)):
        return text
    raw = text.encode("utf-8", "surrogateescape")
    if declared or not fallback or fallback.startswith("utf-"):
        return _decode_bytes(raw, declared, fallback)
    decoded = _as_said(raw, "") or _as_of_file(raw, fallback)  # else damaged: not to be guessed line by line
    return raw.decode(fallback, "replace") if decoded is None else decoded


def is_whole(text: str) -> bool:
    """Tell whether all letters were UTF-8."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def misdeclared(head: Head, value: str, fallback: str) -> str:
    """Name the encoding in which coded letters are read that are not of the charset they declare, or give nothing."""
    declared = known_encoding(head.charset) if head.encoding == "qp" else ""
    raw = binascii.a2b_qp(value.encode("utf-8", "surrogateescape")) if declared else b""
    if raw.isascii() or _as_said(raw, declared) is not None or (declared == "utf-8" and with_marks(raw)):
        return ""
    return fallback if _as_of_file(raw, fallback) is not None else decode(b":" + raw).encoding


def _decode_bytes(raw: bytes, declared: str, fallback: str) -> str:
    text = _as_said(raw, declared)
    if text is None and declared == "utf-8":
        text = with_marks(raw) or None
    if text is None:
        text = _as_of_file(raw, fallback)
    if text is None and not declared and fallback == "utf-8":
        text = with_marks(raw) or None
    # A value is no file: what looks like the mark at the start of one must not tell how its letters are written.
    return decode(b":" + raw.replace(codecs.BOM_UTF8, b"")).text[1:] if text is None else text


def _as_said(raw: bytes, declared: str) -> str | None:
    """Decode bytes as UTF-8, or as they are declared."""
    candidates = ["utf-8", declared]
    if declared in {"cp932", "gb18030", "gbk", "big5", "euc_jp", "euc_kr", "iso2022_jp", "utf-16", "utf-7"}:
        candidates.reverse()  # their letters may look like UTF-8, or like ASCII
    texts = (decode_as(raw, encoding) for encoding in candidates if encoding)
    return next((text for text in texts if text is not None), None)


def _as_of_file(raw: bytes, encoding: str) -> str | None:
    """Decode bytes as the file is; what a value states them by, as ASCII, is not in its two or four bytes a letter."""
    return decode_as(raw, encoding) if encoding and not encoding.startswith(("utf-16", "utf-32")) else None


def unescape(value: str) -> str:
    r"""Undo \n, \N, \r\n, \\, \, \;, \: and \" (RFC 6350 § 3.4); another letter keeps its backslash."""
    if "\\" not in value:
        return value
    if "\\\\" in value:
        return _ESCAPE.sub(_unescaped, value)
    value = value.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",")
    return value.replace("\\;", ";").replace("\\:", ":").replace('\\"', '"')


def _unescaped(match: re.Match[str]) -> str:
    letter = match[1]
    if letter in ("n", "N", "r\\n"):
        return "\n"
    return letter if letter in '\\,;:"' else match[0]


def split_escaped(value: str, separators: str) -> list[str]:
    """Split at separators that no backslash hides, and unescape the parts."""
    if "\\" not in value:
        for other in separators[1:]:
            value = value.replace(other, separators[0])
        return value.split(separators[0])
    pieces = re.findall(rf"(?:\\.|[^\\{separators}]|\\\Z)*[{separators}]?", value, re.DOTALL)[:-1]
    parts = [piece[:-1] if _ends_with(piece, separators) else piece for piece in pieces]
    if not pieces or _ends_with(pieces[-1], separators):
        parts.append("")
    return [unescape(part) for part in parts]


def _ends_with(piece: str, separators: str) -> bool:
    """Tell whether the last letter separates: it does unless an odd number of backslashes precedes it."""
    if not piece or piece[-1] not in separators:
        return False
    before = piece[:-1]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 0

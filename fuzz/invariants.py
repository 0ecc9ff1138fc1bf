"""What must be true of any bytes at all: no crash, no hang, nothing lost in silence, and what is read comes back."""

from __future__ import annotations

import re
import time
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.formats import containers, detect, inner_files, vcard
from entourage.formats.netted import READER_FAILED
from entourage.formats.record import NOTHING_TOLD, Notice, Pasted, Record, Told
from entourage.formats.vcard_property import split_line
from entourage.formats.vcard_writer import is_product
from entourage.importing.drafting import draft_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entourage.domain.contact import Value

SECONDS, SECONDS_A_MEGABYTE = 1.0, 20.0
MOST_TIMES = 2 * 200  # as containers refuse files packed to less than a two-hundredth, and an archive may hold another
PASTED = Told(pasted=Pasted())
_WORD = re.compile(r"[^\W_]{4,}")
_SIGNS = re.compile(r"[\W_]+")
_AS_MEANT = frozenset({"BEGIN", "END", "VERSION", "PRODID", "PHOTO", "GENDER", "X-GENDER", "X-WAB-GENDER"})
_AS_MEANT |= {"IMPP", "X-ABLABEL", "BDAY", "ANNIVERSARY", "X-ABDATE"}  # read as what they mean, in other letters


class BrokenError(AssertionError):
    """Say which of the promises was broken."""


def check_pasted(data: bytes) -> None:
    """Hold the promises for a text that was pasted."""
    check(detect.flattened(data), PASTED)


def check_archive(data: bytes) -> None:
    """Hold the promises for every file of an archive, or for one packed alone, and that it costs no more than said."""
    with NamedTemporaryFile(suffix=".zip") as file:
        file.write(data)
        file.flush()
        path = Path(file.name)
        try:
            found = containers.survey(path) if containers.is_container(path) else None
            members = [*found.lists.values(), *found.cards.values()] if found else []
            inside = [content for _, content in inner_files.read_each(members) if content] if found else []
            inside += [] if found else [detect.content(path)]
        except EntourageError:
            return
    if sum(map(len, inside)) > MOST_TIMES * max(len(data), 1000):
        raise BrokenError(f"{len(data)} bytes became {sum(map(len, inside))}")
    for content in inside:
        check(content)


CHECKS = {"pasted": check_pasted, "archive": check_archive}


def check_as(form: str, data: bytes) -> None:
    """Hold the promises for what is of a form: the name of its folder of examples."""
    CHECKS.get(form, check)(data)


def check(data: bytes, told: Told = NOTHING_TOLD) -> None:
    """Read, draft, write and read again; raise BrokenError, or whatever escaped."""
    started = time.process_time()
    try:
        reading = detect.read_bytes(data, told)
        items = list(reading.items)
    except EntourageError:
        return
    draft_all(items)
    took = time.process_time() - started
    if took > SECONDS + SECONDS_A_MEGABYTE * len(data) / 1_000_000:
        raise BrokenError(f"{took:.1f} s for {len(data)} bytes")
    records = [item for item in items if isinstance(item, Record)]
    notices = [item for item in items if isinstance(item, Notice)]
    if failed := [one for one in notices if one.code == READER_FAILED]:
        raise BrokenError(failed[0])
    if reading.format == "vcard" and reading.encoding == "utf-8":
        _check_lines(records, notices, _is_utf_8(data))
    _check_return(records)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _check_lines(records: Iterable[Record], notices: Iterable[Notice], is_utf_8: bool) -> None:  # noqa: FBT001 - inside
    """Hold that each word of four letters after a colon is in a value or in a notice.

    Where letters had to be guessed, a value alone may have been guessed otherwise than its line, so that only words
    in ASCII are held to it.
    """
    told = _folded(notice.text for notice in notices)
    if any(notice.code in {"value_cut", "identifier_long"} for notice in notices):
        return
    for record in records:
        said = _folded(_texts(record)) + told
        for line in record.raw.split("\n"):
            split = split_line(line, "utf-8")
            if not split or split[0].name in _AS_MEANT or split[0].encoding or split[0].charset:
                continue
            words = [word for word in _WORD.findall(_plain(split[1])) if is_utf_8 or word.isascii()]
            lost = [word for word in words if word.casefold() not in said]
            if lost:
                raise BrokenError(f"lost {lost[:5]} of {line[:200]!r}")


def _plain(text: str) -> str:
    return re.sub(r"(?i)\\n|(?:urn\\?:uuid|mailto|tel):|\bindividual\b", " ", text)


def _check_return(records: list[Record]) -> None:
    """Hold that our own cards are read again as what they say, and are then the same for ever."""
    for version in ("3.0", "4.0"):
        once = _returned(records, version)
        if len(once) != len(records):
            raise BrokenError(f"{len(records)} people became {len(once)} in {version}")
        twice = _returned(once, version)
        for record, again, last in zip(records, once, twice, strict=False):
            said, back = _folded(_shown(record.values)), _folded(_shown(again.values))
            lost = [word for word in _WORD.findall(" ".join(_shown(record.values))) if word.casefold() not in back]
            if lost:
                raise BrokenError(f"{version} lost {lost[:5]} of {said[:300]}")
            if again.values != last.values:
                differing = [(a, b) for a, b in zip(again.values, last.values, strict=False) if a != b]
                raise BrokenError(f"{version} is not stable: {differing[:1]} ({len(again.values)}, {len(last.values)})")


def _returned(records: list[Record], version: str) -> list[Record]:
    data = b"".join(vcard.write(records, version))
    return [item for item in vcard.read(data).items if isinstance(item, Record)]


def _texts(record: Record) -> Iterator[str]:
    yield from _shown(record.values)
    yield from (record.identifier, record.kind, *record.members, *(value.name for value in record.values))


def _shown(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if is_product(value):
            continue  # our cards say that we wrote them
        yield value.text
        yield from value.parts
        yield from (value.label, value.raw, *value.types)
        yield from (text for _, text in value.parameters)
        if value.photo:
            yield value.photo.url


def _folded(texts: Iterable[str]) -> str:
    return _SIGNS.sub("", "\n".join(texts)).casefold()

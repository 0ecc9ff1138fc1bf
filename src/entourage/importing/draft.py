"""A record to a draft: what a file says of one person, packed, with a key under which its source will say it again."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.comparing import identity, photo_identity, without_doubles
from entourage.domain.contact import SINGLE_KINDS, Kind, Photo, Value, of_kind
from entourage.domain.keeping import Cached, cached, unpacked, value_of
from entourage.domain.making import quickly_made
from entourage.domain.text import fold, whole
from entourage.domain.traits import Traits, traits
from entourage.importing import contents
from entourage.importing.wording import worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entourage.formats.record import Record

_LINE_OF_THE_CARD = re.compile(r"(?:[\w-]+\.)?(?:REV|PRODID)[;:]", re.IGNORECASE)
_LONGEST_LINE = 4096
MENDED = "X-ENTOURAGE-MENDED"
"""What a card that was saved to be mended says besides: the key under which its source said it."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold one person as a file says, worked out once for all that comes after.

    key: the source's own identifier, with the name where the file gives it to several people; else a digest of the
    values and its number among equals. other_key: the identifier with the name, or without: another file's key.
    content: the record as written and the values read from it, packed for the next comparison.
    digest: of the record as written, so that a better reader does not take it for another.
    cached, packed: what a book keeps of the values; count: how many there are. traits: what is compared of them.
    pictured: the values that have a picture: where each stands, the SHA-256 of its bytes if it has any, the value.
    """

    line: int
    key: str
    other_key: str
    identifier: str
    kind: str
    content: bytes
    digest: str
    cached: Cached
    packed: bytes
    count: int
    pictured: tuple[tuple[int, str, Value], ...]
    categories: frozenset[str]
    traits: Traits

    @property
    def name(self) -> str:
        """Say what to call the person."""
        return self.cached.name

    @property
    def pictures(self) -> dict[str, Photo]:
        """Give the pictures, by the SHA-256 of their bytes."""
        return {digest: value.photo for _, digest, value in self.pictured if digest and value.photo}

    @property
    def values(self) -> tuple[Value, ...]:
        """Unpack the values."""
        made = [value_of(columns) for columns in unpacked(self.packed)]
        for place, _, value in self.pictured:
            made[place] = value
        return tuple(made)


class Single(NamedTuple):
    """Hold a record drafted by itself, before it is put together with the others of its file.

    members: of a group card, the identifiers of who is in it. is_whole: all its letters could be kept.
    """

    draft: Draft
    members: tuple[str, ...] = ()
    is_whole: bool = True


def draft(record: Record) -> Single:
    """Draft a record; halves of characters, which cannot be kept, are replaced."""
    if MENDED in record.raw:
        return _mended(record)
    lines = [line for line in record.raw.split("\n") if not _LINE_OF_THE_CARD.match(line)]
    raw = "\n".join(lines)
    if len(raw) > _LONGEST_LINE:
        raw = "\n".join(map(_shortened, lines))
    return _drafted(record.line, record.identifier, record.kind, record.members, record.values, raw)


def _mended(record: Record) -> Single:
    """Draft a card that was saved to be mended, under the key that it had then."""
    marks = [value.text for value in record.values if value.name.upper() == MENDED]
    values = tuple(value for value in record.values if value.name.upper() != MENDED)
    raw = "\n".join(line for line in record.raw.split("\n") if MENDED not in line)
    single = draft(replace(record, values=values, raw=raw))
    if not marks or single.draft.identifier:
        return single
    return single._replace(draft=replace(single.draft, key=marks[0].strip()))


def redrafted(single: Single, values: tuple[Value, ...], raw: str) -> Single:
    """Draft a person anew of whom the file says something else as well."""
    before = single.draft
    made = _drafted(before.line, before.identifier, before.kind, single.members, values, raw)
    return made._replace(is_whole=made.is_whole and single.is_whole)


def pictured(draft: Draft, photo: Photo) -> Draft:
    """Give a person the picture that a file beside the card holds; the key stays the one that the card alone has."""
    said = draft.values
    linked = next((place for place, value in enumerate(said) if value.kind is Kind.PHOTO and value.photo), None)
    if linked is None:
        said = (*said, Value(kind=Kind.PHOTO, photo=photo))
    else:
        value = said[linked]
        kept = replace(photo, url=value.photo.url if value.photo else "")
        said = (*said[:linked], replace(value, photo=kept), *said[linked + 1 :])
    return _besides(draft, said, f"PHOTO:{photo_identity(photo)}")


def labelled(draft: Draft, labels: Iterable[str]) -> Draft:
    """Give a person the labels under which an archive lists them; the key stays the one that the card alone has."""
    categories = tuple(Value(kind=Kind.CATEGORY, text=label) for label in labels)
    return _besides(draft, (*draft.values, *categories), "\n".join(f"LABEL:{one.text}" for one in categories))


def _besides(draft: Draft, said: tuple[Value, ...], raw: str) -> Draft:
    made = _drafted(draft.line, draft.identifier, draft.kind, (), said, f"{raw_of(draft)}\n{raw}").draft
    return replace(made, key=draft.key, other_key=draft.other_key)


def together(before: Draft, draft: Draft) -> Draft:
    """Give what two cards of one moment say of someone: of what one has once the last word, but for a poorer one."""
    said = tuple(value for value in draft.values if not any(is_poorer(value, other) for other in before.values))
    says, once = {identity(value) for value in said}, {value.kind for value in said} & SINGLE_KINDS
    rest = (value for value in before.values if identity(value) not in says and value.kind not in once)
    return replace(_besides(draft, (*said, *rest), ""), digest=draft.digest)


def is_poorer(value: Value, other: Value) -> bool:
    """Tell whether a value is only a part of another: a company without its department, an address without a street."""
    if (value.kind, value.name) != (other.kind, other.name) or not value.parts:
        return False
    pairs = list(zip_longest(map(fold, value.parts), map(fold, other.parts), fillvalue=""))
    return all(not one or one == more for one, more in pairs) and any(more and not one for one, more in pairs)


def raw_of(draft: Draft) -> str:
    """Give the record as it was written, long lines shortened."""
    return contents.raw_of(draft.content)


def _drafted(
    line: int, identifier: str, kind: str, members: tuple[str, ...], said: tuple[Value, ...], raw: str
) -> Single:
    is_whole = True
    values = without_doubles(said)
    try:
        made = _made(line, whole(identifier), kind, values, raw)
    except UnicodeEncodeError:
        is_whole = False
        made = _made(line, whole(identifier), kind, without_doubles(tuple(map(_whole, said))), raw)
    return Single(made, members, is_whole)


def _made(line: int, identifier: str, kind: str, values: tuple[Value, ...], raw: str) -> Draft:
    """Make a draft; UnicodeEncodeError where the values hold halves of characters."""
    words = worded(values)
    said_digest = "" if identifier and raw else hashlib.sha256(words.said.encode()).hexdigest()
    texts = cached(values)
    return Draft(
        line=line,
        key=f"id {identifier}" if identifier else f"content {said_digest}",
        other_key=f"id {identifier} | {fold(texts.name)}" if identifier else "",
        identifier=identifier,
        kind=kind,
        content=contents.packed(whole(raw), words.said),
        digest=hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest() if raw else said_digest,
        cached=texts,
        packed=words.packed.encode(),
        count=len(values),
        pictured=words.pictured,
        categories=frozenset([value.text for value in of_kind(values, Kind.CATEGORY)]),
        traits=traits(values),
    )


def _whole(value: Value) -> Value:
    return Value(
        kind=value.kind,
        text=whole(value.text),
        parts=tuple(map(whole, value.parts)),
        types=tuple(map(whole, value.types)),
        label=whole(value.label),
        name=whole(value.name),
        group=whole(value.group),
        parameters=tuple((name, whole(text)) for name, text in value.parameters),
        raw=whole(value.raw),
        photo=value.photo,
    )


def _shortened(line: str) -> str:
    """Keep of a picture or file within a card only which it is."""
    if len(line) <= _LONGEST_LINE:
        return line
    digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{line[:64]}… sha256:{digest}"

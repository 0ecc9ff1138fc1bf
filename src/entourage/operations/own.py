"""Files that are of this book: its own exports, as they went out or as another program gives them back."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from entourage import assets
from entourage.domain.comparing import identity
from entourage.domain.contact import Kind, display_name
from entourage.domain.pairing import BOOKKEEPING
from entourage.domain.text import fold
from entourage.formats.dialects import OWN_IDENTIFIER
from entourage.importing.contents import packed
from entourage.importing.plan import KnownRecord
from entourage.importing.wording import worded
from entourage.language import SUPPORTED, Language
from entourage.operations import naming
from entourage.storage import circles, own, values
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.comparing import Identity
    from entourage.domain.contact import Held, Value
    from entourage.importing.draft import Draft
    from entourage.operations.reading import Read
    from entourage.storage.database import Session
    from entourage.storage.own import Named

_HALF = 0.5
_OURS = "entourage"
_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})


class Own(NamedTuple):
    """Hold what is of this book in a file: what the book knows of its people, by key, and the drafts as they count.

    is_file: the file itself is an export of the book; else some of its people have been in one.
    """

    is_file: bool
    known: Mapping[str, KnownRecord]
    drafts: tuple[Draft, ...]


def own_of(session: Session, file: Read, numbers: Iterator[int]) -> Own | None:
    """Tell what is of this book in a file, if anything is.

    What the book gave its people to be known by is no other's. What sources gave them stands in other books too: that
    counts where the file says that Entourage wrote it, and no such file brought them here.
    numbers: for records that are not there yet, below zero and none of them twice.
    """
    drafts = file.drafted.drafts
    found = own.named(session, [draft.identifier for draft in drafts if draft.identifier])
    given = {uid: who for uid, who in found.items() if who.is_given}
    if not found:
        return None
    identified = sum(bool(draft.identifier) for draft in drafts)
    held = sum(not who.is_ours for who in found.values())
    is_whole = len(given) >= _HALF * identified or (_is_marked(file) and (bool(given) or held >= _HALF * identified))
    if file.wanted or not is_whole:
        people = [(draft, given[draft.identifier]) for draft in drafts if draft.identifier in given]
        known = {draft.key: KnownRecord(0, who.contact_id, "", b"", who.is_deleted) for draft, who in people}
        return Own(is_file=False, known=known, drafts=drafts) if known else None
    return _compared(session, drafts, found, numbers)


def _is_marked(file: Read) -> bool:
    is_table = any(header == OWN_IDENTIFIER for header, _ in file.reading.columns)
    return is_table or file.reading.dialect == _OURS


def _compared(session: Session, drafts: Sequence[Draft], found: Mapping[str, Named], numbers: Iterator[int]) -> Own:
    """Compare what an export says with what people have, or had: only what is neither was changed elsewhere."""
    keys = list(dict.fromkeys(who.contact_id for who in found.values()))
    known: dict[str, KnownRecord] = {}
    counted: list[Draft] = []
    before = _Before(session, keys)
    news: list[tuple[Draft, Named, list[Value]]] = []
    for draft in drafts:
        who = found.get(draft.identifier)
        counted.append(before.without_own_circles(draft, who) if who else draft)
        if who:
            fresh = before.news(who, draft)
            record = KnownRecord(next(numbers), who.contact_id, draft.digest, b"", who.is_deleted)
            known[draft.key] = record
            news += [(draft, who, fresh)] if fresh and not who.is_deleted else []
    held = values.unpictured(session, [who.contact_id for _, who, _ in news])
    for draft, who, fresh in news:
        content = packed("", worded(list(_last(draft, fresh, held[who.contact_id]))).said)
        known[draft.key] = replace(known[draft.key], digest="", content=content)
    return Own(is_file=True, known=known, drafts=tuple(counted))


def _last(draft: Draft, fresh: Sequence[Value], held: Sequence[Held]) -> Iterator[Value]:
    """Give what the export said when it went out, as far as it is known: what it says but for what is new to the book.

    And what stands in the book where it says something new, as what it may have said in its place.
    """
    says = {identity(value) for value in draft.values}
    kinds = {(value.kind, value.name) for value in fresh}
    yield from (value for value in draft.values if value not in fresh)
    standing = (one.value for one in held if not one.removed and (one.value.kind, one.value.name) in kinds)
    yield from (value for value in standing if identity(value) not in says)


class _Before:
    """Live as what people have and had, and what they and their circles are called."""

    def __init__(self, session: Session, keys: Sequence[int]) -> None:
        self._ever = own.ever_held(session, keys)
        self._inside = circles.of_contacts(session, keys)
        self._circles = {circle.id: circle for circle in circles.every(session)}

    def news(self, who: Named, draft: Draft) -> list[Value]:
        """Pick what someone neither has nor had."""
        ever = self._ever[who.contact_id]
        return [value for value in draft.values if not self._is_known(value, who, ever)]

    def _is_known(self, value: Value, who: Named, ever: set[Identity]) -> bool:
        if identity(value) in ever or value.name.upper() in BOOKKEEPING:
            return True
        if value.kind is Kind.CATEGORY:
            return any(is_called(circle, value.text) for circle in self._circles.values())
        if value.kind in _NAMES:
            text = value.text if value.kind is Kind.FORMATTED_NAME else display_name((value,))
            return sorted(fold(text).split()) == sorted(fold(who.name).split())
        return False

    def without_own_circles(self, draft: Draft, who: Named) -> Draft:
        """Leave out of the categories of someone the circles in which they are."""
        if not draft.categories:
            return draft
        inside = [self._circles[key] for key in self._inside.get(who.contact_id, ())]
        rest = {text for text in draft.categories if not any(is_called(circle, text) for circle in inside)}
        return replace(draft, categories=frozenset(rest))


def is_called(circle: Circle, text: str) -> bool:
    """Tell whether a circle has a name, a preset one in any language."""
    if circle.name:
        return fold(circle.name) == fold(text)
    return names.key_of(text, names.circles, _languages()) == circle.preset


def named_circle(text: str) -> naming.Named:
    """Name a circle as a category does, a preset one in any language."""
    return naming.Named(text, names.key_of(text, names.circles, _languages()))


@cache
def _languages() -> tuple[Language, ...]:
    return tuple(Language(tag, assets.folder("i18n")) for tag in SUPPORTED)

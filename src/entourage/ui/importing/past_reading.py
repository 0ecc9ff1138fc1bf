"""Reads what a past import did, and how its source stands to the book now, for the list of the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from entourage.domain.contact import Held, Kind
from entourage.domain.merging import Effect, FieldChange
from entourage.domain.text import fold
from entourage.operations import browsing, finding, origins, source_state, taking_back
from entourage.operations.contacts import People
from entourage.ui.importing.past_model import Entry
from entourage.ui.importing.rows import Deed, Row
from entourage.words import changes, importing, names
from entourage.words import past as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.domain.differences import Difference
    from entourage.language import Language
    from entourage.operations.browsing import Line
    from entourage.operations.taking_back import Changed
    from entourage.storage.database import Database
    from entourage.storage.sources import PastImport
    from entourage.ui.importing.past_model import Look, Word

_CODES = {"made": "new", "tied": "merged", "updated": "updated", "again": "same"}
_FEW = 3
_NOTHING = taking_back.Changed((), ())
SETTLED = {"differs": (Deed.KEEP_MINE, Deed.TAKE_THEIRS), "unsaid": (Deed.KEEP, Deed.REMOVE)}
"""What can be decided between a person and the source, by the code of an entry."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold what is read of an entry when it is seen: what lists show of them, what changed, and what differs."""

    line: Line | None
    changed: Changed | None = None
    differences: tuple[Difference, ...] = ()


def read(database: Database, import_id: int) -> list[Entry]:
    """List whom an import made, updated, tied or only named, in the order of names."""
    asked = {one.contact for one in finding.asked(database, import_id)}
    return [
        Entry(
            code="maybe" if deed.contact in asked and deed.did == "made" else _CODES[deed.did],
            contact=deed.contact,
            name=deed.name,
            words=fold(deed.name),
            is_there=not deed.is_deleted,
        )
        for deed in taking_back.done(database, import_id)
    ]


def in_order(found: Sequence[Entry]) -> list[Entry]:
    """Put first what is worth a look."""
    order = {code: place for place, code in enumerate(words.ORDER)}
    return sorted(found, key=lambda entry: order[entry.code])


def differing(database: Database, import_id: int) -> list[Entry]:
    """List of whom the source of an import says something else than is there, and whom its files no longer name."""
    standing = source_state.of_import(database, import_id)
    lists = (("vanished", standing.vanished), ("differs", standing.differing), ("unsaid", standing.unsaid))
    return [Entry(code=code, contact=key, name=name, words=fold(name)) for code, found in lists for key, name in found]


def look(database: Database, past: PastImport, entries: Sequence[Entry]) -> dict[Entry, Seen]:
    """Read more of some entries of an import."""
    keys = [entry.contact for entry in entries]
    lines = {line.id: line for line in browsing.lines(database, keys)}
    touched = [entry.contact for entry in entries if entry.code in _CODES.values() or entry.code == "maybe"]
    changed = taking_back.changed(database, past.id, touched) if touched else {}
    return {
        entry: Seen(
            lines.get(entry.contact),
            changed.get(entry.contact),
            _differences_of(database, past.source.id, entry) if entry.code in SETTLED else (),
        )
        for entry in entries
    }


def _differences_of(database: Database, source: int, entry: Entry) -> tuple[Difference, ...]:
    """Read on what a source and a person differ: what the source says otherwise, or what it no longer says."""
    found = origins.origins(database, entry.contact).open_with(source)
    return tuple(one for one in found if (one.theirs is None) is (entry.code == "unsaid"))


def looking(past: PastImport) -> Look:
    """Give what reads more of the entries of an import."""
    return partial(_look, past)


def _look(past: PastImport, database: Database, entries: Sequence[Entry]) -> Mapping[Entry, Seen]:
    return look(database, past, entries)


def nothing(_database: Database, _entries: Sequence[Entry]) -> Mapping[Entry, Seen]:
    """Read nothing more of anybody."""
    return {}


def searched(database: Database, entries: Sequence[Entry], text: str) -> list[Entry]:
    """Pick the entries of those whom the words find in the book, or whose names hold them."""
    known, wanted = set(browsing.ids(database, People(words=text), browsing.Order.FAMILY)), fold(text).split()
    return [one for one in entries if one.contact in known or all(word in one.words for word in wanted)]


def wording(language: Language) -> Word:
    """Give what makes the row of an entry, with what was read of it."""
    return partial(_word, language)


def _word(language: Language, entry: Entry, seen: Seen | None) -> Row:
    return Row(
        action=words.done(language)[entry.code],
        tone=_TONES.get(entry.code, entry.code),
        name=names.person(language, entry.name),
        work="",
        why=_why(language, entry, seen) if seen else "…",
        links=SETTLED.get(entry.code, ()),
    )


_TONES = {"merged": "updated", "differs": "maybe", "unsaid": "maybe", "vanished": "same"}


def _why(language: Language, entry: Entry, seen: Seen) -> str:
    if not entry.is_there:
        return language.gettext("no longer in the book")
    if entry.code == "vanished":
        return language.gettext("no longer in the newest file of this source; nothing of theirs was changed")
    if entry.code in SETTLED:
        return _differences(language, seen.differences)
    found = seen.changed or _NOTHING
    if entry.code in ("new", "maybe"):
        work = names.work(entry.name, seen.line.company, seen.line.title) if seen.line else ""
        return " · ".join(filter(None, (work, *_reached(language, found.came))))
    said = [changes.change(language, one) for one in as_changes(found)]
    if not said and entry.code == "updated":
        return language.gettext("the source says something else now; nothing was changed")
    return " · ".join(said) or language.gettext("nothing changed")


def _reached(language: Language, values: Sequence[Value]) -> list[str]:
    """Say by what somebody new can be reached."""
    return [importing.said(language, one) for one in values if one.kind in (Kind.EMAIL, Kind.TELEPHONE)][:_FEW]


def as_changes(found: Changed) -> list[FieldChange]:
    """Put beside each other what came and what it took the place of."""
    went = list(found.went)
    made: list[FieldChange] = []
    for value in found.came:
        old = next((one for one in went if (one.kind, one.name) == (value.kind, value.name)), None)
        if old:
            went.remove(old)
            made.append(FieldChange(Effect.REPLACE, Held(id=0, value=old), value))
        else:
            made.append(FieldChange(Effect.ADD, None, value))
    return [*made, *(FieldChange(Effect.DROP, Held(id=0, value=one), None) for one in went)]


def _differences(language: Language, found: Sequence[Difference]) -> str:
    """Say what stands and what the source says instead; alone what it no longer says."""
    said = []
    for one in found:
        field = importing.labelled_field(language, one.value)
        mine = importing.said(language, one.mine.value) if one.mine else None
        if one.theirs:
            said.append(words.beside_each_other(language, field, mine, importing.said(language, one.theirs)))
        else:
            said.append(names.labelled(language, field, mine) if mine else field)
    return " · ".join(said)

"""Compare whom a list holds on the network, as pasted or read from a file, with whom it is to hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain import roll_call, todo
from entourage.domain.account import Strength
from entourage.domain.contact import Kind, display_name, of_kind
from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.formats import detect
from entourage.formats.record import Notice, Pasted, Record, Told
from entourage.formats.text_encoding import decode
from entourage.operations.audience import known
from entourage.operations.connections import spelled_names
from entourage.storage import contacts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from entourage.domain.contact import Value
    from entourage.domain.roll_call import Line
    from entourage.domain.situation import AudienceList
    from entourage.operations.audience import Known
    from entourage.storage.database import Database

_SEVERAL_LISTS = "mastodon-lists"
_NEARNESS = {strength: place for place, strength in enumerate(Strength)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold what a list holds on the network beside what it is to hold, as contacts' ids in the order of names.

    present: who of the book is on it. missing: who is to be, and is not. extra: who is, and is not to be. unclear: the
    lines that mean one of several people, with these, who are neither missing nor extra. strangers: lines that name
    nobody of the book. ignored: how many lines were taken for no name.
    """

    present: frozenset[int]
    missing: tuple[int, ...]
    extra: tuple[int, ...]
    unclear: tuple[tuple[Line, tuple[int, ...]], ...]
    strangers: tuple[Line, ...]
    ignored: int

    @property
    def is_alike(self) -> bool:
        """Tell whether the list is as decided, as far as its lines are clear."""
        return not (self.missing or self.extra or self.unclear or self.strangers)


def compare(database: Database, list_id: int, data: bytes, names: Collection[str]) -> Comparison:
    """Compare the members of a list: a text as copied from its page, or a file (Mastodon's lists.csv).

    names: what the list is called, to find it where a file holds several. Raises EntourageError: "list_not_there",
    "no_members" where nobody is named, "list_not_in_file" (with those that are).
    """
    found = known(database)
    listed = found.situation.lists.get(list_id)
    if listed is None:
        raise EntourageError("list_not_there")
    network = found.account(listed.account_id).network
    records, ignored = _read(data, network, names)
    with_ignored = [*map(_line, records), *(_plain(one) for one in ignored)]
    index = _index(database, found, listed, with_ignored)
    # A line that was taken for no name is one after all where somebody is called so.
    lines = [*map(_line, records), *(one for one in map(_plain, ignored) if any(index.get(key) for key in one.keys))]
    if not lines:
        raise EntourageError("no_members")
    present = roll_call.present(lines, index, _rank(found, listed))
    return _compared(found, listed, present, len(with_ignored) - len(lines))


def text_of(path: Path) -> str:
    """Read the text of a file of members; raises what `detect.content` does."""
    return decode(detect.content(path)).text


def _compared(found: Known, listed: AudienceList, present: roll_call.Present, ignored: int) -> Comparison:
    wanted = todo.changes(found.situation, listed).wanted
    unclear = {key for _, some in present.unclear for key in some}
    # Of people called alike, whoever is noted to be there stays so.
    people = present.people | (unclear & listed.members)
    return Comparison(
        people,
        _in_order(found, wanted - people - unclear),
        _in_order(found, people - wanted - unclear),
        present.unclear,
        present.strangers,
        ignored,
    )


def _in_order(found: Known, people: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(people, key=lambda key: found.places[key]))


def _read(data: bytes, network: str, names: Collection[str]) -> tuple[list[Record], list[Notice]]:
    """Read a file of a network's own, else the names of a page of it."""
    plain = detect.flattened(data)
    reading = detect.read_bytes(plain)
    if not reading.dialect:
        reading = detect.read_bytes(plain, Told(pasted=Pasted(source=network)))
    items = list(reading.items)
    records = [item for item in items if isinstance(item, Record)]
    if reading.dialect == _SEVERAL_LISTS:
        records = _of_list(records, names)
    if not records:
        return [], [Notice(line=number, code="ignored_line", text=line) for number, line in _lines(plain)]
    return records, [item for item in items if isinstance(item, Notice) and item.code == "ignored_line"]


def _lines(data: bytes) -> Iterable[tuple[int, str]]:
    said = data.decode("utf-8", "replace").splitlines()
    return ((number, line.strip()) for number, line in enumerate(said, 1) if line.strip())


def _of_list(records: Sequence[Record], names: Collection[str]) -> list[Record]:
    """Keep those of a file of several lists who are in the one that is meant."""
    wanted = {fold(name) for name in names}
    in_file = {one.text for record in records for one in of_kind(record.values, Kind.CATEGORY)}
    if not any(fold(name) in wanted for name in in_file):
        raise EntourageError("list_not_in_file", known=sorted(in_file, key=fold))
    return [
        record for record in records if any(fold(one.text) in wanted for one in of_kind(record.values, Kind.CATEGORY))
    ]


def _line(record: Record) -> Line:
    profiles = [value.as_profile for value in of_kind(record.values, Kind.PROFILE)]
    return roll_call.Line(
        line=record.line,
        text=display_name(record.values),
        name=display_name(record.values),
        handles=tuple(profile.handle for profile in profiles if profile.handle),
        mails=tuple(value.text for value in of_kind(record.values, Kind.EMAIL)),
    )


def _plain(notice: Notice) -> Line:
    handles = () if " " in notice.text else (notice.text,)
    return roll_call.Line(line=notice.line, text=notice.text, name=notice.text, handles=handles)


def _index(database: Database, found: Known, listed: AudienceList, lines: Sequence[Line]) -> Mapping[str, set[int]]:
    """Find who may be meant: by name and as the network spells it; by handles and addresses where lines have such."""
    index: defaultdict[str, set[int]] = defaultdict(set)
    for key, name in found.names.items():
        index[roll_call.name_key(name)].add(key)
    account = found.account(listed.account_id)
    has_profiles = any(line.handles for line in lines)
    if has_profiles or any(line.mails for line in lines):
        with database.read() as session:
            people = contacts.load_lightly(session, list(found.names), (Kind.PROFILE, Kind.EMAIL))
        for person in people:
            for one in _keys(person.values, found, account.network):
                index[one].add(person.id)
    if any(not any(index.get(key) for key in line.keys) for line in lines):  # reading what sources said takes a while
        there = found.situation.known[account.id] | found.situation.unknown[account.id]
        for key, spelled in spelled_names(database, account, there).items():
            index[roll_call.name_key(spelled)].add(key)
            index[roll_call.handle_key(spelled)].add(key)
    return index


def _keys(values: Sequence[Value], found: Known, network: str) -> Iterable[str]:
    of_network = found.networks.get(network)
    meaning = of_network.profiles if of_network else (network,)
    for value in values:
        if value.kind is Kind.EMAIL:
            yield roll_call.mail_key(value.text)
        elif value.kind is Kind.PROFILE and value.as_profile.network in meaning:
            profile = value.as_profile
            yield roll_call.handle_key(profile.handle) or roll_call.address_key(profile.url or value.text)


def _rank(found: Known, listed: AudienceList) -> Callable[[int], int]:
    there = found.situation.connections[listed.account_id]
    return lambda key: _NEARNESS[there[key].strength] if key in there else len(_NEARNESS)

"""What a person decides of the lists that live on networks: whom each is to hold, and what for."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from entourage.domain import todo
from entourage.domain.errors import EntourageError
from entourage.domain.network import Reach, Use
from entourage.domain.text import fold, one_line
from entourage.operations.audience import known
from entourage.operations.naming import circle_among
from entourage.operations.todo import told
from entourage.storage import audience_lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.audience import Channel
    from entourage.domain.network import BuiltIn, Network
    from entourage.domain.situation import AudienceList
    from entourage.domain.todo import Changes
    from entourage.operations.audience import Known
    from entourage.operations.naming import Named
    from entourage.storage.database import Database
    from entourage.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class ListState:
    """Hold a list, whom it is to hold, and what is to be changed on the network so that it does."""

    listed: AudienceList
    changes: Changes


def states(found: Known, account_id: int | None = None) -> list[ListState]:
    """Tell how the lists of an account, or of all, stand: account by account, in their order."""
    places = {one.id: place for place, one in enumerate(found.situation.accounts)}
    lists = [one for one in found.situation.lists.values() if account_id in (None, one.account_id)]
    ordered = sorted(lists, key=lambda one: (places[one.account_id], one.position, one.id))
    return [ListState(one, todo.changes(found.situation, one)) for one in ordered]


def outstanding(found: Known, channel: Channel) -> list[ListState]:
    """Tell of the lists that a way to post rests on which are not as decided on the network.

    These are those that it names, and the one of who never sees more than the public where others would see it.
    """
    holds_back = channel.reach in (Reach.ALL, Reach.EXCEPT)
    lists = (one for one in found.situation.lists.values() if one.account_id == channel.account_id)
    rests = [one for one in lists if one.id in channel.lists or (holds_back and one.use is Use.RESTRICTED)]
    told = [ListState(one, todo.changes(found.situation, one)) for one in rests]
    return [one for one in told if one.changes.ticks]


def find_list(found: Known, account_id: int, text: str) -> AudienceList:
    """Find a list of an account by its number, or by its name, in any language where the network gives it.

    Raises EntourageError: "list_unknown" with those there are.
    """
    lists = [one for one in found.situation.lists.values() if one.account_id == account_id]
    network = found.network(account_id)
    by_number = (one for one in lists if str(one.id) == text.strip())
    by_name = (one for one in lists if fold(text) in map(fold, names(one, network)))
    listed = next(by_number, None) or next(by_name, None)
    if listed is None:
        raise EntourageError("list_unknown", list=text)
    return listed


def names(listed: AudienceList, network: Network | None) -> tuple[str, ...]:
    """Give what a list is called: by the person, or by its network in each language, and by its key there."""
    if listed.name:
        return (listed.name,)
    builtin = next((one for one in network.lists if one.key == listed.builtin), None) if network else None
    return (*dict.fromkeys(builtin.name.values()), listed.builtin) if builtin else (listed.builtin,)


_NOBODY: Mapping[int, bool | None] = MappingProxyType({})


def add(
    database: Database,
    account_id: int,
    name: str,
    circles: Sequence[Named],
    use: Use | None = None,
    chosen: Mapping[int, bool | None] = _NOBODY,
) -> AudienceList:
    """Decide on a list for circles; one of that name which the network gives everyone is that one, with its own use.

    use: what another one is for; by default it alone sees what is posted to it. chosen: as for `change`. Raises
    EntourageError:
    "account_not_there", "name_empty", "list_exists", "list_use_fixed", "lists_not_there" on a network that has none,
    "lists_given_only" on one that has none but those that it gives everyone, "lists_for_reading" where nothing can be
    posted for a list, "use_unknown" for one that is only for reading elsewhere, and those of find_circle.
    """
    with database.unit("add_list") as unit:
        found = known(database)
        if account_id not in found.situation.known:
            raise EntourageError("account_not_there")
        builtin = _builtin(found.network(account_id), name)
        _refuse(found, account_id, name, builtin)
        if builtin and use not in (None, builtin.use):
            raise EntourageError("list_use_fixed", list=name)
        usual = _usual_use(found.network(account_id), use)
        key = audience_lists.create(
            unit,
            account_id,
            name="" if builtin else one_line(name),
            builtin=builtin.key if builtin else "",
            use=builtin.use if builtin else usual,
            circles=_circles(found, circles),
        )
        _choose(unit, key, chosen)
        listed = next(one for one in audience_lists.every(unit.session) if one.id == key)
        unit.params |= told(found, listed, ())
    return listed


def change(
    database: Database,
    list_id: int,
    *,
    name: str | None = None,
    use: Use | None = None,
    circles: Sequence[Named] | None = None,
    chosen: Mapping[int, bool | None] = _NOBODY,
) -> AudienceList:
    """Give a list another name, another use, other circles, other people by hand, or several of these in one act.

    chosen: by contact's id, on it (True) or off it (False) whatever their circles, or as these say (None).
    Raises EntourageError: "list_not_there", "name_empty", "list_exists", "list_name_fixed" and "list_use_fixed" of a
    list that the network gives everyone, or that is for reading, and those of find_circle.
    """
    with database.unit("change_list") as unit:
        found = known(database)
        listed = _listed(found, list_id)
        unit.params |= told(found, listed, ())
        if name is not None:
            _refuse_name(found, listed, name)
            audience_lists.change(unit, list_id, name=one_line(name))
        if use is not None and use is not listed.use:
            if listed.builtin or Use.READING in (use, listed.use):
                raise EntourageError("list_use_fixed", list=names(listed, found.network(listed.account_id))[0])
            audience_lists.change(unit, list_id, use=use.value)
        if circles is not None:
            audience_lists.set_circles(unit, list_id, _circles(found, circles))
        _choose(unit, list_id, chosen)
    return _listed(known(database), list_id)


def _choose(unit: Unit, list_id: int, chosen: Mapping[int, bool | None]) -> None:
    for is_on in (True, False, None):
        audience_lists.choose(unit, list_id, [key for key, how in chosen.items() if how is is_on], is_on)


def choose(database: Database, list_id: int, contact_ids: Sequence[int], *, is_on: bool | None) -> list[int]:
    """Put people on a list or off it by hand, or leave that to their circles again (None); return for whom it is new.

    Raises EntourageError: "list_not_there".
    """
    code = "leave_list_to_circles" if is_on is None else "put_on_list" if is_on else "keep_off_list"
    with database.unit(code) as unit:
        found = known(database)
        unit.params |= told(found, _listed(found, list_id), contact_ids)
        return audience_lists.choose(unit, list_id, contact_ids, is_on)


def remove(database: Database, list_id: int) -> AudienceList:
    """Take a list away here; on the network it stays as it is. Raises EntourageError: "list_not_there"."""
    with database.unit("remove_list") as unit:
        found = known(database)
        listed = _listed(found, list_id)
        unit.params |= told(found, listed, ())
        audience_lists.remove(unit, list_id)
    return listed


def _listed(found: Known, list_id: int) -> AudienceList:
    listed = found.situation.lists.get(list_id)
    if listed is None:
        raise EntourageError("list_not_there")
    return listed


def _builtin(network: Network | None, name: str) -> BuiltIn | None:
    """Find the list that a network gives everyone, by its key or its name in any language."""
    every = network.lists if network else ()
    wanted = fold(name)
    return next((one for one in every if wanted in map(fold, (one.key, *one.name.values()))), None)


def _usual_use(network: Network | None, use: Use | None) -> Use:
    """Say what a list of one's own is for, where that was not said; where lists are for reading, for nothing else."""
    is_reading = network is not None and network.has_reading_lists
    if network and is_reading and use not in (None, Use.READING):
        raise EntourageError("lists_for_reading", network=dict(network.name))
    if use is Use.READING and not is_reading:
        raise EntourageError("use_unknown", use=use, known=[one for one in Use if one is not use])
    return use or (Use.READING if is_reading else Use.ONLY)


def _refuse(found: Known, account_id: int, name: str, builtin: BuiltIn | None) -> None:
    network = found.network(account_id)
    if not one_line(name):
        raise EntourageError("name_empty")
    if network and not network.has_lists and builtin is None:
        given = [dict(one.name) for one in network.lists]
        code = "lists_given_only" if given else "lists_not_there"
        raise EntourageError(code, network=dict(network.name), known=given)
    if _taken(found, account_id, name) or (builtin and _taken(found, account_id, builtin.key)):
        raise EntourageError("list_exists", list=one_line(name))


def _taken(found: Known, account_id: int, name: str, but: int = 0) -> bool:
    network = found.network(account_id)
    lists = (one for one in found.situation.lists.values() if one.account_id == account_id and one.id != but)
    return any(fold(one_line(name)) in map(fold, names(one, network)) for one in lists)


def _refuse_name(found: Known, listed: AudienceList, name: str) -> None:
    network = found.network(listed.account_id)
    if not one_line(name):
        raise EntourageError("name_empty")
    if listed.builtin:
        raise EntourageError("list_name_fixed", list=names(listed, network)[0])
    if _builtin(network, name) or _taken(found, listed.account_id, name, but=listed.id):
        raise EntourageError("list_exists", list=one_line(name))


def _circles(found: Known, named: Sequence[Named]) -> list[int]:
    return [circle_among(found.situation.circles, one).id for one in named]

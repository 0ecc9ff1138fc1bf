"""Which circles belong on which accounts, who is out of place there, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from entourage.domain import belonging as domain
from entourage.domain.belonging import CLIENTS, FORMER_CLIENTS
from entourage.domain.contact import Kind, first_of
from entourage.domain.errors import EntourageError
from entourage.domain.network import Use
from entourage.operations import circles as circle_acts
from entourage.operations.naming import Named, circle_among, named
from entourage.storage import accounts, audience_lists, circles, contacts, leaks
from entourage.storage import belonging as storage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.domain.account import Account, Connection
    from entourage.domain.belonging import Fit, OutOfPlace
    from entourage.domain.circle import Circle
    from entourage.domain.contact import Contact
    from entourage.domain.network import BuiltIn, Network
    from entourage.domain.sorting import Sorted
    from entourage.operations.audience import Known
    from entourage.storage.database import Database
    from entourage.storage.unit import Unit


class Cell(NamedTuple):
    """Hold whether a circle belongs on an account, None for no opinion; is_usual: nobody said otherwise."""

    fit: Fit | None
    is_usual: bool


class Misplaced(NamedTuple):
    """Hold someone who is on an account and should not be, by these circles."""

    contact_id: int
    name: str
    account: Account
    connection: Connection
    circles: tuple[Circle, ...]


@dataclass(frozen=True, slots=True)
class Belonging:
    """Hold which circles belong where, by (circle's id, account's id), and who is out of place.

    staying: who would be out of place, but may stay.
    """

    accounts: tuple[Account, ...]
    circles: tuple[Circle, ...]
    networks: Mapping[str, Network]
    cells: Mapping[tuple[int, int], Cell]
    out_of_place: tuple[Misplaced, ...]
    staying: tuple[Misplaced, ...]


def belonging(database: Database, known: Known) -> Belonging:
    """Read which circles belong where, and who is out of place."""
    with database.read() as session:
        said, stay = storage.said(session), storage.staying(session)
    situation, networks = known.situation, known.networks
    cells = {
        (circle.id, account.id): Cell(
            domain.fit(circle, account, networks.get(account.network), said), (circle.id, account.id) not in said
        )
        for circle in situation.circles
        for account in situation.accounts
    }
    every = [_named(known, one) for one in domain.out_of_place(situation, networks, said, ())]
    every.sort(key=lambda one: (one.account.position, one.account.id, known.places[one.contact_id]))
    return Belonging(
        situation.accounts,
        situation.circles,
        networks,
        cells,
        tuple(one for one in every if (one.contact_id, one.account.id) not in stay),
        tuple(one for one in every if (one.contact_id, one.account.id) in stay),
    )


def _named(known: Known, one: OutOfPlace) -> Misplaced:
    connection = known.situation.connections[one.account_id][one.contact_id]
    name = known.names[one.contact_id]
    return Misplaced(one.contact_id, name, known.account(one.account_id), connection, one.circles)


def say(
    database: Database, cells: Sequence[tuple[Circle, Account]], fit: Fit | None, *, is_usual: bool = False
) -> None:
    """Say in one act that people of circles belong on accounts, do not, or None for no opinion.

    is_usual: what is usual counts again instead. Raises EntourageError: "account_not_there", "circle_unknown".
    """
    with database.unit("set_belonging") as unit:
        _require(unit, [account for _, account in cells])
        every = circles.every(unit.session)
        for circle in {one for one, _ in cells}:
            circle_among(every, named(circle))
        for circle, account in cells:
            if is_usual:
                storage.unsay(unit, circle.id, account.id)
            else:
                storage.say(unit, circle.id, account.id, fit)
        circle, account = cells[0]
        verdict = "usual" if is_usual else "unset" if fit is None else fit.value
        unit.params |= {"count": len(cells), "circle": circle_acts.told(circle), "account": told(account)}
        unit.params["verdict"] = verdict


def _require(unit: Unit, wanted: Iterable[Account]) -> None:
    """Refuse what is about an account that was taken away meanwhile."""
    there = {one.id for one in accounts.every(unit.session)}
    if not all(one.id in there for one in wanted):
        raise EntourageError("account_not_there")


def told(account: Account) -> dict[str, str]:
    """Note an account for the words of an act."""
    return {"network": account.network, "handle": account.handle}


Placed: TypeAlias = "Sequence[tuple[Account, Sequence[int]]]"
"""People (contacts' ids) by the account on which they are."""


def set_staying(database: Database, placed: Placed, *, may: bool) -> None:
    """Let people stay on accounts whatever their circles, or let their circles decide again, in one act.

    Raises EntourageError: "account_not_there".
    """
    with database.unit("let_stay" if may else "no_longer_let_stay") as unit:
        _require(unit, [account for account, _ in placed])
        for account, people in placed:
            (storage.let_stay if may else storage.no_longer_let_stay)(unit, account.id, people)
        unit.params |= _noted(placed)


def _noted(placed: Placed) -> dict[str, object]:
    """Note people for the words of an act; of several accounts the first is named."""
    people = list(dict.fromkeys(one for _, some in placed for one in some))
    return {"contacts": people, "account": told(placed[0][0])}


def work_is_over(database: Database, contact_ids: Sequence[int]) -> Sorted:
    """Move people from Clients to Former clients in one act, making that circle where it is not there yet.

    Raises EntourageError: "no_clients" where no circle of clients is there, "not_a_client" naming who is not in it.
    """
    with database.read() as session:
        by_preset = {one.preset: one for one in circles.every(session)}
        if CLIENTS not in by_preset:
            raise EntourageError("no_clients")
        within, client = circles.of_contacts(session, contact_ids), by_preset[CLIENTS].id
        others = [one for one in contact_ids if client not in within.get(one, ())]
        if others:
            raise EntourageError("not_a_client", name=contacts.load_lightly(session, others[:1], ())[0].display_name)
    former = by_preset.get(FORMER_CLIENTS)
    into = named(former) if former else Named(FORMER_CLIENTS, FORMER_CLIENTS)
    return circle_acts.sort(database, people=contact_ids, into=into, out_of=named(by_preset[CLIENTS]))


def first_names(database: Database, contact_id: int) -> tuple[str, str]:
    """Give the first names of someone and of me, for a letter: the whole name of who has none, empty if not known."""
    with database.read() as session:
        mine = leaks.me(session)[:1]
        found = {one.id: one for one in contacts.load_lightly(session, [contact_id, *mine], (Kind.NAME,))}
    return _first_name(found.get(contact_id)), _first_name(found.get(mine[0]) if mine else None)


def _first_name(person: Contact | None) -> str:
    name = first_of(person.values, Kind.NAME) if person else None
    return (name.as_name.given if name else "") or (person.display_name if person else "")


def restricting(network: Network | None) -> BuiltIn | None:
    """Find the list that a network gives everyone for people who are to see no more than the public, if it does."""
    lists = network.lists if network else ()
    return next((one for one in lists if one.use is Use.RESTRICTED), None)


def restrict(database: Database, placed: Placed, networks: Mapping[str, Network]) -> None:
    """Put people by hand on the list of their account for those who see no more than the public, in one act.

    They are held back once that is done on the network, as the list's to-do says. Raises EntourageError:
    "no_restricted_list" where the network has none, "account_not_there".
    """
    with database.unit("restrict") as unit:
        _require(unit, [account for account, _ in placed])
        for account, people in placed:
            key = _restricted_list(unit, account, networks.get(account.network))
            audience_lists.choose(unit, key, people, is_on=True)
        unit.params |= _noted(placed)


def _restricted_list(unit: Unit, account: Account, network: Network | None) -> int:
    every = audience_lists.every(unit.session)
    of_account = [one for one in every if one.account_id == account.id and one.use is Use.RESTRICTED]
    if of_account:
        return next((one.id for one in of_account if one.builtin), of_account[0].id)
    builtin = restricting(network)
    if builtin is None:
        raise EntourageError("no_restricted_list")
    return audience_lists.create(unit, account.id, name="", builtin=builtin.key, use=Use.RESTRICTED, circles=())

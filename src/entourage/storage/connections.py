"""Who is there on my accounts: read from all that the book holds, and what a person said of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.domain.account import Connection, Evidence, Strength
from entourage.domain.connecting import Facts, OfAccount, Profile, connected
from entourage.domain.keeping import few
from entourage.domain.network import Presuming
from entourage.domain.profiles import network_named
from entourage.domain.telephones_mobile import is_mobile, usual_region
from entourage.storage import apart, origins, tables, vanished
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlmodel import Session

    from entourage.domain.account import Account
    from entourage.domain.network import Network
    from entourage.storage.unit import Unit

_CONNECTION = tables.table(tables.Connection).c
_PEOPLE = "SELECT id, display_name FROM contact WHERE deleted_at IS NULL AND is_me = 0"
_PROFILES = "SELECT contact_id, id, parts ->> 0, types FROM value WHERE kind = 'profile' AND removed = 0"
_ADDRESSED = """
    SELECT DISTINCT contact_id FROM value WHERE kind = 'email' AND removed = 0 AND instr(normalized, '@') > 1
"""
_NUMBERS = "SELECT contact_id, text, types, label FROM value WHERE kind = 'telephone' AND removed = 0"
_LISTED = """
    SELECT listed.account_id, member.contact_id, max(member.since)
    FROM list_member AS member JOIN audience_list AS listed ON listed.id = member.list_id
    WHERE listed.use <> 'reading'
    GROUP BY listed.account_id, member.contact_id
"""
_SOURCES = "SELECT id, format, dialect, name, account_id FROM source"
_PASTED = "names"
_KNOWN = "SELECT DISTINCT contact_id FROM source_record WHERE source_id = ?"
_ORIGINS = """
    SELECT DISTINCT value.id, record.source_id
    FROM value JOIN value_origin AS origin ON origin.value_id = value.id
    JOIN record_version AS version ON version.id = origin.version_id
    JOIN source_record AS record ON record.id = version.source_record_id
    WHERE value.kind = 'profile' AND value.removed = 0 AND value.by_hand = 0
"""


def connections(
    session: Session, accounts: Sequence[Account], networks: Sequence[Network]
) -> dict[int, dict[int, Connection]]:
    """Derive by account's id who is there, by contact's id."""
    return connected(_facts(session, accounts, networks), accounts, networks)


def _facts(session: Session, accounts: Sequence[Account], networks: Sequence[Network]) -> Facts:
    used = {account.network for account in accounts}
    presuming = {network.presuming for network in networks if network.key in used}
    read = session.connection().exec_driver_sql
    return Facts(
        people=dict(read(_PEOPLE).all()),
        profiles=_profiles(session),
        addressed=frozenset(read(_ADDRESSED).scalars()) if Presuming.EMAIL in presuming else frozenset(),
        mobile=_mobile(session) if Presuming.MOBILE in presuming else {},
        apart=apart.known(session).contacts,
        accounts=_of_accounts(session, accounts, networks),
    )


def _profiles(session: Session) -> dict[str, list[Profile]]:
    found: defaultdict[str, list[Profile]] = defaultdict(list)
    for contact_id, value_id, network, types in session.connection().exec_driver_sql(_PROFILES).all():
        if network:
            found[network.lower()].append(Profile(contact_id, value_id, network, few(types) if types else ()))
    return found


def _mobile(session: Session) -> dict[int, bool]:
    """Read who has a mobile number, or one that may be; one without a country is from where most others are."""
    found: dict[int, bool] = {}
    numbers = session.connection().exec_driver_sql(_NUMBERS).all()
    region = usual_region(text for _, text, _, _ in numbers)
    for contact_id, text, types, label in numbers:
        if not found.get(contact_id):
            is_one = is_mobile(text, few(types) if types else (), label, region)
            if is_one is not False:
                found[contact_id] = bool(is_one)
    return found


def _of_accounts(session: Session, accounts: Sequence[Account], networks: Sequence[Network]) -> dict[int, OfAccount]:
    own = own_sources(session, accounts, networks)
    by_key = {network.key: network for network in networks}
    told, listed = _told(session), _listed(session)
    elsewhere = _elsewhere(session, accounts, own)
    found: dict[int, OfAccount] = {}
    for account in accounts:
        network = by_key.get(account.network)
        exported, gone = _exported(session, own.get(account.id, ()), has_one_list=network is None or network.is_mutual)
        found[account.id] = OfAccount(
            exported=exported,
            gone=gone,
            listed=listed.get(account.id, {}),
            told=told.get(account.id, {}),
            elsewhere=elsewhere.get(account.id, frozenset()),
        )
    return found


def own_sources(
    session: Session, accounts: Sequence[Account], networks: Sequence[Network]
) -> dict[int, tuple[int, ...]]:
    """Name by account's id the sources (ids) that are its own exports.

    A source of a network on which I have one account, and of which nobody said whose it is, is that one's. What a
    network keeps of address books has a kind of its own: whoever is in them need not be there. Neither is an export a
    list of those who are there where only an address or a number tells that.
    """
    by_key = {network.key: network for network in networks}
    of_network = Counter(account.network for account in accounts)
    mine = {
        account: by_key[account.network].profiles
        for account in accounts
        if account.network in by_key and by_key[account.network].profiles
    }
    found: defaultdict[int, list[int]] = defaultdict(list)
    for source, file_format, dialect, name, account_id in session.connection().exec_driver_sql(_SOURCES).all():
        tells_of = network_of_source(file_format, dialect, name)
        for account, profiles in mine.items():
            is_taken_for = account_id is None and of_network[account.network] == 1 and tells_of in profiles
            if account_id == account.id or is_taken_for:
                found[account.id].append(source)
    return {key: tuple(some) for key, some in found.items()}


def network_of_source(file_format: str, dialect: str, name: str) -> str:
    """Tell of which network's people a source is: of names that were pasted, that after which the source is named."""
    return network_named(name) if file_format == _PASTED else dialect


def _exported(session: Session, sources: Iterable[int], *, has_one_list: bool) -> tuple[frozenset[int], dict[int, str]]:
    """Read whom these sources name by now, and whom no longer, with since when.

    has_one_list: where a network has one of followers and one of those followed, a file without somebody may be the
    other list, so nobody is held to be gone.
    """
    named: set[int] = set()
    gone: dict[int, str] = {}
    for source in sources:
        missing = dict(vanished.vanished(session, source)) if has_one_list else {}
        whole = next((act.at for act in origins.acts(session, source) if act.is_whole), "") if missing else ""
        named.update(set(session.connection().exec_driver_sql(_KNOWN, (source,)).scalars()) - missing.keys())
        gone |= {key: max(whole, gone.get(key, "")) for key in missing}
    return frozenset(named), {key: at for key, at in gone.items() if key not in named}


def _elsewhere(
    session: Session, accounts: Sequence[Account], own: Mapping[int, Sequence[int]]
) -> dict[int, frozenset[int]]:
    """Find by account the profiles of which only the exports of other accounts on that network tell."""
    siblings = {
        one.id: {
            source
            for other in accounts
            if other.network == one.network and other.id != one.id
            for source in own.get(other.id, ())
        }
        for one in accounts
    }
    if not any(siblings.values()):
        return {}
    said: defaultdict[int, set[int]] = defaultdict(set)
    for value_id, source in session.connection().exec_driver_sql(_ORIGINS).all():
        said[value_id].add(source)
    return {
        account_id: frozenset(value_id for value_id, sources in said.items() if sources <= others)
        for account_id, others in siblings.items()
        if others
    }


def _told(session: Session) -> dict[int, dict[int, Connection]]:
    found: defaultdict[int, dict[int, Connection]] = defaultdict(dict)
    made: dict[tuple[str, str], Connection] = {}
    asked = select(_CONNECTION.account_id, _CONNECTION.contact_id, _CONNECTION.strength, _CONNECTION.evidence)
    for account_id, contact_id, strength, evidence in session.connection().execute(asked).all():
        key = strength, evidence
        how = made.get(key) or made.setdefault(key, Connection(Strength(strength), Evidence(evidence)))
        found[account_id][contact_id] = how
    return found


def _listed(session: Session) -> dict[int, dict[int, str]]:
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for account_id, contact_id, since in session.connection().exec_driver_sql(_LISTED).all():
        found[account_id][contact_id] = since
    return found


def say(unit: Unit, account_id: int, contact_ids: Sequence[int], how: Connection) -> list[int]:
    """Write what a person says of contacts being there; return of whom it was not said so before."""
    standing = _rows(unit.session, account_id, contact_ids)
    wanted = (how.strength.value, how.evidence.value)
    fresh = [key for key in dict.fromkeys(contact_ids) if key not in standing]
    other = [key for key, (_, *said) in standing.items() if tuple(said) != wanted]
    columns = {"strength": wanted[0], "evidence": wanted[1], "since": unit.at}
    unit.update(tables.Connection, [{"id": standing[key][0], **columns} for key in other])
    unit.insert(tables.Connection, [{"account_id": account_id, "contact_id": key, **columns} for key in fresh])
    return fresh + other


def forget(unit: Unit, account_id: int, contact_ids: Sequence[int]) -> list[int]:
    """Take away what a person said of contacts being there; return of whom anything was said."""
    standing = _rows(unit.session, account_id, contact_ids)
    unit.delete(tables.Connection, [row[0] for row in standing.values()])
    return list(standing)


def _rows(session: Session, account_id: int, contact_ids: Sequence[int]) -> dict[int, tuple[int, str, str]]:
    asked = select(_CONNECTION.contact_id, _CONNECTION.id, _CONNECTION.strength, _CONNECTION.evidence)
    asked = asked.where(_CONNECTION.account_id == account_id)
    found: dict[int, tuple[int, str, str]] = {}
    for chunk in chunks(contact_ids):
        rows = session.connection().execute(asked.where(_CONNECTION.contact_id.in_(chunk)))
        found |= {key: (row, strength, evidence) for key, row, strength, evidence in rows}
    return found

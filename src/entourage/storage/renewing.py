"""What a source says of someone under a new key instead of what it said: its newer word yields to nothing older."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from entourage.domain.uniting import Renewal
from entourage.storage import origins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from entourage.domain.contact import Contact
    from entourage.storage.origins import Hearing, Record
    from entourage.storage.restoring import Unpack


def renewals(session: Session, pairs: Sequence[tuple[Contact, Contact]], unpack: Unpack) -> list[tuple[Renewal, ...]]:
    """Find by pair what one source said of one of the two and, once it no longer did, of the other.

    Only where it does not identify both: two identifiers of one source are two cards, of which each goes on saying its
    own. unpack: what takes the content of a version apart.
    """
    people = [one.id for pair in pairs for one in pair]
    records = origins.records(session, people)
    both = [
        [(own, theirs) for own, theirs in product(records[kept.id], records[merged.id]) if _may_renew(own, theirs)]
        for kept, merged in pairs
    ]
    asked = {record.id: record for found in both for pair in found for record in pair}
    heard = origins.hearings(session, list(asked.values())) if asked else {}
    return [tuple(one for pair in found for one in _renewal(*pair, heard, unpack)) for found in both]


def _may_renew(own: Record, theirs: Record) -> bool:
    return own.source.id == theirs.source.id and not (own.identifier and theirs.identifier)


def _renewal(own: Record, theirs: Record, heard: dict[int, Hearing], unpack: Unpack) -> list[Renewal]:
    is_theirs = own.versions[0].id < theirs.versions[0].id
    older, newer = (own, theirs) if is_theirs else (theirs, own)
    then = heard[older.id]
    is_over = then.gone_since is not None and then.last_at < newer.versions[0].at
    return [Renewal(unpack(older.content), unpack(newer.content), is_theirs)] if is_over else []

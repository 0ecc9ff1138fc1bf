"""Make one person of two, many at once, and keep what parts them again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from entourage.domain.uniting import unite
from entourage.storage import apart, belongings, contacts, origins, questions, tables, uniting
from entourage.storage.renewing import News
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from entourage.domain.contact import Contact, Held
    from entourage.domain.uniting import United
    from entourage.storage.unit import Unit

_RECORD = tables.table(tables.SourceRecord).c
_VERSION = tables.table(tables.RecordVersion).c
_CONTACT = tables.table(tables.Contact)
_MERGE = tables.table(tables.Merge).c


@dataclass(frozen=True, slots=True, kw_only=True)
class Union:
    """Hold two who are the same: who stays, and who becomes them.

    choose: the values (ids) of either that a person wants to stand. news: what sources say instead of what they
    said. leaving: the circle (id) in which the one person is not to be. row: the row of an earlier merge of the two,
    which is done again.
    """

    kept: Contact
    merged: Contact
    choose: frozenset[int] = frozenset()
    news: News = field(default_factory=News)
    leaving: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold a merge that stands: its row, who stays and who was merged (contact's ids), when, and what parts them."""

    id: int
    kept: int
    merged: int
    at: str
    brought: dict[str, Any]

    @property
    def people(self) -> tuple[int, int]:
        """Name both, who stays first."""
        return self.kept, self.merged


def merge(unit: Unit, unions: Sequence[Union]) -> list[tuple[int, ...]]:
    """Give people all that others have and are, as if their sources had spoken of the one from the beginning.

    Nobody may be in two unions. `unite` says what stands where both say something. What the other had stays with their
    bare row, which names the one. Returns of each the kinds of content (topic's id) of which exceptions differed.
    """
    people = [one for union in unions for one in (union.kept, union.merged)]
    said = origins.versions_of_values(unit.session, [one.id for one in people])
    united = [_united(one, said) for one in unions]
    records = _move_records(unit, {one.merged.id: one.kept.id for one in unions})
    uniting.write(unit, [(one.kept.id, found) for one, found in zip(unions, united, strict=True)], said)
    given = belongings.hand_over(unit, [(one.kept.id, one.merged.id, one.leaving) for one in unions])
    moved = questions.ask_instead(unit, [(one.kept.id, one.merged.id) for one in unions])
    _mark(unit, unions)
    last = unit.session.connection().execute(select(func.max(_VERSION.id))).scalar() or 0
    brought = [
        {
            **told,
            "version": last,
            "records": records.get(one.merged.id, []),
            "kept": uniting.snapshot(one.kept, said),
            "places": uniting.spots(found),
            "choose": sorted(one.choose),
            "leaving": one.leaving,
            "is_me": [one.kept.is_me, one.merged.is_me],
            "asked": moved.get(one.merged.id, []),
        }
        for one, found, told in zip(unions, united, given, strict=True)
    ]
    _write(unit, unions, brought)
    contacts.refresh(unit, [one.kept.id for one in unions])
    return belongings.topics_of(unit.session, given)


def _united(union: Union, said: Mapping[int, Sequence[int]]) -> United:
    """Say what the one person has; said: the versions of the values of both."""
    news, people = union.news, (union.kept, union.merged)
    own, others = ([_as_said(one, said, news) if news.renewed else one for one in who.held] for who in people)
    return unite(own, others, choose=union.choose, renewed=news.renewed)


def _as_said(held: Held, said: Mapping[int, Sequence[int]], news: News) -> Held:
    """Note which sources no longer say a value, also because they say something else in another record."""
    saying = {news.newest[version] for version in said.get(held.id, ()) if version in news.newest}
    return replace(held, former=frozenset(origin.source for origin in held.origins) - saying)


def keep_apart(unit: Unit, pairs: Sequence[tuple[int, int]]) -> None:
    """Remember for ever that these (contacts' ids) are not the same."""
    apart.remember(unit, pairs)
    questions.settle(unit, pairs)


def ask_again(unit: Unit, pairs: Sequence[tuple[int, int]]) -> None:
    """Forget that these (contacts' ids) are not the same."""
    apart.forget(unit, pairs)


def standing(session: Session, contact_ids: Sequence[int]) -> list[Standing]:
    """Read the merges that stand in which one of these contacts is kept or was merged, oldest first."""
    is_one = _MERGED.c.merged_into == _KEPT.c.id
    found: dict[int, Standing] = {}
    for chunk in chunks(contact_ids):
        for who in (_KEPT, _MERGED):
            asked = _NOTED.where(_MERGE.undone_at.is_(None), who.c.id.in_(chunk), is_one)
            found |= {row[0]: _standing(*row) for row in session.connection().execute(asked)}
    return [one for _, one in sorted(found.items())]


def noted(session: Session, merge_ids: Sequence[int]) -> list[Standing]:
    """Read merges as they were noted last, in this order, whether they stand or are about to be made again."""
    found: dict[int, Standing] = {}
    for chunk in chunks(merge_ids):
        asked = _NOTED.where(_MERGE.id.in_(chunk))
        found |= {row[0]: _standing(*row) for row in session.connection().execute(asked)}
    return [found[key] for key in merge_ids]


def _standing(key: int, kept: int, merged: int, at: str, brought: str) -> Standing:
    return Standing(key, kept, merged, at, json.loads(brought))


_KEPT, _MERGED = _CONTACT.alias(), _CONTACT.alias()
_NOTED = (
    select(_MERGE.id, _KEPT.c.id, _MERGED.c.id, _MERGE.merged_at, _MERGE.brought)
    .select_from(tables.table(tables.Merge))
    .join(_KEPT, _KEPT.c.uid == _MERGE.kept)
    .join(_MERGED, _MERGED.c.uid == _MERGE.merged)
)


def _move_records(unit: Unit, kept: dict[int, int]) -> dict[int, list[int]]:
    """Let sources speak of those who are kept; return which records they were, by those who are merged."""
    found: dict[int, list[int]] = {}
    for chunk in chunks(list(kept)):
        asked = select(_RECORD.id, _RECORD.contact_id).where(_RECORD.contact_id.in_(chunk)).order_by(_RECORD.id)
        for key, contact_id in unit.session.connection().execute(asked):
            found.setdefault(contact_id, []).append(key)
    rows = [{"id": key, "contact_id": kept[merged]} for merged, keys in found.items() for key in keys]
    unit.update(tables.SourceRecord, rows)
    return found


def _mark(unit: Unit, unions: Sequence[Union]) -> None:
    rows = [{"id": one.merged.id, "deleted_at": unit.at, "merged_into": one.kept.id, "is_me": False} for one in unions]
    unit.update(tables.Contact, rows)
    contacts.set_columns(unit, [one.kept.id for one in unions if one.merged.is_me], {"is_me": True})


def packed(brought: dict[str, Any]) -> str:
    """Write down what a merge brought."""
    return json.dumps(brought, ensure_ascii=False, separators=(",", ":"))


def _write(unit: Unit, unions: Sequence[Union], brought: Sequence[dict[str, Any]]) -> None:
    both = list(zip(unions, map(packed, brought), strict=True))
    fresh = [
        {"kept": one.kept.uid, "merged": one.merged.uid, "merged_at": unit.at, "undone_at": None, "brought": data}
        for one, data in both
        if one.row is None
    ]
    unit.insert(tables.Merge, fresh)
    unit.update(tables.Merge, [{"id": one.row, "brought": data} for one, data in both if one.row is not None])

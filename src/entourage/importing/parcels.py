"""Drafts on their way from one process to another, in a form that is made and read in a quarter of pickle's time."""

from __future__ import annotations

import marshal
import pickle
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from entourage.domain.dates import PartialDate
from entourage.domain.keeping import Cached
from entourage.domain.names import ComparedName
from entourage.domain.traits import Traits
from entourage.importing.draft import Draft, Single

if TYPE_CHECKING:
    from entourage.formats.record import Notice

_PLAIN = tuple(one.name for one in fields(Draft) if one.name not in ("cached", "pictured", "traits"))
_TRAITS = tuple(one.name for one in fields(Traits) if one.name not in ("name", "birthday"))
_plain, _traits = attrgetter(*_PLAIN), attrgetter(*_TRAITS)
_name = attrgetter(*(one.name for one in fields(ComparedName)))
_FORM = 2  # of `marshal`: what stands twice is written twice, which takes less time than to look for it


def packed(items: list[Single | Notice]) -> bytes:
    """Pack what was drafted."""
    return marshal.dumps([_flat(*item) if isinstance(item, Single) else pickle.dumps(item) for item in items], _FORM)


def unpacked(parcel: bytes) -> list[Single | Notice]:
    """Unpack what `packed` gave to another process of this program."""
    return [_raised(*one) if isinstance(one, tuple) else pickle.loads(one) for one in marshal.loads(parcel)]  # noqa: S301, S302 - from our own process


def _flat(draft: Draft, members: tuple[str, ...], is_whole: bool) -> tuple[Any, ...]:  # noqa: FBT001 - as they stand
    traits, pictured = draft.traits, draft.pictured
    birthday = tuple(traits.birthday) if traits.birthday else None
    return (
        _plain(draft),
        tuple(draft.cached),
        (_name(traits.name), birthday, _traits(traits)),
        pickle.dumps(pictured, pickle.HIGHEST_PROTOCOL) if pictured else None,
        members,
        is_whole,
    )


def _raised(
    plain: tuple[Any, ...],
    cached: tuple[str, str, str],
    compared: tuple[Any, ...],
    pictured: bytes | None,
    *rest: Any,  # noqa: ANN401 - as in `Single`
) -> Single:
    name, birthday, forms = compared
    day = PartialDate(*birthday) if birthday else None
    made = Draft(
        cached=Cached(*cached),
        traits=Traits(name=ComparedName(*name), birthday=day, **dict(zip(_TRAITS, forms, strict=True))),
        pictured=pickle.loads(pictured) if pictured else (),  # noqa: S301 - from our own process
        **dict(zip(_PLAIN, plain, strict=True)),
    )
    return Single(made, *rest)

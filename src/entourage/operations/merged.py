"""Who is somebody else by now, and cannot be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.storage import contacts, merging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.storage.database import Session


def refuse_merged(session: Session, contact_ids: Sequence[int]) -> None:
    """Raise EntourageError "already_merged" where one of these is somebody else by now."""
    for one in merging.standing(session, contact_ids):
        if one.merged in contact_ids:
            merged, kept = contacts.load(session, [one.merged, one.kept])
            raise EntourageError("already_merged", contact=merged.display_name, other=kept.display_name)

"""Decide between what a person has and what a source says, from the card or the menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from entourage.operations import merging, origins, untying
from entourage.operations.untying import Tied
from entourage.words import names
from entourage.words import origins as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.operations.merging import Parted, PastMerge
    from entourage.ui.desk import Desk
    from entourage.ui.people.provenance import Asked


def settle(desk: Desk, people: Sequence[int], asked: Asked | None, *, is_taken: bool) -> None:
    """Let a source's word stand, or what is here; of several people, all that is open."""
    if not people or desk.is_writing:  # a key held down decides on nothing that was not seen
        return
    if asked is None and len(people) == 1:
        _tell(desk, None, 0, is_taken=is_taken)
        return
    act = origins.take_theirs if is_taken else origins.keep_mine
    only = asked.differences if asked and len(people) == 1 else None
    call = partial(act, contact_ids=people, only=only)
    desk.write(call, lambda done: _tell(desk, asked if only else None, done, is_taken=is_taken))


def separate(desk: Desk, one: PastMerge | Tied) -> None:
    """Make someone who was merged into another, or was said to be the same, a person of their own again."""

    def tell(parted: Parted) -> None:
        one, other = (names.person(desk.language, name) for name in (parted.kept_name, parted.merged_name))
        sentence = desk.language.gettext("Two people again: {people}.")
        desk.tell(sentence.format(people=desk.language.listing([one, other])), can_undo=True)

    if isinstance(one, Tied):
        desk.write(partial(untying.untie, contact_id=one.contact, number=one.id), tell)
    else:
        desk.write(partial(merging.unmerge, contact_id=one.merged), tell)


def _tell(desk: Desk, asked: Asked | None, done: int, *, is_taken: bool) -> None:
    language = desk.language
    sentence = words.settled(language, done, is_taken=is_taken)
    if asked and done:
        sentence = names.labelled(
            language, asked.field, words.decided(language, asked.differences[0], is_taken=is_taken)
        )
    desk.tell(sentence, can_undo=bool(done))

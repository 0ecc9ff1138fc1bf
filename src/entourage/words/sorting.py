"""What sorting people into circles did, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.language import Language


def moved(language: Language, *, into: Circle | None, came_in: int, out_of: Circle | None, went_out: int) -> list[str]:
    """Say who was put into which circle, and who was taken out of which."""
    said = []
    if into and came_in:
        came = language.ngettext("{count} person put into {circle}.", "{count} people put into {circle}.", came_in)
        said.append(came.format(circle=names.circle(language, into)))
    if out_of and went_out:
        went = language.ngettext(
            "{count} person taken out of {circle}.", "{count} people taken out of {circle}.", went_out
        )
        said.append(went.format(circle=names.circle(language, out_of)))
    return said


def unmoved(
    language: Language, *, into: Circle | None, already_in: int, out_of: Circle | None, not_in: int
) -> list[str]:
    """Say who was in the circle already, and who was not in the one they should leave."""
    said = []
    if into and already_in:
        already = language.ngettext(
            "{count} person was already in {circle}.", "{count} people were already in {circle}.", already_in
        )
        said.append(already.format(circle=names.circle(language, into)))
    if out_of and not_in:
        missing = language.ngettext(
            "{count} person was not in {circle}.", "{count} people were not in {circle}.", not_in
        )
        said.append(missing.format(circle=names.circle(language, out_of)))
    return said


def left_out(language: Language, found: Sequence[tuple[int, Sequence[Circle]]]) -> str:
    """Say who was not put into Less familiar, because they are in a closer circle."""
    sentence = language.ngettext(
        "{count} person is already in a closer circle ({circles}): left out.",
        "{count} people are already in a closer circle ({circles}): left out.",
        len(found),
    )
    return sentence.format(circles=listed(language, found))


def also_closer(language: Language, found: Sequence[tuple[int, Sequence[Circle]]]) -> str:
    """Say that someone put into Less familiar is in a closer circle too."""
    sentence = language.gettext("Also in a closer circle ({circles}).")
    return sentence.format(circles=listed(language, found))


def listed(language: Language, found: Sequence[tuple[int, Sequence[Circle]]]) -> str:
    """Name the circles of several people, each once."""
    circles = {circle.id: circle for _, several in found for circle in several}
    return language.listing([names.circle(language, one) for one in circles.values()])

"""What is said before one posts, beside the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.dates import from_iso
from entourage.domain.network import Reach
from entourage.words import audience, names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.audience import Check
    from entourage.domain.circle import Circle
    from entourage.domain.network import BuiltIn, Network, Task, Tool
    from entourage.domain.situation import AudienceList
    from entourage.language import Language


def anyone(language: Language, found: Check) -> str:
    """Say of a way that anyone may see it there, and whether the public may; empty of any other."""
    if not found.is_public:
        return ""
    if found.public_may:
        return language.gettext("Anyone may see it, as the public may.")
    return language.gettext("Anyone may see it, and the public should not.")


def summary(language: Language, found: Check) -> str:
    """Say in one sentence what would happen."""
    counts = (
        (audience.should_not, len(found.should_not)),
        (audience.would_see, len(found.would_see)),
        (audience.would_miss, len(found.would_miss)),
    )
    said = [sentence(language, count) for sentence, count in counts]
    if found.is_public:
        said.insert(0, language.gettext("anyone may see it"))
    return language.gettext("If you posted this: {parts}.").format(parts=language.clauses(said))


def fate(language: Language, code: str, person: str) -> str:
    """Say what would become of someone; code: of operations.audience.Fate."""
    return {
        "should_not": language.gettext("{person} should not see it, but would."),
        "would_see": language.gettext("{person} would see it."),
        "would_miss": language.gettext("{person} may see it, but would miss it."),
        "unknown": language.gettext("Nobody knows whether {person} is there."),
        "besides": language.gettext("{person} would see it too, although it is not meant for them."),
        "aside": language.gettext("{person} would not see it, and it is not meant for them."),
        "left_out": language.gettext("{person} would not see it, and should not."),
    }[code].format(person=person)


def nobody(language: Language) -> str:
    """Say that of nobody it is known that they should not see it, but would."""
    return language.gettext("None known who should not see it")


def nobody_known(language: Language) -> str:
    """Say what that rests on."""
    return language.gettext("As far as you have told Entourage.")


def forbidden(language: Language, count: int) -> str:
    """Say how many of those of whom nobody knows whether they are there should not see it; empty where none should."""
    if not count:
        return ""
    return language.ngettext("{count} of them should not see it.", "{count} of them should not see it.", count)


def presumed(language: Language, count: int) -> str:
    """Say how many of some are there only as far as can be presumed; ≈ is their sign."""
    return language.ngettext(
        "≈ {count} is only presumed to be there, by name or number.",
        "≈ {count} are only presumed to be there, by name or number.",
        count,
    )


def where(language: Language, found: Tool | BuiltIn | Task) -> str:
    """Say where something is found on a network, and as of when."""
    said, moment = audience.said(language, found.where), from_iso(found.as_of)
    month = language.partial_date(moment) if moment else found.as_of
    return language.gettext("{where} As of {month}.").format(where=said, month=month)


def told(
    language: Language,
    network: Network | None,
    key: str,
    *,
    imported: str,
    lists: Sequence[AudienceList],
    circles: Sequence[Circle],
    reach: Reach,
) -> str:
    """Say what an answer rests on: which lists are applied, and when the people of a network were last imported.

    key: the network's, for one of which nothing is known. circles: those that are named as no list is.
    """
    parts = [
        language.gettext("list {name} {state}").format(
            name=language.quoted(audience.audience_list(language, one, network)), state=audience.state(language, one)
        )
        for one in lists
    ]
    if circles and reach is not Reach.DIRECT:
        called = language.listing([names.circle(language, one) for one in circles])
        parts.append(language.gettext("{circles} without a list, named one by one").format(circles=called))
    name = audience.network(language, network, key)
    if imported:
        parts.append(
            language.gettext("people of {network} imported on {day}").format(network=name, day=language.day(imported))
        )
    elif reach is not Reach.DIRECT:
        parts.append(language.gettext("no list of people imported from {network}").format(network=name))
    nothing_leaves = language.gettext("Nothing leaves this computer.")
    if not parts:
        return nothing_leaves
    said = language.gettext("As far as you have told Entourage: {parts}.").format(parts=language.clauses(parts))
    return f"{said} {nothing_leaves}"

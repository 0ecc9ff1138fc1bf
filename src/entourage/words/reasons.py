"""Why two entries may be one person, or hardly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.dates import from_iso
from entourage.words.brands import spelled

if TYPE_CHECKING:
    from entourage.domain.matching import Reason
    from entourage.language import Language

WHOLE = frozenset({"different_birthday", "distant_birthday", "near_birthday"})
"""Reasons of which the text is read, not cut short."""


def sentence(language: Language, found: Reason, text: str) -> str:
    """Say a reason; text: its own, cut short where it is long."""
    several = found.text.count(", ") + 1
    if found.code in WHOLE:
        text = _dates(language, text)
    if found.code in ("same_profile", "different_profile"):
        text = _accounts(text)
    return (_reasons_for(language, several) | _reasons_against(language))[found.code].format(text=text)


def _accounts(text: str) -> str:
    """Spell the networks of accounts, each of which begins with its own."""
    parted = (one.partition(" ") for one in text.split(", "))
    return ", ".join(f"{spelled(network)}{space}{name}" if space else network for network, space, name in parted)


def _dates(language: Language, text: str) -> str:
    """Write dates, kept with a stroke between them, as they are written here."""
    known = [(one, from_iso(one)) for one in text.split(" / ")]
    return " / ".join(language.partial_date(found) if found else one for one, found in known)


def _reasons_for(language: Language, several: int) -> dict[str, str]:
    return {
        "same_identifier": language.gettext("the same identifier"),
        "former_row": language.gettext("a row of the same source that is gone said “{text}”"),
        "same_profile": language.ngettext("the same profile {text}", "the same profiles {text}", several),
        "same_email": language.ngettext("the same e-mail {text}", "the same e-mails {text}", several),
        "near_email": language.gettext("nearly the same e-mail ({text})"),
        "spelled_name": language.gettext("the e-mail spells the name ({text})"),
        "same_mailbox_name": language.gettext("the same name before the @ ({text})"),
        "same_telephone": language.ngettext("the same telephone {text}", "the same telephones {text}", several),
        "same_field": language.gettext("the same field “{text}”"),
        "near_field": language.gettext("nearly the same field ({text})"),
        "same_name": language.gettext("the same name"),
        "swapped_name": language.gettext("the same name, first and last swapped"),
        "similar_name": language.gettext("a similar name ({text})"),
        "same_single_name": language.gettext("the same one-word name"),
        "same_given_name": language.gettext("the same first name"),
        "same_family_name": language.gettext("the same last name"),
        "similar_given_name": language.gettext("a similar first name ({text})"),
        "similar_family_name": language.gettext("a similar last name ({text})"),
        "same_birthday": language.gettext("the same date of birth"),
        "same_day_of_birth": language.gettext("the same day and month of birth"),
        "near_birthday": language.gettext("nearly the same date of birth ({text})"),
        "same_organization": language.gettext("the same company “{text}”"),
        "same_address": language.gettext("the same address"),
        "similar_address": language.gettext("a similar address"),
        "same_town": language.gettext("the same town"),
    }


def _reasons_against(language: Language) -> dict[str, str]:
    return {
        "unclear_given_name": language.gettext("perhaps another first name ({text})"),
        "unclear_family_name": language.gettext("perhaps another last name ({text})"),
        "unclear_generation": language.gettext("perhaps another generation or number"),
        "different_given_name": language.gettext("another first name ({text})"),
        "different_field": language.gettext("another number or field ({text})"),
        "different_middle_name": language.gettext("another middle name ({text})"),
        "different_family_name": language.gettext("another last name ({text})"),
        "different_generation": language.gettext("another generation or number"),
        "different_birthday": language.gettext("another date of birth ({text})"),
        "distant_birthday": language.gettext("a date of birth a generation apart ({text})"),
        "different_mailbox": language.gettext("another mailbox at the same provider ({text})"),
        "different_profile": language.gettext("another account on the same network ({text})"),
        "different_address": language.gettext("another address"),
    }

"""What the card of a person says, ready to be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from entourage.domain.contact import Kind, first_of, of_kind
from entourage.domain.pairing import BOOKKEEPING, is_for_programs, is_of_account
from entourage.domain.postal import postal
from entourage.domain.telephones import usual_form
from entourage.formats.vcard_property import unescape
from entourage.operations import sharing
from entourage.operations.merging import merges
from entourage.operations.origins import origins as origins_of
from entourage.operations.untying import tied
from entourage.ui.people.pictures import small
from entourage.words import importing, names
from entourage.words.brands import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QImage

    from entourage.domain.contact import Contact, Held, Value
    from entourage.domain.sharing import Decision
    from entourage.domain.topic import Topic
    from entourage.language import Language
    from entourage.operations.merging import PastMerge
    from entourage.operations.origins import Origins
    from entourage.operations.untying import Tied
    from entourage.storage.database import Database
    from entourage.ui.people.provenance import Told

_CONTACT = (Kind.EMAIL, Kind.TELEPHONE, Kind.ADDRESS, Kind.URL)
_WORK = (Kind.ORGANIZATION, Kind.TITLE, Kind.ROLE)
_PERSON = (Kind.NICKNAME, Kind.PHONETIC_NAME, Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.DATE, Kind.RELATED, Kind.GENDER)
_MORE = (Kind.LANGUAGE, Kind.CATEGORY, Kind.OTHER)
PORTRAIT = 60  # pixels on the card, where one is a point wide
_PROPERTY = re.compile(r"LABEL|X-[\w-]+", re.IGNORECASE)
_ADDRESS = "@!$'*+"  # what stands for itself in the address of a letter (RFC 6068)


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold a person, and what they may see of each kind of content, with what decided it.

    telephones: the numbers as they are usually written, by how they were typed, where that differs. portrait: their
    picture, small; None where there is none, or none that can be read. origins: where all of it comes from. merges:
    who was merged into them. tied: what was said to be them while it was imported.
    """

    person: Contact
    decisions: Sequence[tuple[Topic, Decision]]
    telephones: Mapping[str, str] = field(default_factory=dict)
    portrait: QImage | None = None
    origins: Origins | None = None
    merges: tuple[PastMerge, ...] = ()
    tied: tuple[Tied, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold one line of a card: what it is, what it says, who says so, and what it opens ("mailto:…") if anything.

    label: empty where the heading above says what it is. is_quiet: said of what is not shown. value: the id of what is
    shown, 0 where it is several.
    """

    label: str
    text: str
    origin: str = ""
    link: str = ""
    is_quiet: bool = False
    value: int = 0


def read(database: Database, contact_id: int, region: str = "") -> Facts:
    """Read a person for the card, and how telephone numbers are usually written in a region."""
    found = origins_of(database, contact_id)
    person = found.person
    typed = [value.text for value in of_kind(person.values, Kind.TELEPHONE)]
    usual = {text: form for text in typed if (form := usual_form(text, region)) != text}
    decisions = sharing.why(database, contact_id=contact_id, topic=None)
    return Facts(
        person, decisions, usual, _portrait(person), found, merges(database, contact_id), tied(database, contact_id)
    )


def _portrait(person: Contact) -> QImage | None:
    held = first_of(person.values, Kind.PHOTO)
    photo = held.photo if held else None
    return small(photo.data, 2 * PORTRAIT) if photo and photo.data else None


def work(person: Contact) -> str:
    """Say what someone does, and where."""
    title = first_of(person.values, Kind.TITLE) or first_of(person.values, Kind.ROLE)
    organization = first_of(person.values, Kind.ORGANIZATION)
    company = next(filter(None, (*organization.parts, organization.text)), "") if organization else ""
    return names.work(person.display_name, title.text if title else "", company)


def sections(language: Language, known: Facts, told: Told | None = None) -> list[tuple[str, list[Fact]]]:
    """Group what is known of someone under headings, empty ones left out; told: where it comes from, in words."""
    values = known.person.values
    fully = told.fully if told else {one.id: origin(language, one) for one in known.person.held}
    standing = [one for one in known.person.held if not one.removed and not is_of_account(one.value, values)]
    said = partial(_facts, language, standing, fully)
    found = [
        (language.gettext("Contact"), [_usual(language, one, known.telephones) for one in said(_CONTACT)]),
        (language.gettext("Profiles"), _profiles(language, standing, fully)),
        (language.gettext("Work"), said(_WORK)),
        (language.gettext("Person"), said(_PERSON)),
        (language.gettext("Notes"), said((Kind.NOTE,))),
        (language.gettext("More"), [*said(_MORE), *_kept_for_programs(language, standing)]),
    ]
    return [(heading, facts) for heading, facts in found if facts]


def kept(language: Language, value: Value) -> tuple[str, str]:
    """Name what no field of ours holds, and write it as a person reads it: a vCard puts a sign for each new line."""
    name = language.gettext("Address as written") if value.name.upper() == "LABEL" else ""
    text = unescape(value.text) if _PROPERTY.fullmatch(value.name) else value.text
    return name or importing.labelled_field(language, value), text


def _worded(language: Language, value: Value) -> tuple[str, str]:
    if value.kind is Kind.OTHER:
        return kept(language, value)
    if value.kind is Kind.NOTE and not value.label:
        return "", value.text  # its heading says what it is
    said = "\n".join(postal(value)) if value.kind is Kind.ADDRESS else importing.said(language, value)
    return importing.labelled_field(language, value), said


def _facts(language: Language, standing: Sequence[Held], fully: Mapping[int, str], kinds: Sequence[Kind]) -> list[Fact]:
    ordered = [one for kind in kinds for one in standing if one.value.kind is kind]
    return [
        Fact(
            *_worded(language, one.value),
            fully[one.id],
            _link(one),
            value=one.id,
        )
        for one in ordered
        if importing.shown(one.value).strip() and not is_for_programs(one.value)
    ]


def _kept_for_programs(language: Language, standing: Sequence[Held]) -> list[Fact]:
    """Count what is kept for other programs and cannot be read; what they all note is not worth a word."""
    found = [one for one in standing if is_for_programs(one.value) and one.value.name.upper() not in BOOKKEEPING]
    if not found:
        return []
    said = language.ngettext(
        "and {count} value that other programs keep", "and {count} values that other programs keep", len(found)
    )
    return [Fact("", said, is_quiet=True)]


def _usual(language: Language, fact: Fact, telephones: Mapping[str, str]) -> Fact:
    """Show a telephone number as it was grouped, or grouped as is usual; the other form to whoever points at it."""
    if fact.link or fact.text not in telephones:
        return fact
    usual = telephones[fact.text]
    if fact.text.removeprefix("+").isdecimal():
        shown, told = usual, language.gettext("typed: {text}").format(text=fact.text)
    else:
        shown, told = fact.text, language.gettext("usually written {text}").format(text=usual)
    return replace(fact, text=shown, origin="\n".join(filter(None, (told, fact.origin))))


def _profiles(language: Language, standing: Sequence[Held], fully: Mapping[int, str]) -> list[Fact]:
    facts = []
    for one in standing:
        if one.value.kind is not Kind.PROFILE:
            continue
        profile = one.value.as_profile
        url = profile.url if profile.url.startswith(("https://", "http://")) else ""
        text = ", ".join(filter(None, (importing.shown(one.value), importing.connected(language, one.value))))
        text = text or importing.said(language, one.value)
        facts.append(Fact(spelled(profile.network), text, fully[one.id], url, value=one.id))
    return facts


def _link(held: Held) -> str:
    text = held.value.text.strip()
    if held.value.kind is Kind.EMAIL and "@" in text:
        # A file may say "a@b.c?bcc=…": all of it is the address, and no header of the letter.
        return f"mailto:{quote(text, safe=_ADDRESS)}"
    return text if held.value.kind is Kind.URL and text.startswith(("https://", "http://")) else ""


def origin(language: Language, held: Held) -> str:
    """Say where a value comes from."""
    by_hand = [language.gettext("by hand")] if held.by_hand else []
    return ", ".join([*held.files, *by_hand])


def origins(language: Language, person: Contact) -> str:
    """Say where what is known of someone comes from."""
    # What was edited keeps where it came from as a removed value.
    files = " · ".join(dict.fromkeys(file for one in person.held for file in one.files))
    is_changed = any(one.by_hand or one.removed for one in person.held)
    if files and is_changed:
        return language.gettext("{files}, changed by hand").format(files=files)
    return files or (language.gettext("by hand") if is_changed else "")


def by_verdict(language: Language, decisions: Sequence[tuple[Topic, Decision]]) -> list[tuple[str, str, list[str]]]:
    """Group kinds of content by verdict: (its code, its word, the kinds), the open ones first."""
    found: dict[str, list[str]] = {}
    for topic, decision in sorted(decisions, key=lambda one: one[1].verdict):
        found.setdefault(decision.verdict.code, []).append(names.topic(language, topic))
    return [(code, names.verdicts(language)[code], topics) for code, topics in found.items()]

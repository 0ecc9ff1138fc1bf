"""Name what is no list of my people, so that a sentence can say what it is and what to take instead."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE = 4096
_TWITTER = re.compile(r"window\.YTD\.(\w+?)\.part\d+\s*=")
_OF_X = {**dict.fromkeys(("follower", "following", "block", "mute"), "x-accounts"), "contact": "x-contacts"}
_ENTRY_OF_X = re.compile(r'"(?:accountId|contact)"\s*:')
# A line of a conversation as WhatsApp saves it, on either kind of telephone: the day, the time, who it is.
_SAID = re.compile(
    r"[\u200e\ufeff]?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s(?:\w{1,3}\s)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:\s?[ap]\.?\s?m\.?)?(?:\]\s|\s-\s)\S",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:\*\.)?(?!-)[\w-]+(?:\.[\w-]+)*\.[A-Za-z][\w-]+")
_LISTING = frozenset({"mastodon-muted", "linkedin-invitations", "linkedin-endorsements"})
# What LinkedIn puts into its archive beside the people one knows; it adds columns, but never renamed these.
_LINKEDIN = {
    "linkedin-invitations": [frozenset({"from", "to", "sent at", "direction"})],
    "linkedin-messages": [frozenset({"conversation id", "from", "to", "content"})],
    "linkedin-endorsements": [
        frozenset({"endorsement date", "skill name", "endorser first name"}),
        frozenset({"endorsement date", "skill name", "endorsee first name"}),
    ],
    "linkedin-other": [
        frozenset({"company name", "title", "description", "started on"}),
        frozenset({"company name", "role", "cause", "started on"}),
        frozenset({"school name", "start date", "degree name"}),
        frozenset({"name", "authority", "started on", "license number"}),
        frozenset({"name", "published on", "publisher"}),
        frozenset({"title", "description", "url", "started on"}),
        frozenset({"saved date", "job url", "company name"}),
        frozenset({"application date", "contact email", "job url"}),
        frozenset({"content title", "content description", "content type"}),
        frozenset({"date", "sharelink", "sharecommentary"}),
        frozenset({"registered at", "registration ip"}),
        frozenset({"login date", "ip address"}),
        frozenset({"date/time", "media description", "media link"}),
    ],
}
_OF_PEOPLE = frozenset({"name", "full name", "first name", "last name", "email", "e-mail", "email address", "phone"})
_LINKEDIN_OTHERS = frozenset(
    map(
        frozenset,
        (
            ("email address", "confirmed", "primary"),
            ("email address", "confirmed", "primary", "updated on"),
            ("extension", "number", "type"),
            ("organization", "followed on"),
            ("title", "description", "issued on"),
            ("date", "type", "link"),
            ("date", "link", "message"),
            ("time", "search query"),
        ),
    )
)
# Anyone may write these, so that they are LinkedIn's only in a file that is called as it calls it.
_LANGUAGES = frozenset({"name", "proficiency"})
_OF_LANGUAGES = re.compile(r"languages\b.*\.csv", re.IGNORECASE)
_BLOCKED = re.compile(r"(?:blocked|muted|blocks|mutes)(?:[_ -]accounts)?\b", re.IGNORECASE)
_WINDOWS_CONTACT = "http://schemas.microsoft.com/Contact"
_TELEGRAM_PAGE = re.compile(r"<title>\s*Exported Data|telegram", re.IGNORECASE)
_PLAIN_PAGE = re.compile(r"<(?:!doctype )?html", re.IGNORECASE)


def kind_of_markup(text: str) -> str:
    """Name a document with marks: a page, a contact of Windows, or any other."""
    sample = text[:_SAMPLE]
    if _WINDOWS_CONTACT in sample:
        return "windows-contact"
    if _PLAIN_PAGE.search(sample):
        return "telegram-page" if _TELEGRAM_PAGE.search(sample) else "html"
    return "xml"


def kind_of_text(text: str) -> str:
    """Name a text that looks like a list of people, and is none of mine; empty where nothing says so."""
    if is_chat(text):
        return "chat"
    match = _TWITTER.match(text)
    if match:
        return _OF_X.get(match[1], "x-archive")
    header = text[: text.find("\n") if "\n" in text else len(text)].strip().lower().replace('"', "").replace(", ", ",")
    if header == "account address,hide notifications":
        return "mastodon-muted"
    if header.startswith("#domain") or _are_domains(text):
        return "domains"
    return _of_linkedin(header)


def is_chat(text: str) -> bool:
    """Tell whether a text begins as a conversation does that a messenger has saved."""
    return bool(_SAID.match(text))


def people_in(kind: str, text: str) -> int:
    """Count the people in a text that is none of mine, by what it is."""
    if kind in _OF_X.values():
        return len(_ENTRY_OF_X.findall(text))
    return max(0, _rows_in(text) - 1) if kind in _LISTING else 0


def _rows_in(text: str) -> int:
    """Count the rows of a table, of which a cell may hold several lines."""
    try:
        return sum(any(map(str.strip, row)) for row in csv.reader(io.StringIO(text)))
    except csv.Error:
        return sum(map(bool, map(str.strip, text.splitlines())))


def _of_linkedin(header: str) -> str:
    """Name a table of LinkedIn's archive that is none of people I know; empty where the headings are others."""
    headings = frozenset(header.split(","))
    for kind, known in _LINKEDIN.items():
        if any(one <= headings and not headings & _OF_PEOPLE - one for one in known):
            return kind
    return "linkedin-other" if headings in _LINKEDIN_OTHERS else ""


def lists_accounts_of_x(text: str) -> bool:
    """Tell whether a text begins as those files of X's archives that list accounts."""
    match = _TWITTER.match(text)
    return bool(match) and match is not None and match[1] in _OF_X


def is_blocked(name: str) -> bool:
    """Tell by a file's name whether a bare list of accounts is of those blocked or muted, which nothing in it does."""
    return bool(_BLOCKED.match(name))


def is_languages(name: str, headings: Iterable[str]) -> bool:
    """Tell whether a table says which languages somebody speaks, as LinkedIn's archive does in a file of that name."""
    return bool(_OF_LANGUAGES.fullmatch(name)) and {heading.strip().lower() for heading in headings} == _LANGUAGES


def _are_domains(text: str) -> bool:
    lines = list(filter(None, map(str.strip, text[:_SAMPLE].splitlines())))
    return bool(lines) and all(map(_DOMAIN.fullmatch, lines[:-1] or lines)) and not any("@" in line for line in lines)

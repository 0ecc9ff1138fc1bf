"""Name what is no list of my people, so that a sentence can say what it is and what to take instead."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.formats.dialects import recognize

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
_LINE = "[LINE] "  # how a conversation that LINE saves begins, in any language
_DOMAIN = re.compile(r"(?:\*\.)?(?!-)[\w-]+(?:\.[\w-]+)*\.[A-Za-z][\w-]+")
_LISTING = frozenset(
    {"mastodon-muted"} | {f"linkedin-{kind}" for kind in ("invitations", "endorsements", "recommendations", "followed")}
)
# What LinkedIn puts into its archive beside the people one knows; it adds columns, but never renamed these.
_LINKEDIN = {
    "linkedin-invitations": [frozenset({"from", "to", "sent at", "direction"})],
    "linkedin-messages": [
        frozenset({"conversation id", "from", "content"}),
        frozenset({"from", "to", "date", "subject", "content", "direction", "folder"}),
    ],
    "linkedin-recommendations": [
        frozenset({"first name", "last name", "company", "job title", "text", "creation date", "status"})
    ],
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
        frozenset({"title", "description", "filing date", "patent number"}),
        frozenset({"member age", "company names", "degrees"}),
        frozenset({"category", "type of inference", "inference"}),
        frozenset({"challenge date", "ip address", "challenge type"}),
        frozenset({"transaction made at", "description", "invoice number"}),
        frozenset({"name", "transaction made at", "invoice number"}),
        frozenset({"preferred job types", "job titles", "industries"}),
    ],
}
# Of headings that a list of people may have too, no others stand beside these.
_LINKEDIN_ALONE: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("linkedin-followed", frozenset({"date", "status", "fullname"}), frozenset()),
    ("linkedin-other", frozenset({"name", "description", "score", "taken on"}), frozenset()),
    (
        "linkedin-other",
        frozenset({"name", "description", "position", "started on", "currently working"}),
        frozenset({"finished on"}),
    ),
    ("linkedin-other", frozenset({"event name", "event time", "external url"}), frozenset({"status"})),
    (
        "linkedin-other",
        frozenset({"first name", "last name", "verification type", "verified date"}),
        frozenset(
            {"middle name", "year of birth", "issuing authority", "document type", "verification service provider"}
        ),
    ),
)
_OF_ONESELF = frozenset({"contact phone number"})  # in an application for a job
_REACHING = frozenset({Kind.EMAIL, Kind.TELEPHONE})
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
            ("date", "link", "optiontext"),
            ("hashtag", "createddate", "status"),
            ("number", "extension", "is_whatsapp_number"),
        ),
    )
)
# Anyone may write these, so that they are LinkedIn's only in a file that is called as it calls it.
_BY_NAME = (
    (re.compile(r"Languages(?: ?\(\d+\))?\.csv"), frozenset({"name", "proficiency"})),
    (re.compile(r"Skills(?: ?\(\d+\))?\.csv"), frozenset({"name"})),
    (re.compile(r"Courses(?: ?\(\d+\))?\.csv"), frozenset({"name", "number"})),
    (re.compile(r"services marketplace\b.*\.csv", re.IGNORECASE), frozenset({"title", "description"})),
    (re.compile(r"instantreposts\b.*\.csv", re.IGNORECASE), frozenset({"date", "link"})),
    (re.compile(r"job applicant saved .*\.csv", re.IGNORECASE), frozenset({"question", "answer"})),
)
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
    return text.startswith(_LINE) or bool(_SAID.match(text))


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
        if any(one <= headings and not _name_or_reach(headings - one) for one in known):
            return kind
    for kind, alone, beside in _LINKEDIN_ALONE:
        if alone <= headings <= alone | beside:
            return kind
    return "linkedin-other" if headings in _LINKEDIN_OTHERS else ""


def _name_or_reach(headings: frozenset[str]) -> bool:
    """Tell whether headings beside those of a table of LinkedIn's say that it lists people: by name or address."""
    columns = recognize(sorted(headings - _OF_ONESELF)).columns
    return bool(headings & _OF_PEOPLE) or any(column.block.kind in _REACHING for column in columns)


def lists_accounts_of_x(text: str) -> bool:
    """Tell whether a text begins as those files of X's archives that list accounts."""
    match = _TWITTER.match(text)
    return bool(match) and match is not None and match[1] in _OF_X


def is_blocked(name: str) -> bool:
    """Tell by a file's name whether a bare list of accounts is of those blocked or muted, which nothing in it does."""
    return bool(_BLOCKED.match(name))


def is_of_oneself(name: str, headings: Iterable[str]) -> bool:
    """Tell whether a table says what somebody knows or did, as LinkedIn's archive does in a file of that name."""
    said = {heading.strip().lower() for heading in headings}
    return any(said == known and file.fullmatch(name) for file, known in _BY_NAME)


def _are_domains(text: str) -> bool:
    lines = list(filter(None, map(str.strip, text[:_SAMPLE].splitlines())))
    return bool(lines) and all(map(_DOMAIN.fullmatch, lines[:-1] or lines)) and not any("@" in line for line in lines)

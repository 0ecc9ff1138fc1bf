"""Name what is no list of my people, so that a sentence can say what it is and what to take instead."""

from __future__ import annotations

import re

_SAMPLE = 4096
_TWITTER = re.compile(r"window\.YTD\.(\w+?)\.part\d+\s*=")
_DOMAIN = re.compile(r"(?:\*\.)?(?!-)[\w-]+(?:\.[\w-]+)*\.[A-Za-z][\w-]+")
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
    match = _TWITTER.match(text)
    if match:
        return "x-accounts" if match[1] in {"follower", "following", "block", "mute"} else "x-archive"
    header = text[: text.find("\n") if "\n" in text else len(text)].strip().lower().replace('"', "")
    if header == "account address,hide notifications":
        return "mastodon-muted"
    if header.startswith("#domain") or _are_domains(text):
        return "domains"
    return ""


def _are_domains(text: str) -> bool:
    lines = list(filter(None, map(str.strip, text[:_SAMPLE].splitlines())))
    return bool(lines) and all(map(_DOMAIN.fullmatch, lines[:-1] or lines)) and not any("@" in line for line in lines)

"""Whatever goes wrong with a server is said, in both languages, and says what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from entourage import assets
from entourage.domain.errors import EntourageError
from entourage.language import Language
from entourage.words import faults

SYNC = Path(__file__).resolve().parents[2] / "src" / "entourage" / "sync"
LANGUAGES = [Language(tag, assets.folder("i18n")) for tag in ("en", "fr", "fr_CA")]
NAMED = {
    "host": "dav.example.org",
    "address": "nowhere",
    "url": "http://dav.example.org/",
    "other": "evil.example",
    "page": "https://example.org/passwords",
    "reason": "card_too_large",
    "what": "reading",
    "seconds": 90,
    "person": "Zoé",
}


def said_in(pattern: str) -> set[str]:
    """Find what the modules of sync name."""
    return {found for path in SYNC.glob("*.py") for found in re.findall(pattern, path.read_text("utf-8"))}


def said(language: Language, code: str, **params: object) -> str:
    sentence = faults.error(language, EntourageError(code, **{**NAMED, **params}))
    assert re.fullmatch(r"[^{}]+", sentence)
    return sentence


@pytest.mark.parametrize("language", LANGUAGES, ids=["en", "fr", "fr_CA"])
def test_every_fault_of_servers_has_its_sentence(language: Language) -> None:
    codes = said_in(r'"(server_[a-z_]+)"')
    assert len(codes) >= 15
    for code in codes:
        named = {"server_unreachable": "name_unknown", "server_certificate": "certificate_expired"}
        sentence = said(language, code, reason=named.get(code, "card_too_large"))
        assert any(str(NAMED[name]) in sentence for name in ("host", "address", "url"))


@pytest.mark.parametrize("language", LANGUAGES, ids=["en", "fr", "fr_CA"])
def test_every_reason_is_said_in_words(language: Language) -> None:
    for code, pattern in {
        "server_certificate": r'"(certificate_[a-z_]+)"',
        "server_unreachable": r'"(name_unknown|connection_[a-z]+|not_encrypted|encryption_failed)"',
        "server_refused_card": r'"(card_[a-z_]+)"',
    }.items():
        reasons = said_in(pattern)
        assert reasons
        for reason in reasons:
            assert reason not in said(language, code, reason=reason)
    assert "no route" in said(language, "server_unreachable", reason="no route")


@pytest.mark.parametrize("language", LANGUAGES, ids=["en", "fr", "fr_CA"])
def test_how_long_a_server_is_busy_is_said_in_minutes(language: Language) -> None:
    assert "2" in said(language, "server_busy", seconds=61)
    assert not re.search(r"\d", said(language, "server_busy", seconds=0))
    assert len({said(language, "server_forbidden", what=what) for what in ("reading", "writing", "deleting")}) == 3

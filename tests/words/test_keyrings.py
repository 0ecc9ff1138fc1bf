"""Every way in which a keyring may be, or fail, has its sentence."""

from __future__ import annotations

import pytest

from entourage import assets
from entourage.domain.errors import EntourageError
from entourage.keychain import MACOS, TRUSTED, WINDOWS, Reason
from entourage.language import Language
from entourage.words import faults, faults_secrets, keyrings

LANGUAGES = [Language(tag, assets.folder("i18n")) for tag in ("en", "fr", "fr_CA")]
PARAMS = {"backend": "keyring.backends.null.Keyring", "seconds": 120, "most": 1280, "reason": ""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_and_every_state_is_said(language: Language) -> None:
    said = [faults.error(language, EntourageError(code, **PARAMS)) for code in faults_secrets.faults(language)]
    said += [keyrings.state(language, reason.value, backend) for reason in Reason for backend in TRUSTED]
    assert all(one.endswith(".") and "{" not in one for one in said)
    assert len(set(said)) >= len(faults_secrets.faults(language)) + len(Reason)


def test_a_keyring_is_called_as_its_system_calls_it() -> None:
    english, french = LANGUAGES[:2]
    assert keyrings.name(english, MACOS) == "the keychain of macOS"
    assert "Gestionnaire d’identification" in keyrings.name(french, WINDOWS)
    assert "1,280" in faults.error(english, EntourageError("secret_too_long", most=1280))

"""How people stand to each other, in words."""

from __future__ import annotations

import pytest

from entourage import assets
from entourage.domain.matching import ReasonCode
from entourage.language import Language
from entourage.words import pairing


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_what_many_pairs_have_in_common_is_named_for_every_reason(tag: str) -> None:
    language = Language(tag, assets.folder("i18n"))
    nameless = pairing.in_common(language, ("unheard of",))
    assert [code for code in ReasonCode if pairing.in_common(language, (code.value,)) == nameless] == []

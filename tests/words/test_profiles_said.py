"""Since when somebody is on a network, in words."""

from __future__ import annotations

import pytest

from entourage import assets
from entourage.domain.contact import Kind, Profile, Value
from entourage.language import Language
from entourage.words import importing


@pytest.mark.parametrize(
    ("types", "said"),
    [
        ((), "connected November 14, 2023"),
        (("following",), "followed since November 14, 2023"),
        (("follower", "following"), "connected November 14, 2023"),
    ],
)
def test_whom_i_follow_is_not_said_to_be_a_contact(types: tuple[str, ...], said: str) -> None:
    value = Value(kind=Kind.PROFILE, parts=Profile("instagram", "alice", "", "2023-11-14"), types=types)
    assert importing.connected(Language("en", assets.folder("i18n")), value) == said

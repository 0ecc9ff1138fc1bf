"""How people and what they do are said."""

from __future__ import annotations

from entourage.words import names


def test_what_someone_does_says_no_name_twice() -> None:
    assert names.work("AT&T", "AT&T", "") == ""
    assert names.work("AT&T", "AT&T", "Support") == "Support"
    assert names.work("Ana Silva", "AT&T", "Engineer") == "AT&T · Engineer"

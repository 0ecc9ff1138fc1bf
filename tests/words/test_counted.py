"""Notices that count say it of one as of many."""

from __future__ import annotations

import pytest

from entourage import assets
from entourage.language import Language
from entourage.words import importing

ENGLISH, FRENCH = (Language(tag, assets.folder("i18n")) for tag in ("en", "fr"))


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        (ENGLISH, "1", "“Blocked {Users}”: 1 person, left out on purpose"),
        (ENGLISH, "1846", "“Blocked {Users}”: 1,846 people, left out on purpose"),
        (FRENCH, "1", "« Blocked {Users} » : 1 personne, laissée de côté exprès"),
        (FRENCH, "2", "« Blocked {Users} » : 2 personnes, laissées de côté exprès"),
    ],
)
def test_a_list_left_out_says_how_many_people_it_names(language: Language, number: str, said: str) -> None:
    notice = importing.notice(language, "list_left_out", line=0, name="Blocked {Users}", text=number)
    assert notice.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == said

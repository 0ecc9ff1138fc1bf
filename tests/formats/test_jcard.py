"""jCards as they are written by programs that know calendars too."""

import pytest

from entourage.formats import jcard
from entourage.formats.record import Record

PROPERTIES = [["version", {}, "text", "3.0"], ["fn", {}, "text", "Zoé Roux"], ["email", [], "text", "zoe@example.org"]]


@pytest.mark.parametrize(
    "document", [["vcard", PROPERTIES, []], [["vcard", PROPERTIES, []], ["vcard", PROPERTIES, []]]]
)
def test_a_card_with_the_place_for_inner_components_is_read(document: list[object]) -> None:
    cards = jcard.cards_of(document)
    assert cards
    for item in jcard.read(cards):
        assert isinstance(item, Record)
        assert [value.text for value in item.values] == ["Zoé Roux", "zoe@example.org"]


@pytest.mark.parametrize("document", [["vcard", PROPERTIES, {}], ["vcard", "fn", []], ["vcard"], ["vcalendar", [], []]])
def test_what_is_no_card_is_another_file(document: list[object]) -> None:
    assert jcard.cards_of(document) is None

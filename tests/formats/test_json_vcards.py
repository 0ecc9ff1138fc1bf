"""Cards that stand as texts in JSON."""

import json

import pytest

from entourage.domain.contact import Kind
from entourage.formats.detect import read_bytes
from entourage.formats.record import Notice, Record

ZOE = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoé Roux\r\nNOTE:one\\ntwo\r\nEND:VCARD\r\n"
ADA = "begin:vcard\nfn:Ada\nend:vcard"


def items(document: object) -> list[Record | Notice]:
    return list(read_bytes(json.dumps(document).encode()).items)


def names(document: object) -> list[str]:
    found = [item for item in items(document) if isinstance(item, Record)]
    return [value.text for record in found for value in record.values if value.kind is Kind.FORMATTED_NAME]


@pytest.mark.parametrize(
    "document",
    [
        [ZOE, ADA],
        [{"uid": "1", "card": ZOE}, {"uid": "2", "card": ADA}],
        {"version": 1, "tags": ["BEGIN:VCARDS"], "items": [{"content": ZOE}, {"content": ADA}]},
        {"name": "two", "cards": ZOE + ADA},
        [{"contact": [ZOE, ADA]}],
    ],
)
def test_cards_that_are_texts_in_json_are_read(document: object) -> None:
    assert names(document) == ["Zoé Roux", "Ada"]


def test_a_card_is_named_by_the_place_of_its_entry_and_one_without_a_card_is_told() -> None:
    one, other, left_out = items([{"card": ZOE}, {"card": ADA}, {"card": "none"}])
    assert isinstance(one, Record)
    assert isinstance(other, Record)
    assert isinstance(left_out, Notice)
    assert (one.line, other.line, left_out.line) == (1, 2, 3)
    assert (left_out.code, left_out.rejected) == ("no_content", True)
    assert {value.text for value in one.values if value.kind is Kind.NOTE} == {"one\ntwo"}


@pytest.mark.parametrize(
    "document", [["a text on BEGIN:VCARD"], {"cards": [1, None, {"a": {"b": ZOE}}]}, {"help": "x"}]
)
def test_what_only_speaks_of_cards_is_another_file(document: object) -> None:
    (told,) = items(document)
    assert isinstance(told, Notice)
    assert told.code == "not_contacts"

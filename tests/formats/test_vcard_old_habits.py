"""What phones, old address books and webmail write in their own way."""

import pytest

from entourage.domain.contact import Kind, Value, display_name
from entourage.formats import vcard
from entourage.formats.record import Notice, Record


def read_all(*lines: str) -> tuple[list[Record], list[Notice]]:
    items = list(vcard.read("\r\n".join((*lines, "")).encode()).items)
    return [item for item in items if isinstance(item, Record)], [item for item in items if isinstance(item, Notice)]


def card(*lines: str, version: str = "2.1") -> tuple[str, ...]:
    return ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD")


def said(*lines: str, version: str = "2.1") -> tuple[tuple[Value, ...], list[str]]:
    """Give the values of one card, and the codes of what is told of it."""
    (record,), notices = read_all(*card(*lines, version=version))
    return record.values, [notice.code for notice in notices]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jan 1, 1970", "1970-01-01"),
        ("19 avril 1954", "1954-04-19"),
        ("19.4.1954", "1954-04-19"),
        ("12/31/1970", "1970-12-31"),
        ("3/4/1970", ""),
        ("12/31/70", ""),
        ("Jan 1", ""),
    ],
)
def test_a_birthday_as_people_write_it_is_read_where_it_can_be_no_other_day(text: str, date: str) -> None:
    values, told = said("FN:Zoé", f"BDAY:{text}")
    (birthday,) = (value.text for value in values if value.kind is Kind.BIRTHDAY)
    assert (birthday, told) == ((date, []) if date else (text, ["bad_date"]))


def test_what_stands_around_the_cards_of_a_whole_address_book_is_no_text_between_them() -> None:
    people, told = read_all("BEGIN:VADDRESSBOOK", *card("FN:Zoé"), *card("FN:Ana"), "END:VADDRESSBOOK")
    assert [display_name(person.values) for person in people] == ["Zoé", "Ana"]
    assert told == []


def test_phones_whose_vcard_has_no_nickname_write_one_of_their_own_name() -> None:
    values, told = said("N:Ferrer;Zoé", "NICKNAME:Zo", "X-NICKNAME;CHARSET=UTF-8:Zo", "X-NICKNAME:Zizi")
    assert [value.text for value in values if value.kind is Kind.NICKNAME] == ["Zo", "Zizi"]
    assert told == []

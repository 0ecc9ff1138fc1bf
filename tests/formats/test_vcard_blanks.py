"""Blanks at the beginning of lines that continue nothing."""

import pytest

from entourage.domain.contact import Kind
from entourage.formats import vcard
from entourage.formats.record import Notice, Record

CARD = ("BEGIN:VCARD", "VERSION:4.0", "FN:Zoé Roux", "NOTE:of two", "  lines", "TEL:+33 6 12", "END:VCARD")


def read_all(text: str) -> tuple[list[Record], list[Notice]]:
    items = list(vcard.read(text.encode()).items)
    return [item for item in items if isinstance(item, Record)], [item for item in items if isinstance(item, Notice)]


def texts(record: Record) -> dict[Kind, str]:
    return {value.kind: value.text for value in record.values}


@pytest.mark.parametrize("margin", [" ", "    ", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_cards_that_are_set_in_are_read(margin: str, newline: str) -> None:
    card = newline.join(margin + line for line in CARD)
    (one, two), notices = read_all(f"{newline}{card}{newline}{newline}{card}{newline}")
    assert texts(one) == texts(two)
    assert texts(one) == {Kind.FORMATTED_NAME: "Zoé Roux", Kind.NOTE: "of two lines", Kind.TELEPHONE: "+33 6 12"}
    assert (one.line, two.line, notices) == (2, 10, [])


def test_a_card_is_read_of_which_only_the_beginning_and_the_end_stand_at_the_margin() -> None:
    begin, *within, end = CARD
    (one,), notices = read_all("\n".join((begin, *(f"  {line}" for line in within), end)))
    assert texts(one)[Kind.NOTE] == "of two lines"
    assert notices == []


def test_a_card_that_is_set_in_and_has_no_end_keeps_its_last_line_whole() -> None:
    (one,), _ = read_all("\n".join(f"  {line}" for line in CARD[:5]) + "\n")
    assert texts(one)[Kind.NOTE] == "of two lines"


def test_a_blank_in_front_of_one_line_only_continues_the_line_before() -> None:
    (one,), _ = read_all("BEGIN:VCARD\n VERSION:3.0\nFN:Zoé\nNOTE:of \n two\nEND:VCARD\n")
    assert texts(one)[Kind.NOTE] == "of two"


HEAD = ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"


def test_soft_breaks_that_are_folded_too_part_neither_letters_nor_words() -> None:
    card = [
        "BEGIN:VCARD",
        "VERSION:2.1",
        f"FN{HEAD}:Zo=C3=",
        " =A9 Ro=",
        "  ux",
        f"NOTE{HEAD}:thou=",
        " sand",
        "END:VCARD",
    ]
    (one,), notices = read_all("\r\n".join([*card, ""]))
    assert texts(one) == {Kind.FORMATTED_NAME: "Zoé Ro ux", Kind.NOTE: "thousand"}
    assert notices == []


def test_a_blank_behind_a_soft_break_is_one_where_no_letter_is_parted() -> None:
    card = ["BEGIN:VCARD", "VERSION:2.1", f"FN{HEAD}:Zo=C3=A9=", " Roux", "END:VCARD"]
    (one,), _ = read_all("\r\n".join([*card, ""]))
    assert texts(one) == {Kind.FORMATTED_NAME: "Zoé Roux"}


def test_words_that_look_like_encodings_without_end_cost_no_time() -> None:
    card = f"BEGIN:VCARD\nFN{HEAD}:Zo=C3=\n =A9\n{'QUOTED-PRINTABLE' * 60_000}\nEND:VCARD\n"
    (one,), _ = read_all(card)
    assert texts(one) == {Kind.FORMATTED_NAME: "Zoé"}

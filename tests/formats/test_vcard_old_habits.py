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


@pytest.mark.parametrize(
    ("line", "kind", "text", "types"),
    [
        ("PHONE.WORK:0704 18 99 93", Kind.TELEPHONE, "0704 18 99 93", ("work",)),
        ("MOBILE:+46702427055", Kind.TELEPHONE, "+46702427055", ("cell",)),
        ("item1.PHONE;TYPE=HOME:0704189993", Kind.TELEPHONE, "0704189993", ("home",)),
        ("E-Mail:zoe@example.org", Kind.EMAIL, "zoe@example.org", ()),
        ("MOBILE:yes", Kind.OTHER, "yes", ()),
        ("PHONE:2", Kind.OTHER, "2", ()),
        ("X-PHONE:0704189993", Kind.OTHER, "0704189993", ()),
    ],
)
def test_a_number_is_known_by_the_word_that_stands_for_its_property(
    line: str, kind: Kind, text: str, types: tuple[str, ...]
) -> None:
    values, told = said("FN:Zoé", line)
    assert [(value.kind, value.text, value.types) for value in values[1:]] == [(kind, text, types)]
    assert told == []


def test_a_card_without_a_name_may_have_it_in_lines_headed_as_columns_are() -> None:
    values, told = said("Group: ", "First name:Zoé", "Last name: ", "Home phone:0612", "E-Mail 2:z@a.org", "Odd one:1")
    assert [(value.kind, value.text, value.types) for value in values if value.kind is not Kind.NAME] == [
        (Kind.TELEPHONE, "0612", ("home",)),
        (Kind.EMAIL, "z@a.org", ()),
    ]
    assert (display_name(values), told) == ("Zoé", ["bad_line"])


def test_a_line_headed_so_in_a_card_that_has_a_name_is_likelier_the_rest_of_a_note() -> None:
    values, told = said("FN:Zoé", "NOTE:To reach her:", "Home phone:0612")
    assert [value.kind for value in values] == [Kind.FORMATTED_NAME, Kind.NOTE]
    assert told == ["bad_line"]


@pytest.mark.parametrize(
    ("line", "label", "types"),
    [
        ("TEL;TYPE=X-Chalet:0612", "Chalet", ()),
        ("TEL;TYPE=CELL;TYPE=X-Chalet:0612", "Chalet", ("cell",)),
        ("TEL;TYPE=X-CALLBACK:0612", "", ("x-callback",)),
        ("TEL;TYPE=x-callback:0612", "", ("x-callback",)),
    ],
)
def test_android_writes_a_label_of_ones_own_among_the_types_of_3_0(
    line: str, label: str, types: tuple[str, ...]
) -> None:
    values, _ = said("N:;Zoé;;;", "FN:Zoé", line, version="3.0")
    assert [(value.label, value.types) for value in values if value.kind is Kind.TELEPHONE] == [(label, types)]


def test_what_stands_so_among_the_types_of_a_field_that_android_does_not_label_stays_a_type() -> None:
    values, _ = said("FN:Zoé", "URL;TYPE=X-Chalet:https://example.org", version="3.0")
    assert [(value.label, value.types) for value in values if value.kind is Kind.URL] == [("", ("x-chalet",))]


def notes_and_telephones(*lines: str) -> tuple[list[str], list[str]]:
    values, _ = said("N:Lee;Ann", *lines)
    notes, telephones = ([one.text for one in values if one.kind is kind] for kind in (Kind.NOTE, Kind.TELEPHONE))
    return notes, telephones


@pytest.mark.parametrize("following", ["TEL;CELL:0612345678", "item1.TEL:0612345678"])
def test_a_soft_break_without_need_swallows_no_property(following: str) -> None:
    found = notes_and_telephones("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:caf=C3=A9=", following)
    assert found == (["café"], ["0612345678"])


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (["Call me.=0D=0A=", "TEL:0612345678"], "Call me.\nTEL:0612345678"),
        (["Call me at the weekend, or any evening after seven o'clock, at=20=", "TEL:06"], None),
        (["Call me=", "Tel: 06 12"], "Call meTel: 06 12"),
        (["Call me=", " TEL:06 12"], "Call me TEL:06 12"),
    ],
)
def test_a_line_of_a_note_that_looks_like_a_property_stays_in_it(lines: list[str], note: str | None) -> None:
    found = notes_and_telephones(f"NOTE;ENCODING=QUOTED-PRINTABLE:{lines[0]}", *lines[1:])
    assert found == ([note or f"{lines[0].removesuffix('=20=')} {lines[1]}"], [])


def test_blanks_behind_a_soft_break_were_added_on_the_way() -> None:
    note = ["NOTE;ENCODING=QUOTED-PRINTABLE:one two= \t", " three=\t", " four"]
    assert notes_and_telephones(*note, "TEL:0612345678") == (["one two three four"], ["0612345678"])

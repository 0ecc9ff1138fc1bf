"""Cards as they are joined and coded by those who pass them on."""

import pytest

from entourage.formats import detect, vcard
from entourage.formats.record import Notice, Record


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_joined_without_a_last_line_end_keep_everybody(mark: str) -> None:
    one = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nEND:VCARD"
    items = list(vcard.read(mark.join(map(one.format, ("Ana", "Bo", "Cy"))).encode()).items)
    assert [item.values[0].text for item in items if isinstance(item, Record)] == ["Ana", "Bo", "Cy"]
    assert not [item for item in items if isinstance(item, Notice)]


def test_the_bytes_that_a_value_spells_out_are_not_in_the_encoding_of_a_wide_file() -> None:
    text = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE:Piotr Kami=F1ski\r\nEND:VCARD\r\n"
    (record,) = vcard.read(text.encode("utf-16")).items
    assert isinstance(record, Record)
    assert record.values[0].text == "Piotr Kamiński"


def test_a_line_break_of_old_macs_within_a_value_stays_one() -> None:
    text = "BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0Dtwo\r\nEND:VCARD\r\n"
    (record,) = vcard.read(text.encode()).items
    assert isinstance(record, Record)
    assert record.values[0].text == "one\ntwo"


def test_an_ldif_that_mentions_a_card_is_no_card() -> None:
    assert not vcard.looks_like(b"dn: mail=a@b.org\nmail: a@b.org\n\nb'BEGIN:VCARD'\n")
    assert vcard.looks_like(b"\xef\xbb\xbfitem1.BEGIN:VCARD\r\n")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"NOTE:rue de l\xe2\xff\xfe\x80\x99\xc3\x89glise", "\N{REPLACEMENT CHARACTER}Église"),
        (b"EMAIL:m\xc31796@example.net", "m\N{REPLACEMENT CHARACTER}1796@example.net"),
        (b"NOTE:d\xe9j\xe0 vu", "déjà vu"),
    ],
)
def test_only_the_bytes_that_are_damaged_in_a_line_of_utf_8_are_marked(line: bytes, text: str) -> None:
    rest = "\r\n".join(f"NOTE:Zoé Lefèvre {n}" for n in range(9)).encode()
    data = b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zo\r\n" + rest + b"\r\n" + line + b"\r\nEND:VCARD\r\n"
    items = list(detect.read_bytes(data).items)
    (record,) = [item for item in items if isinstance(item, Record)]
    assert any(value.text.endswith(text) for value in record.values)
    told = [item.code for item in items if isinstance(item, Notice)]
    assert ("letters_destroyed" in told) is ("\N{REPLACEMENT CHARACTER}" in text)


def values_of(*lines: str) -> tuple[dict[str, str], list[str]]:
    data = "\n".join(("BEGIN:VCARD", "VERSION:3.0", "FN:Zoé", *lines, "END:VCARD", "")).encode()
    (record,) = (item for item in vcard.read(data).items if isinstance(item, Record))
    told = [item.text for item in vcard.read(data).items if isinstance(item, Notice)]
    return {value.kind.value: value.photo.url if value.photo else value.text for value in record.values}, told


@pytest.mark.parametrize("name", ["PHOTO", "PHOTO;VALUE=uri", "URL"])
def test_a_web_address_that_was_cut_for_its_length_goes_on_though_no_blank_says_so(name: str) -> None:
    address = f"https://example.org/{'a1' * 50}/photo.jpg"
    cut = 75 - len(name) - 1
    values, told = values_of(f"{name}:{address[:cut]}", address[cut:], "TEL:1")
    assert values[name.partition(";")[0].lower()] == address
    assert (values["telephone"], told) == ("1", [])


@pytest.mark.parametrize("rest", ["two words", "NICKNAME", "TITLE;x"])
def test_what_cannot_be_the_rest_of_an_address_is_told(rest: str) -> None:
    address = f"URL:https://example.org/{'a1' * 50}"[:75]
    assert values_of(address, rest)[1] == [rest]
    assert values_of(address[:60], "photo.jpg")[1] == ["photo.jpg"]

"""Cards as they are joined and coded by those who pass them on."""

import pytest

from entourage.formats import vcard
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

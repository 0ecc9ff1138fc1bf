"""What speaks for an encoding: true, and of the whole file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.assets import folder
from entourage.formats import detect
from entourage.formats.evidence import ENCODINGS, alternatives, doubts, weigh
from entourage.formats.preview import preview
from entourage.formats.record import Told
from entourage.language import Language
from entourage.words import remarks

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nNOTE:{note}\r\nEND:VCARD\r\n"
TABLE = "First Name,Last Name,Email\nZoé,Müller,z@example.org\nRené,Côté,r@example.org\n"


def code(data: bytes, told: str = "") -> str:
    return weigh(data, detect.read_bytes(data, Told(encoding=told)), told).code


def test_every_letter_beyond_ascii_is_counted() -> None:
    data = (TABLE * 500).encode()
    found = weigh(data, detect.read_bytes(data))
    assert (found.code, found.letters) == ("utf8", 5 * 500)


def test_a_table_says_what_decided() -> None:
    assert code(TABLE.encode()) == "utf8"
    assert code(TABLE.encode("utf-8-sig")) == "bom"
    assert code(TABLE.encode("utf-16")) == "bom"
    assert code(TABLE.encode("utf-16-le")) == "utf16"
    assert code(TABLE.encode("cp1252")) == "guessed"
    assert code(TABLE.encode("cp1252"), "cp1252") == "told"
    assert code(TABLE.encode().decode("cp1252").encode()) == "repaired"
    assert code(TABLE.encode("ascii", "ignore")) == "ascii"


def test_a_guess_shows_words_as_they_come_out() -> None:
    data = TABLE.encode("cp1252")
    assert weigh(data, detect.read_bytes(data)).words == ("Zoé", "Müller", "René", "Côté")


def test_a_card_says_whether_its_lines_are_of_one_encoding() -> None:
    utf8, western = (CARD.format(name="Zoé", note="été").encode(one) for one in ("utf-8", "cp1252"))
    assert code(utf8) == "utf8"
    assert code(western) == "guessed"
    mixed = weigh(utf8 + western, detect.read_bytes(utf8 + western))
    assert (mixed.code, mixed.others) == ("by_line", 2)
    coded = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9\nEND:VCARD\n"
    assert code(coded) == "coded"


def test_json_and_ldif_say_what_decided() -> None:
    assert code('{"friends_v2": [{"name": "Zoé", "timestamp": 1}]}'.encode()) == "utf8"
    assert code("dn: cn=Zoé\ncn: Zoé\nmail: z@example.org\n".encode("cp1252")) == "guessed"


def test_another_encoding_marks_the_letters_that_change() -> None:
    data = TABLE.encode("cp1252")
    found = preview(data, Told(encoding="cp1251"))
    assert (found.encoding, found.own_encoding) == ("cp1251", "cp1252")
    passage = found.passages[0]
    assert [passage.text[start:end] for start, end in passage.changed] == ["й", "ь"]
    assert not any(one.changed for one in preview(data).passages)


def test_lines_with_letters_beyond_ascii_come_first() -> None:
    data = ("First Name,Last Name\n" + "Ann,Smith\n" * 5000 + "Zoé,Müller\n").encode("cp1252")
    assert preview(data).passages[0].text == "Zoé,Müller"


def test_every_encoding_offered_shows_how_words_read() -> None:
    found = {one.encoding: one for one in alternatives(TABLE.encode("cp1252"))}
    assert tuple(found) == ENCODINGS
    assert found["cp1252"].words == "Zoé Müller René"
    assert found["mac_roman"].words.startswith("ZoÈ")
    assert found["cp1252"].fits
    assert not found["utf-8"].fits


@given(st.binary(max_size=300), st.sampled_from(["", *ENCODINGS]))
def test_no_bytes_and_no_encoding_fail(data: bytes, told: str) -> None:
    preview(data, Told(encoding=told))


@pytest.mark.parametrize(
    ("data", "told", "said"),
    [
        ((TABLE + "Ada,Roy,ada.roy@example.org\n" * 9).encode("cp1252"), "utf-8", "5 letters cannot be read in UTF-8"),
        (
            "Nom,Courriel\nZoé Côté,z@a.example\n".encode(),
            "cp1252",
            "the file looks like UTF-8, and is read in Windows-1252",
        ),
        (
            b"\xef\xbb\xbf" + "Nom,Courriel\nZoé,z@a.example\n".encode(),
            "cp866",
            "the file looks like UTF-8, and is read in DOS (866)",
        ),
        ("Nom,Courriel\nZoé \N{REPLACEMENT CHARACTER},z@a.example\n".encode(), "utf-8", ""),
        ("Nom,Courriel\nZoé Côté,z@a.example\n".encode("cp1252"), "cp1252", ""),
        ("Nom,Courriel\nZoé Côté,z@a.example\n".encode("cp1252"), "", ""),
        (
            "Nom,Courriel\nYılmaz,z@a.example\n".encode("cp1254"),
            "",
            "the encoding Windows-1254 is guessed: look whether the names read well",
        ),
    ],
)
def test_what_is_doubtful_of_an_encoding_is_said(data: bytes, told: str, said: str) -> None:
    reading = detect.read_bytes(data, Told(encoding=told))
    found = doubts(weigh(data, reading, told), reading.encoding)
    sentences = [remarks.sentence(Language("en", folder("i18n")), one) for one in found]
    assert len(sentences) == bool(said)
    assert said in "".join(sentences)

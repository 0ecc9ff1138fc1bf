"""Letters that are written in codes of ASCII, and are not of the charset that they should be."""

from __future__ import annotations

from base64 import b64encode

import pytest

from entourage.domain.contact import Kind, of_kind
from entourage.formats import detect
from entourage.formats.record import Notice, Record

GREEK = "Διευθυντής"
CUT = GREEK.encode()[:-1]
LOST = GREEK[:-1] + "\ufffd"


def quoted(data: bytes) -> str:
    return "".join(f"={byte:02X}" for byte in data)


def card(title: str) -> str:
    return f"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Kim\r\nTITLE;{title}\r\nEND:VCARD\r\n"


def entry(title: bytes) -> str:
    return f"dn: cn=Kim\nobjectclass: person\ncn: Kim\ntitle:: {b64encode(title).decode()}\n"


def read(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Give what somebody is, and what is told of it."""
    items = list(detect.read_bytes(text.encode()).items)
    (record,) = (one for one in items if isinstance(one, Record))
    told = [(one.line, one.property, one.code) for one in items if isinstance(one, Notice)]
    return of_kind(record.values, Kind.TITLE)[0].text, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (card(f"CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted(CUT)}"), "TITLE"),
        (card(f"ENCODING=BASE64:{b64encode(CUT).decode()}"), Kind.TITLE),
        (entry(CUT), Kind.TITLE),
    ],
)
def test_letters_damaged_within_utf_8_are_marked_and_told(text: str, name: str) -> None:
    title, ((_, named, code),) = read(text)
    assert (title, code) == (LOST, "letters_destroyed")
    assert named in {name, Kind.TITLE}


def test_letters_of_another_charset_than_is_declared_are_told_with_their_line_and_property() -> None:
    coded = quoted("Präsident".encode("cp1252"))
    assert read(card(f"CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{coded}")) == (
        "Präsident",
        [(4, "TITLE", "letters_guessed")],
    )
    assert read(card(f"CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:{coded}")) == ("Präsident", [])


def test_letters_in_base64_that_are_not_utf_8_are_told_where_they_may_be_of_several_encodings() -> None:
    assert read(entry("Москва".encode("cp1251")))[1] == [(4, "title", "letters_guessed")]
    assert read(entry("Société Générale".encode("cp1252"))) == ("Société Générale", [])

"""A file that ends within a letter of UTF-8 was cut off: it is no file of several encodings."""

from __future__ import annotations

import pytest

from entourage.domain.contact import display_name
from entourage.formats import detect
from entourage.formats.evidence import alternatives, weigh
from entourage.formats.record import Record

CARDS = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoé\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Renée"
TABLE = "First Name,Last Name,City\nZoé,Roux,Lyon\nAna,Noël,Orléans"
LDIF = "dn: cn=Zoé\ncn: Zoé\nsn: Roux\n\ndn: cn=Ana\nsn: Noël\ncn: René"


def _cut(text: str, mark: bytes) -> bytes:
    """Cut a text within the last letter beyond ASCII that it has."""
    data = text.encode()
    end = max(at for at, byte in enumerate(data) if byte >= 0xC0)
    return mark + data[: end + 1]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(("text", "last"), [(CARDS, "Ren"), (TABLE, "Ana Noël"), (LDIF, "Ren")])
def test_a_file_that_ends_within_a_letter_is_cut_off(text: str, last: str, mark: bytes) -> None:
    data = _cut(text, mark)
    reading = detect.read_bytes(data)
    items = list(reading.items)
    people = [display_name(item.values) for item in items if isinstance(item, Record)]
    codes = [item.code for item in items if not isinstance(item, Record)]
    assert (people[-1], codes.count("cut_off"), reading.encoding) == (last, 1, "utf-8")
    assert weigh(data, reading).code in {"utf8", "bom"}
    assert next(one.fits for one in alternatives(data) if one.encoding == "utf-8")
    assert "Ã" not in str(items)


def test_a_file_of_windows_that_ends_with_an_accent_is_whole() -> None:
    data = "First Name,Last Name,City\nAna,Roux,Lyon\nHugo,Petit,Orlé".encode("cp1252")
    items = list(detect.read_bytes(data).items)
    assert "Orlé" in str(items)
    assert "cut_off" not in str(items)

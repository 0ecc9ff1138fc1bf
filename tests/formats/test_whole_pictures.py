"""A picture of which a part was lost on the way is told, and kept."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image

from entourage.formats import detect
from entourage.formats.pictures import fit
from entourage.formats.record import Notice, Record
from entourage.formats.whole_pictures import is_whole


def drawn(form: str, **options: object) -> bytes:
    out = BytesIO()
    Image.effect_noise((60, 40), 90).convert("RGB").save(out, form, **options)
    return out.getvalue()


FORMS = [
    drawn("JPEG"),
    drawn("JPEG", progressive=True),
    drawn("JPEG", restart_marker_rows=1, exif=b"Exif\0\0" + drawn("JPEG"), comment=b"\xff\xd9"),
    drawn("PNG"),
    drawn("GIF"),
]


@pytest.mark.parametrize("data", FORMS)
def test_a_picture_is_whole_also_with_more_behind_it(data: bytes) -> None:
    assert is_whole(data)
    assert is_whole(data + b"\0\0")
    assert fit(data) == (data, "", "")


@pytest.mark.parametrize("data", FORMS)
@pytest.mark.parametrize("left", [0.3, 0.9, 0.999])
def test_a_picture_that_is_cut_is_told(data: bytes, left: float) -> None:
    part = data[: int(len(data) * left)]
    assert fit(part) == (part, "photo_damaged", "")


@pytest.mark.parametrize("data", FORMS[:2] + FORMS[3:4])
def test_a_letter_lost_from_base64_is_told(data: bytes) -> None:
    text = base64.b64encode(data).decode()
    lines = [f"PHOTO;ENCODING=b:{text[:2000]}{text[2001:]}"]
    card = "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", "FN:Ann Lee", *lines, "END:VCARD", ""])
    items = list(detect.read_bytes(card.encode()).items)
    assert [(item.code, item.line, item.property) for item in items if isinstance(item, Notice)] == [
        ("photo_damaged", 4, "PHOTO")
    ]
    assert any(value.photo and value.photo.data for item in items if isinstance(item, Record) for value in item.values)


def test_a_changed_byte_of_a_png_is_told() -> None:
    data = bytearray(drawn("PNG"))
    data[len(data) // 2] ^= 1
    assert not is_whole(bytes(data))


def test_what_is_of_no_known_form_is_not_judged() -> None:
    assert is_whole(b"RIFF\0\0\0\0WEBP")
    assert is_whole(b"")

import base64
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageOps

from entourage.domain.contact import Kind, first_of
from entourage.formats import detect, pictures
from entourage.formats.pictures import Size, can_be_shown, fit, size_of
from entourage.formats.record import Notice, Record
from entourage.formats.vcard_photo import read_photo
from entourage.printing.portraits import small

GPS = 0x8825


def drawn(form: str, size: tuple[int, int], mode: str = "RGB", **options: object) -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 90).convert(mode).save(out, form, **options)
    return out.getvalue()


def bomb(side: int) -> bytes:
    """Give a PNG of few bytes that claims side × side pixels, and has them."""
    packed = zlib.compressobj(9)
    row = bytes(side // 8 + 1)
    data = b"".join(packed.compress(row) for _ in range(side)) + packed.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    written = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(("form", "size"), [("JPEG", (40, 30)), ("PNG", (7, 9)), ("GIF", (300, 2)), ("BMP", (5, 6))])
def test_the_size_is_read_without_opening(form: str, size: tuple[int, int]) -> None:
    assert size_of(drawn(form, size)) == Size(*size)


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"exif": b"Exif\0\0"}])
def test_the_size_of_webp_is_read_in_its_three_forms(options: dict[str, object]) -> None:
    assert size_of(drawn("WEBP", (33, 44), **options)) == Size(33, 44)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xff\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM"])
def test_what_is_cut_short_has_no_size_and_is_never_opened(data: bytes) -> None:
    assert not can_be_shown(data)
    assert small(data) is None


def test_a_small_picture_is_kept_to_the_byte() -> None:
    data = drawn("PNG", (200, 200))

    assert fit(data) == (data, "", "")


def test_a_large_picture_becomes_a_small_jpeg_with_a_word_about_it() -> None:
    data = drawn("PNG", (1500, 1200))
    assert len(data) > pictures.LARGE_PHOTO

    kept, code, text = fit(data)

    assert (code, text) == ("photo_shrunk", "1500 × 1200")
    assert opened(kept).format == "JPEG"
    assert opened(kept).size == (1024, 819)


def test_a_picture_of_few_bytes_but_many_pixels_is_made_small_too() -> None:
    data = BytesIO()
    Image.new("RGB", (3000, 1000), "white").save(data, "PNG")

    assert opened(fit(data.getvalue()).data).size == (1024, 341)


def test_the_same_picture_is_made_small_the_same_way() -> None:
    data = drawn("JPEG", (2500, 2500))

    assert fit(data) == fit(data)
    assert fit(fit(data).data).code == ""


def test_a_large_picture_stands_upright_and_no_longer_says_where_it_was_taken() -> None:
    source = Image.effect_noise((3000, 1500), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(GPS)[1] = "N"
    out = BytesIO()
    source.save(out, "JPEG", exif=exif)

    kept = opened(fit(out.getvalue()).data)

    assert kept.size == (512, 1024)
    assert not kept.getexif()


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "RGBA"), ("PNG", "P"), ("GIF", "P"), ("BMP", "RGB")]
)
def test_pictures_of_all_modes_are_made_small(form: str, mode: str) -> None:
    kept = opened(fit(drawn(form, (2200, 1100), mode)).data)

    assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (1024, 512))


def test_an_image_bomb_is_kept_and_never_opened() -> None:
    data = bomb(20_000)
    assert len(data) < 100_000

    assert fit(data) == (data, "photo_pixels", "20000 × 20000")
    assert small(data) is None


def test_a_picture_of_a_thousand_passes_is_never_opened() -> None:
    data = drawn("JPEG", (100, 100))

    assert can_be_shown(data)
    assert not can_be_shown(data + b"\xff\xda" * 1000)


def test_a_large_picture_that_is_cut_short_is_kept_as_it_is() -> None:
    data = drawn("JPEG", (3000, 3000))[:1_500_000]

    assert fit(data) == (data, "photo_unopened", "")


def damaged_exif(data: bytes) -> bytes:
    """Give a JPEG that says how wide its dots are by a text, and that the camera lay on its side."""
    entries = struct.pack(">HHI4s", 0x0112, 3, 1, b"\0\6\0\0") + struct.pack(">HHI4s", 0x011A, 2, 9, b"\0\0\0\x26")
    body = b"Exif\0\0MM\0*\0\0\0\x08\0\2" + entries + b"\0\0\0\0not a 72\0"
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]


def test_a_picture_with_a_damaged_word_of_the_camera_is_made_small_all_the_same() -> None:
    data = damaged_exif(drawn("JPEG", (2200, 1100)))

    kept, code, _ = fit(data)

    assert code == "photo_shrunk"
    assert opened(kept).size == (512, 1024)


def test_a_picture_with_a_damaged_word_of_the_camera_is_printed() -> None:
    assert small(damaged_exif(drawn("JPEG", (200, 100))))


@pytest.mark.parametrize("fault", [TypeError, struct.error, SyntaxError, MemoryError, Image.DecompressionBombWarning])
def test_whatever_a_decoder_raises_means_that_the_picture_cannot_be_opened(fault: type[Exception]) -> None:
    def draw() -> bytes:
        raise fault

    assert pictures.decoded(draw) == b""


@pytest.mark.parametrize("held", range(1, 9))
def test_a_picture_is_turned_as_pillow_turns_it(held: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = held
    out = BytesIO()
    Image.linear_gradient("L").resize((30, 20)).save(out, "JPEG", exif=exif)

    assert (
        pictures.upright(opened(out.getvalue())).tobytes() == ImageOps.exif_transpose(opened(out.getvalue())).tobytes()
    )


def test_a_very_large_one_that_cannot_be_opened_is_left_out_by_name() -> None:
    assert fit(b"\xff\xd8\xff" + bytes(12_000_000)) == (b"", "photo_too_large", "13")


def test_drawings_and_programs_are_never_opened() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    program = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/tmp/x) (w) file\n"

    assert not can_be_shown(drawing)
    assert small(program) is None


def test_a_card_of_161_mb_keeps_its_person_and_says_that_the_photo_is_left_out() -> None:
    photo = base64.b64encode(b"\xff\xd8\xff") + b"A" * 161_000_000
    data = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Example\r\nPHOTO;ENCODING=b:" + photo + b"\r\nEND:VCARD\r\n"

    items = list(detect.read_bytes(data).items)

    assert [item.code for item in items if isinstance(item, Notice)] == ["photo_too_large"]
    assert [item.values[0].text for item in items if isinstance(item, Record)] == ["Ada Example"]


@pytest.mark.parametrize(
    "spelled",
    [
        lambda data: base64.b64encode(data).decode(),
        lambda data: base64.urlsafe_b64encode(data).decode().rstrip("="),
        lambda data: "data:;base64," + base64.b64encode(data).decode(),
        lambda data: base64.encodebytes(data).decode(),
        lambda data: data.hex(),
    ],
)
def test_the_bytes_decide_what_a_picture_is(spelled) -> None:  # noqa: ANN001 - a function of bytes
    data = drawn("PNG", (20, 20))

    photo = read_photo(spelled(data), "image/jpeg").photo

    assert photo is not None
    assert (photo.media_type, photo.data) == ("image/png", data)


@pytest.mark.parametrize("address", ["http://example.org/a.jpg", "file:///etc/passwd", "cid:1", "ftp://x/y"])
def test_an_address_of_a_picture_is_kept_and_nothing_is_opened(address: str) -> None:
    card = f"BEGIN:VCARD\nVERSION:4.0\nFN:A\nPHOTO:{address}\nEND:VCARD\n".encode()

    [record] = detect.read_bytes(card).items

    assert isinstance(record, Record)
    photo = first_of(record.values, Kind.PHOTO)
    assert photo is not None
    assert photo.photo is not None
    assert (photo.photo.url, photo.photo.data) == (address, b"")

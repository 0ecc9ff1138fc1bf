"""Pictures that files bring: which may be opened at all, and those too large for a book made small."""

from __future__ import annotations

import warnings
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from entourage.formats.whole_pictures import is_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image

LARGEST_PHOTO = 50_000_000
"""Bytes of one picture, the largest that cameras write; the one of a card of 161 MB is left out."""
LARGEST_UNOPENED = 10_000_000
"""Bytes of a picture that cannot be opened and made small, and is kept as it is; a larger one is left out."""
LARGE_PHOTO, LARGE_SIDE = 1_000_000, 2048
"""Bytes and pixels of a side from which a picture is made small: twice what the largest page shows of it."""
SMALL_SIDE, QUALITY = 1024, 88
"""Pixels of the longer side, and quality as JPEG, of one made small: the same as of one chosen in the window."""
MOST_PIXELS = 40_000_000
"""Pixels of a picture that is opened: 160 MB while it is. Some 20 kB of PNG can claim a hundred times as many."""
MOST_PIXELS_JPEG = 120_000_000
"""The same of a JPEG to be made small, which can be opened at an eighth of its size: the largest phones write 108."""
MOST_SCANS = 50
"""Passes over a JPEG, each as slow as the first; programs write 10, and a file of 1 MB could hold thousands."""
OPENED = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
"""Formats that are ever decoded, by Pillow's names; never SVG, PostScript and others that name files or programs."""
_LONGEST_PROFILE = 10_000
_ORIENTATION = 0x0112
_SIZED_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xDA)})
_MEGABYTE = 1_000_000


class Size(NamedTuple):
    """Hold how many pixels a picture claims to have."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        """Give their number."""
        return self.width * self.height


class Fitted(NamedTuple):
    """Hold what a book keeps of a picture, and what is to be told of it.

    data: empty where it is left out. code: of a notice, empty where the picture is kept as it is and can be shown.
    """

    data: bytes
    code: str = ""
    text: str = ""


def fit(data: bytes) -> Fitted:
    """Make a picture small that is too large for a book; one that cannot be opened is kept up to a size."""
    size = size_of(data)
    if len(data) > LARGEST_PHOTO:
        return left_out(len(data))
    if len(data) <= LARGE_PHOTO and (size is None or max(size) <= LARGE_SIDE):
        return Fitted(data) if is_whole(data) else Fitted(data, "photo_damaged")
    if size and _may_be_opened(data, size, for_small=True) and (written := decoded(partial(_made_small, data, size))):
        return Fitted(written, "photo_shrunk", f"{size.width} × {size.height}")
    if len(data) > LARGEST_UNOPENED:
        return left_out(len(data))
    if size and size.pixels > MOST_PIXELS:
        return Fitted(data, "photo_pixels", f"{size.width} × {size.height}")
    return Fitted(data, "photo_unopened")


def left_out(length: int) -> Fitted:
    """Leave out a picture of about so many bytes, before it is even decoded."""
    return Fitted(b"", "photo_too_large", str(-(-length // _MEGABYTE)))


def can_be_shown(data: bytes) -> bool:
    """Tell whether a picture may be decoded: a known format, and no more pixels and passes than a photo has."""
    size = size_of(data)
    return size is not None and _may_be_opened(data, size, for_small=False)


def _may_be_opened(data: bytes, size: Size, *, for_small: bool) -> bool:
    is_jpeg = data.startswith(b"\xff\xd8")
    most = MOST_PIXELS_JPEG if is_jpeg and for_small and not _is_progressive(data) else MOST_PIXELS
    return 0 < size.pixels <= most and not (is_jpeg and data.count(b"\xff\xda") > MOST_SCANS)


def _is_progressive(data: bytes) -> bool:
    return b"\xff\xc2" in data


def decoded(draw: Callable[[], bytes]) -> bytes:
    """Call what opens a picture and writes it anew; give nothing where it is damaged."""
    with warnings.catch_warnings(action="ignore"):
        try:
            return draw()
        except Exception:  # noqa: BLE001 - of damaged data, decoders raise what they please: TypeError, struct.error, …
            return b""


def upright(picture: Image) -> Image:
    """Turn a picture as the camera says that it was held (Exif 2.32 § 4.6.4 A); as it is where that is damaged."""
    from PIL.Image import Transpose  # noqa: PLC0415 - 30 ms that few files need

    try:
        held = picture.getexif().get(_ORIENTATION)
    except Exception:  # noqa: BLE001 - as above; the picture itself may well be whole
        return picture
    turns = (
        Transpose.FLIP_LEFT_RIGHT,
        Transpose.ROTATE_180,
        Transpose.FLIP_TOP_BOTTOM,
        Transpose.TRANSPOSE,
        Transpose.ROTATE_270,
        Transpose.TRANSVERSE,
        Transpose.ROTATE_90,
    )
    turn = dict(enumerate(turns, 2)).get(held) if isinstance(held, int) else None
    return picture if turn is None else picture.transpose(turn)


def _made_small(data: bytes, size: Size) -> bytes:
    """Draw a picture anew, small and upright, without what a camera writes beside it."""
    from PIL import Image  # noqa: PLC0415 - as above

    with Image.open(BytesIO(data), formats=OPENED) as picture:
        if picture.width * picture.height > size.pixels:
            return b""
        picture.draft("RGB", (SMALL_SIDE, SMALL_SIDE))
        profile = picture.info.get("icc_profile") if picture.mode == "RGB" else None
        picture.thumbnail((SMALL_SIDE, SMALL_SIDE))
        return _written(upright(picture), profile)


def _written(picture: Image, profile: bytes | None) -> bytes:
    from PIL import Image  # noqa: PLC0415 - as above

    if picture.has_transparency_data:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        picture = ground
    out = BytesIO()
    kept = profile if profile and len(profile) <= _LONGEST_PROFILE else None
    picture.convert("RGB").save(out, "JPEG", quality=QUALITY, icc_profile=kept)
    return out.getvalue()


def size_of(data: bytes) -> Size | None:
    """Read how many pixels a picture of a known format claims, without opening it; None where it does not say."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return _size(data[16:20], data[20:24])
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _size(data[7:5:-1], data[9:7:-1])
    if data.startswith(b"BM") and len(data) > 26:  # noqa: PLR2004 - both heads of a bitmap
        return _bmp_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    return None


def _size(width: bytes, height: bytes) -> Size | None:
    """Read two numbers, largest byte first."""
    if not width or not height:
        return None
    return Size(int.from_bytes(width), int.from_bytes(height))


def _jpeg_size(data: bytes) -> Size | None:
    """Go from segment to segment to the one that tells the size (ITU-T T.81 § B.2.2)."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004 - what begins a segment
        mark = data[place + 1]
        if mark in _SIZED_FRAMES:
            return _size(data[place + 7 : place + 9], data[place + 5 : place + 7])
        place += 1 if mark == 0xFF else 2 if mark in _ALONE else 2 + int.from_bytes(data[place + 2 : place + 4])  # noqa: PLR2004 - a byte that fills
    return None


def _bmp_size(data: bytes) -> Size | None:
    if int.from_bytes(data[14:18], "little") == 12:  # noqa: PLR2004 - the first kind of head
        return _size(data[19:17:-1], data[21:19:-1])
    sides = [int.from_bytes(data[start : start + 4], "little", signed=True) for start in (18, 22)]
    return Size(*map(abs, sides))


def _webp_size(data: bytes) -> Size | None:
    """Read the size in each of its three forms (RFC 9649 § 2.5 to 2.7)."""
    if data[12:16] == b"VP8X" and len(data) >= 30:  # noqa: PLR2004 - its head
        return Size(*(1 + int.from_bytes(data[start : start + 3], "little") for start in (24, 27)))
    if data[12:16] == b"VP8L" and len(data) >= 25:  # noqa: PLR2004 - its head
        bits = int.from_bytes(data[21:25], "little")
        return Size(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if data[12:16] == b"VP8 " and len(data) >= 30:  # noqa: PLR2004 - its head
        return Size(*(int.from_bytes(data[start : start + 2], "little") & 0x3FFF for start in (26, 28)))
    return None

"""Portraits as a page wants them: small, square, of one kind."""

from __future__ import annotations

from functools import partial
from io import BytesIO

from PIL import Image, ImageOps

from entourage.formats.pictures import OPENED, can_be_shown, decoded, upright

_SIDE = 140  # 300 dots per inch at the size in which a page shows them


def small(data: bytes) -> bytes | None:
    """Cut a square from the middle of a picture and make it a small JPEG; None where it cannot be read."""
    return decoded(partial(_square, data)) or None if can_be_shown(data) else None


def _square(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=OPENED) as picture:
        picture.draft("RGB", (2 * _SIDE, 2 * _SIDE))
        if picture.mode in ("RGB", "RGBA", "L"):
            picture.thumbnail((4 * _SIDE, 4 * _SIDE))
        turned = upright(picture).convert("RGBA")
        ground = Image.new("RGBA", turned.size, "white")
        ground.alpha_composite(turned)
        square = ImageOps.fit(ground.convert("RGB"), (_SIDE, _SIDE))
        out = BytesIO()
        square.save(out, "JPEG", quality=85)
        return out.getvalue()

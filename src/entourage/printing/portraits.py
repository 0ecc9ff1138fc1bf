"""Portraits as a page wants them: small, square, of one kind."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

_SIDE = 140  # 300 dots per inch at the size in which a page shows them
_LARGEST = 40_000_000  # pixels: a picture that claims more is not opened


def small(data: bytes) -> bytes | None:
    """Cut a square from the middle of a picture and make it a small JPEG; None where it cannot be read."""
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > _LARGEST:
                return None
            picture.draft("RGB", (2 * _SIDE, 2 * _SIDE))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
            ground = Image.new("RGBA", upright.size, "white")
            ground.alpha_composite(upright)
            square = ImageOps.fit(ground.convert("RGB"), (_SIDE, _SIDE))
            out = BytesIO()
            square.save(out, "JPEG", quality=85)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return out.getvalue()

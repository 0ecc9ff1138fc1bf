"""What is said of something that is pointed at, as it is written."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt

_LONGEST = 2_000


def tip(text: str) -> str:
    """Give words to be shown as they are written: Qt would draw a name like `<img src="file:…">` as a picture."""
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if Qt.mightBeRichText(text) else text

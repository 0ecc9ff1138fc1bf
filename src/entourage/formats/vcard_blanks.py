"""Take out blanks at the beginning of lines that only seem to continue the line before (RFC 6350 § 3.2)."""

from __future__ import annotations

import re

_NEAR = 65_536
_FAR = 16 * _NEAR
_INDENTED = re.compile(rb"(?:^|\r)[ \t]*BEGIN:VCARD[ \t]*[\r\n]+[ \t]+[\w.-]+[;:]", re.IGNORECASE | re.MULTILINE)
_MARGIN = re.compile(rb"[ \t]*")
# A letter of UTF-8 that is parted by a soft break and a blank.
_PARTED_LETTER = re.compile(
    rb"=(?:[CD][\dA-F]|E[\dA-F](?:=[89AB][\dA-F])?|F[0-7](?:=[89AB][\dA-F]){0,2})=\r?\n =[89AB][\dA-F]"
)
_SOFTLY_BROKEN = re.compile(
    rb"^[^:\r\n]{0,99}QUOTED-PRINTABLE[^:\r\n]{0,99}:[^\r\n]*+(?<==)\r?\n(?: [^\r\n]*+(?<==)\r?\n)*+ ",
    re.IGNORECASE | re.MULTILINE,
)


def without_stray_blanks(data: bytes) -> bytes:
    """Take out the margin of cards that are set in from it, and blanks behind the soft breaks of quoted-printable."""
    if _INDENTED.search(data, 0, _NEAR):
        data = _without_margins(data)
    if _PARTED_LETTER.search(data, 0, _FAR):
        data = _SOFTLY_BROKEN.sub(lambda match: match[0].replace(b"\n ", b"\n"), data)
    return data


def _without_margins(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    begun: list[int] = []
    for number, line in enumerate(lines):
        mark = line.strip().upper()
        if mark == b"BEGIN:VCARD":
            begun.append(number)
        elif mark == b"END:VCARD" and begun:
            begin = begun.pop()
            if not begun:
                _set_out(lines, begin, number + 1)
    if begun:
        _set_out(lines, begun[0], len(lines))
    return b"".join(lines)


def _set_out(lines: list[bytes], begin: int, end: int) -> None:
    """Move a card to the margin where all its lines are set in alike: then the first blanks continue nothing."""
    within = [number for number in range(begin + 1, end) if lines[number].strip()]
    frame = [begin, within.pop()] if within and lines[within[-1]].strip().upper() == b"END:VCARD" else [begin]
    margin = _margin(lines[within[0]]) if within else b""
    if margin and all(lines[number].startswith(margin) for number in within):
        for number in within:
            lines[number] = lines[number][len(margin) :]
        for number in frame:
            lines[number] = lines[number].lstrip()


def _margin(line: bytes) -> bytes:
    match = _MARGIN.match(line)
    return match[0] if match else b""

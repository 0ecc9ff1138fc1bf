"""The signs by which a server tells one state of a card from another (RFC 9110, 8.8.3), in one writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.sync.transport import Response

_CAN_BE_SENT = re.compile(r"[ !#-~\xa0-\xff]+")
_PACKED = ("-gzip", ";gzip", "--gzip")


def normal(written: str) -> str:
    """Write an etag in quotes and as a strong one, as If-Match wants it; "" where it says nothing that can be sent.

    Servers behind others have their etags weakened on the way, and some forget the quotes.
    """
    plain = written.strip().removeprefix("W/").removeprefix("w/").strip()
    bare = plain[1:-1] if len(plain) > 1 and plain.startswith('"') and plain.endswith('"') else plain
    return f'"{bare}"' if _CAN_BE_SENT.fullmatch(bare) else ""


def header_of(response: Response) -> str:
    """Read the etag of what was just fetched or put, without what a server adds where it compresses."""
    tag = normal(response.headers.get("etag", ""))
    ending = next((one for one in _PACKED if tag.endswith(f'{one}"')), "")
    return f'{tag[: -len(ending) - 1]}"' if ending else tag

"""Two long texts from where they differ."""

from __future__ import annotations

_AROUND = 20


def where_they_differ(before: str, after: str, longest: int) -> tuple[str, str]:
    """Leave out of two texts what they both begin with, but a few letters, where one of them is longer than that."""
    before, after = " ".join(before.split()), " ".join(after.split())
    pairs = enumerate(zip(before, after, strict=False))
    begin = next((place for place, (one, other) in pairs if one != other), min(len(before), len(after))) - _AROUND
    if begin <= 0 or max(len(before), len(after)) <= longest:
        return before, after
    return f"…{before[begin:]}", f"…{after[begin:]}"

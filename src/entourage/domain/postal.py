"""Addresses as they stand on an envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.domain.contact import Value


def postal(value: Value) -> list[str]:
    """Write an address as on an envelope: the postal code before the town where it has digits only and no region."""
    place = value.as_address
    if not any(part.strip() for part in place):
        return value.text.splitlines()
    postcode_first = place.postcode.strip().isdigit() and not place.region.strip()
    town = (place.postcode, place.locality) if postcode_first else (place.locality, place.region, place.postcode)
    lines = [", ".join(filter(None, (place.po_box, place.extended, place.street))), " ".join(filter(None, town))]
    return [line for whole in (*lines, place.country) for line in whole.splitlines() if line.strip()]

"""What a person may say that a column of a table holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.formats.dialects import column_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.formats.dialects import Column, Recognized

AS_IT_IS = ""
# By the keys of the fields that a person may type into, so that both have the same words.
MEANINGS = {
    "given": "name.given",
    "family": "name.family",
    "full_name": "formatted_name",
    "middle": "name.additional",
    "prefix": "name.prefix",
    "suffix": "name.suffix",
    "nickname": "nickname",
    "organization": "organization",
    "department": "organization.unit",
    "title": "title",
    "role": "role",
    "email": "email",
    "telephone": "telephone",
    "mobile": "telephone:cell",
    "url": "url",
    "street": "address.street",
    "city": "address.locality",
    "region": "address.region",
    "postcode": "address.postcode",
    "country": "address.country",
    "birthday": "birthday",
    "anniversary": "anniversary",
    "category": "category",
    "note": "note",
}


def meaning_of(column: Column) -> str:
    """Write what a column holds as `MEANINGS` does; empty where it is kept as it is."""
    block = column.block
    if block.kind is Kind.OTHER:
        return AS_IT_IS
    part = "" if column.part in ("value", "list") else f".{column.part}"
    types = f":{','.join(block.types)}" if block.types else ""
    return f"{block.kind}{part}{types}" + (f"@{block.network}" if block.network else "")


def as_told(recognized: Recognized, headers: Sequence[str], told: Mapping[int, str]) -> Recognized:
    """Let columns hold what a person says that they hold."""
    if not told:
        return recognized
    columns = tuple(
        replace(column_of(headers[place] if headers else "", place, told[place]), is_known=True)
        if place in told
        else column
        for place, column in enumerate(recognized.columns)
    )
    return replace(recognized, columns=columns)

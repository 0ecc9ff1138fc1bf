from __future__ import annotations

import pytest

from entourage.formats import delimited
from entourage.formats.record import Notice, Record


@pytest.mark.parametrize(
    "cell", ['a""b@x.org', "a\nb@x.org", "a@x..org", "a@b@x.org", "a b@x.org", "a@.x.org", "@x.org", "a@", "Ada"]
)
def test_what_cannot_be_an_address_is_kept_and_told(cell: str) -> None:
    text = f'Name,E-mail Address\nAda,ada@x.org\nBob,"{cell}"\n'
    items = list(delimited.read(text.encode()).items)
    told = [(item.code, item.line, item.property) for item in items if isinstance(item, Notice)]
    assert told == [("not_an_email", 3, "E-mail Address")]
    (_, record) = [item for item in items if isinstance(item, Record)]
    assert cell.replace('""', '"') in [value.text for value in record.values]


@pytest.mark.parametrize(
    "cell", ["ada@localhost", "ada.o'neil+x=1@x.org", '"ada love"@x.org', "zoé@exämple.org", "a@[10.0.0.1]"]
)
def test_an_odd_address_is_one(cell: str) -> None:
    quoted = cell.replace('"', '""')
    items = delimited.read(f'Name,E-mail Address\nAda,ada@x.org\nBob,"{quoted}"\n'.encode()).items
    assert not [item for item in items if isinstance(item, Notice)]

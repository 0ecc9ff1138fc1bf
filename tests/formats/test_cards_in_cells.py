from __future__ import annotations

import pytest

from entourage.domain.contact import display_name
from entourage.formats import detect
from entourage.formats.record import Record

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoé Roe\nN:Roe;Zoé;;;\nTEL:0699999999\nEND:VCARD\n"
HEADINGS = "First Name,Last Name,E-mail Address,Notes\n"
LAST = "Bob,Roe,b@example.com,n\n"


def who_is_in(text: str, encoding: str = "utf-8") -> tuple[str, list[str]]:
    reading = detect.read_bytes(text.encode(encoding))
    return reading.format, [display_name(item.values) for item in reading.items if isinstance(item, Record)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    "rows",
    [
        f'Ada,Byron,a@example.com,"his card:\n{CARD}"\n',
        f'Ada,Byron,a@example.com,"{CARD}"\n',
        "Ada,Byron,a@example.com,\nBEGIN:VCARD,,c@example.com,\n",
        f'Ada,Byron,a@example.com,"two:\n{CARD}{CARD}' + "x" * 70_000 + '"\n',
    ],
)
def test_a_card_in_a_cell_leaves_a_table_a_table(rows: str, encoding: str) -> None:
    found, people = who_is_in(f"Exported today\n\n{HEADINGS}{rows}{LAST}", encoding)
    assert (found, people[0], people[-1]) == ("csv", "Ada Byron", "Bob Roe")
    assert "Zoé Roe" not in people


@pytest.mark.parametrize(
    "above",
    [
        "Hello, here is the card of my friend.\nName, address, telephone: all is in it.\n\n",
        "Name: me\nFrom: a@example.com, b@example.com\n\n",
        f"{HEADINGS}{LAST}",
        HEADINGS,
    ],
)
def test_a_card_below_text_or_below_a_table_is_a_card(above: str) -> None:
    assert who_is_in(above + CARD) == ("vcard", ["Zoé Roe"])
    assert who_is_in(f"{above}> {CARD}") == ("vcard", ["Zoé Roe"])

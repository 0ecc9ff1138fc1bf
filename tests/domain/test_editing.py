"""What typing a text into a field changes."""

from __future__ import annotations

from entourage.domain import editing
from entourage.domain.contact import Kind
from entourage.formats import vcard
from entourage.formats.record import Record

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nADR:;;;Laval;;;\r\nEND:VCARD\r\n"


def test_a_town_that_was_typed_is_what_a_card_says_of_it() -> None:
    read = next(one for one in vcard.read(CARD).items if isinstance(one, Record))
    said = next(value for value in read.values if value.kind is Kind.ADDRESS)
    (edit,) = editing.edits([], "city", "Laval")
    assert edit.new is not None
    assert edit.new.parts == said.parts

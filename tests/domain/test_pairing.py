from __future__ import annotations

from entourage.domain.contact import Kind, Value
from entourage.domain.pairing import Mark, side_by_side


def test_one_number_in_two_spellings_stands_in_one_line() -> None:
    one = (Value(kind=Kind.TELEPHONE, text="418-555-1000"), Value(kind=Kind.TELEPHONE, text="418 555-2000"))
    other = (Value(kind=Kind.TELEPHONE, text="+1 418 555 1000"), Value(kind=Kind.TELEPHONE, text="ask Ana"))
    _, first, *rest = side_by_side([one, other])
    assert (first.mark, first.values) == (Mark.EQUAL, (one[0], other[0]))
    assert [line.mark for line in rest] == [Mark.ALONE, Mark.ALONE]


def test_one_address_in_full_and_by_letters_stands_in_one_line() -> None:
    places = (("QC", "CA"), ("Québec", "Canada"))
    people = [
        (Value(kind=Kind.ADDRESS, parts=("", "", "1, rue X", "Laval", region, "H7N", country)),)
        for region, country in places
    ]
    assert [line.mark for line in side_by_side(people)[1:]] == [Mark.EQUAL]

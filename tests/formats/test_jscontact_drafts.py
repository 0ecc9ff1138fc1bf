"""Cards as the drafts of JSContact had them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Address, Kind, Name, Value
from entourage.formats import jscontact
from entourage.formats.jscontact_drafts import as_published
from entourage.formats.record import Record

NAMES = [
    "@type",
    "fullName",
    "name",
    "components",
    "addresses",
    "emails",
    "phones",
    "street",
    "type",
    "kind",
    "locality",
]


def values(**said: object) -> dict[Kind, Value]:
    (record,) = jscontact.read([{"@type": "Card", "uid": "1", **said}])
    assert isinstance(record, Record)
    return {value.kind: value for value in record.values}


def test_a_full_name_beside_the_name_is_one() -> None:
    assert values(fullName="Zoé Roux")[Kind.FORMATTED_NAME].text == "Zoé Roux"
    both = values(fullName="Zoé", name={"full": "Zoé Roux"})
    assert both[Kind.FORMATTED_NAME].text == "Zoé Roux"


@pytest.mark.parametrize("wrap", [lambda parts: {"components": parts}, lambda parts: parts])
def test_components_are_known_by_their_former_names(wrap: object) -> None:
    parts = [
        {"type": "personal", "value": "Zoé"},
        {"type": "surname", "value": "Roux"},
        {"type": "prefix", "value": "Dr"},
    ]
    assert callable(wrap)
    assert values(name=wrap(parts))[Kind.NAME].parts == Name("Roux", "Zoé", "", "Dr", "")


def test_parts_of_an_address_beside_its_components_are_its_own() -> None:
    street = [{"kind": "name", "value": "Quai"}, {"kind": "extension", "value": "B"}]
    one = {"components": street, "locality": "Ulm", "postcode": "89", "country": "DE", "region": "BW"}
    assert values(fullName="Zoé", addresses={"a": one})[Kind.ADDRESS].parts == Address(
        "", "", "Quai B", "Ulm", "BW", "89", "DE"
    )
    one = {"street": [{"type": "name", "value": "Quai"}], "locality": "Ulm"}
    assert values(fullName="Zoé", addresses={"a": one})[Kind.ADDRESS].parts == Address(street="Quai", locality="Ulm")
    one = {"fullAddress": "Quai 1\nUlm\n"}
    assert values(fullName="Zoé", addresses={"a": one})[Kind.ADDRESS].parts == Address(street="Quai 1\nUlm")


def test_addresses_and_numbers_are_known_by_their_former_names() -> None:
    found = values(fullName="Zoé", emails={"e": {"email": "zoe@x.org"}}, phones={"p": {"phone": "tel:+33-6"}})
    assert (found[Kind.EMAIL].text, found[Kind.TELEPHONE].text) == ("zoe@x.org", "+33-6")


def test_a_card_as_the_standard_has_it_stays() -> None:
    card = {
        "name": {"components": [{"kind": "given", "value": "Zoé"}], "full": "Zoé"},
        "emails": {"e": {"address": "zoe@x.org", "email": "kept"}},
        "addresses": {"a": {"components": [{"kind": "separator", "value": ","}], "full": "Ulm"}},
    }
    assert as_published(card) == card


@given(
    st.dictionaries(
        st.sampled_from(NAMES),
        st.recursive(
            st.none() | st.text(max_size=3),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
            max_leaves=8,
        ),
    )
)
def test_no_card_is_too_odd(card: dict[str, object]) -> None:
    assert list(jscontact.read([card]))

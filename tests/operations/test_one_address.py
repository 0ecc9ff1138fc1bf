"""One address that sources write in two ways, in full and by letters, stands once, in full."""

from __future__ import annotations

import pytest
from tests.operations.helpers import book
from tests.operations.test_one_name import DOORS, bring_in, card, two_lists

from entourage.domain.comparing import says_the_same
from entourage.domain.contact import Kind, Value, of_kind
from entourage.operations import contacts, imports, origins, taking_back


def address(region: str, country: str, town: str = "Montréal") -> Value:
    return Value(kind=Kind.ADDRESS, parts=("", "", "2234, avenue Papineau", town, region, "H2X 1Y4", country))


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (address("", "FR"), address("", "France"), True),
        (address("Québec", "CA"), address("QC", "Canada"), True),
        (address("P.Q.", ""), address("quebec", ""), True),
        (address("CA", "US"), address("Californie", "États-Unis"), True),
        (address("CA", "U.S.A."), address("California", "United States of America"), True),
        (address("", "DE"), address("", "Allemagne"), True),
        (address("", "Côte d'Ivoire"), address("", "CI"), True),
        (address("", "CA"), address("", "FR"), False),
        (address("CA", "IT"), address("Californie", "IT"), False),  # Cagliari
        (address("QC", "Canada"), address("ON", "Canada"), False),
        (address("QC", ""), address("QC", "Canada"), False),
        (address("", "FR", "Nantes"), address("", "France", "Lyon"), False),
        (address("", "Ruritania"), address("", "RURITANIA"), True),
    ],
)
def test_an_address_is_one_in_full_and_by_letters(one: Value, other: Value, *, is_one: bool) -> None:
    assert says_the_same(one, other) is is_one
    assert says_the_same(other, one) is is_one


FULL = "ADR:;;2234, avenue Papineau;Montréal;Québec;H2X 1Y4;Canada".replace(",", "\\,")
LETTERS = FULL.replace("Québec", "QC").replace("Canada", "CA")


@DOORS
@pytest.mark.parametrize("is_better_first", [True, False])
def test_the_address_in_full_stands_once_and_both_say_so(*, is_answered: bool, is_better_first: bool) -> None:
    with book() as (database, folder):
        key, done = two_lists(
            database, folder, (FULL, LETTERS), is_answered=is_answered, is_better_first=is_better_first
        )
        (held,) = (one for one in contacts.load(database, key).held if one.value.kind is Kind.ADDRESS)
        assert (held.value.as_address.region, held.value.as_address.country) == ("Québec", "Canada")
        assert len(held.sources) == 2
        assert not origins.origins(database, key).differences
        for number in (0, 1):
            planned, _ = imports.plan(database, [folder / f"{number}.vcf"], f"list {number}")
            assert not planned.steps[0].changes
        taking_back.take_back(database, done[not is_better_first])
        (left,) = contacts.names(database)
        (only,) = of_kind(contacts.load(database, left).values, Kind.ADDRESS)
        assert (only.as_address.region, only.as_address.country) == ("QC", "CA")


def test_an_address_that_was_typed_by_letters_stays_so() -> None:
    with book() as (database, folder):
        bring_in(database, folder / "a.vcf", card("UID:a", "FN:Ana Roy"), "a")
        (key,) = contacts.names(database)
        contacts.set_field(database, contact_id=key, field="country", text="CA")
        bring_in(database, folder / "b.vcf", card("UID:b", "FN:Ana Roy", "ADR:;;;;;;Canada"), "b", answer=True)
        (only,) = of_kind(contacts.load(database, key).values, Kind.ADDRESS)
        assert only.as_address.country == "CA"

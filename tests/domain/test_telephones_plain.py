from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneMetadata

from entourage.domain.telephones_plain import is_same, plain, whole
from entourage.domain.telephones_regions import dialling

FORMS = phonenumbers.PhoneNumberFormat
USUAL = ("FR", "BE", "CH", "CA", "US", "GB", "DE", "NL", "IT", "ES", "LU", "PT", "PL", "SE", "HU", "RU", "MA", "SN")


def same(first: str, second: str, region: str) -> bool:
    return is_same(plain(first), plain(second), region)


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_what_is_known_of_regions_is_what_phonenumbers_knows(region: str) -> None:
    known, found = PhoneMetadata.metadata_for_region(region), dialling(region)
    assert found is not None
    assert (found.code, found.trunk) == (str(known.country_code), known.national_prefix or "")
    assert found.abroad.pattern == known.international_prefix


@given(
    st.sampled_from(USUAL),
    st.sampled_from([phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE]),
)
def test_a_number_is_the_same_however_it_is_written_at_home(region: str, sort: int) -> None:
    number = phonenumbers.example_number_for_type(region, sort)
    assert number is not None
    written = [phonenumbers.format_number(number, form) for form in (FORMS.E164, FORMS.NATIONAL, FORMS.INTERNATIONAL)]
    assert {whole(plain(text), region) for text in written} == {written[0]}
    assert same(written[1], written[2], region)


@pytest.mark.parametrize(
    ("first", "second", "region", "how"),
    [
        ("+33 6 12 34 56 78", "0033 6 12 34 56 78", "FR", True),
        ("+33 6 12 34 56 78", "06 12 34 56 78", "FR", True),
        ("+33 (0)6 12 34 56 78", "06.12.34.56.78", "", True),
        ("02 123 45 67", "+32 2 123 45 67", "BE", True),
        ("011 33 6 12 34 56 78", "+33 6 12 34 56 78", "CA", True),
        ("06 12 34 56 78", "+33 6 12 34 56 78", "CA", True),
        ("+49 612345678", "+33 612345678", "FR", False),
        ("06 12 34 56 78", "06 12 34 56 79", "FR", False),
        ("555-0142", "+1 418 555-0142", "CA", False),
    ],
)
def test_two_numbers_are_the_same_or_not(first: str, second: str, region: str, how: bool) -> None:  # noqa: FBT001
    assert same(first, second, region) is same(second, first, region) is how


@pytest.mark.parametrize("text", ["911", "", "poste 12", "3210"])
def test_what_is_no_number_says_nothing(text: str) -> None:
    assert plain(text) == ""

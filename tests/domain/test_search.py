from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Photo, Value
from entourage.domain.names_order import family_first
from entourage.domain.search import search_text, sort_key
from entourage.domain.text import fold

UNSEARCHED = {Kind.PHOTO, Kind.OTHER, Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.DATE, Kind.GENDER, Kind.LANGUAGE}


def named(family: str, given_name: str) -> tuple[Value, ...]:
    return (Value(kind=Kind.NAME, parts=(family, given_name, "", "", "")),)


def test_people_are_ordered_by_family_name_then_by_first_name_whatever_the_accents() -> None:
    ordered = [
        named("Éthier", "Zoé"),
        named("Roy", "Amélie"),
        named("roy", "Zacharie"),
        named("Roy Anctil", "Benoît"),
        named("Royer", "Anne"),
        named("Wolański", "Nadia"),
    ]
    assert sorted(ordered, key=sort_key) == ordered


def test_a_person_with_one_name_is_ordered_by_it() -> None:
    assert sort_key(named("", "Élodie")) == sort_key(named("Élodie", "")) == "elodie"


def test_a_person_whose_name_has_no_parts_is_ordered_by_what_they_are_called() -> None:
    values = (Value(kind=Kind.FORMATTED_NAME, text="Dr. Élodie"), *named("", " "))
    assert sort_key(values) == "dr. elodie"
    assert sort_key((Value(kind=Kind.ORGANIZATION, parts=("Hydro", "Ventes")),)) == "hydro"


def test_who_is_called_nothing_comes_last() -> None:
    nobody = (Value(kind=Kind.NOTE, text="met at the choir"),)
    assert sort_key(nobody) > sort_key(named("Zoé", ""))


def test_a_person_is_found_by_everything_one_knows_of_them() -> None:
    text = search_text(
        (
            *named("Tremblay", "Élodie"),
            Value(kind=Kind.NICKNAME, text="Lolo"),
            Value(kind=Kind.ORGANIZATION, parts=("iXmédia", "Création")),
            Value(kind=Kind.TITLE, text="Conseillère"),
            Value(kind=Kind.EMAIL, text="Elodie@Example.org"),
            Value(kind=Kind.TELEPHONE, text="+1 (418) 555-0142"),
            Value(kind=Kind.ADDRESS, parts=("", "", "12, rue du Quai", "Québec", "", "G1K", "Canada")),
            Value(kind=Kind.NOTE, text="Rencontrée\nau déjeuner"),
            Value(kind=Kind.CATEGORY, text="Chœur"),
            Value(kind=Kind.PROFILE, parts=("linkedin", "etremblay", "https://www.linkedin.com/in/etremblay")),
        )
    )
    for words in (
        "elodie",
        "tremblay",
        "lolo",
        "ixmedia",
        "creation",
        "conseillere",
        "elodie@example.org",
        "+1 (418) 555-0142",
        "14185550142",
        "12, rue du quai",
        "quebec",
        "rencontree au dejeuner",
        "choeur",
        "etremblay",
    ):
        assert words in text


def test_the_name_of_a_network_does_not_find_everyone_on_it() -> None:
    values = (Value(kind=Kind.PROFILE, parts=("linkedin", "etremblay", "https://www.linkedin.com/in/etremblay")),)
    assert "linkedin" not in search_text(values)


def test_a_profile_without_a_handle_is_found_by_its_address() -> None:
    assert search_text((Value(kind=Kind.PROFILE, parts=("", "", "https://exemple.org/~zoé")),)) == (
        "https://exemple.org/~zoe"
    )


def test_what_was_said_twice_is_kept_once() -> None:
    assert search_text((Value(kind=Kind.NICKNAME, text="Zoé"), Value(kind=Kind.FORMATTED_NAME, text="Zoé"))) == "zoe"


def test_photos_and_unknown_properties_are_not_searched() -> None:
    photo = Value(kind=Kind.PHOTO, text="portrait", photo=Photo(url="https://example.org/portrait.jpg"))
    assert search_text((photo, Value(kind=Kind.OTHER, name="KEY", text="MIIBsecret"))) == ""


@given(st.lists(st.builds(Value, kind=st.sampled_from(Kind), text=st.text(max_size=20)), max_size=6).map(tuple))
def test_search_text_is_folded_and_holds_the_folded_text_of_every_searched_value(values: tuple[Value, ...]) -> None:
    text = search_text(values)
    assert fold(text) == text
    assert all(fold(value.text) in text for value in values if value.kind not in UNSEARCHED)


@pytest.mark.parametrize(
    ("whole", "family", "given"),
    [
        ("Alain Blanc", "Blanc", "Alain"),
        ("Jean Martin", "Martin", "Jean"),
        ("A. Moreau", "Moreau", "A."),
        ("Marie Eve Côté", "Côté", "Marie Eve"),
        ("Nora El Amrani", "El Amrani", "Nora"),
        ("Jean de la Fontaine", "de la Fontaine", "Jean"),
        ("TREMBLAY Marise", "TREMBLAY", "Marise"),
        ("Ouellet Alex", "Ouellet", "Alex"),
        ("Tremblay, Marie", "Tremblay", "Marie"),
        ("Dr Paul Roy Jr, CPA", "Roy", "Paul"),
    ],
)
def test_a_whole_name_is_ordered_by_the_family_that_it_names(whole: str, family: str, given: str) -> None:
    assert family_first(whole) == (family, given)


@pytest.mark.parametrize(
    "whole",
    ["Boulangerie Tremblay", "Roy, Gagnon et associés", "Marie Claude", "李 小龍", "Paul Plomberie 24h", "Ana", ","],
)
def test_a_whole_name_that_nobody_can_read_is_ordered_as_it_stands(whole: str) -> None:
    assert family_first(whole) is None
    assert "\t" not in sort_key((Value(kind=Kind.FORMATTED_NAME, text=whole),))

from __future__ import annotations

import pytest

from entourage.domain.contact import Kind, Value
from entourage.formats import delimited
from entourage.formats.record import Notice, Record


def first(table: str) -> tuple[Value, ...]:
    return next(item.values for item in delimited.read(table.encode()).items if isinstance(item, Record))


def only(kind: Kind, table: str) -> Value:
    (found,) = [value for value in first(table) if value.kind is kind]
    return found


@pytest.mark.parametrize("heads", ["fname_c1,lname_c1", "fname,lname", "GivenName,sname"])
def test_a_list_of_a_database_names_its_columns_for_short(heads: str) -> None:
    name = only(Kind.NAME, f"id,{heads},by,bm,bd\n1,CARSTEN,MEIER,1949,7,22\n2,GERD,BAUER,1968,7,27\n")
    assert name.as_name.given == "CARSTEN"
    assert name.as_name.family == "MEIER"


def test_a_birth_in_three_columns_is_one_day_and_two_letters_alone_are_none() -> None:
    born = only(Kind.BIRTHDAY, "fname,lname,by,bm,bd\nCarsten,Meier,1949,7,22\nGerd,Bauer,1968,7,27\n")
    assert born.text == "1949-07-22"
    said = first("fname,lname,by\nCarsten,Meier,Paul\nGerd,Bauer,Paul\n")
    assert not [value for value in said if value.kind is Kind.BIRTHDAY]


@pytest.mark.parametrize(
    ("head", "doors"),
    [("Appartement", ("app. 24", "3")), ("Apt #", ("24", "#3B")), ("Unit", ("24", "#3B")), ("App.", ("app. 24", "3"))],
)
def test_the_number_of_a_flat_is_part_of_the_address(head: str, doors: tuple[str, str]) -> None:
    rows = "".join(
        f"Ting,Liu,{number} rue des Pins,{door},Lévis\n" for number, door in zip((12, 14), doors, strict=True)
    )
    address = only(Kind.ADDRESS, f"Prénom,Nom,Rue,{head},Ville\n{rows}").as_address
    assert (address.street, address.extended, address.locality) == ("12 rue des Pins", doors[0], "Lévis")


def test_a_unit_that_is_a_word_is_no_part_of_the_address() -> None:
    said = only(
        Kind.OTHER, "Prénom,Nom,Rue,Unit,Ville\nTing,Liu,12 rue des Pins,Ventes,Lévis\nJo,Roy,1 rue A,Achats,Lévis\n"
    )
    assert said.text == "Ventes"


def births(table: str) -> list[str]:
    return [value.text for value in first(table) if value.kind is Kind.BIRTHDAY]


@pytest.mark.parametrize(
    ("heads", "cells", "found"),
    [
        ("Birth year,Birthday", "1961,March 2", ["1961-03-02"]),
        ("Année de naissance,Anniversaire", "1961,2 mars", ["1961-03-02"]),
        ("Birth year,Date of birth", "1961,1961-03-02", ["1961-03-02"]),
        ("Date of birth,Birth year", "02/03/61,1961", ["1961-02-03"]),
        ("Date of birth,Birth year", "3/13/25,1925", ["1925-03-13"]),
        ("Date of birth,Birth year", "1961,1961", ["1961"]),
        ("Date of birth,Birth month", "1961,3", ["1961-03"]),
        ("Birth year,Date of birth", "1962,1961-03-02", ["1961-03-02", "1962"]),
        ("Birth year,Birthday", "1961,Feb 29", ["--02-29", "1961"]),
        ("Birth year,Birthday", "1961,spring", ["1961", "spring"]),
        ("Birth year,Birthday", "1961,", ["1961"]),
        ("yob,mob,dob", "1961,2,12", ["1961-02-12"]),
        ("yob,mob,dob", "1961,2,1961-02-12", ["1961-02-12"]),
        ("yob,mob,dob", "1961,0612345678,1961-02-12", ["1961-02-12"]),
    ],
)
def test_a_year_beside_a_day_of_birth_is_part_of_it_and_a_whole_date_stands_before_another_year(
    heads: str, cells: str, found: list[str]
) -> None:
    assert births(f"First name,Last name,{heads}\nZoé,Petit,{cells}\n") == found


def test_a_date_that_is_none_is_told_of_below_its_own_heading() -> None:
    read = delimited.read("First name,Last name,Birth year,Birthday\nZoé,Petit,1961,spring\n".encode())
    told = [item.property for item in read.items if isinstance(item, Notice) and item.code == "bad_date"]
    assert told == ["Birthday"]


def test_a_year_that_is_not_that_of_the_birthday_is_told_of() -> None:
    read = delimited.read(
        b"First name,Last name,Date of birth,Birth year\nAna,Roy,1961-03-02,1961\nJo,Roy,1970-05-06,1971\n"
    )
    told = [(item.line, item.code, item.property, item.text) for item in read.items if isinstance(item, Notice)]
    assert told == [(3, "births_differ", "Birth year", "1971")]

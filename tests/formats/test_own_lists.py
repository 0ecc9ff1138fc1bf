from __future__ import annotations

import pytest

from entourage.domain.contact import Address, Kind, Name, Value
from entourage.formats import delimited
from entourage.formats.dialects_headings import meaning_of_words
from entourage.formats.record import Notice, Record


def people(text: str) -> list[tuple[Value, ...]]:
    return [item.values for item in delimited.read(text.encode()).items if isinstance(item, Record)]


def texts(values: tuple[Value, ...], kind: Kind) -> list[str]:
    return [value.text for value in values if value.kind is kind]


@pytest.mark.parametrize(
    "heading",
    [
        "Nom et prénom",
        "NOM Prénom",
        "Vorname Nachname",
        "Nachname, Vorname",
        "Vor- und Nachname",
        "Cognome e nome",
        "Apellidos y nombre",
        "Last name, first name",
        "Efternamn, förnamn",
        "First & Last Name",
        "Lead Name",
        "Name des Mitarbeiters",
        "Ansprechpartner",
        "Contact person",
    ],
)
def test_a_heading_of_both_names_means_all_of_it(heading: str) -> None:
    assert meaning_of_words(heading) == "formatted_name"


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Name (First)", "name.given"),
        ("Name (Last)", "name.family"),
        ("Forenames", "name.given"),
        ("Geb.-Datum", "birthday"),
        ("Contact phone", "telephone"),
        ("Company name surname", ""),
        ("User name", ""),
        ("Lead source", ""),
        ("Address 1: FullAddress", "address.formatted"),
    ],
)
def test_a_heading_of_one_name_or_of_another_thing_is_not_all_of_it(heading: str, meaning: str) -> None:
    assert meaning_of_words(heading) == meaning


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Order No.", "1098765432"),
        ("User ID", "112233445"),
        ("Telegram_ID", "5551234567"),
        ("Číslo objednávky", "34302271"),
        ("Nummer", "1074956"),
        ("Chip", "123456"),
        ("Badge", "0349871"),
        ("Social Security", "1804974"),
        ("Assurance sociale", "046 454 286"),
        ("National Insurance", "123-45-6789"),
        ("NHS", "943 476 5919"),
        ("Customer", "5148497830"),
        ("P.IVA", "02486620301"),
        ("Spent", "7790.44"),
        ("Spent", "12.345,60"),
    ],
)
def test_numbers_that_count_something_are_no_telephones(heading: str, number: str) -> None:
    (values,) = people(f"First name;Last name;{heading}\nZoé;Roux;{number}\n")
    assert texts(values, Kind.TELEPHONE) == []
    assert number in texts(values, Kind.OTHER)


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Contact No.", "9876543210"),
        ("Whatsapp number", "812345678"),
        ("Número", "5511987654321"),
        ("Joindre", "555123456"),
    ],
)
def test_bare_numbers_below_a_word_of_calling_or_none_at_all_are_telephones(heading: str, number: str) -> None:
    (values,) = people(f"First name,Last name,{heading}\nZoé,Roux,{number}\n")
    assert texts(values, Kind.TELEPHONE) == [number]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("International", "44 20 7988 6567"),
        ("Numéro international", "44 20 7988 6567"),
        ("National", "514 849-7830"),
        ("Siège social", "01 42 68 53 00"),
        ("Customer", "514 849 7830"),
        ("Adhérent", "0612345678"),
        ("Patient", "849-7830"),
        ("Patient", "0171/1234567"),
        ("Home", "8888146"),
        ("Maison", "888146"),
        ("Appeler", "8888146"),
        ("Numbers", "8429128"),
    ],
)
def test_what_is_grouped_or_dialled_as_telephones_are_is_one_below_headings_of_members_and_places(
    heading: str, number: str
) -> None:
    (values,) = people(f"First name,Last name,{heading}\nZoé,Roux,{number}\n")
    assert texts(values, Kind.TELEPHONE) == [number]


def test_addresses_and_numbers_of_somebody_else_are_not_those_of_the_person() -> None:
    header = "First name,Last name,Email,Parent Email,Emergency contact phone"
    (values,) = people(f"{header}\nZoé,Roux,z@r.example,max@r.example,+33 6 12 34 56 78\n")
    assert texts(values, Kind.EMAIL) == ["z@r.example"]
    assert texts(values, Kind.TELEPHONE) == []
    assert texts(values, Kind.OTHER) == ["max@r.example", "+33 6 12 34 56 78"]


def test_who_paid_is_somebody_else_only_where_the_person_has_an_address() -> None:
    (beside,) = people("Nom adhérent,Prénom adhérent,Email payeur,E-mail\nRoux,Zoé,max@r.example,z@r.example\n")
    (alone,) = people("Nom adhérent,Prénom adhérent,Email payeur\nRoux,Zoé,max@r.example\n")
    assert texts(beside, Kind.EMAIL) == ["z@r.example"]
    assert texts(alone, Kind.EMAIL) == ["max@r.example"]


@pytest.mark.parametrize(
    ("title", "prefix", "titles"),
    [("Dr.", "Frau Dr.", []), ("Dipl.-Ing.", "Frau Dipl.-Ing.", []), ("Leiterin", "Frau", ["Leiterin"])],
)
def test_a_title_is_a_degree_before_the_name_or_a_position_as_its_cells_say(
    title: str, prefix: str, titles: list[str]
) -> None:
    (values,) = people(f"Anrede;Titel;Vorname;Nachname\nFrau;{title};Zoé;Roux\n")
    name = next(value.as_name for value in values if value.kind is Kind.NAME)
    assert (name.prefix, texts(values, Kind.TITLE)) == (prefix, titles)


@pytest.mark.parametrize(
    ("header", "birthday"),
    [
        ("Nachname,Eintrittsdatum,Geburtstag laut Akte", ["1973-12-12"]),
        ("Nachname,Eintrittsdatum,Geburtsdatum des Mitarbeiters", ["1973-12-12"]),
        ("Nachname,Eintrittsdatum,Rätsel", ["1973-12-12"]),
        ("Nachname,Eintrittsdatum,Austrittsdatum", []),
        ("Nachname,Rätsel,Frage", []),
    ],
)
def test_a_day_of_entry_is_no_birthday_and_of_two_days_none_is_guessed(header: str, birthday: list[str]) -> None:
    first, _ = people(f"{header}\nRoux,01.10.2001,12.12.1973\nWeiß,15.03.2004,18.08.1978\n")
    assert texts(first, Kind.BIRTHDAY) == birthday


@pytest.mark.parametrize(
    ("header", "row", "address"),
    [
        ("Straße;Hausnummer;PLZ;Ort", "Am Wall;7a;12345;Bonn", Address(street="Am Wall 7a")),
        ("Straat;Huisnummer;Toevoeging;Postcode;Plaats", "Dam;7;bis;12345;Bonn", Address(street="Dam 7 bis")),
        ("Rue;Numéro de rue;CP;Ville", "Rue Haute;7;12345;Bonn", Address(street="7 Rue Haute")),
        ("Street;House number;Zip;City", "High Street;7;12345;Bonn", Address(street="7 High Street")),
        ("Straße;PLZ/Ort", "Am Wall 7;12345 Bonn", Address(street="Am Wall 7")),
        ("Adresse;CP Ville", "7 rue Haute;12345 Bonn", Address(street="7 rue Haute")),
    ],
)
def test_a_number_goes_with_its_street_and_a_code_is_taken_from_its_town(
    header: str, row: str, address: Address
) -> None:
    (values,) = people(f"Email;{header}\nz@r.example;{row}\n")
    found = next(value.as_address for value in values if value.kind is Kind.ADDRESS)
    assert found == address._replace(postcode="12345", locality="Bonn")


@pytest.mark.parametrize("heading", ["Nom et prénom", "Full name", "Displayname"])
def test_a_whole_name_beside_the_given_one_is_no_family_name(heading: str) -> None:
    (values,) = people(f"Prénom;{heading}\nZoé;Zoé Roux\n")
    assert texts(values, Kind.FORMATTED_NAME) == ["Zoé Roux"]
    assert [value.as_name for value in values if value.kind is Kind.NAME] == [Name(given="Zoé")]


def test_a_code_of_letters_is_taken_whole_from_its_town() -> None:
    (values,) = people("Naam;Straat;Postcode + Plaats\nZoë Smit;Dam 1;1012 AB Amsterdam\n")
    assert [value.as_address for value in values if value.kind is Kind.ADDRESS] == [
        Address(street="Dam 1", postcode="1012 AB", locality="Amsterdam")
    ]


def test_who_is_to_be_asked_for_is_the_name_where_no_other_is() -> None:
    (alone,) = people("Firma;Ansprechpartner;Telefon\nWerft;Zoé Roux;0221 1234567\n")
    (beside,) = people("Name;Vorname;Ansprechpartner;Tél conjoint\nSmit;Bas;Zoé Roux;0221 1234567\n")
    assert texts(alone, Kind.FORMATTED_NAME) == ["Zoé Roux"]
    assert [value.as_name for value in beside if value.kind is Kind.NAME] == [Name(given="Bas", family="Smit")]
    assert texts(beside, Kind.OTHER) == ["Zoé Roux", "0221 1234567"]


def test_a_town_without_a_code_or_beside_another_is_kept_whole() -> None:
    (alone,) = people("Name;PLZ/Ort\nZoé Roux;Bonn am Rhein\n")
    (beside,) = people("Name;PLZ/Ort;Ort\nZoé Roux;12345 Bonn;Köln\n")
    assert [value.as_address for value in alone if value.kind is Kind.ADDRESS] == [Address(locality="Bonn am Rhein")]
    assert [value.as_address for value in beside if value.kind is Kind.ADDRESS] == [
        Address(locality="Köln, 12345 Bonn")
    ]


def test_what_the_dutch_put_before_a_family_name_belongs_to_it() -> None:
    first, second = people("Voornaam;Tussenvoegsel;Achternaam\nZoë;van der;Meer\nBas;;Smit\n")
    assert [value.as_name for value in (*first, *second)] == [
        Name(given="Zoë", family="van der Meer"),
        Name(given="Bas", family="Smit"),
    ]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ('"""buyers"",""old, good"""', ["buyers", "old, good"]),
        ('"""buyers"""', ["buyers"]),
        ("VIP|Family", ["VIP", "Family"]),
        ("VIP|Family; Club", ["VIP|Family", "Club"]),
        ('"the ""old"" ones, new"', ['the "old" ones', "new"]),
    ],
)
def test_categories_stand_without_their_quotation_marks_and_apart_at_bars(cell: str, names: list[str]) -> None:
    (values,) = people(f"Name,Tags\nZoé Roux,{cell}\n")
    assert texts(values, Kind.CATEGORY) == names


@pytest.mark.parametrize("blank", [",,,\n", ";;;\n\n", '"","",""\n'])
def test_rows_of_empty_cells_above_the_headings_are_passed_over(blank: str) -> None:
    items = delimited.read(f"{blank}Nr,Contact,Owner,Status,Verdict\nL-1,Zoé Roux,Max,hot,good\n".encode()).items
    (record,) = [item for item in items if isinstance(item, Record)]
    assert texts(record.values, Kind.FORMATTED_NAME) == ["Zoé Roux"]
    assert not [item for item in items if isinstance(item, Notice) and item.code == "extra_cells"]

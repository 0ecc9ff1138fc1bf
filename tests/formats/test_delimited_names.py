from __future__ import annotations

import pytest

from entourage.domain.contact import Kind, Value, display_name
from entourage.formats import delimited
from entourage.formats.record import Record, Told


def values(text: str) -> list[tuple[Value, ...]]:
    return [item.values for item in delimited.read(text.encode()).items if isinstance(item, Record)]


def first(text: str, kind: Kind) -> Value | None:
    return next((value for value in values(text)[0] if value.kind is kind), None)


@pytest.mark.parametrize(
    "rows",
    [
        "Ada,Lovelace,ada.lovelace@x.org\nBob,Martin,bob.martin@y.org",
        "Lovelace,Ada,ada.lovelace@x.org\nMartin,Bob,bob.martin@y.org",
        "LOVELACE;Ada;al@x.org\nMARTIN;Bob;bm@y.org",
        "Ada\tLovelace\t+33 6 12 34 56 78\nBob\tMartin\t+33 6 12 34 56 79",
    ],
)
def test_given_and_family_names_are_told_apart_without_headings(rows: str) -> None:
    name = first(rows, Kind.NAME)
    assert name is not None
    assert (name.as_name.family.title(), name.as_name.given) == ("Lovelace", "Ada")


def test_whole_names_towns_codes_and_birthdays_are_known_by_how_they_look() -> None:
    rows = "Ada Lovelace;a@x.org;75001;Paris;25/04/1985\nJean-Pierre de La Tour;j@x.org;69002;Lyon;03/05/1977"
    assert (found := first(rows, Kind.FORMATTED_NAME))
    assert found.text == "Ada Lovelace"
    assert (address := first(rows, Kind.ADDRESS))
    assert (address.as_address.postcode, address.as_address.locality) == ("75001", "Paris")
    assert (birthday := first(rows, Kind.BIRTHDAY))
    assert birthday.text == "1985-04-25"


def test_recent_dates_are_no_birthdays() -> None:
    assert first("Ada;a@x.org;25/04/2024\nBob;b@x.org;03/05/2025", Kind.BIRTHDAY) is None


def test_a_few_odd_cells_do_not_hide_what_a_column_holds() -> None:
    rows = "".join(f"Person,+33 1 22 33 {n:02} 00\n" for n in range(20)) + "Person,none\n"
    assert [value.text for value in values(rows)[0] if value.kind is Kind.TELEPHONE]


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        ("Nombre;Apellidos;Correo electrónico;Móvil;Ciudad", "name name email telephone address"),
        ("Nome;Cognome;Indirizzo email;Cellulare;Città", "name name email telephone address"),
        ("Primeiro nome;Sobrenome;Endereço de email;Telefone celular;Cidade", "name name email telephone address"),
        ("Voornaam;Achternaam;E-mailadres;Mobiel;Woonplaats", "name name email telephone address"),
        ("Nombre;Teléfono;Notas;Empresa;Cargo", "formatted_name telephone note organization title"),
    ],
)
def test_headings_in_four_more_languages_need_no_mapping(header: str, kinds: str) -> None:
    reading = delimited.read(f"{header}\nAda;Lovelace;a@x.org;0612345678;Paris\n".encode())
    assert not reading.needs_mapping
    assert [meaning.partition(":")[0].partition(".")[0] for _, meaning in reading.columns] == kinds.split()


def test_two_addresses_and_two_employers_stay_two() -> None:
    header = "Name,Address 1,City 1,Address 2,City 2,Company,Company 2"
    found = values(f"{header}\nAda,1 rue X,Paris,2 rue Y,Lyon,One,Two\n")[0]
    addresses = [value.as_address for value in found if value.kind is Kind.ADDRESS]
    assert [(one.street, one.locality) for one in addresses] == [("1 rue X", "Paris"), ("2 rue Y", "Lyon")]
    assert [value.parts for value in found if value.kind is Kind.ORGANIZATION] == [("One",), ("Two",)]


def test_lines_of_one_address_stay_together() -> None:
    address = first("Name,Address,Address 2,City\nAda,1 rue X,Bât. B,Paris\n", Kind.ADDRESS)
    assert address is not None
    assert (address.as_address.street, address.as_address.locality) == ("1 rue X\nBât. B", "Paris")


CLUB = "Adhérent;Courriel\nL'Écuyer, Simon;s@club.exemple\nMénard, Ingrid;i@club.exemple\n"


@pytest.mark.parametrize(
    "table", [CLUB, CLUB.partition("\n")[2], CLUB.replace("Adhérent", "Name"), f"{CLUB}Noël Müller;n@club.exemple\n"]
)
def test_a_cell_of_last_name_and_first_name_is_read_into_both(table: str) -> None:
    assert (name := first(table, Kind.NAME))
    assert (name.as_name.family, name.as_name.given) == ("L'Écuyer", "Simon")
    assert display_name(values(table)[0]) == "Simon L'Écuyer"


def test_of_last_and_first_names_one_without_a_comma_stays_whole() -> None:
    rows = "Adhérent;Courriel\nRoy, Ana;a@x.org\nSimon Lévesque;s@x.org\nRoy, Fils, Cie;r@x.org\n"
    said = delimited.read(rows.encode(), Told(columns={0: "name.family_first"})).items
    found = [(item.values[0].kind, item.values[0].text) for item in said if isinstance(item, Record)]
    assert found == [
        (Kind.NAME, ""),
        (Kind.FORMATTED_NAME, "Simon Lévesque"),
        (Kind.FORMATTED_NAME, "Roy, Fils, Cie"),
    ]


def test_places_beside_names_are_not_taken_for_names() -> None:
    rows = "Nom complet;Lieu\nAna Roy;Paris, France\nLuc Côté;Lévis, Québec\n"
    assert first(rows, Kind.NAME) is None


def test_dates_and_numbers_beside_a_name_are_no_part_of_it() -> None:
    rows = "Name,Last,Email\nAda Lovelace,2024-01-02,a@x.org\nBob Martin,2024-01-03,b@x.org\n"
    assert display_name(values(rows)[0]) == "Ada Lovelace"
    assert first(rows, Kind.NAME) is None
    assert delimited.read(rows.encode()).needs_mapping


def test_a_number_by_which_somebody_is_known_stays_the_name() -> None:
    assert display_name(values("Name,Email\n0612345678,a@x.org\n0612345679,b@x.org\n")[0]) == "0612345678"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Prénom;Nom;Nom;Adresse de messagerie", "Ada;Lovelace;Ada Lovelace;ada@x.org"),
        ("Prénom;Nom;Deuxième prénom;Nom;Adresse de messagerie", "Ada;Lovelace;;Ada Lovelace;ada@x.org"),
        ("Nom;Prénom;Nom;Adresse de messagerie", "Ada Lovelace;Ada;Lovelace;ada@x.org"),
        ("Nom;Nom;Prénom;Adresse de messagerie", "Lovelace;Ada Lovelace;Ada;ada@x.org"),
        ("Prénom;Nom;Nom;Adresse de messagerie", "Ada;Ada Lovelace;Lovelace;ada@x.org"),
    ],
)
def test_of_two_headings_alike_one_is_the_family_name_and_the_other_the_whole(header: str, row: str) -> None:
    (found,) = values(f"{header}\n{row}\n")
    names = {value.kind: value for value in found}
    assert names[Kind.NAME].as_name.family == "Lovelace"
    assert names[Kind.FORMATTED_NAME].text == "Ada Lovelace"


def test_two_headings_alike_keep_their_order_where_no_row_tells() -> None:
    (found,) = values("Prénom;Nom;Nom;Adresse de messagerie\nAda;Lovelace;;ada@x.org\n")
    assert next(value for value in found if value.kind is Kind.NAME).as_name.family == "Lovelace"


@pytest.mark.parametrize(
    ("header", "dialect"),
    [
        ("Prénom;Nom;Nom;Adresse de messagerie;Rue (bureau)", "live-mail-fr"),
        ("Prénom;Nom;Deuxième prénom;Nom;Adresse de messagerie;Département (domicile)", "live-mail-fr"),
        ("Nom;Titre;Prénom;Nom;Titre;Adresse de messagerie;Rue (bureau)", "outlook-fr"),
    ],
)
def test_headings_that_two_programs_share_are_told_apart_by_their_order(header: str, dialect: str) -> None:
    assert delimited.read(f"{header}\n".encode()).dialect == dialect


@pytest.mark.parametrize(
    "rows",
    [
        "Ann;Bell;75011;Paris\nBob;Roy;69001;Lyon\nZoe;Zorn;13001;Nice\n",
        "Ann Bell;1 Main St;1011 Sion\nBob Roy;2 Main St;1012 Bern\nZoe Zorn;3 Main St;1013 Chur\n",
        "Ann Bell;12.3.1980;Paris\nBob Roy;13.4.1981;Lyon\nZoe Zorn;14.5.1982;Nice\n",
    ],
)
def test_a_first_row_with_a_postcode_or_a_day_is_a_person_and_no_headings(rows: str) -> None:
    reading = delimited.read(rows.encode())
    found = [display_name(item.values) for item in reading.items if isinstance(item, Record)]
    assert found == ["Ann Bell", "Bob Roy", "Zoe Zorn"]
    assert reading.needs_mapping


def test_headings_may_be_the_days_on_which_people_came() -> None:
    reading = delimited.read(b"Name;E-mail;01.02.2024\nAnn Bell;ann@x.org;x\nBob Roy;;x\n")
    assert [heading for heading, _ in reading.columns] == ["Name", "E-mail", "01.02.2024"]

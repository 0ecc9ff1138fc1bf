from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind
from entourage.formats import detect
from entourage.formats.dialects import fold_header, recognize
from entourage.formats.dialects_customers import CUSTOMERS, KADDRESSBOOK, MAILINGS
from entourage.formats.dialects_headings import meaning_of_words
from entourage.formats.dialects_networks import NETWORKS
from entourage.formats.dialects_outlook import LIVE_MAIL, OUTLOOK
from entourage.formats.dialects_thunderbird import THUNDERBIRD
from entourage.formats.record import Record
from entourage.formats.written_dates import day_comes_first, read_date, says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator


def written_headers() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each dialect with the headers that it writes, in their first spelling."""
    for table in (*NETWORKS, CUSTOMERS, MAILINGS, KADDRESSBOOK, *THUNDERBIRD, LIVE_MAIL, OUTLOOK):
        (_, *names), *rows = (line.split("|") for line in table.strip().splitlines())
        for place, name in enumerate(names, 1):
            cells = [row[place].split("~")[0].strip().removeprefix("!") for row in rows]
            yield name.partition(":")[0], tuple(filter(None, cells))


@pytest.mark.parametrize(("dialect", "headers"), list(written_headers()))
def test_each_dialect_is_known_by_its_own_headers(dialect: str, headers: tuple[str, ...]) -> None:
    numbered = {"google": ("E-mail 1 - Label", "E-mail 1 - Value"), "google-old": ("E-mail 1 - Type",)}
    recognized = recognize([*headers, *numbered.get(dialect, ())])
    assert recognized.dialect == dialect
    assert all(column.is_known for column in recognized.columns)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Télécopie (bureau)", "telecopie bureau"), ("Serveur d’annuaire", "Serveur d'annuaire "), ("Straße", "STRASSE")],
)
def test_headers_are_the_same_without_case_accents_and_typography(one: str, other: str) -> None:
    assert fold_header(one) == fold_header(other)


@pytest.mark.parametrize(
    ("headers", "kinds"),
    [
        (["Nom"], [Kind.FORMATTED_NAME]),
        (["Nom", "Prénom"], [Kind.NAME, Kind.NAME]),
        (["Name", "Vorname"], [Kind.NAME, Kind.NAME]),
        (["Name", "Title"], [Kind.FORMATTED_NAME, Kind.TITLE]),
        (["Name", "Title", "Job Title"], [Kind.FORMATTED_NAME, Kind.NAME, Kind.TITLE]),
        (["Work E-mail", "Tél. domicile", "Fax (bureau)"], [Kind.EMAIL, Kind.TELEPHONE, Kind.TELEPHONE]),
    ],
)
def test_a_word_means_what_its_neighbours_leave_it(headers: list[str], kinds: list[Kind]) -> None:
    assert [column.block.kind for column in recognize(headers).columns] == kinds


@given(
    st.dates(date(1930, 1, 1), date(2029, 12, 31)),
    st.sampled_from(["en_US", "en_GB", "fr_FR", "de_DE"]),
    st.sampled_from(["short", "medium", "long"]),
)
def test_dates_are_read_as_three_languages_write_them(day: date, locale: str, form: str) -> None:
    written = format_date(day, form, locale=locale)
    assert read_date(written, day_first=locale != "en_US") == day.isoformat()


@given(days=st.lists(st.dates(date(1000, 1, 1)), min_size=1), is_day_first=st.booleans())
def test_the_order_of_day_and_month_is_found_where_a_date_shows_it(days: list[date], *, is_day_first: bool) -> None:
    form = "{0.day}/{0.month}/{0.year}" if is_day_first else "{0.month}/{0.day}/{0.year}"
    written = [form.format(day) for day in days]
    shows = any(day.day > 12 for day in days)
    assert day_comes_first(written, by_default=not is_day_first) == (is_day_first if shows else not is_day_first)


@pytest.mark.parametrize("text", ["0/0/00", "0.0.00", "00/00/0000", "1/1/4501", "-"])
def test_no_date_is_no_date(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["31/02/2000", "13/13/2000", "spring", "12", "", "3 chats 2020"])
def test_what_is_on_no_calendar_is_not_read(text: str) -> None:
    assert read_date(text, day_first=True) == ""


@given(st.text())
def test_any_text_may_be_asked_for_a_date(text: str) -> None:
    assert isinstance(read_date(text, day_first=True), str)


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Tél. dom.", "telephone:home"),
        ("Tél. maison", "telephone:home"),
        ("Tél. bur.", "telephone:work"),
        ("Tél. prof.", "telephone:work"),
        ("Tél. cell.", "telephone:cell"),
        ("Né(e) le", "birthday"),
        ("Née le", "birthday"),
        ("geboren am", "birthday"),
    ],
)
def test_a_heading_cut_short_is_understood(heading: str, meaning: str) -> None:
    assert meaning_of_words(heading) == meaning


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("workCity", "address.locality:work"),
        ("homePOBox", "address.po_box:home"),
        ("OfficeFAXPhoneNumber", "telephone:work,fax"),
        ("Address - Home - Postal Code", "address.postcode:home"),
        ("Primary Address Street", "address.street"),
        ("Alternate Address City", "address.locality:other"),
        ("Adresse principale - Ville", "address.locality"),
        ("Phone - Mobile", "telephone:cell"),
        ("Telephone (car)", "telephone:car"),
        ("Tél. fixe domicile", "telephone:home"),
        ("Secondary E-mail", "email"),
        ("Prénom adhérent", "name.given"),
        ("URL - LinkedIn", "profile.handle@linkedin"),
        ("Email status", ""),
        ("Contact type", ""),
        ("Account number", ""),
        ("Number", ""),
        ("Adhérent;Courriel", ""),
        ("Line", ""),
        ("Contact name", "formatted_name"),
        ("Guest first name", "name.given"),
        ("Last contact", ""),
        ("First customer", ""),
        ("Contact last", ""),
        ("Name" + " " * 300, ""),
    ],
)
def test_a_heading_is_understood_however_its_words_are_put_together(heading: str, meaning: str) -> None:
    assert meaning_of_words(heading) == meaning


@pytest.mark.parametrize(
    "headers",
    [
        ["Contact ID", "Contact Type", "Do Not Email", "First Name", "Last Name", "Street", "City", "Phone", "Tag(s)"],
        ["First Name", "Last Name", "Tags", "Work Email", "Home Email", "Website", "Address Street", "City", "Country"],
        ["Civilité", "Nom", "Prénom", "E-mail 1", "Fax", "Adresse domicile", "Ville domicile", "Groupe", "Notes"],
    ],
)
def test_one_heading_that_others_write_too_makes_no_program_of_a_table(headers: list[str]) -> None:
    assert recognize(headers).dialect == ""


@pytest.mark.parametrize(
    ("headers", "named"),
    [
        (["First Name", "Last Name", "Email", "Guest name"], ["First Name", "Last Name"]),
        (["Guest name", "Name", "Email"], ["Name"]),
        (["Member First Name", "Member Last Name", "Guest First Name"], ["Member First Name", "Member Last Name"]),
        (["Company Name", "Contact Name", "Contact Title"], ["Contact Name"]),
        (["First Name", "Last Name", "Individual Prefix"], ["First Name", "Last Name", "Individual Prefix"]),
    ],
)
def test_a_name_of_someone_else_is_no_part_of_the_name(headers: list[str], named: list[str]) -> None:
    columns = zip(headers, recognize(headers).columns, strict=True)
    assert [header for header, column in columns if column.block.kind in {Kind.NAME, Kind.FORMATTED_NAME}] == named


def test_of_two_headings_alike_the_second_is_the_whole_name() -> None:
    columns = recognize(["Nombre", "Apellidos", "Segundo nombre", "Nombre", "Correo electrónico"]).columns
    assert [(column.block.kind, column.part) for column in columns[:4]] == [
        (Kind.NAME, "given"),
        (Kind.NAME, "family"),
        (Kind.NAME, "additional"),
        (Kind.FORMATTED_NAME, "value"),
    ]


@pytest.mark.parametrize("word", ["Remark", "Bemerkung", "Anmerkungen", "Remarques", "Observación", "Osservazione"])
def test_a_plain_word_for_a_note_is_one_in_every_language(word: str) -> None:
    data = f"Name,E-mail,{word}\nAnna Lee,anna@example.org,plays chess\n".encode()
    (record,) = [item for item in detect.read_bytes(data).items if isinstance(item, Record)]
    assert [value.text for value in record.values if value.kind is Kind.NOTE] == ["plays chess"]

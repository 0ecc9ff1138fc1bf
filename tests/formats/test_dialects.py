from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from entourage.assets import folder
from entourage.domain.contact import Kind
from entourage.formats import detect
from entourage.formats.dialects import fold_header, recognize
from entourage.formats.dialects_customers import CUSTOMERS, GROUPWARE, KADDRESSBOOK, MAILINGS, SHOPS
from entourage.formats.dialects_headings import meaning_of_words
from entourage.formats.dialects_networks import NETWORKS
from entourage.formats.dialects_outlook import LIVE_MAIL, OUTLOOK
from entourage.formats.dialects_thunderbird import THUNDERBIRD
from entourage.formats.dialects_words import words_of
from entourage.formats.record import Notice, Record
from entourage.formats.written_dates import day_comes_first, read_date, says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator


def written_headers() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each dialect with the headers that it writes, in their first spelling."""
    for table in (*NETWORKS, CUSTOMERS, SHOPS, GROUPWARE, MAILINGS, KADDRESSBOOK, *THUNDERBIRD, LIVE_MAIL, OUTLOOK):
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


@pytest.mark.parametrize(
    "text", ["31/02/2000", "13/13/2000", "spring", "12", "", "3 chats 2020", "20001301", "5140555"]
)
def test_what_is_on_no_calendar_is_not_read(text: str) -> None:
    assert read_date(text, day_first=True) == ""


def test_eight_digits_are_a_date_where_they_begin_with_a_year() -> None:
    assert read_date("19560409", day_first=True) == "1956-04-09"


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


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("姓名", "formatted_name"),
        ("姓", "name.family"),
        ("手机号码", "telephone:cell"),
        ("Email 邮箱", "email"),
        ("FAX番号", "telephone:fax"),
        ("メールアドレス", "email"),
        ("이메일", "email"),
        ("الموبايل", "telephone:cell"),
        ("שם פרטי", "name.given"),
        ('דוא"ל', "email"),
        ("Ім’я", "name.first"),
        ("Дата рождения", "birthday"),
        ("Τηλέφωνο", "telephone"),
        ("हाल का नंबर", ""),
        ("Номер", ""),
        ("nazwisko", "name.family"),
        ("E-POST", "email"),
        ("Подразделение", "organization.unit"),
        ("Syntymäaika", "birthday"),
        ("Cep telefonu", "telephone:cell"),
        ("Địa chỉ", "address.formatted"),
    ],
)
def test_headings_are_understood_in_many_languages_and_alphabets(heading: str, meaning: str) -> None:
    assert meaning_of_words(heading) == meaning


@pytest.mark.parametrize(
    ("headers", "first"),
    [(["이름", "휴대폰"], "formatted_name"), (["성", "이름"], "name"), (["Namn", "E-post"], "formatted_name")],
)
def test_a_word_for_a_name_is_the_first_one_only_beside_a_family_name(headers: list[str], first: str) -> None:
    columns = dict(zip(headers, recognize(headers).columns, strict=True))
    assert columns[headers[first == "name"]].block.kind == Kind(first)


@pytest.mark.parametrize(
    ("headers", "kinds"),
    [
        ("First name,Last name,Email,Grad,Ad,Notes", "name name email other other note"),
        ("Full name,Email,Gate,By,Ad", "formatted_name email other other other"),
        ("Email,Phone,Ad", "email telephone other"),
        ("Vorname,Nachname,Telefon,Grad", "name name telephone other"),
        ("Nom,Prénom,IME", "name name other"),
        ("Ad,Soyad,İl", "name name address"),
        ("Ad,Soyad,Not", "name name note"),
        ("Ad,Telefon,Email", "formatted_name telephone email"),
        ("Ime,E-mail,Telefon", "formatted_name email telephone"),
        ("Ime,Prezime,Grad,Kraj", "name name address other"),
        ("Navn,Gate,Postnr,By", "formatted_name address address address"),
        ("Név,Cím,Email", "formatted_name address email"),
        ("Ten,Email,Cim", "other email other"),
        ("Tên,Email", "formatted_name email"),
    ],
)
def test_a_word_of_several_languages_counts_beside_others_of_its_own_or_with_its_accents(
    headers: str, kinds: str
) -> None:
    columns = recognize(headers.split(",")).columns
    assert [column.block.kind for column in columns] == [*map(Kind, kinds.split())]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("First Name [Required]", "name.given"),
        ("E-mail (obligatoire)", "email"),
        ("Group(s)", "category.list"),
        ("Strasse, Nr.", "address.street"),
        ("Strasse,Nr.", ""),
        ("Rufnummer Mobil", "telephone:cell"),
        ("date_naissance", "birthday"),
        ("fullname", "formatted_name"),
    ],
)
def test_what_a_form_asks_for_beside_a_heading_changes_nothing(heading: str, meaning: str) -> None:
    assert meaning_of_words(heading) == meaning


def test_each_language_says_its_words_once() -> None:
    for block in (folder("headings") / "words.txt").read_text("utf-8").split("\n= ")[1:]:
        language, *lines = block.splitlines()
        words = [" ".join(words_of(word)) for line in lines for word in line.partition("|")[2].split("~")]
        assert all(words), language
        assert sorted(set(words)) == sorted(words), language


@pytest.mark.parametrize(
    "headers",
    [
        ["Etunimi", "Sukunimi", "Kotiosoite", "Matkapuhelin", "Syntymäpäivä"],
        ["Ім'я", "Прізвище", "Адреса", "День народження", "Адреса електронної пошти"],
        ["Fornavn", "Etternavn", "Fullt navn", "E-post", "Mobil", "Fødselsdag"],
    ],
)
def test_one_word_that_anybody_writes_makes_no_table_thunderbirds(headers: list[str]) -> None:
    recognized = recognize(headers)
    assert recognized.dialect == ""
    assert all(column.is_known for column in recognized.columns)


@pytest.mark.parametrize("headers", [["Tên", "Họ", "Email phụ", "Địa chỉ Nhà", "Ngày Sinh"]])
def test_the_day_of_a_birthday_alone_is_all_of_it(headers: list[str]) -> None:
    assert recognize(headers).columns[-1].part == "value"
    assert recognize([*headers, "Tháng Sinh"]).columns[-2].part == "day"
    assert recognize([*headers, "Năm Sinh"]).columns[-2].part == "day"


def test_a_day_of_birth_without_its_month_takes_no_years_place() -> None:
    head = b"First Name,Last Name,Display Name,Primary Email,Birth Year,Birth Day\n"
    told, one = detect.read_bytes(head + b"A,B,A B,a@x.org,1999,31\n").items
    assert isinstance(one, Record)
    assert isinstance(told, Notice)
    assert [value.text for value in one.values if value.kind is Kind.BIRTHDAY] == [told.text] == ["31/1999"]


def test_the_name_to_display_is_no_family_name_where_a_program_writes_both() -> None:
    recognized = recognize(["Ime", "Prikazano ime", "Glavna e-pošta:", "Naslov v službi"])
    assert recognized.dialect == "thunderbird-sl"
    assert [column.block.kind for column in recognized.columns[:2]] == [Kind.NAME, Kind.FORMATTED_NAME]


@pytest.mark.parametrize(
    ("headers", "meanings"),
    [
        ("SLR_Nachname SLR_Vorname SLR_PLZ SLR_Geburtsdatum KLA_Name_kurz", "name name address birthday other"),
        ("AdhNom AdhPrenom AdhVille AdhTel cotisation", "name name address telephone other"),
        ("usr.firstname usr.lastname usr.email", "name name email"),
        ("nom prenom pere_nom pere_tel pere_mail", "name name other other other"),  # the father's are not the child's
        ("eleve_nom eleve_prenom resp1_nom resp1_tel resp1_mail", "other other other other other"),
        ("xy_nom xy_prenom xy_total", "other other other"),
    ],
)
def test_what_a_database_puts_before_each_heading_is_taken_off(headers: str, meanings: str) -> None:
    assert [column.block.kind for column in recognize(headers.split()).columns] == [*map(Kind, meanings.split())]


@pytest.mark.parametrize(
    ("headers", "types"),
    [
        ("Nom,Adresse (domicile),Code postal,Ville", [("home",)] * 3),
        ("Name,PLZ,Ort,Privatadresse", [("home",)] * 3),
        ("Name,Home address,City,Work address,Phone,Country", [("home",), ("home",), ("work",), ()]),
        ("Name,Address,City,Work address", [(), (), ("work",)]),
        ("Nom,Adresse pro,Ville,Ville pro", [("work",), (), ("work",)]),
    ],
)
def test_parts_of_an_address_go_with_the_street_that_says_where_it_is(headers: str, types: list[tuple[str]]) -> None:
    blocks = [column.block for column in recognize(headers.split(",")).columns]
    assert [block.types for block in blocks if block.kind is Kind.ADDRESS] == types


def test_an_address_beside_a_code_alone_is_the_street() -> None:
    (one,) = detect.read_bytes(b"Name,Adresse,PLZ,E-Mail\nZoe,1 Weg,1010,z@x.org\n").items
    assert isinstance(one, Record)
    (address,) = (value.as_address for value in one.values if value.kind is Kind.ADDRESS)
    assert (address.street, address.postcode) == ("1 Weg", "1010")


@pytest.mark.parametrize(
    ("header", "row", "encoding"),
    [
        ("Imię;Nazwisko;Telefon domowy;Adres e-mail", "Sean;O'Brien;+48 12 345 67 89;s@example.org", "cp1250"),
        ("Imię;Nazwisko;Telefon", "Anna;Nowak;+48 12 345 67 89", "cp1250"),
        ("Jméno;Příjmení;Telefon", "Anna;Novak;+420 12 345 67 89", "cp1250"),
        ("Prénom;Nom;Téléphone", "Anna;Novak;+33 1 22 33 44 55", "mac_roman"),
        ("Prénom;Nom;Téléphone", "Anna;Novak;+33 1 22 33 44 55", "cp1252"),
    ],
)
def test_headings_known_letter_by_letter_in_one_encoding_decide(header: str, row: str, encoding: str) -> None:
    data = f"{header}\r\n{row}\r\n".encode(encoding)
    reading = detect.read_bytes(data)
    assert (reading.encoding, reading.columns[0][0]) == (encoding, header.partition(";")[0])


OUTLOOK_HEADINGS = "First Name,Last Name,E-mail Address,E-mail Type,{heading},Home Fax,Priority,Private,Sensitivity"


@pytest.mark.parametrize(
    ("heading", "said", "told"),
    [
        ("E-mil 2 Address", "ann2@x.org", ["E-mil 2 Address"]),
        ("E-mil 2 Address", "", []),
        ("Prioritey", "Normal", []),
        ("Keywords", "chess", []),
    ],
)
def test_a_heading_that_a_known_program_does_not_write_is_told_where_its_cells_say_something(
    heading: str, said: str, told: list[str]
) -> None:
    row = f"Ann,Bell,ann@x.org,SMTP,{said},,Normal,False,Normal"
    reading = detect.read_bytes(f"{OUTLOOK_HEADINGS.format(heading=heading)}\n{row}\n".encode())
    notices = [item for item in reading.items if isinstance(item, Notice)]
    assert reading.dialect.startswith("outlook")
    assert [notice.text for notice in notices if notice.code == "unknown_columns"] == told

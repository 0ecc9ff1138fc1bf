from __future__ import annotations

import pytest

from entourage import assets
from entourage.domain.contact import Address, Kind, Name, Profile, Value, of_kind
from entourage.formats import delimited
from entourage.formats.record import Notice, Reading, Record
from entourage.language import Language
from entourage.words import rows as row_words


def read(text: str, encoding: str = "utf-8") -> tuple[Reading, list[Record], list[Notice]]:
    reading = delimited.read(text.encode(encoding))
    items = list(reading.items)
    return (
        reading,
        [item for item in items if isinstance(item, Record)],
        [item for item in items if isinstance(item, Notice)],
    )


def only(record: Record, kind: Kind) -> Value:
    (value,) = of_kind(record.values, kind)
    return value


def texts(record: Record, kind: Kind) -> list[str]:
    return [value.text for value in of_kind(record.values, kind)]


CONNECTIONS = "First Name,Last Name,Company,Position,Connected On\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_alone_decides_what_separates_cells(delimiter: str) -> None:
    header = delimiter.join(["First Name", "Last Name", "Notes"])
    row = delimiter.join(["Ada", "Lovelace", '"1,5; 2,5; 3,5\t4,5 | 6,5"'])
    _, (record,), _ = read(f"{header}\n{row}\n")
    assert only(record, Kind.NAME).as_name == Name("Lovelace", "Ada")
    assert only(record, Kind.NOTE).text == "1,5; 2,5; 3,5\t4,5 | 6,5"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_end_with_any_line_end_and_know_their_line(end: str) -> None:
    rows = ["First Name,Notes", 'Ada,"one', 'two"', "", "Bob,three"]
    _, (ada, bob), notices = read(end.join(rows))
    assert (ada.line, bob.line) == (2, 5)
    assert only(ada, Kind.NOTE).text == "one\ntwo"
    assert not notices


def test_a_quote_left_open_costs_its_row_and_is_told() -> None:
    rows = ["First Name,Last Name,Notes", "Ada,Lovelace,\"a poet's daughter", *[f"P{n},Q,r" for n in range(50)]]
    _, records, notices = read("\n".join(rows))
    assert len(records) == 51
    assert only(records[0], Kind.NAME).as_name.given == "Ada"
    assert [(notice.code, notice.line) for notice in notices] == [("unbalanced_quote", 2)]


def test_a_quote_left_open_before_a_quoted_cell_swallows_nothing() -> None:
    rows = ["First Name,Last Name,Notes", 'Ada,Lovelace,"open', "Bob,Byron,b", 'Cleo,Carr,"closed"', "Dan,Drew,d"]
    _, records, notices = read("\n".join(rows))
    assert [only(record, Kind.NAME).as_name.given for record in records] == ["Ada", "Bob", "Cleo", "Dan"]
    assert [notice.line for notice in notices] == [2]


def test_quotes_that_were_not_doubled_keep_their_row() -> None:
    _, records, notices = read('First Name,Nickname\n"Ada","the "countess" of"\nBob,b\n')
    assert [only(record, Kind.NAME).as_name.given for record in records] == ["Ada", "Bob"]
    assert "countess" in only(records[0], Kind.NICKNAME).text
    assert [notice.code for notice in notices] == ["stray_quote"]


def test_rows_shorter_and_longer_than_the_header_are_read_and_nothing_is_lost() -> None:
    _, (short, long), notices = read("First Name,Last Name,Primary Email\nAda\nBob,Byron,b@byron.org,more\n")
    assert only(short, Kind.NAME).as_name == Name("", "Ada")
    assert only(long, Kind.OTHER).text == "more"
    assert [(notice.code, notice.text) for notice in notices] == [("extra_cells", "more")]


def test_cells_beyond_the_headings_are_said_to_be_kept_each_by_its_place() -> None:
    _, (_, long), (notice,) = read("First Name,Last Name,Primary Email\nAda,Roy\nBob,Byron,b@byron.org,one,,two\n")
    kept = [(value.name, value.text) for value in long.values if value.kind is Kind.OTHER]
    assert (kept, notice.rejected) == ([("4", "one"), ("6", "two")], False)
    sentence = row_words.notices(Language("en", assets.folder("i18n")))[notice.code].format(text=notice.text)
    assert sentence == "the row has more cells than there are columns; these are kept with the person: “one; two”"


def test_blank_rows_are_skipped_and_empty_people_are_told() -> None:
    text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n,,,,,,\n\n,,,,,,15 Jan 2024\n"
    _, records, notices = read(text)
    assert not records
    assert [(notice.code, notice.line, notice.rejected) for notice in notices] == [("no_content", 4, True)]


def test_null_bytes_are_left_out_and_told() -> None:
    _, (record,), notices = read("First Name,Primary Email\nA\0da,ada@love.org\n")
    assert only(record, Kind.NAME).as_name.given == "Ada"
    assert [notice.code for notice in notices] == ["null_bytes"]


LINKEDIN = (
    'Notes:\n"When exporting, some, ""addresses"" are absent.\nSee help."\n\n"\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    'Ada,Lovelace,https://www.linkedin.com/in/ada,,"Engines, Inc.",Analyst,{date}\n'
)


@pytest.mark.parametrize("date", ["05 Jan 2024", "5-Jan-24", '"January 5, 2024"', "2024-01-05"])
def test_linkedin_is_found_below_its_notes(date: str) -> None:
    reading, (record,), _ = read(LINKEDIN.format(date=date))
    assert (reading.dialect, reading.needs_mapping) == ("linkedin", False)
    assert only(record, Kind.PROFILE).as_profile == Profile(
        "linkedin", "ada", "https://www.linkedin.com/in/ada", "2024-01-05"
    )
    assert texts(record, Kind.URL) == ["https://www.linkedin.com/in/ada"]
    assert record.identifier == "https://www.linkedin.com/in/ada"
    assert only(record, Kind.ORGANIZATION).parts == ("Engines, Inc.",)


@pytest.mark.parametrize(
    ("header", "date"),
    [
        ("Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion", "12 mars 2023"),
        ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am", "12. März 2023"),
    ],
)
def test_linkedin_is_read_in_french_and_german(header: str, date: str) -> None:
    _, (record,), _ = read(f"{header}\nZoé,Müller,https://linkedin.com/in/zoe,z@m.org,Acme,CEO,{date}\n")
    assert only(record, Kind.NAME).as_name == Name("Müller", "Zoé")
    assert only(record, Kind.PROFILE).as_profile.connected_on == "2023-03-12"
    assert texts(record, Kind.TITLE) == ["CEO"]


def test_outlook_in_french_tells_its_two_titles_and_two_names_apart() -> None:
    header = "Nom;Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société ;Service ;Titre;Adresse de messagerie;Anniversaire"
    row = "Zoé Roux;Mme;Zoé;Marie;Roux;;Acme;Achats;Directrice;zoe@acme.fr;03/04/1980"
    reading, (record,), _ = read(f"{header}\n{row}\n", "cp1252")
    assert reading.dialect == "outlook-fr"
    assert only(record, Kind.FORMATTED_NAME).text == "Zoé Roux"
    assert only(record, Kind.NAME).as_name == Name("Roux", "Zoé", "Marie", "Mme", "")
    assert only(record, Kind.TITLE).text == "Directrice"
    assert only(record, Kind.ORGANIZATION).parts == ("Acme", "Achats")
    assert only(record, Kind.BIRTHDAY) == Value(kind=Kind.BIRTHDAY, text="1980-04-03", raw="03/04/1980")


def test_outlook_in_french_without_a_full_name_still_knows_the_family_name() -> None:
    header = "Titre,Prénom,Nom,Société,Titre,Adresse de courrier,Serveur d’annuaire"
    reading, (record,), _ = read(f"{header}\nM.,Luc,Petit,Acme,Chef,luc@acme.fr,x\n")
    assert reading.dialect == "outlook-fr"
    assert only(record, Kind.NAME).as_name == Name("Petit", "Luc", "", "M.", "")
    assert only(record, Kind.TITLE).text == "Chef"
    assert only(record, Kind.OTHER) == Value(kind=Kind.OTHER, text="x", name="Serveur d’annuaire")


def test_outlook_defaults_say_nothing() -> None:
    header = "First Name,E-mail Address,E-mail Type,E-mail Display Name,Birthday,Anniversary,Gender,Priority,Private"
    _, (record,), notices = read(f"{header}\nAda,a@b.org,SMTP,Ada (a@b.org),0/0/00,1/1/4501,Unspecified,Normal,False\n")
    assert {value.kind for value in record.values} == {Kind.NAME, Kind.EMAIL}
    assert not notices


def test_outlook_in_german_is_recognized_with_its_umlauts_lost() -> None:
    header = "Vorname;Nachname;Straße geschäftlich;Ort geschäftlich;Telefon geschäftlich;E-Mail-Typ".translate(
        {ord(letter): "\N{REPLACEMENT CHARACTER}" for letter in "ßä"}
    )
    reading, (record,), _ = read(f"{header}\nMax;Muster;Weg 1;Ulm;0731 1;SMTP\n")
    assert reading.dialect == "outlook-de"
    assert only(record, Kind.ADDRESS).as_address == Address(street="Weg 1", locality="Ulm")
    assert only(record, Kind.TELEPHONE).types == ("work",)


@pytest.mark.parametrize(("dates", "first"), [(["25/12/1980", "03/04/1981"], "1981-04-03"), (["12/25/1980"], None)])
def test_one_certain_date_decides_the_order_of_all(dates: list[str], first: str | None) -> None:
    rows = "".join(f"A{n},a{n}@b.org,{date}\n" for n, date in enumerate(dates))
    _, records, _ = read(f"First Name,E-mail 2 Address,Birthday\n{rows}")
    assert texts(records[0], Kind.BIRTHDAY) == ["1980-12-25"]
    assert first is None or texts(records[1], Kind.BIRTHDAY) == [first]


def test_a_date_that_is_none_is_kept_as_it_stands_and_told() -> None:
    _, (record,), notices = read("First Name,Primary Email,Birthday\nAda,a@b.org,in spring\n")
    assert texts(record, Kind.BIRTHDAY) == ["in spring"]
    assert [(notice.code, notice.line) for notice in notices] == [("bad_date", 2)]


def test_thunderbird_in_french_keeps_home_and_work_apart() -> None:
    header = (
        "Prénom,Nom de famille,Adresse électronique principale,Adresse privée,Adresse privée 2,Ville,Pays/État,"
        "Code postal,Pays/Région (domicile),Adresse professionnelle,Adresse professionnelle 2,Ville,Pays/État,"
        "Code postal,Pays/Région (bureau),Année de naissance,Mois,Jour,"
    )
    row = "Zoé,Roux,z@r.fr,1 rue A,,Lyon,,69001,France,2 rue B,Bât. C,Paris,IdF,75001,France,1980,4,3,"
    reading, (record,), _ = read(f"{header}\n{row}\n")
    home, work = of_kind(record.values, Kind.ADDRESS)
    assert reading.dialect == "thunderbird-fr"
    assert (home.types, home.as_address) == (("home",), Address("", "", "1 rue A", "Lyon", "", "69001", "France"))
    assert work.as_address == Address("", "", "2 rue B\nBât. C", "Paris", "IdF", "75001", "France")
    assert texts(record, Kind.BIRTHDAY) == ["1980-04-03"]


def test_google_separates_joined_values_and_leaves_system_groups_out() -> None:
    header = "First Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Birthday"
    row = "Ada,* myContacts ::: Friends ::: * starred,* Home,a@b.org ::: a@c.org,Chalet,12 34,--12-01"
    reading, (record,), _ = read(f"{header}\n{row}\n")
    assert reading.dialect == "google"
    assert texts(record, Kind.CATEGORY) == ["Friends"]
    assert texts(record, Kind.EMAIL) == ["a@b.org", "a@c.org"]
    assert {value.types for value in of_kind(record.values, Kind.EMAIL)} == {("home", "pref")}
    assert only(record, Kind.TELEPHONE).label == "Chalet"
    assert texts(record, Kind.BIRTHDAY) == ["--12-01"]


def test_one_service_of_google_goes_with_all_names_in_a_cell() -> None:
    header = "Name,Given Name,E-mail 1 - Type,IM 1 - Type,IM 1 - Service,IM 1 - Value"
    _, (record,), _ = read(f"{header}\nAda,Ada,Home,Other,Skype,ada.s ::: ada.t\n")
    accounts = [(value.as_profile.network, value.as_profile.handle) for value in of_kind(record.values, Kind.PROFILE)]
    assert accounts == [("skype", "ada.s"), ("skype", "ada.t")]


def test_each_section_of_the_first_gmail_says_as_much_as_the_first() -> None:
    parts = ("Email", "IM", "Phone", "Mobile", "Company", "Title", "Address")
    header = ",".join(f"Section {number} - {part}" for number in (1, 2, 3) for part in parts)
    rows = (f"a{n}@x.fr,AIM: ada{n},011111111{n},062222222{n},Firm {n},Boss {n},{n} rue A" for n in (1, 2, 3))
    reading, (record,), notices = read(f"Name,E-mail,Notes,{header}\nAda,a@x.fr,n,{','.join(rows)}\n")
    assert (reading.dialect, notices) == ("gmail-first", [])
    assert not of_kind(record.values, Kind.OTHER)
    assert texts(record, Kind.EMAIL) == ["a@x.fr", "a1@x.fr", "a2@x.fr", "a3@x.fr"]
    assert [value.as_profile[:2] for value in of_kind(record.values, Kind.PROFILE)] == [
        ("aim", f"ada{n}") for n in (1, 2, 3)
    ]
    assert texts(record, Kind.TITLE) == ["Boss 1", "Boss 2", "Boss 3"]
    assert [value.parts for value in of_kind(record.values, Kind.ORGANIZATION)] == [(f"Firm {n}",) for n in (1, 2, 3)]
    assert [value.as_address.street for value in of_kind(record.values, Kind.ADDRESS)] == [
        f"{n} rue A" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("G H <g@x.com>", ["g@x.com"]),
        ('"""H, G"" <g@x.com>"', ["g@x.com"]),
        ('"H, G <g@x.com>; I, J <i@x.com>"', ["g@x.com", "i@x.com"]),
        ("G <g@x.com>; i@x.com", ["g@x.com", "i@x.com"]),
        ("<mailto:g@x.com>", ["g@x.com"]),
        ("g@x.com;", ["g@x.com"]),
        ("G <g at x.com>", ["G <g at x.com>"]),
    ],
)
def test_an_address_beside_a_name_is_the_address_alone(cell: str, addresses: list[str]) -> None:
    _, (record,), _ = read(f"First Name,Last Name,E-mail Address\nG,H,{cell}\n")
    assert texts(record, Kind.EMAIL) == addresses
    assert all(value.raw for value in of_kind(record.values, Kind.EMAIL) if "<" in cell and "g@" in value.text)


def test_google_of_before_2024_is_read_from_utf_16() -> None:
    header = "Name,Given Name,Family Name,Group Membership,Organization 1 - Name,Organization 1 - Title,IM 1 - Service,"
    text = f"{header}IM 1 - Value\nAda L.,Ada,Lovelace,* My Contacts,Engines,Analyst,Jabber,ada@x.org\n"
    reading = delimited.read(b"\xff\xfe" + text.encode("utf-16-le"))
    (record,) = list(reading.items)
    assert isinstance(record, Record)
    assert (reading.dialect, reading.encoding) == ("google-old", "utf-16-le")
    assert texts(record, Kind.FORMATTED_NAME) == ["Ada L."]
    assert texts(record, Kind.TITLE) == ["Analyst"]
    assert only(record, Kind.PROFILE).as_profile == Profile("xmpp", "ada@x.org")
    assert not of_kind(record.values, Kind.CATEGORY)


def test_mastodon_accounts_are_no_e_mail_addresses() -> None:
    reading, records, _ = read("Account address,Show boosts\n\n@ada@love.example,true\n\nbob,false\n")
    assert reading.dialect == "mastodon"
    assert [record.identifier for record in records] == ["ada@love.example", "bob"]
    assert [only(record, Kind.PROFILE).as_profile for record in records] == [
        Profile("mastodon", "ada@love.example"),
        Profile("mastodon", "bob"),
    ]
    assert not any(of_kind(record.values, Kind.EMAIL) for record in records)


def test_a_bare_list_is_of_accounts_unless_the_servers_are_mail_providers() -> None:
    _, (account, _), _ = read("ada@love.example\nbob@social.example\n")
    _, (mail, _), _ = read("ada@gmail.com\nbob@social.example\n")
    assert only(account, Kind.PROFILE).as_profile.handle == "ada@love.example"
    assert only(mail, Kind.EMAIL).text == "ada@gmail.com"


def test_headers_in_ordinary_words_need_no_mapping() -> None:
    header = "Nom;Prénom;Tél. bureau;Portable;Courriel;Ville;Code postal"
    reading, (record,), _ = read(f"{header}\nRoux;Zoé;01 02;06 07;z@r.fr;Lyon;69001\n")
    assert (reading.dialect, reading.needs_mapping) == ("", False)
    assert only(record, Kind.NAME).as_name == Name("Roux", "Zoé")
    assert [(value.text, value.types) for value in of_kind(record.values, Kind.TELEPHONE)] == [
        ("01 02", ("work",)),
        ("06 07", ("cell",)),
    ]
    assert only(record, Kind.ADDRESS).as_address == Address(locality="Lyon", postcode="69001")


def test_an_address_is_a_street_beside_a_city_and_the_whole_alone() -> None:
    _, (beside,), _ = read("Name,Address,City\nAda,1 rue X,Paris\n")
    _, (alone,), _ = read('Name,Address\nAda,"1 rue X, Paris"\n')
    assert only(beside, Kind.ADDRESS) == Value(kind=Kind.ADDRESS, parts=Address(street="1 rue X", locality="Paris"))
    assert only(alone, Kind.ADDRESS) == Value(kind=Kind.ADDRESS, parts=Address(street="1 rue X, Paris"))


@pytest.mark.parametrize(
    ("headings", "street", "locality"),
    [
        ("Street,Address 2,City", "1 rue X\nParnell", "Paris"),
        ("Street,Suburb,City", "1 rue X\nParnell", "Paris"),
        ("Street,Suburb,Country", "1 rue X", "Parnell"),
    ],
)
def test_what_stands_beside_a_street_is_its_second_line_or_the_town(headings: str, street: str, locality: str) -> None:
    _, (record,), _ = read(f"Name,{headings}\nAda,1 rue X,Parnell,Paris\n")
    address = only(record, Kind.ADDRESS).as_address
    assert (address.street, address.locality) == (street, locality)


def test_unknown_headers_are_listed_kept_and_guessed_by_their_values() -> None:
    reading, (record,), notices = read("Qui,Joindre,Truc\nZoé Roux,z@r.fr,bleu\n")
    assert reading.needs_mapping
    assert only(record, Kind.EMAIL).text == "z@r.fr"
    assert [(value.name, value.text) for value in of_kind(record.values, Kind.OTHER)] == [
        ("Qui", "Zoé Roux"),
        ("Truc", "bleu"),
    ]
    assert [(notice.code, notice.text) for notice in notices] == [("unknown_columns", "Qui, Truc")]


def test_bare_numbers_beside_a_column_of_telephones_are_none_and_years_never() -> None:
    _, (record,), _ = read("Nom,Téléphone,NIN,Saison,Fixe bis\nZoé,0611223344,123456789,2026-2027,04 78 00 00 00\n")
    assert texts(record, Kind.TELEPHONE) == ["0611223344", "04 78 00 00 00"]
    assert texts(record, Kind.OTHER) == ["123456789", "2026-2027"]
    _, (alone,), _ = read("Nom,Joindre,Saison\nZoé,5551234567,2026/27\n")
    assert texts(alone, Kind.TELEPHONE) == ["5551234567"]


def test_a_table_without_header_loses_no_row() -> None:
    reading, records, _ = read("Ada,ada@love.org,+44 20 7946 0001\nBob,bob@byron.org,+44 20 7946 0002\n")
    assert reading.needs_mapping
    assert [texts(record, Kind.EMAIL) for record in records] == [["ada@love.org"], ["bob@byron.org"]]
    assert texts(records[0], Kind.TELEPHONE) == ["+44 20 7946 0001"]


def test_one_row_without_header_is_a_person_and_a_line_of_prose_or_addresses_is_none() -> None:
    row = "Ada,Byron,Ada Byron,Ada,ada@love.org,,+44 20 7946 0001,,1 rue X,,Paris,,75001,France\n"
    assert delimited.looks_like(row)
    reading, (record,), _ = read(row)
    assert reading.needs_mapping
    assert texts(record, Kind.EMAIL) == ["ada@love.org"]
    assert not delimited.looks_like("Dear Ada, thank you, come again, write to me at ada@love.org, or call.\n")
    assert not delimited.looks_like("a@x.org, b@x.org, c@x.org, d@x.org, e@x.org, Ada, Bob, Cy, Di\n")


def test_a_single_column_may_end_in_a_separator_and_have_its_heading_again() -> None:
    _, records, _ = read("Primary Email,\na@x.org,\nPrimary Email,\nb@x.org,\n")
    assert [texts(record, Kind.EMAIL) for record in records] == [["a@x.org"], ["b@x.org"]]
    _, records, _ = read("E-mail\na@x.org\nE-mail\nb@x.org\n")
    assert [texts(record, Kind.EMAIL) for record in records] == [["a@x.org"], ["b@x.org"]]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("4/11/18, 2:05 PM", "2018-04-11"),
        ("04/02/2023", "2023-04-02"),
        ("15 Jan 2024", "2024-01-15"),
        ("Jan 15, 2024, 9:14 AM", "2024-01-15"),
    ],
)
def test_the_day_of_a_connection_is_read_as_linkedin_writes_it(written: str, day: str) -> None:
    _, (record,), notices = read(f'{CONNECTIONS}Ana,Lima,Acme,CEO,"{written}"\n')
    assert only(record, Kind.PROFILE).as_profile.connected_on == day
    assert not notices


def test_days_of_connections_that_show_the_day_first_are_read_so() -> None:
    _, records, _ = read(f"{CONNECTIONS}Ana,Lima,Acme,CEO,04/02/2023\nEva,Roy,Acme,CEO,25/12/2023\n")
    found = [only(record, Kind.PROFILE).as_profile.connected_on for record in records]
    assert found == ["2023-02-04", "2023-12-25"]


def test_a_day_of_a_connection_that_is_none_is_told() -> None:
    _, _, (notice,) = read(f"{CONNECTIONS}Ana,Lima,Acme,CEO,long ago\n")
    assert (notice.code, notice.property, notice.text) == ("bad_date", "Connected On", "long ago")


def test_an_address_of_the_web_as_googles_first_tables_wrote_it_is_one() -> None:
    header = "Name,Given Name,Website 1 - Type,Website 1 - Value"
    _, (record,), _ = read(f"{header}\nAna,Ana,Profile,http\\://www.example.org/ana\n")
    assert texts(record, Kind.URL) == ["http://www.example.org/ana"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_last_row_of_a_name_alone_is_somebody(gap: str) -> None:
    rows = ["Name,Company,Email,Phone", "Ann Bell,Acme,ann@x.org,123456789", "Bob Cole,Acme,bob@x.org,123456780"]
    items = list(delimited.read((gap.join(rows) + "\n\nCy Dole\n").encode()).items)
    assert [item.values[0].text for item in items if isinstance(item, Record)] == ["Ann Bell", "Bob Cole", "Cy Dole"]


def test_what_stands_below_a_table_apart_and_in_one_cell_is_nobody() -> None:
    table = "Salutation,First Name,Last Name,Account Owner\nMs.,Rose,Gonzalez,Bo\n"
    _, records, notices = read(f'{table}\n"Contacts Export"\n"Confidential - do not distribute"\n')
    assert [only(record, Kind.NAME).as_name.given for record in records] == ["Rose"]
    assert [(notice.line, notice.code, notice.text) for notice in notices] == [
        (4, "no_content", "Contacts Export"),
        (5, "no_content", "Confidential - do not distribute"),
    ]


def test_a_row_of_one_cell_in_a_table_is_somebody() -> None:
    _, records, _ = read("First Name,Last Name,Company,E-mail\nAna,Lima,Acme,a@example.org\nEva\n\nIda\n")
    assert [only(record, Kind.NAME).as_name.given for record in records] == ["Ana", "Eva", "Ida"]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("06 12 34 56 78 / 01 23 45 67 89", 2),
        ("13800138000/18600001111", 2),
        ("+49 (0)30 1234567 oder 0170 1234567;+33 1 23 45 67 89", 3),
        ("0171/1234567", 1),
        ("+33 1 23 45 67 89/90", 1),
        ("0612345678; demander Ana", 1),
    ],
)
def test_a_cell_of_whole_numbers_holds_as_many(cell: str, numbers: int) -> None:
    _, [one], _ = read(f"Nom|Tél\nZoé|{cell}\n")
    assert len(texts(one, Kind.TELEPHONE)) == numbers
    _, [of_a_program], _ = read(f"Vorname,Primäre E-Mail-Adresse,Tel. privat,Mobil-Tel.-Nr.\nZoé,z@x.org,{cell},\n")
    assert texts(of_a_program, Kind.TELEPHONE) == [cell]


def test_addresses_of_mail_on_both_sides_of_a_slash_are_two() -> None:
    _, [one], _ = read("Nom,E-mail\nZoé,z@x.org / zoe@y.org\n")
    assert texts(one, Kind.EMAIL) == ["z@x.org", "zoe@y.org"]

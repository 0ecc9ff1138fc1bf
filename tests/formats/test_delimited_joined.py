from __future__ import annotations

import pytest

from entourage.domain.contact import Kind, of_kind
from entourage.formats import delimited
from entourage.formats.preview import preview
from entourage.formats.record import Notice, Reading, Record, Told

BIRD = "First Name,Last Name,Display Name,Primary Email,Mobile Number\nAda,Byron,Ada Byron,ada@x.org,0611111111\n"
OUTLOOK = (
    "Title,First Name,Last Name,Company,Business Street,Business Phone,E-mail Address,Birthday,Notes\n"
    ",Cid,Poe,Acme,1 St,111,cid@x.org,12/24/1980,n\n"
)
GOOGLE = "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\nZoé,Noël,* myContacts,Home,zoe@x.org\n"
WIDER = (
    "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value\n"
    "Ann,Roe,* myContacts,Home,ann@x.org,Work,roe@x.org\n"
)
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
FRENCH = "Nom;Prénom;Adresse e-mail;Tél. mobile\nNoël;Zoé;zoe@x.org;0633333333\n"
PLAIN = "Name,Tel\nJoe,0622222222\n"


def read(text: str, told: Told | None = None) -> tuple[Reading, list[Record], list[Notice]]:
    reading = delimited.read(text.encode(), told or Told())
    items = list(reading.items)
    return (
        reading,
        [item for item in items if isinstance(item, Record)],
        [item for item in items if isinstance(item, Notice)],
    )


def said(record: Record) -> list[tuple[Kind, str | tuple[str, ...]]]:
    return [(value.kind, value.text or tuple(value.parts)) for value in record.values]


@pytest.mark.parametrize("between", ["", "\n\n", " \n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BIRD, OUTLOOK),
        (OUTLOOK, BIRD),
        (GOOGLE, WIDER),
        (WIDER, GOOGLE),
        (GOOGLE, OUTLOOK),
        (BIRD, FRENCH),
        (FRENCH, GOOGLE),
        (PLAIN, OUTLOOK),
        (BIRD, PLAIN),
    ],
)
def test_two_tables_in_one_file_are_each_read_by_their_own_headings(first: str, second: str, between: str) -> None:
    _, above, _ = read(first)
    _, below, _ = read(second)
    _, both, notices = read(first + between + second)
    assert list(map(said, both)) == list(map(said, above + below))
    assert [record.line for record in both] == [2, 4 + between.count("\n")]
    assert notices == []


def test_tables_joined_again_and_again_are_read_each_by_its_own_headings() -> None:
    _, records, notices = read((BIRD + OUTLOOK + GOOGLE) * 3)
    _, once, _ = read(BIRD + OUTLOOK + GOOGLE)
    assert list(map(said, records)) == list(map(said, once)) * 3
    assert [record.line for record in records] == list(range(2, 19, 2))
    assert notices == []


def test_more_tables_than_are_told_apart_lose_nobody() -> None:
    _, records, _ = read((BIRD + OUTLOOK) * 300)
    mails = {value.text for record in records for value in of_kind(record.values, Kind.EMAIL)}
    assert len(records) >= 600
    assert {"ada@x.org", "cid@x.org"} <= mails


def test_a_table_below_hundreds_of_rows_is_read_the_same_in_pieces() -> None:
    rows = "".join(f"Ada,Byron {number},,ada{number}@x.org,\n" for number in range(2_500))
    text = BIRD + rows + OUTLOOK + rows.replace("Ada", ",Cid").replace(",ada", "Acme,1 St,1,ada")
    reading = delimited.read(text.encode())
    assert reading.pieces
    pieces = [item for part in reading.pieces() for item in part.items()]
    assert pieces == list(reading.items)
    assert sum(isinstance(item, Record) for item in pieces) == 5_002


@pytest.mark.parametrize(
    "header", [LINKEDIN, GOOGLE.splitlines(keepends=True)[0], OUTLOOK.splitlines(keepends=True)[0]]
)
@pytest.mark.parametrize("own", ["Name,Phone,Notes", "Nom,Prénom,E-mail,Notes", BIRD.splitlines()[0] + ",Notes"])
def test_headings_in_a_note_of_several_lines_are_no_headings(own: str, header: str) -> None:
    blanks = "," * (own.count(",") - 1)
    text = f'{own}\nAda{blanks},n\nBob{blanks},"see:\n{header}Jim,Poe,j@x.org\n"\nCid{blanks},n\n'
    _, records, notices = read(text)
    assert [record.line for record in records] == [2, 3, 7]
    assert f"see:\n{header}Jim,Poe,j@x.org" in [value.text for value in of_kind(records[1].values, Kind.NOTE)]
    assert notices == []


@pytest.mark.parametrize("row", ["Ville,Home,,,", ",,Home,,", "Work,Home,Notes,,", "Name,Name,Name,,"])
def test_somebody_called_as_headings_are_is_a_person(row: str) -> None:
    _, records, _ = read(f"{BIRD}{row}\n{BIRD.splitlines()[1]}\n")
    assert [record.line for record in records] == [2, 3, 4]


def test_rows_above_the_headings_are_told() -> None:
    _, (record,), notices = read(f"Abizena,Posta,Herria\nEtxeberria,eva@x.org,Bilbo\n\n{OUTLOOK}")
    assert record.line == 5
    (told,) = [notice for notice in notices if notice.rejected]
    assert (told.line, told.code, told.text) == (2, "above_headings", "Etxeberria eva@x.org Bilbo")


def test_a_title_and_a_date_above_the_headings_are_passed_over() -> None:
    _, records, notices = read(f"Contacts of the office, with notes\nExported: 2024-01-15\n\n{OUTLOOK}")
    assert [record.line for record in records] == [5]
    assert notices == []


def test_what_was_taught_of_headings_holds_for_a_table_below() -> None:
    own = "Wer,Womit,Name,Foo\nJim,jim@x.org,Poe,bar\n"
    taught = delimited.read(own.encode(), Told(named={"Wer": "name.given", "Name": "name.family"})).teaching
    assert taught
    _, records, _ = read(BIRD + own, Told(taught=(taught,)))
    (name,) = of_kind(records[1].values, Kind.NAME)
    assert name.as_name.given == "Jim"
    assert [record.line for record in records] == [2, 4]


def test_the_preview_shows_the_columns_of_the_first_table_and_the_people_of_all() -> None:
    shown = preview((BIRD + OUTLOOK).encode())
    assert shown.columns
    assert (shown.columns.heading_line, len(shown.columns.headings)) == (1, 5)
    assert [record.line for record in shown.records] == [2, 4]


def test_a_table_said_to_have_no_headings_is_one_table() -> None:
    _, records, _ = read(BIRD + OUTLOOK, Told(headings=0))
    assert [record.line for record in records] == [1, 2, 3, 4]

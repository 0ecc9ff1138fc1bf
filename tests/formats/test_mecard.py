"""MeCards: what a code that was photographed holds of a person."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, of_kind
from entourage.formats import detect, mecard
from entourage.formats.record import Notice, Pasted, Reading, Record, Told


def read(text: str, told: Told | None = None) -> Reading:
    data = text.encode("utf-8", "surrogatepass")
    return detect.read_bytes(data, told) if told else detect.read_bytes(data)


def one(text: str) -> Record:
    (record,) = read(text).items
    assert isinstance(record, Record)
    return record


def texts(record: Record, kind: Kind) -> list[str]:
    return [value.text for value in of_kind(record.values, kind)]


def test_all_that_a_card_says_is_read() -> None:
    found = one(
        "MECARD:N:Lovelace,Ada;SOUND:labureisu,eida;NICKNAME:Enchantress;TEL:+44 1;TEL-AV:+44 2;EMAIL:a@x.org;"
        "BDAY:18151210;ADR:,,1 Road,Town,Reg,AB1,England;ORG:Engines, Ltd;DIV:Works;TIL:Countess;URL:https://x.org;"
        r"NOTE:One\; two\, three\: four;X-HAT:blue;;"
    )
    name = of_kind(found.values, Kind.NAME)[0].as_name
    assert (name.given, name.family) == ("Ada", "Lovelace")
    assert [texts(found, kind) for kind in (Kind.TELEPHONE, Kind.EMAIL, Kind.URL, Kind.NOTE, Kind.TITLE)] == [
        ["+44 1", "+44 2"],
        ["a@x.org"],
        ["https://x.org"],
        ["One; two, three: four"],
        ["Countess"],
    ]
    address = of_kind(found.values, Kind.ADDRESS)[0].as_address
    assert (address.street, address.locality, address.postcode, address.country) == ("1 Road", "Town", "AB1", "England")
    assert of_kind(found.values, Kind.ORGANIZATION)[0].parts == ("Engines, Ltd", "Works")
    assert [value.text for value in found.values if value.kind is Kind.OTHER] == ["blue"]


def test_a_card_of_single_letters_is_read_too() -> None:
    found = one(
        "BIZCARD:N:Ada;X:Lovelace;T:Countess;C:Engines;D:Works;A:1 Road, Town;B:+44 1;M:+44 2;E:a@x.org;Q:kept;;"
    )
    assert of_kind(found.values, Kind.NAME)[0].as_name[:2] == ("Lovelace", "Ada")
    assert of_kind(found.values, Kind.ORGANIZATION)[0].parts == ("Engines", "Works")
    assert of_kind(found.values, Kind.ADDRESS)[0].as_address.street == "1 Road, Town"
    told = [texts(found, kind) for kind in (Kind.TITLE, Kind.TELEPHONE, Kind.EMAIL, Kind.OTHER)]
    assert told == [["Countess"], ["+44 1", "+44 2"], ["a@x.org"], ["kept"]]
    assert texts(one("bizcard:N:Ada Lovelace;B:1;;"), Kind.FORMATTED_NAME) == ["Ada Lovelace"]
    assert texts(one("MECARD:N:Ada;T:no title;;"), Kind.TITLE) == []


@pytest.mark.parametrize("blank", ["\N{NO-BREAK SPACE}", "\v", "\N{IDEOGRAPHIC SPACE}\t", "\n \ufeff"])
def test_blanks_of_any_kind_before_a_card_hide_nobody(blank: str) -> None:
    assert texts(one(f"{blank}MECARD:N:Ada;TEL:1;;"), Kind.TELEPHONE) == ["1"]


def test_bytes_without_a_letter_hide_no_card_and_are_told() -> None:
    told, found = read("\0MECARD:N:Ada;TEL:1\0;;\n").items
    assert isinstance(told, Notice)
    assert isinstance(found, Record)
    assert (told.code, texts(found, Kind.FORMATTED_NAME), texts(found, Kind.TELEPHONE)) == (
        "null_bytes",
        ["Ada"],
        ["1"],
    )


def test_an_address_that_is_not_in_parts_stays_whole() -> None:
    found = one("MECARD:N:Ada Lovelace;ADR:1 Road, Town, AB1;NOTE:a;b;;")
    assert of_kind(found.values, Kind.ADDRESS)[0].as_address.street == "1 Road, Town, AB1"
    assert (texts(found, Kind.FORMATTED_NAME), texts(found, Kind.NOTE)) == (["Ada Lovelace"], ["a;b"])


@pytest.mark.parametrize("told", [None, Told(pasted=Pasted())])
def test_several_cards_are_read_each_at_its_line(told: Told | None) -> None:
    reading = read("\ufeffMECARD:N:Ada;\r\nTEL:1;;\r\n\r\nmecard:n:Bob;TEL:2;;\nMECARD:N:;;\n", told)
    assert (reading.format, reading.people) == ("mecard", 3)
    ada, bob, nobody = reading.items
    assert isinstance(ada, Record)
    assert isinstance(bob, Record)
    assert isinstance(nobody, Notice)
    assert (ada.line, bob.line, nobody.line, nobody.code) == (1, 4, 5, "no_content")
    assert texts(bob, Kind.TELEPHONE) == ["2"]


@pytest.mark.parametrize(
    ("behind", "line", "text", "lost"),
    [
        ("\n\n--\nscanned with QR app", 3, "--\nscanned with QR app", []),
        (" scanned by me", 1, "scanned by me", []),
        ("\r\n\r\nPaul Smith\r\np@x.org\r\n", 3, "Paul Smith\np@x.org", [3]),
    ],
)
def test_text_behind_a_card_is_told_and_no_part_of_it(behind: str, line: int, text: str, lost: list[int]) -> None:
    ada, told, bob = read(rf"MECARD:N:Ada;NOTE:a\;;;{behind}" + "\nMECARD:N:Bob;;").items
    assert isinstance(ada, Record)
    assert isinstance(told, Notice)
    assert isinstance(bob, Record)
    assert texts(ada, Kind.NOTE) == ["a;"]
    assert (told.line, told.code, told.text) == (line, "text_between", text)
    assert [told.line] * told.rejected == lost


def test_a_field_behind_two_semicolons_is_of_the_card() -> None:
    assert texts(one("MECARD:N:Ada;;TEL:1;;; EMAIL:a@x.org;;"), Kind.EMAIL) == ["a@x.org"]


@pytest.mark.parametrize("piece", ["a", "a;", "a;;", "\\;", "a,"])
def test_a_long_card_takes_little_memory(piece: str) -> None:
    text = f"MECARD:N:Doe;NOTE:{piece * 50_000};;"
    tracemalloc.start()
    list(mecard.read(text, "utf-8").items)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 60 * len(text)


@given(st.text(alphabet="MECARDNTL:;,\\ \n-é", max_size=60))
def test_nothing_makes_it_fail(text: str) -> None:
    items = read(f"MECARD:N:{text}").items
    assert all(isinstance(item, Record | Notice) and "reader_failed" not in str(item) for item in items)

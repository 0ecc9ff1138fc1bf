from __future__ import annotations

import json

import pytest

from entourage.domain.contact import Kind
from entourage.formats.detect import read_bytes
from entourage.formats.record import Record
from entourage.formats.sniffing import Looks, looks_of
from entourage.formats.uploaded_labels import book_of


def escaped(text: str) -> str:
    """Write each UTF-8 byte as a letter of its own, as Meta does."""
    return text.encode().decode("latin-1")


def people(document: object) -> list[tuple[str, ...]]:
    reading = read_bytes(json.dumps(document).encode())
    records = [item for item in reading.items if isinstance(item, Record)]
    return [tuple(value.text or " ".join(filter(None, value.parts)) for value in one.values) for one in records]


def uploaded(name: str, point: str, moment: int, labels: tuple[str, str]) -> dict[str, object]:
    values = [
        {"label": escaped("mis à jour"), "timestamp_value": moment},
        {"label": escaped(labels[0]), "value": escaped(name)},
        {"label": escaped(labels[1]), "value": point},
    ]
    return {"timestamp": moment, "media": [], "label_values": values, "fbid": "1"}


FRENCH = ("Nom du contact", "Point de contact")
GREEK = ("Όνομα επαφής", "Στοιχείο επικοινωνίας")


def test_two_of_one_name_in_a_book_that_was_uploaded_at_one_moment_stay_two() -> None:
    document = [
        uploaded("Zoë Roy", "+33600000001", 5, FRENCH),
        uploaded("Zoë Roy", "+33600000002", 5, FRENCH),
        uploaded("Luc Roy", "luc@example.org", 5, FRENCH),
    ]
    points = ["+33600000001", "+33600000002", "luc@example.org"]
    assert people(document) == list(zip(["Zoë Roy", "Zoë Roy", "Luc Roy"], points, strict=True))


@pytest.mark.parametrize("labels", [FRENCH, GREEK])
def test_numbers_and_addresses_uploaded_at_one_moment_under_one_name_are_one_person(labels: tuple[str, str]) -> None:
    document = [
        uploaded("Zoë Roy", "+33600000001", 5, labels),
        uploaded("Zoë Roy", "zoe@example.org", 5, labels),
        uploaded("Zoë Roy", "+33600000002", 9, labels),
    ]
    assert people(document) == [("Zoë Roy", "+33600000001", "zoe@example.org"), ("Zoë Roy", "+33600000002")]


def test_the_book_of_before_2021_is_one_list_within_a_document() -> None:
    entry = [
        {"label": "user_id", "value": "1000000001"},
        {"label": "Contact point", "value": "ana@example.org"},
        {"label": "Name", "value": "Ana Lima"},
    ]
    document = {"media": [], "label_values": [{"label": "Contacts", "vec": [{"dict": entry}]}], "fbid": "2"}
    assert people(document) == [("Ana Lima", "ana@example.org", "1000000001")]


def test_my_own_addresses_and_devices_are_no_book() -> None:
    devices = [{"label_values": [{"label": "Type", "value": "Phone"}, {"label": "Cores", "value": "8"}]}]
    logins = [
        {"label_values": [{"label": "Event", "value": kind}, {"label": "Email", "value": "me@example.org"}]}
        for kind in ("login", "logout", "login")
    ]
    assert book_of(devices) is None
    assert book_of(logins) is None
    assert book_of([]) is None


def test_in_an_archive_such_a_book_is_looked_into_and_other_labels_are_not() -> None:
    book = json.dumps([uploaded("Zoë Roy", "+33 6 00 00 00 01", 5, FRENCH)], indent=1)
    assert looks_of(book.encode()) is Looks.PEOPLE
    assert looks_of(book.replace("+33 6 00 00 00 01", "blue").encode()) is Looks.NOTHING


def test_the_book_of_a_facebook_archive_is_read_under_either_name() -> None:
    one = {"name": escaped("Jürgen Groß"), "details": [{"contact_point": "+491"}], "created_timestamp": 1}
    expected = [("Jürgen Groß", "+491")]
    assert people({"address_book": {"address_book": [one]}}) == expected
    assert people({"address_book_v2": {"address_book": [one]}}) == expected
    assert people({"address_book": {"address_book_v2": [one]}}) == expected


def test_a_person_of_an_instagram_archive_may_lack_any_part_of_what_is_known() -> None:
    def entry(**cells: str) -> dict[str, object]:
        return {"string_map_data": {escaped(key.replace("_", " ")): {"value": text} for key, text in cells.items()}}

    document = {
        "contacts_contact_info": [
            entry(First_Name="Ana", Last_Name="Lima", Contact_Information="+33600000001"),
            entry(First_Name="Papa", Contact_Information="+33600000002"),
            entry(Prénom="Eva", Nom_de_famille="Roy", Coordonnées="118"),
            entry(Surname="Kim", Contact_Information="kim@example.org"),
        ]
    }
    names = [item.values[0] for item in read_bytes(json.dumps(document).encode()).items if isinstance(item, Record)]
    assert [value.kind for value in names] == [Kind.NAME] * 4
    assert [value.as_name[:2] for value in names] == [("Lima", "Ana"), ("", "Papa"), ("Roy", "Eva"), ("Kim", "")]
    assert [one[-1] for one in people(document)] == ["+33600000001", "+33600000002", "118", "kim@example.org"]


PAGE = """<html><head><title>{title}</title></head><body class="_5vb_">
<div class="_a706" role="main">{entries}</div></body></html>"""
OLDER = """<div class="_a6-g"><div class="_2ph_ _a6-h _a6-i">{}</div>
<div class="_2ph_ _a6-p"><div class="_a6_p">{}</div></div>
<div class="_3-94 _a6-o"><div class="_a72d">31 oct. 2024, 15:08:25</div></div></div>"""
NEWER = """<section class="_a6-g"><div class="_a6-p"><table><tr><td class="_a6_q">Mis à jour</td>
<td class="_a6_r">14 nov. 2023 12:00</td></tr><tr><td class="_a6_q">Nom du contact</td>
<td class="_a6_r">{}</td></tr><tr><td class="_a6_q">Point</td>
<td class="_a6_r">{}</td></tr></table></div><footer><div class="_a72d">14 nov. 2023 12:00</div></footer></section>"""


@pytest.mark.parametrize("entry", [OLDER, NEWER])
def test_the_book_is_read_from_a_web_page_of_the_archive_too(entry: str) -> None:
    entries = entry.format("Zoë Roy", "+33 6 00 00 00 01") + entry.format("Ana Lima", "ana&#064;example.org")
    reading = read_bytes(PAGE.format(title="Carnets d’adresses", entries=entries).encode())
    assert reading.dialect == "facebook-book"
    assert [tuple(value.text for value in item.values) for item in reading.items if isinstance(item, Record)] == [
        ("Zoë Roy", "+33 6 00 00 00 01"),
        ("Ana Lima", "ana@example.org"),
    ]


def test_a_page_of_messages_is_no_book() -> None:
    entries = (
        OLDER.format("Zoë Roy", "Salut !") + OLDER.format("Zoë Roy", "Mon numéro ?") + OLDER.format("Moi", "118218")
    )
    reading = read_bytes(PAGE.format(title="Messages", entries=entries).encode())
    assert [item.code for item in reading.items if not isinstance(item, Record)] == ["not_contacts"]

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Name, Profile, Value, first_of
from entourage.formats import detect
from entourage.formats.pasted_html import text_of
from entourage.formats.record import Notice, Pasted, Reading, Record, Told

SOON = 3  # seconds; what grows with the square of the length takes minutes
FRIENDS = """Amis
Retrouver des amis
1 064 amis
Jeanne Tremblay
Jeanne Tremblay
12 amis en commun
Marc-André Côté
Marc-André Côté
Université Laval

Élise D'Amours
Élise D'Amours
Travaille chez Aubier
Ami(e)s
"""
CONNECTIONS = """2 connections
Sort by:
Jane Doe’s profile picture
Member’s name
Jane Doe
Member’s occupation
Engineer at Acme
Connected on March 3, 2024
Message
Bob Roy’s profile picture
Member’s name
Bob Roy
Member’s occupation
Chef | Speaker
Connected 2 weeks ago
Message
"""


def reading(text: str, source: str = "", names: tuple[int, ...] = (), ignored: tuple[int, ...] = ()) -> Reading:
    return detect.read_bytes(text.encode(), Told(pasted=Pasted(source, frozenset(names), frozenset(ignored))))


def read(text: str, source: str = "", **said: tuple[int, ...]) -> tuple[list[Record], list[Notice]]:
    items = list(reading(text, source, **said).items)
    return [one for one in items if isinstance(one, Record)], [one for one in items if isinstance(one, Notice)]


def names(text: str, source: str = "", **said: tuple[int, ...]) -> list[str]:
    found = [first_of(one.values, Kind.FORMATTED_NAME) for one in read(text, source, **said)[0]]
    return [value.text for value in found if value]


def value(text: str, kind: Kind, source: str = "") -> Value:
    found = first_of(read(text, source)[0][0].values, kind)
    assert found is not None
    return found


def test_friends_are_found_among_what_their_page_says_besides() -> None:
    assert names(FRIENDS) == ["Jeanne Tremblay", "Marc-André Côté", "Élise D'Amours"]


def test_every_line_that_is_ignored_is_told_with_its_number() -> None:
    notices = read(FRIENDS)[1]
    assert notices[0] == Notice(code="names_and_lines", text="3 7")
    assert [(one.line, one.text) for one in notices[1:]] == [
        (1, "Amis"),
        (2, "Retrouver des amis"),
        (3, "1 064 amis"),
        (6, "12 amis en commun"),
        (9, "Université Laval"),
        (13, "Travaille chez Aubier"),
        (14, "Ami(e)s"),
    ]


def test_a_line_can_be_said_to_be_a_name_or_none() -> None:
    assert names(FRIENDS, names=(9,), ignored=(4, 5)) == ["Marc-André Côté", "Université Laval", "Élise D'Amours"]


def test_connections_come_with_headline_and_day() -> None:
    assert names(CONNECTIONS, "LinkedIn") == ["Jane Doe", "Bob Roy"]
    assert value(CONNECTIONS, Kind.TITLE).text == "Engineer at Acme"
    profile = value(CONNECTIONS, Kind.PROFILE, "My LinkedIn").as_profile
    assert profile == Profile("linkedin", connected_on="2024-03-03")


def test_accounts_come_with_names_and_are_known_by_them() -> None:
    page = "jane.doe's profile picture\njane.doe\nJane Doe\nFollowing\nbob_92\nRemove\n"
    page += "luc.roy\nVerified\nLuc Roy\nFollow\n"
    records = read(page, "Instagram")[0]
    assert [one.identifier for one in records] == ["jane.doe", "bob_92", "luc.roy"]
    assert names(page, "Instagram") == ["Jane Doe", "Luc Roy"]


@pytest.mark.parametrize(
    "line",
    [
        "Works at Acme",
        "Lives in Paris, France",
        "12 mutual friends",
        "Message",
        "Ajouts récents",
        "34",
        "En couple",
        "Photos",
        "it rains, and rains",
    ],
)
def test_what_pages_say_of_people_is_no_name(line: str) -> None:
    assert names(f"Ana Silva\n{line}\nLuc Roy\nZoé Petit\n") == ["Ana Silva", "Luc Roy", "Zoé Petit"]


@pytest.mark.parametrize(
    "name",
    ["Jean de la Tour", "Bob O'Neil", "Marie A. Dupont", "李小龙", "محمد علي", "Anna van der Berg", "Cher", "Li Wei"],
)
def test_names_of_many_kinds_are_names(name: str) -> None:
    assert names(f"Ana Silva\n{name}\nLuc Roy\n") == ["Ana Silva", name, "Luc Roy"]


@pytest.mark.parametrize(
    ("line", "given", "family"),
    [
        ("Doe, Jane", "Jane", "Doe"),
        ("Jean DUPONT", "Jean", "DUPONT"),
        ("VAN DAMME Claude", "Claude", "VAN DAMME"),
        ("Jean de LA TOUR", "Jean", "de LA TOUR"),
    ],
)
def test_the_parts_of_a_name_are_told_where_they_are_sure(line: str, given: str, family: str) -> None:
    assert value(f"{line}\nLuc Roy\nAna Silva\n", Kind.NAME).as_name == Name(family=family, given=given)


def test_a_name_of_which_nothing_says_the_parts_stays_whole() -> None:
    assert first_of(read("Jane Doe\nLuc Roy\n")[0][0].values, Kind.NAME) is None


def test_addresses_are_parted_at_commas_but_not_within_a_name() -> None:
    line = (
        'To: Jane Doe <jane@example.org>, "Roy, Luc" <luc@example.org>, Doe, John <john@example.org>, kim@example.org'
    )
    assert names(line) == ["Jane Doe", "Luc Roy", "John Doe"]
    mails = [first_of(one.values, Kind.EMAIL) for one in read(line)[0]]
    assert [mail.text for mail in mails if mail] == [f"{who}@example.org" for who in ("jane", "luc", "john", "kim")]


def test_addresses_of_outlook_are_parted_at_semicolons() -> None:
    assert names("Doe, Jane <jane@example.org>; Smith, Bob <bob@example.org>") == ["Jane Doe", "Bob Smith"]


def test_a_number_or_an_address_below_a_name_is_that_persons() -> None:
    record = read("Luc Roy\n418 555-0199\nAna Silva\n")[0][0]
    assert [one.text for one in record.values] == ["Luc Roy", "418 555-0199"]


@pytest.mark.parametrize(
    ("text", "file_format"),
    [
        ("First Name\tLast Name\tE-mail\nJane\tDoe\tjane@example.org\n", "csv"),
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Jane\nEND:VCARD\n", "vcard"),
        ("Dear all,\n\nit rains, and rains; what a pity.\nYours\n", "unknown"),
        ("Doe, Jane\nRoy, Luc\n", "names"),
    ],
)
def test_tables_cards_and_letters_are_told_from_names(text: str, file_format: str) -> None:
    assert reading(text).format == file_format


def test_a_table_of_a_web_page_becomes_one_with_tabs() -> None:
    page = "<table><tr><th>Name</th><th>E-mail</th></tr><tr><td>Jane</td><td>j@example.org</td></tr></table>"
    assert text_of(page) == "Name\tE-mail\nJane\tj@example.org"


@pytest.mark.parametrize("piece", ["<!", "<a", "<!--", "</", '<a b="', "<![", "<![<", "&", "<p <"])
def test_broken_marks_cost_no_more_than_their_length(piece: str) -> None:
    begun = time.perf_counter()
    text_of("<div>" + piece * 100_000)
    assert time.perf_counter() - begun < SOON


def test_a_text_of_at_signs_costs_no_more_than_its_length() -> None:
    begun = time.perf_counter()
    assert not read("\n".join("a@" * 400 for _ in range(1000)))[0]
    assert time.perf_counter() - begun < SOON


def test_a_small_sign_between_words_of_a_page_is_kept() -> None:
    assert text_of("<p>Jane <3 Bob</p><p>1 < 2") == "Jane <3 Bob\n1 < 2"


def test_addresses_in_brackets_alone_are_no_page() -> None:
    assert value("<jane@example.org>, <bob@example.org>", Kind.EMAIL).text == "jane@example.org"


def test_a_list_of_mastodon_accounts_is_no_list_of_mails() -> None:
    assert value("@anna@mastodon.social\n@bob@fosstodon.org\n", Kind.PROFILE).parts == Profile(
        "mastodon", "anna@mastodon.social"
    )


@settings(deadline=None)
@given(st.text(st.sampled_from("Aé1@.,;\t\"'\n <>()-:"), max_size=80), st.sampled_from(["", "linkedin", "instagram"]))
def test_any_scrap_of_text_gets_an_answer(text: str, source: str) -> None:
    found = reading(text, source)
    items = list(found.items)
    assert all(isinstance(item, Record | Notice) for item in items)


def test_a_line_that_is_no_name_is_quoted_as_it_stands() -> None:
    page = FRIENDS + "© 2026\n"
    found = list(detect.read_bytes(page.encode(), Told(pasted=Pasted("facebook"))).items)
    assert [one.text for one in found if isinstance(one, Notice) and "2026" in one.text] == ["© 2026"]


@pytest.mark.parametrize(
    ("family", "given"),
    [("शर्मा", "अमित"), ("ใจดี", "สมชาย"), ("Sørensen", "Zoe\N{COMBINING DIAERESIS}"), ("לוי", "נועה")],
)
def test_a_family_name_before_a_comma_is_turned_round_in_any_script(family: str, given: str) -> None:
    text = f'"{family}, {given}" <m1@example.org>, Bob Roy <bob@example.org>'
    first = next(item for item in reading(text).items if isinstance(item, Record))
    assert first.values[0].text == f"{given} {family}"
    assert next(one.as_name for one in first.values if one.kind is Kind.NAME) == Name(family=family, given=given)


@pytest.mark.parametrize("name", ["Zoë 🌻 Sørensen", "🌻 Zoe", "Zoe Roe 👩\u200d🌾"])
def test_a_little_picture_in_the_name_before_an_address_stays(name: str) -> None:
    text = f"{name} <zoe@example.org>; Bob Roy <bob@example.org>"
    first = next(item for item in reading(text).items if isinstance(item, Record))
    assert first.values[0].text == name


@pytest.mark.parametrize("before", ["▪ ", "✓ ", "☎ "])
def test_a_bullet_before_an_address_is_no_part_of_the_name(before: str) -> None:
    text = f"{before}Zoe Roe <zoe@example.org>; Bob Roy <bob@example.org>"
    assert names(text)[0] == "Zoe Roe"

import re
import subprocess
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage import assets
from entourage.domain.contact import Contact, Held, Kind, Value
from entourage.domain.sharing import Verdict
from entourage.language import Language
from entourage.printing import draft
from entourage.printing.summary import CircleSummary, Sheet
from entourage.printing.typesetting import pieces, printable

ENGLISH = Language("en_GB", assets.folder("i18n"))
Word = tuple[float, float, float, float, str]
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def render(summary: CircleSummary, language: Language, *, letter: bool, landscape: bool = False) -> bytes:
    return draft.render(summary, Sheet(language=language, letter=letter, landscape=landscape))


def person(name: str, *values: Value) -> Contact:
    held = tuple(Held(id=key, value=value) for key, value in enumerate(values))
    return Contact(id=1, uid=name, held=held, display_name=name)


def email(text: str) -> Value:
    return Value(kind=Kind.EMAIL, text=text)


def phone(text: str, *types: str) -> Value:
    return Value(kind=Kind.TELEPHONE, text=text, types=types)


def profile(network: str) -> Value:
    return Value(kind=Kind.PROFILE, parts=(network, "handle", "", ""))


def company(name: str, title: str = "") -> tuple[Value, Value]:
    return Value(kind=Kind.ORGANIZATION, parts=(name,)), Value(kind=Kind.TITLE, text=title)


def summary(*people: Contact, **changes: str | bool) -> CircleSummary:
    topics = {Verdict.EVERYTHING: ["Availability", "Photos of me"], Verdict.NOTHING: ["Confidential"]}
    plain = CircleSummary(
        name="Close friends",
        colour="#D55E00",
        symbol="♥",
        description="People I trust.",
        is_closed=False,
        topics=topics,
        people=people,
        unset={},
        differing={},
        for_myself=True,
        today=date(2026, 11, 20),
    )
    return replace(plain, **changes)


def numbered(count: int) -> list[Contact]:
    return [person(f"Person{i:04}", email(f"a{i:04}@example.org"), phone("+1 418 555-0100")) for i in range(count)]


def poppler(tmp_path: Path, pdf: bytes, *command: str) -> str:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    end = [] if command[0] == "pdfinfo" else ["-"]
    return subprocess.run([*command, path, *end], check=True, capture_output=True, text=True).stdout


def text_of(tmp_path: Path, pdf: bytes) -> str:
    return poppler(tmp_path, pdf, "pdftotext", "-layout")


def pages_of_words(tmp_path: Path, pdf: bytes) -> list[list[Word]]:
    """Give the words of each page: (left, top, right, bottom, text) in points."""
    pages = poppler(tmp_path, pdf, "pdftotext", "-bbox").split("<page ")[1:]
    return [
        [
            (float(left), float(top), float(right), float(bottom), unescape(text))
            for left, top, right, bottom, text in WORD.findall(page)
        ]
        for page in pages
    ]


def test_everybody_is_printed_once_and_in_the_order_given(tmp_path: Path) -> None:
    people = numbered(300)[::-1]
    printed = re.findall(r"Person\d{4}", text_of(tmp_path, render(summary(*people), ENGLISH, letter=False)))
    assert printed == [contact.display_name for contact in people]


def test_a_row_is_never_split_across_pages(tmp_path: Path) -> None:
    people = [person(f"Person{i:04}", *(email(f"p{i:04}n{k}@example.org") for k in range(i % 8))) for i in range(120)]
    pages = pages_of_words(tmp_path, render(summary(*people), ENGLISH, letter=False))
    assert len(pages) > 3
    for words in pages:
        shown = [word[4] for word in words]
        names = {word[-4:] for word in shown if word.startswith("Person")}
        assert len([word for word in shown if "@" in word]) == sum(int(name) % 8 for name in names)


def test_each_page_repeats_what_it_is_and_the_columns(tmp_path: Path) -> None:
    pages = text_of(tmp_path, render(summary(*numbered(100)), ENGLISH, letter=True)).split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert "Circle summary, for myself" in page
        assert f"20 November 2026 · page {number} of {len(pages)}" in page
        assert re.search(r"Name +Contact +Where", page)


@pytest.mark.parametrize("size", ["A4", "letter"])
def test_the_page_is_tagged_titled_and_of_the_paper_asked_for(tmp_path: Path, size: str) -> None:
    pdf = render(summary(*numbered(2)), ENGLISH, letter=size == "letter")
    facts = poppler(tmp_path, pdf, "pdfinfo")
    assert re.search(r"Tagged: +yes", facts)
    assert "Circle summary: Close friends" in facts
    assert f"({size})" in facts
    assert b"pdfuaid:part>1<" in pdf
    assert b"pdfaid:part>2<" in pdf
    assert b"/Lang(en-GB)" in pdf


@pytest.mark.parametrize(
    "name", ['#[*_$@\\ "x" // <a> `b`', "= $x^2$ #eval", "- one", "*bold* _it_ ~ --", "http://x.org/", "{page} {0}"]
)
def test_what_people_typed_is_never_markup(tmp_path: Path, name: str) -> None:
    pdf = render(summary(person(name), name=name, description=name), ENGLISH, letter=False)
    assert text_of(tmp_path, pdf).count(name) == 3


def test_for_someone_else_there_are_neither_rules_nor_description(tmp_path: Path) -> None:
    note = Value(kind=Kind.NOTE, text="Never on Sundays")
    category = Value(kind=Kind.CATEGORY, text="Poker")
    contact = person("Ann", email("ann@example.org"), note, category)
    mine, theirs = (
        text_of(tmp_path, render(summary(contact, for_myself=whose), ENGLISH, letter=False)) for whose in (True, False)
    )
    for secret in ("for myself", "People I trust", "may see", "Nothing", "Availability", "Confidential"):
        assert secret in mine
        assert secret not in theirs
    assert "ann@example.org" in theirs
    assert "Sundays" not in mine + theirs
    assert "Poker" not in mine + theirs


def test_kinds_without_a_rule_have_no_column(tmp_path: Path) -> None:
    shown = text_of(tmp_path, render(summary(), ENGLISH, letter=False))
    assert "Nothing" in shown
    assert "A little" not in shown


def test_where_they_are_is_counted_per_person_with_networks_in_their_own_spelling(tmp_path: Path) -> None:
    people = [
        person("Ann", email("a@example.org"), email("b@example.org"), profile("linkedin")),
        person("Bob", email("c@example.org"), phone("1234567", "fax")),
        person("Cleo", phone("7654321"), profile("linkedin"), profile("mastodon")),
    ]
    shown = text_of(tmp_path, render(summary(*people), ENGLISH, letter=False)).replace("\xa0", " ")
    assert "e-mail 2 · LinkedIn 2 · Mastodon 1 · phone 1" in shown
    assert "LinkedIn, e-mail" in shown
    assert "1234567" not in shown


def test_a_column_in_which_nobody_has_anything_is_left_out(tmp_path: Path) -> None:
    for people, columns in (
        ([person("Ada")], ["Name"]),
        ([person("Ada"), person("Luc", email("luc@example.org"))], ["Name", "Contact", "Where"]),
    ):
        shown = text_of(tmp_path, render(summary(*people), ENGLISH, letter=False))
        assert next(line.split() for line in shown.splitlines() if line.strip().startswith("Name")) == columns


def test_the_circles_own_symbol_is_printed(tmp_path: Path) -> None:
    for symbol in ("♥", "★", "◇", "□"):
        made = render(summary(person("Ada"), symbol=symbol), ENGLISH, letter=False)
        assert symbol in text_of(tmp_path, made)
        assert b"pdfuaid:part>1<" in made


def test_somebody_without_a_company_or_an_address_has_a_dash(tmp_path: Path) -> None:
    people = person("Ann"), person("Luc", *company("Northwind", "Designer"), email("luc@example.org"))
    shown = text_of(tmp_path, render(summary(*people), ENGLISH, letter=False))
    assert re.search(r"Ann +— +— +—", shown)


def test_company_and_title_stand_together(tmp_path: Path) -> None:
    contact = person("Ann", *company("Northwind", "Designer"))
    assert "Northwind · Designer" in text_of(tmp_path, render(summary(contact), ENGLISH, letter=False)).replace(
        "\xa0", " "
    )


def test_an_empty_circle_says_so(tmp_path: Path) -> None:
    shown = text_of(tmp_path, render(summary(), ENGLISH, letter=False))
    assert "Nobody is in this circle yet." in shown
    assert "0 people" in shown
    assert "Company" not in shown


def test_nothing_leaves_its_column(tmp_path: Path) -> None:
    long = "anne-catherine.rochefoucauld.montmorency_de_la_tour@ministere.education.example.org"
    people = [
        person("W" * 90, email(long), *company("W" * 60, "m" * 60)),
        person("CHRISTODOULOPOULOS", email("W" * 40)),
    ]
    (words,) = pages_of_words(tmp_path, render(summary(*people), ENGLISH, letter=False))
    columns = [
        next(word for word in words[::-1] if word[4] == head) for head in ("Name", "Company", "Contact", "Where")
    ]
    rows = [word for word in words if word[1] > columns[0][3]]
    for left, right in pairwise(columns):
        assert all(word[2] <= right[0] for word in rows if abs(word[0] - left[0]) < 1)
    assert max(word[2] for word in rows) < 595 - 45


def test_a_person_longer_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    contact = person("Ann", *(email(f"m{k:03}@example.org") for k in range(200)))
    shown = text_of(tmp_path, render(summary(contact), ENGLISH, letter=False))
    assert re.findall(r"m(\d{3})@", shown) == [f"{k:03}" for k in range(200)]


@pytest.mark.parametrize(
    "name",
    [
        "Élodie Œuvrard",
        "Γιώργος",
        "Наталья",
        "שרה כהן",
        "محمد",
        "田中 さくら",
        "김민수",
        "Zoë 🎉",
        "𝓛𝓾𝓬𝓪",
        "ไทย",
        "हिन्दी",
    ],
)
def test_the_fonts_that_come_along_print_the_scripts_of_the_world(name: str) -> None:
    assert b"pdfuaid:part>1<" in render(summary(person(name)), ENGLISH, letter=False)


def test_a_letter_that_no_font_has_costs_no_page(tmp_path: Path) -> None:
    pdf = render(summary(person("Rune \U00016801\U000e1234"), person("Ann")), ENGLISH, letter=False)
    shown = text_of(tmp_path, pdf)
    assert "Rune" in shown
    assert "Ann" in shown


def test_the_same_data_on_the_same_day_is_the_same_file() -> None:
    given_twice = summary(*numbered(60))
    assert render(given_twice, ENGLISH, letter=False) == render(given_twice, ENGLISH, letter=False)


def test_french_pages_have_french_forms(tmp_path: Path) -> None:
    french = Language("fr_CA", assets.folder("i18n"))
    pdf = render(summary(*numbered(1100)), french, letter=True)
    shown = text_of(tmp_path, pdf)
    assert "20 novembre 2026" in shown
    assert re.search(r"1\s100\sp", shown)
    assert b"/Lang(fr-CA)" in pdf


@given(st.text())
def test_pieces_lose_nothing_and_add_nothing(text: str) -> None:
    assert "".join(pieces(text)) == printable(text)


@given(st.text(st.characters(exclude_categories=()), min_size=1))
@settings(max_examples=25, deadline=None)
def test_any_text_at_all_makes_a_page(text: str) -> None:
    assert render(summary(person(text), name=text, description=text), ENGLISH, letter=False).startswith(b"%PDF")


def test_who_may_see_more_or_less_than_the_page_says_is_told_on_it(tmp_path: Path) -> None:
    other = {Verdict.EVERYTHING: ["Politics"], Verdict.NOTHING: ["Photos of me"]}
    people = person("Ana"), replace(person("Luc"), id=2)
    page = text_of(tmp_path, render(summary(*people, differing={2: other}), ENGLISH, letter=False))
    assert page.count("Otherwise for this person") == 1
    told = page[page.index("Otherwise") :]
    assert re.search(r"Everything\s+Politics\s+Nothing\s+Photos of me", told)
    shown = summary(*people, differing={2: other}, for_myself=False)
    assert "Otherwise" not in text_of(tmp_path, render(shown, ENGLISH, letter=False))


def test_a_closed_circle_and_kinds_without_a_rule_are_told(tmp_path: Path) -> None:
    unset = {Verdict.LITTLE: ["Leisure"]}
    page = text_of(tmp_path, render(summary(unset=unset, is_closed=True), ENGLISH, letter=False))
    assert "Closed: whoever is in this circle may see nothing." in page
    assert re.search(r"No rule of its own, .*A little\s+Leisure", page)


def test_who_has_only_a_profile_is_reached_by_its_address(tmp_path: Path) -> None:
    parts = ("linkedin", "ada", "https://www.linkedin.com/in/ada/", "")
    known = person("Ada", Value(kind=Kind.PROFILE, parts=parts))
    assert "linkedin.com/in/ada" in text_of(tmp_path, render(summary(known), ENGLISH, letter=False))

"""What the card makes of the values of a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from entourage import assets
from entourage.domain.contact import Address, Contact, Held, Kind, Origin, Profile, Value
from entourage.language import Language
from entourage.ui.people import facts
from entourage.ui.widgets import drawing


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("bob+lists@example.org", "mailto:bob+lists@example.org"),
        (
            "bob@x.org?bcc=spy@evil.org&attach=/etc/passwd",
            "mailto:bob@x.org%3Fbcc%3Dspy@evil.org%26attach%3D%2Fetc%2Fpasswd",
        ),
        ("bob@x.org,spy@evil.org", "mailto:bob@x.org%2Cspy@evil.org"),
    ],
)
def test_a_letter_goes_to_the_address_and_takes_nothing_else_from_it(text: str, link: str) -> None:
    held = Held(id=1, value=Value(kind=Kind.EMAIL, text=text))
    assert facts._link(held) == link


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("LABEL", r"Institut\n1 rue X\, Paris", ("Address as written", "Institut\n1 rue X, Paris")),
        ("X-HOBBY", r"choir\; chess", ("“X-HOBBY”", "choir; chess")),
        ("Folder", r"C:\new", ("“Folder”", r"C:\new")),
    ],
)
def test_what_no_field_holds_is_shown_as_a_person_reads_it(name: str, text: str, shown: tuple[str, str]) -> None:
    value = Value(kind=Kind.OTHER, name=name, text=text)
    assert facts.kept(Language("en", assets.folder("i18n")), value) == shown


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Silva", "AS"),
        ("Prof. Dr. Marie-Antoinette de La Rochefoucauld-Montmorency, PhD", "MM"),
        ("J. R. Smith", "JS"),
        ("Jean Lachapelle Jr", "JL"),
        ("Smith, John", "SJ"),
        ("Dr. Okafor", "DO"),
        ("🎉 Family", "F"),
        ("李小龙", "李"),
        ("3M", "3"),
        ("+81-3-015-008", "#"),
        ("", "?"),
    ],
)
def test_initials_are_those_of_the_name_itself(name: str, letters: str) -> None:
    assert drawing.initials(name) == letters


@pytest.mark.parametrize(
    ("name", "text", "is_read"),
    [
        ("X-MS-OL-DESIGN", '<card xmlns="http://schemas.microsoft.com/"><fld prop="name"/></card>', False),
        ("X-THUMB", "/9j/4AAQSkZJRgABAQEAYABgAAD" * 4, False),
        ("X-ID", "8F3A1B2C-0d4e-4f5a-9b8c-1234567890ab", False),
        ("X-HOBBY", "choir", True),
        ("X-MAIL", "<ana@example.org>", True),
    ],
)
def test_the_card_counts_what_only_programs_read_and_shows_the_rest(name: str, text: str, is_read: bool) -> None:  # noqa: FBT001 - a case
    held = Held(id=1, value=Value(kind=Kind.OTHER, name=name, text=text))
    person = Contact(id=1, uid="", held=(held,), display_name="")
    (_, shown), *others = facts.sections(Language("en", assets.folder("i18n")), facts.Facts(person, ()))
    assert not others
    assert [(fact.label, fact.is_quiet) for fact in shown] == [(f"“{name}”", False) if is_read else ("", True)]


def test_what_was_edited_still_comes_from_its_file() -> None:
    language = Language("en", assets.folder("i18n"))
    known, typed = Value(kind=Kind.TITLE, text="Chef"), Value(kind=Kind.TITLE, text="Owner")
    phone = (Origin(1, "My telephone", "phone.vcf"),)
    read = Contact(id=1, uid="", held=(Held(id=1, value=known, origins=phone),), display_name="Luc Roy")
    assert facts.origins(language, read) == "phone.vcf"
    changed = replace(read, held=(replace(read.held[0], removed=True), Held(id=2, value=typed, by_hand=True)))
    assert facts.origins(language, changed) == "phone.vcf, changed by hand"
    assert facts.origins(language, replace(changed, held=changed.held[1:])) == "by hand"


def test_the_day_of_a_connection_stands_with_its_profile() -> None:
    profile = Profile("linkedin", "", "https://www.linkedin.com/in/ana", "2020-05-03")
    held = Held(id=1, value=Value(kind=Kind.PROFILE, parts=profile))
    (fact,) = facts._profiles(Language("en", assets.folder("i18n")), [held], {1: ""})
    assert fact.text == "https://www.linkedin.com/in/ana, connected May 3, 2020"
    assert fact.link == "https://www.linkedin.com/in/ana"


def test_an_address_is_shown_as_on_an_envelope() -> None:
    address = Address(street="22 chemin du Lac\nRR 2", locality="Saint-Sauveur", region="QC", postcode="J0R 1R0")
    value = Value(kind=Kind.ADDRESS, parts=address, types=("home",))
    shown = facts._worded(Language("en", assets.folder("i18n")), value)
    assert shown == ("Address (home)", "22 chemin du Lac\nRR 2\nSaint-Sauveur QC J0R 1R0")


@pytest.mark.parametrize(
    ("typed", "usual", "shown", "told"),
    [
        ("+33612345678", "+33 6 12 34 56 78", "+33 6 12 34 56 78", "typed: +33612345678"),
        ("06.12.34.56.78", "06 12 34 56 78", "06.12.34.56.78", "usually written 06 12 34 56 78"),
    ],
)
def test_a_number_is_shown_as_it_was_grouped_and_grouped_as_is_usual_where_nobody_did(
    typed: str, usual: str, shown: str, told: str
) -> None:
    held = Held(id=1, value=Value(kind=Kind.TELEPHONE, text=typed), by_hand=True)
    person = Contact(id=1, uid="u", held=(held,), display_name="Ada")
    known = facts.Facts(person, (), {typed: usual})
    ((_, (fact,)),) = facts.sections(Language("en", assets.folder("i18n")), known)
    assert fact.text == shown
    assert fact.origin.startswith(told)

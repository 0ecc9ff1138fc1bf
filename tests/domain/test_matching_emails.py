from __future__ import annotations

import pytest

from entourage.domain.blocking import pairs
from entourage.domain.contact import Kind, Value
from entourage.domain.matching import Likeness, Word, likeness, traits
from entourage.domain.names_grades import Alike
from entourage.domain.names_mail import left_of, spelled

Person = tuple[Value, ...]


def person(name: str = "", *emails: str, phone: str = "") -> Person:
    given_name, _, family = name.partition(" ")
    said = [Value(kind=Kind.NAME, parts=(family, given_name, "", "", ""))] if name else []
    said += [Value(kind=Kind.EMAIL, text=email) for email in emails]
    return (*said, Value(kind=Kind.TELEPHONE, text=phone)) if phone else tuple(said)


def compare(first: Person, second: Person) -> Likeness:
    return likeness(traits(first), traits(second))


def bits(first: Person, second: Person, code: str) -> float:
    return sum(one.weight for one in compare(first, second).reasons if one.code == code)


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("christineyoung62@me.com", "Christine Young"),
        ("valcourt.francois@bell.net", "François Valcourt"),
        ("girardcharbonneau.louisphilippe@videotron.ca", "Louis-Philippe Girard-Charbonneau"),
        ("s.hautdiere@gmail.com", "Serge Hautdière"),
        ("bobquatrepuits@gmail.com", "Robert Quatrepuits"),
    ],
)
def test_an_address_alone_that_spells_somebodys_name_is_perhaps_theirs(email: str, name: str) -> None:
    assert compare(person("", email), person(name)).word is Word.POSSIBLE


@pytest.mark.parametrize("email", ["christine62@me.com", "young@me.com", "info@young.com", "paulyoung@me.com"])
def test_an_address_that_spells_half_a_name_or_another_is_nobodys(email: str) -> None:
    assert compare(person("", email), person("Christine Young")).word is Word.NO


def test_who_is_an_address_alone_is_found_by_the_name_that_it_spells() -> None:
    book = [
        person("Serge Hautdière"),
        person("", "s.hautdiere@me.com"),
        person("Luc Roy"),
        person("", "sergehautdiere@x.ca"),
    ]
    found = {(one, other) for one, other, _ in pairs(enumerate(map(traits, book)))}
    assert {(0, 1), (0, 3)} <= found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sandr26@andersdn-oavis.com", "sandra26@anderson-davis.com"),
        ("shepherdara@flores.com", "shepherdtara@flores.com"),
        ("phumphrey@hanson-ohnson.net", "phumphrey@hanson-johnson.net"),
        ("maestro.nine@videotrom.ca", "maestro.nine@videotron.ca"),
    ],
)
def test_addresses_that_differ_by_a_slip_are_nearly_the_same(one: str, other: str) -> None:
    assert bits(person("Sandra Holt", one), person("Sandra Holtz", other), "near_email") > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("marie.smith1@gmail.com", "marie.smith2@gmail.com"),
        ("marie.tremblay@videotron.ca", "marietremblay@videotron.ca"),
        ("a.roylemieux@gmail.com", "j.roylemieux@gmail.com"),
        ("macdonald.katherine@gmail.com", "macdonald.catherine@gmail.com"),
        ("jean.dubuisson@gmail.com", "jean.dubuisson@ymail.com"),
        ("jean.dubuisson@hotmail.com", "jean.dubuisson@hotmail.ca"),
    ],
)
def test_addresses_that_two_people_choose_are_not_nearly_the_same(one: str, other: str) -> None:
    assert not bits(person("Marie Tremblay", one), person("Jean Dubuisson", other), "near_email")


def test_one_mailbox_name_at_two_providers_says_what_is_not_the_name_anyway() -> None:
    def at_two(local: str) -> float:
        first, second = person("Dũng Nguyễn", f"{local}@hotmail.com"), person("Dũng Nguyễn", f"{local}@bell.net")
        return bits(first, second, "same_mailbox_name")

    assert at_two("dung.nguyen") < 2 < at_two("dung.nguyen84") < at_two("soleil6506")


@pytest.mark.parametrize(
    "email", ["lesboisvert@gmail.com", "famille.boisvert@gmail.com", "la.famille.boisvert@me.com", "boisvert@bell.net"]
)
def test_the_mailbox_of_a_family_makes_nobody_certain(email: str) -> None:
    assert compare(person("Luc Boisvert", email), person("Luc Boisvert", email)).word is not Word.CERTAIN
    own = email.replace("les", "luc.").replace("famille", "luc")
    assert own == email or compare(person("Luc Boisvert", own), person("Luc Boisvert", own)).word is Word.CERTAIN


def test_two_mailboxes_in_one_firm_are_two_peoples() -> None:
    phone = "418 555-0142"
    first = person("Elizabeth St-Clair", "estclair@garagelessard.ca", phone=phone)
    second = person("Elizabeth St-Clair", "elizabeth.stclair@garagelessard.ca", phone=phone)
    assert compare(first, second).word is Word.LIKELY


@pytest.mark.parametrize("email", ["none@none.com", "noemail@noemail.com", "test@test.com", "no-reply@mybank.com"])
def test_an_address_that_stands_where_there_is_none_says_nothing(email: str) -> None:
    name = person("Luc Boisvert")
    assert compare((*name, *person("", email)), (*name, *person("", email))) == compare(name, name)


@pytest.mark.parametrize("number", ["999-999-9999", "000-0000", "123-456-7890"])
def test_a_number_that_stands_where_there_is_none_says_nothing(number: str) -> None:
    name = person("Luc Boisvert")
    assert compare((*name, *person(phone=number)), (*name, *person(phone=number))) == compare(name, name)


@pytest.mark.parametrize("day", ["1900-01-01", "1970-01-01", "0001-01-01"])
def test_a_day_on_which_a_calendar_begins_is_nobodys_birthday(day: str) -> None:
    born = (*person("Luc Boisvert"), Value(kind=Kind.BIRTHDAY, text=day))
    other = (*person("Luc Boisvert"), Value(kind=Kind.BIRTHDAY, text="1985-04-12"))
    assert not {one.code for one in compare(born, other).reasons} - {"same_name"}


@pytest.mark.parametrize(("heading", "text"), [("Appartement", "app. 24"), ("ID", "1340"), ("Row No", "000981")])
def test_a_short_number_or_that_of_a_row_is_no_field_of_ones_own(heading: str, text: str) -> None:
    assert not traits((Value(kind=Kind.OTHER, name=heading, text=text),)).identifiers


def test_a_mailbox_is_read_against_a_name() -> None:
    assert spelled("young.christine62", "christine", "young") == (Alike.SAME, True)
    assert spelled("christineyoungblood", "christine", "young") is None
    assert left_of("jp.roy84", "jean paul", "roy") == ("", "84")
    assert left_of("soleil", "jean paul", "roy") == ("soleil", "")


@pytest.mark.parametrize("email", ["ludochar@gmail.com", "ludo.char+fb@gmail.com", "lu.do.char@googlemail.com"])
def test_a_mailbox_of_google_is_one_however_its_dots_are_set(email: str) -> None:
    first, second = person("Ludovic Charbonneau", "ludo.char@gmail.com"), person("Ludovic Charbonneau", email)
    assert compare(first, second).word in {Word.LIKELY, Word.CERTAIN}
    assert bits(first, second, "near_email") > 0
    assert not bits(first, second, "different_mailbox")


def test_dots_tell_mailboxes_apart_elsewhere() -> None:
    first, second = person("Luc Roy", "ludo.char@bell.net"), person("Luc Roy", "ludochar@bell.net")
    assert not bits(first, second, "near_email")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.blocking import prepared
from entourage.domain.contact import Kind, Value
from entourage.domain.matching import Likeness, ReasonCode, Word, likeness, traits

EMAIL, OTHER_EMAIL = "jean.roy@example.org", "info@example.org"
PHONE, OTHER_PHONE = "+1 418 555-0142", "+1 418 555-0199"


def person(
    given_name: str = "", family: str = "", *, formatted: str = "", suffix: str = "", **said: str
) -> tuple[Value, ...]:
    values = [Value(kind=Kind(kind), text=text) for kind, text in said.items()]
    if formatted:
        values.append(Value(kind=Kind.FORMATTED_NAME, text=formatted))
    if given_name or family:
        values.append(Value(kind=Kind.NAME, parts=(family, given_name, "", "", suffix)))
    return tuple(values)


def compare(first: tuple[Value, ...], second: tuple[Value, ...]) -> Likeness:
    return likeness(traits(first), traits(second))


def codes(found: Likeness) -> set[str]:
    return {reason.code.value for reason in found.reasons}


given_names = st.sampled_from(["Jean", "Jean-Luc", "Michèle", "Michel", "Éric", "Erik", "J.", "Roy", ""])
families = st.sampled_from(["Roy", "Royer", "Gagnon-Roy", "Côté", "Jean", ""])
birthdays = st.sampled_from(["", "1985-04-12", "--04-12", "1985-04-13", "1985"])
people = st.builds(
    person,
    given_names,
    families,
    formatted=st.sampled_from(["", "Jean Roy", "Roy, Jean", "Michèle"]),
    suffix=st.sampled_from(["", "fils", "père", "Jr."]),
    email=st.sampled_from(["", EMAIL, EMAIL.upper(), OTHER_EMAIL]),
    telephone=st.sampled_from(["", PHONE, "418 555 0142", OTHER_PHONE]),
    organization=st.sampled_from(["", "iXmédia", "IXMEDIA"]),
    birthday=birthdays,
)


@given(people, people)
def test_likeness_is_the_same_both_ways(first: tuple[Value, ...], second: tuple[Value, ...]) -> None:
    assert compare(first, second) == compare(second, first)


@given(
    given_names.filter(lambda name: len(name) > len("J.")),
    families.filter(bool),
    st.sampled_from(["email", "telephone", "birthday"]),
    people,
)
def test_a_person_with_a_name_and_something_of_their_own_is_certainly_like_themself(
    given_name: str, family: str, kind: str, more: tuple[Value, ...]
) -> None:
    own = {"email": EMAIL, "telephone": PHONE, "birthday": "1985-04-12"}
    values = person(given_name, family, **{kind: own[kind]})
    values += tuple(value for value in more if value.kind in {Kind.EMAIL, Kind.TELEPHONE, Kind.ORGANIZATION})
    assert compare(values, values).word is Word.CERTAIN


@given(people, people)
def test_what_is_contradicted_is_never_certain(first: tuple[Value, ...], second: tuple[Value, ...]) -> None:
    found = compare(first, second)
    assert found.word is not Word.CERTAIN or all(reason.weight > 0 for reason in found.reasons)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (person("Élodie", "Tremblay"), person(formatted="TREMBLAY, Elodie")),
        (person("Jean Luc", "Roy"), person("Jean", "Gagnon-Roy")),
        (person("Bob", "Roy", email=EMAIL), person("Robert", "Roi", email=f"mailto:{EMAIL.upper()}")),
        (person(telephone="418-555-0142"), person(telephone=f"{PHONE} #12")),
        (person("Jon", "Smyth", birthday="1985-04-12"), person("John", "Smith", birthday="1985-04-12")),
    ],
)
def test_people_worth_comparing_meet(first: tuple[Value, ...], second: tuple[Value, ...]) -> None:
    one, other = traits(first), traits(second)
    finder = prepared([one, other])
    finder.add(1, one)
    assert finder._near(finder.bounds.of(other)).keys() == {1}


def test_a_single_name_or_a_given_name_in_common_is_no_reason_to_compare() -> None:
    assert traits(person(formatted="Marie")).keys == ()
    one, other = traits(person("Marie", "Roy")), traits(person("Marie", "Côté"))
    finder = prepared([one, other])
    finder.add(1, one)
    assert not finder._near(finder.bounds.of(other))


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        (person("Jean", "Roy", email=EMAIL), person("Jean", "ROY", email=EMAIL.upper()), "certain"),
        (person("Jean", "Roy", telephone=PHONE), person(formatted="Jean Roy", telephone="(418) 555-0142"), "certain"),
        (person("Jean", "Roy", birthday="1985-04-12"), person("Jean", "Roy", birthday="1985-04-12"), "certain"),
        (person("Jean", "Roy", birthday="1985-04-12"), person("Jean", "Roy", birthday="--04-12"), "likely"),
        (person("Jean", "Roy", organization="iXmédia"), person("Jean", "Roy", organization="ixmedia"), "likely"),
        (person("J.", "Roy", telephone=PHONE), person("Jean", "Roy", telephone=PHONE), "likely"),
        (person(email=EMAIL), person("Jean", "Roy", email=EMAIL), "likely"),
        (person("Jean", "Roy"), person("Jean", "Roy"), "possible"),
        (person("Marie", "Roy", email=EMAIL), person("Marie", "Côté", email=EMAIL), "likely"),
        (person("Jean", "Roy"), person("Jeanne", "Roy"), "no"),
        (person("Jean", "Roy"), person("Grace", "Nakamura"), "no"),
        (person(formatted="Marie"), person(formatted="Marie"), "no"),
        ((), (), "no"),
    ],
)
def test_the_word_follows_from_what_two_entries_share(
    first: tuple[Value, ...], second: tuple[Value, ...], word: str
) -> None:
    assert compare(first, second).word == word


def test_father_and_son_who_share_a_telephone_and_an_address_are_two_people() -> None:
    home = (Value(kind=Kind.ADDRESS, parts=("", "", "12, rue du Quai", "Québec", "", "G1K 3A1", "")),)
    found = compare(person("Paul", "Roy", telephone=PHONE) + home, person("Simon", "Roy", telephone=PHONE) + home)
    assert found.word is Word.NO
    assert codes(found) == {"same_telephone", "same_address", "same_family_name", "different_given_name"}


def test_a_couple_who_share_all_they_have_is_a_question_at_most() -> None:
    shared = {"email": EMAIL, "telephone": PHONE, "organization": "Dépanneur Roy"}
    assert compare(person("Paul", "Roy", **shared), person("Marie", "Roy", **shared)).word is Word.POSSIBLE


def test_michel_and_michele_at_one_address_are_asked_about_at_most() -> None:
    shared = {"email": EMAIL, "telephone": PHONE, "organization": "Dépanneur Roy"}
    found = compare(person("Michel", "Roy", **shared), person("Michèle", "Roy", **shared))
    assert found.word is Word.POSSIBLE
    assert "unclear_given_name" in codes(found)


def test_two_birthdays_speak_against_a_common_name() -> None:
    found = compare(
        person("Jean", "Roy", telephone=PHONE, birthday="1955-11-30"),
        person("Jean", "Roy", telephone=PHONE, birthday="1985-04-12"),
    )
    assert found.word is Word.NO
    assert "distant_birthday" in codes(found)


def test_two_of_one_name_at_one_address_born_in_one_generation_are_no_father_and_son() -> None:
    address = Value(kind=Kind.ADDRESS, parts=("", "", "12 rue des Pins", "Lévis", "", "G6V 3K1", ""))
    first, second, father = (
        (*person("Zéphirin", "Roy", birthday=day), address) for day in ("1985-04-12", "1987-11-30", "1955-11-30")
    )
    assert compare(first, second).word in (Word.POSSIBLE, Word.LIKELY)
    assert compare(first, father).word is Word.NO


@pytest.mark.parametrize("day", ["1985-04-27", "1985-09-12", "1979-04-12"])
def test_a_birthday_of_which_two_parts_are_the_same_is_nearly_the_same(day: str) -> None:
    found = compare(person("Jean", "Roy", birthday="1985-04-12"), person("Jean", "Roy", birthday=day))
    assert "near_birthday" in codes(found)


def test_a_year_alone_neither_helps_nor_harms() -> None:
    found = compare(person("Jean", "Roy", birthday="1985"), person("Jean", "Roy", birthday="1985-04-12"))
    assert codes(found) == {"same_name"}


def test_father_and_son_of_one_name_are_told_apart_by_what_follows_it() -> None:
    found = compare(person("Jean", "Roy", suffix="père", email=EMAIL), person(formatted="Jean Roy fils", email=EMAIL))
    assert found.word is Word.NO
    assert "different_generation" in codes(found)


def test_given_and_family_names_that_changed_places_are_noticed() -> None:
    found = compare(person("Roy", "Jean", email=EMAIL), person("Jean", "Roy", email=EMAIL))
    assert (found.word, codes(found)) == (Word.CERTAIN, {"same_email", "swapped_name"})
    assert "similar_name" in codes(compare(person("Tremblay", "Jean-Luc"), person("Jean", "Tremblay")))


def test_a_reason_shows_the_value_as_it_is_written() -> None:
    found = compare(person("Élodie", "Roy", email=EMAIL), person("Elodie", "Roy", email=EMAIL))
    assert {reason.code: reason.text for reason in found.reasons} == {
        ReasonCode.SAME_EMAIL: EMAIL,
        ReasonCode.SAME_NAME: "Élodie Roy",
    }


def test_an_extension_is_no_part_of_a_telephone_number() -> None:
    assert "same_telephone" in codes(compare(person(telephone="418-555-0142 poste 12"), person(telephone=PHONE)))
    assert "same_telephone" in codes(compare(person(telephone="tel:+14185550142;ext=7"), person(telephone=PHONE)))


def test_short_numbers_and_faxes_say_nothing() -> None:
    fax = (Value(kind=Kind.TELEPHONE, text=PHONE, types=("work", "fax")),)
    assert traits((*fax, *person(telephone="911"))).keys == ()


def test_the_same_profile_is_the_same_person_even_renamed() -> None:
    profile = (Value(kind=Kind.PROFILE, parts=("linkedin", "mroy", "")),)
    found = compare(person("Marie", "Roy") + profile, person("Marie", "Côté") + profile)
    assert found.word is Word.LIKELY


def test_a_birthday_on_no_calendar_is_anothers_with_a_wrong_digit() -> None:
    wrong = compare(person("Jean", "Roy", birthday="1980-09-81"), person("Jean", "Roy", birthday="1980-09-21"))
    assert "near_birthday" in codes(wrong)


def test_the_second_line_of_a_street_is_what_stands_beside_it() -> None:
    lines, apart = (
        Value(kind=Kind.ADDRESS, parts=("", beside, street, "Lévis", "", "G6V 3K1", ""))
        for street, beside in (("12 rue des Pins\nRésidence Bellevue", ""), ("12 rue des Pins", "Résidence Bellevue"))
    )
    assert traits((lines,)).addresses.keys() == traits((apart,)).addresses.keys()


HOME = Value(kind=Kind.ADDRESS, parts=("", "", "12 rue des Pins", "Lévis", "", "G6V 3K1", ""))
RARE = ("Zéphirin", "Quatrepuits")


def phone(number: str) -> Value:
    return Value(kind=Kind.TELEPHONE, text=number, types=("cell",))


def mail(address: str) -> Value:
    return Value(kind=Kind.EMAIL, text=address)


def test_who_has_another_middle_name_is_never_certain() -> None:
    first, second, initial = (
        (Value(kind=Kind.NAME, parts=("Quatrepuits", "Zéphirin", middle, "", "")), phone(PHONE))
        for middle in ("Susan", "Victoria", "S")
    )
    found = compare(first, second)
    assert found.word in (Word.POSSIBLE, Word.LIKELY)
    assert "different_middle_name" in codes(found)
    assert compare(first, initial).word is Word.CERTAIN


def test_a_number_in_common_beside_one_of_their_own_may_be_that_of_a_home() -> None:
    father = (*person(*RARE), phone("+1 418 555-0142"), phone("+1 418 555-0101"))
    son = (*person(*RARE), phone("+1 418 555-0142"), phone("+1 418 555-0102"))
    assert compare(father, son).word is Word.LIKELY


@pytest.mark.parametrize(
    "address", ["quatrepuits@x.ca", "les.quatrepuits@x.ca", "lesquatrepuits@x.ca", "famille.quatrepuits@x.ca"]
)
def test_a_mailbox_of_the_family_name_is_that_of_a_home(address: str) -> None:
    assert compare((*person(*RARE), mail(address)), (*person(*RARE), mail(address))).word is not Word.CERTAIN


def test_two_mailboxes_at_one_organization_are_of_two_people() -> None:
    found = compare(
        (*person(*RARE), mail("zquatrepuits@scierie.ca"), phone(PHONE)),
        (*person(*RARE), mail("zephirin.quatrepuits@scierie.ca"), phone(PHONE)),
    )
    assert "different_mailbox" in codes(found)
    assert found.word is not Word.CERTAIN


def test_nearly_one_mailbox_of_a_couple_says_no_more_than_the_same() -> None:
    robert, danielle = ((*person(name, "Quatrepuits"), HOME, phone(PHONE)) for name in ("Robert", "Danielle"))
    same = compare((*robert, mail("famillexyz@gmail.com")), (*danielle, mail("famillexyz@gmail.com")))
    near = compare((*robert, mail("famillexyz@gmail.com")), (*danielle, mail("famille.xyz@gmail.com")))
    assert "near_email" in codes(near)
    assert near.weight <= same.weight


def test_a_reason_names_but_the_mailboxes_that_it_is_about() -> None:
    found = compare(
        (*person(*RARE), mail("pluie83@gmail.com")),
        (*person(*RARE), mail("z.quatrepuits@scierie.ca"), mail("soleil6506@gmail.com")),
    )
    said = {reason.code: reason.text for reason in found.reasons}
    assert said["different_mailbox"] == "pluie83@gmail.com / soleil6506@gmail.com"


def test_a_street_of_one_name_in_another_town_is_another_address() -> None:
    here = Value(kind=Kind.ADDRESS, parts=("", "", "2234, avenue Papineau", "Nantes", "", "44000", ""))
    there = Value(kind=Kind.ADDRESS, parts=("", "", "907, avenue Papineau", "Toulouse", "", "31000", ""))
    assert "different_address" in codes(compare((*person(*RARE), here), (*person(*RARE), there)))


@pytest.mark.parametrize(
    "value",
    [
        mail("noemail@noemail.com"),
        mail("no-mail@x.ca"),
        phone("999-999-9999"),
        Value(kind=Kind.BIRTHDAY, text="1900-01-01"),
        Value(kind=Kind.OTHER, name="ID", text="1340"),
        Value(kind=Kind.OTHER, name="Appartement", text="app. 24"),
    ],
)
def test_what_is_nobodys_is_no_evidence(value: Value) -> None:
    alone = compare(person("Jean", "Roy"), person("Jean", "Roy"))
    assert compare((*person("Jean", "Roy"), value), (*person("Jean", "Roy"), value)) == alone


def test_the_name_that_a_mailbox_spells_counts_once() -> None:
    spelled = compare((*person(*RARE), mail("z.quatrepuits@a.fr")), (*person(*RARE), mail("z.quatrepuits@b.ca")))
    chosen = compare((*person(*RARE), mail("soleil6506@a.fr")), (*person(*RARE), mail("soleil6506@b.ca")))
    assert "same_mailbox_name" not in codes(spelled)
    assert "same_mailbox_name" in codes(chosen)


def test_twins_and_those_of_one_household_called_nearly_alike_are_asked_at_most() -> None:
    born = Value(kind=Kind.BIRTHDAY, text="1985-04-12")
    twins = compare((*person("Alice", "Roy"), HOME, born), (*person("Béatrice", "Roy"), HOME, born))
    couple = compare((*person("Louis", "Gendron"), HOME), (*person("Louise", "Gendron"), HOME))
    assert twins.word in (Word.NO, Word.POSSIBLE)
    assert couple.word in (Word.NO, Word.POSSIBLE)


def test_a_man_and_a_woman_of_one_family_are_not_asked_about_by_their_names() -> None:
    assert compare(person("Samir", "Khoury"), person("Samira", "Khoury")).word is Word.NO


def test_of_one_given_name_in_one_office_people_of_two_families_are_two() -> None:
    office = Value(kind=Kind.ORGANIZATION, text="Scierie du Nord")
    found = compare((*person("Zéphirin", "Roy"), office), (*person("Zéphirin", "Gagnon"), office))
    assert found.word is Word.NO

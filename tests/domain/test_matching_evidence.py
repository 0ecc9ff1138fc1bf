from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Value
from entourage.domain.frequencies import counted
from entourage.domain.matching import Likeness, Model, ReasonCode, Word, likeness, traits

Person = tuple[Value, ...]
AGREEING = (
    Value(kind=Kind.EMAIL, text="one@example.org"),
    Value(kind=Kind.TELEPHONE, text="+1 418 555-0142"),
    Value(kind=Kind.ORGANIZATION, text="iXmédia"),
    Value(kind=Kind.BIRTHDAY, text="1985-04-12"),
    Value(kind=Kind.ADDRESS, parts=("", "", "12, rue du Quai", "Québec", "", "G1K 3A1", "")),
    Value(kind=Kind.PROFILE, parts=("linkedin", "mroy", "")),
    Value(kind=Kind.OTHER, name="Customer", text="C-10442"),
)


def named(given_name: str, family: str, *more: Value, suffix: str = "") -> Person:
    return (Value(kind=Kind.NAME, parts=(family, given_name, "", "", suffix)), *more)


def compare(first: Person, second: Person) -> Likeness:
    return likeness(traits(first), traits(second))


names = st.tuples(
    st.sampled_from(["Jean", "Jeanne", "Bob", "Robert", "J.", "Zénobie"]),
    st.sampled_from(["Roy", "Roi", "Gagnon-Roy", "Quatrepuits"]),
)
some = st.lists(st.sampled_from(AGREEING), unique_by=lambda value: value.kind, max_size=4)


@given(names, names, some, some, st.sampled_from(AGREEING))
def test_something_more_that_both_have_never_speaks_against_them(
    first: tuple[str, str], second: tuple[str, str], ours: list[Value], theirs: list[Value], more: Value
) -> None:
    one, other = named(*first, *ours), named(*second, *theirs)
    if not any(value.kind is more.kind for value in (*ours, *theirs)):
        assert compare((*one, more), (*other, more)).weight >= compare(one, other).weight - 1e-9


@given(names, names, some, st.sampled_from(["birthday", "generation", "profile", "mailbox"]))
def test_a_contradiction_never_speaks_for_them_and_leaves_nothing_certain(
    first: tuple[str, str], second: tuple[str, str], shared: list[Value], which: str
) -> None:
    said = {
        "birthday": [Value(kind=Kind.BIRTHDAY, text=day) for day in ("1955-11-30", "1985-04-12")],
        "profile": [Value(kind=Kind.PROFILE, parts=("linkedin", name, "")) for name in ("ab", "cd")],
        "mailbox": [Value(kind=Kind.EMAIL, text=f"{name}@gmail.com") for name in ("ab", "cd")],
    }
    kinds = {"birthday": Kind.BIRTHDAY, "profile": Kind.PROFILE, "mailbox": Kind.EMAIL}
    shared = [value for value in shared if value.kind is not kinds.get(which)]
    before = compare(named(*first, *shared), named(*second, *shared))
    if which == "generation":
        after = compare(named(*first, *shared, suffix="père"), named(*second, *shared, suffix="fils"))
    else:
        ours, theirs = said[which]
        after = compare(named(*first, *shared, ours), named(*second, *shared, theirs))
    assert after.weight <= before.weight
    assert after.word is not Word.CERTAIN


@pytest.mark.parametrize(
    ("name", "word"), [(("Jean", "Martin"), Word.POSSIBLE), (("Marie", "Tremblay"), Word.POSSIBLE)]
)
def test_a_common_name_alone_is_possible_at_most_and_a_rare_one_says_more(name: tuple[str, str], word: Word) -> None:
    common, rare = (
        compare(named(*name), named(*name)),
        compare(named("Zénobie", "Quatrepuits"), named("Zénobie", "Quatrepuits")),
    )
    assert common.word is word
    assert rare.weight > common.weight
    assert rare.word is Word.LIKELY


def test_what_many_have_says_less_than_what_hardly_anybody_has() -> None:
    line = Value(kind=Kind.TELEPHONE, text="+1 418 555-0100")
    office = [
        traits(named(f"Given{letter}{number}", f"{letter}amily{number}", line))
        for number in range(12)
        for letter in "abcdefghijklmnopqrst"
    ]
    model = Model(counted(office))
    one, other = traits(named("Jean", "Roy", line)), traits(named("Jean", "Roy", line))
    few, many = (likeness(one, other, known).reasons[0] for known in (Model(), model))
    assert few.code == many.code == "same_telephone"
    assert many.weight < few.weight - 3


@pytest.mark.parametrize("text", ["1985-12-04", "1985-04-13", "1985-04-21"])
def test_a_slip_in_a_birthday_speaks_less_against_than_another_day(text: str) -> None:
    born = named("Jean", "Roy", Value(kind=Kind.BIRTHDAY, text="1985-04-12"))
    slip = compare(born, named("Jean", "Roy", Value(kind=Kind.BIRTHDAY, text=text)))
    other = compare(born, named("Jean", "Roy", Value(kind=Kind.BIRTHDAY, text="1971-09-30")))
    assert other.weight < slip.weight < compare(born, born).weight
    assert slip.word is not Word.CERTAIN


def test_an_account_of_threads_goes_by_the_name_on_instagram() -> None:
    found = compare(
        named("Zoé", "Gagné", Value(kind=Kind.PROFILE, parts=("threads", "zoe.g", ""))),
        named("Zoé", "G.", Value(kind=Kind.PROFILE, parts=("instagram", "zoe.g", ""))),
    )
    assert found.word in (Word.LIKELY, Word.CERTAIN)


def test_a_legal_form_is_no_part_of_a_name_of_a_company() -> None:
    first, second = (
        Value(kind=Kind.ORGANIZATION, parts=(text,)) for text in ("Dépanneur Roy inc.", "DEPANNEUR ROY S.A.R.L.")
    )
    assert "same_organization" in {one.code.value for one in compare((first,), (second,)).reasons}


def test_addresses_are_the_same_however_their_streets_are_abbreviated() -> None:
    def at(street: str) -> Person:
        return (Value(kind=Kind.ADDRESS, parts=("", "", street, "Paris", "", "75011", "")),)

    assert "same_address" in {
        one.code.value for one in compare(at("12 bis, av. Victor-Hugo"), at("12 avenue Victor Hugo")).reasons
    }


@pytest.mark.parametrize("strangers", [0, 300])
@pytest.mark.parametrize(
    ("heading", "numbers", "is_barred"),
    [
        ("NAS", ("123456789", "987654321"), True),
        ("No d’assurance maladie", ("ROYJ 5001 0112", "ROYJ 8005 0215"), True),
        ("Compte", ("123456789", "987654321"), True),
        ("NAS", ("123456789", "123 456 789"), False),
        ("NAS", ("123456789", "123456798"), False),
        ("Client", ("C-10442", "K-77310"), False),
        ("Rendez-vous", ("1589391823", "1700000412"), False),
        ("Joignable", ("418 555 0142", "514 555 0177"), False),
        ("X-IRMC-LUID", ("000000012", "000000984"), False),
    ],
)
def test_father_and_son_of_one_name_are_never_certain_where_each_has_a_number_of_an_office(
    heading: str, numbers: tuple[str, str], *, is_barred: bool, strangers: int
) -> None:
    home = (Value(kind=Kind.EMAIL, text="jean.roy@example.org"), Value(kind=Kind.TELEPHONE, text="418 555-1000"))
    father, son = (traits(named("Jean", "Roy", *home, Value(kind=Kind.OTHER, name=heading, text=n))) for n in numbers)
    others = [
        traits(named(f"Ana{place}", f"Petit{place}", Value(kind=Kind.OTHER, name=heading, text=f"{place:09}")))
        for place in range(strangers)
    ]
    how = likeness(father, son, Model(counted([father, son, *others])))
    assert (how.word is Word.CERTAIN) is not is_barred
    assert how.word in (Word.CERTAIN, Word.LIKELY)
    assert any(reason.code is ReasonCode.DIFFERENT_FIELD for reason in how.reasons) is is_barred

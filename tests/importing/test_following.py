"""What a source's newer word does to a person: laws, and cases worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from entourage.domain.comparing import identity, without_doubles
from entourage.domain.contact import SINGLE_KINDS, Held, Kind, Origin, Photo, Value
from entourage.domain.merging import Effect, follow, followed
from entourage.formats.record import Record
from entourage.importing.contents import unpack
from entourage.importing.drafting import draft_all

TEXTS = st.sampled_from(["", "a", "b", "Élodie", "+1 418 555 0100"])
KINDS = st.sampled_from([Kind.EMAIL, Kind.TELEPHONE, Kind.TITLE, Kind.NOTE, Kind.FORMATTED_NAME])
VALUES = st.builds(
    lambda kind, text, types, label: Value(kind=kind, text=text, types=types, label=label),
    KINDS,
    TEXTS,
    st.sampled_from([(), ("home",), ("work",)]),
    st.sampled_from(["", "Chalet"]),
)
SAID = st.lists(VALUES, max_size=5).map(lambda values: without_doubles(tuple(values)))
CARDS = Origin(1, "cards", "cards.vcf")
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]))


def hold(values: tuple[Value, ...], **what: bool) -> list[Held]:
    return [
        Held(id=number, value=value, by_hand=what.get("by_hand", False), removed=False, origins=(CARDS,))
        for number, value in enumerate(values, 1)
    ]


@given(SAID)
def test_the_same_word_again_changes_nothing(said: tuple[Value, ...]) -> None:
    assert follow(said, said, hold(said)) == ()


@given(SAID, SAID)
def test_after_following_everything_said_is_there_or_explained(last: tuple[Value, ...], now: tuple[Value, ...]) -> None:
    held = hold(last)
    changes = follow(last, now, held)
    present = [identity(one.value) for one in held]
    for change in changes:
        if change.effect is Effect.REPLACE and change.before:
            present.remove(identity(change.before.value))
        if change.effect in (Effect.REPLACE, Effect.ADD) and change.after:
            present.append(identity(change.after))
    kept = {identity(change.after) for change in changes if change.effect is Effect.KEEP and change.after}
    assert {identity(value) for value in now} <= {*present, *kept}
    vanished = {identity(change.before.value) for change in changes if change.effect is Effect.VANISH and change.before}
    assert set(present) <= {identity(value) for value in now} | vanished


@given(SAID, SAID)
def test_what_was_typed_is_never_replaced(last: tuple[Value, ...], now: tuple[Value, ...]) -> None:
    changes = follow(last, now, hold(last, by_hand=True))
    assert {change.effect for change in changes} <= {Effect.ADD, Effect.KEEP}


@given(SAID, SAID)
@example(
    (Value(kind=Kind.TITLE, text="b"),),
    (Value(kind=Kind.TITLE, text="a"), Value(kind=Kind.TITLE, text="a", label="Chalet")),
)
def test_a_person_never_gets_two_of_what_one_has_once(last: tuple[Value, ...], now: tuple[Value, ...]) -> None:
    single = [kind for kind in SINGLE_KINDS if sum(value.kind is kind for value in last) == 1]
    changes = follow(last, now, hold(last, by_hand=True))
    added = [change.after.kind for change in changes if change.effect is Effect.ADD and change.after]
    assert not set(added) & set(single)


def test_what_stands_as_it_is_written_takes_no_other_writings_place() -> None:
    whole = Value(kind=Kind.TELEPHONE, text="+1 514 555 0101")
    short = Value(kind=Kind.TELEPHONE, text="514 555-0101", types=("cell",))
    assert follow((), (short,), hold((whole, short))) == ()


def test_a_new_title_takes_the_place_of_the_old_one() -> None:
    old, new = Value(kind=Kind.TITLE, text="Analyste"), Value(kind=Kind.TITLE, text="Cheffe")
    (change,) = follow((old,), (new,), hold((old,)))
    assert (change.effect, change.before and change.before.value, change.after) == (Effect.REPLACE, old, new)


def test_an_accent_or_a_label_put_right_is_followed_unless_someone_typed_it() -> None:
    name = Value(kind=Kind.FORMATTED_NAME, text="Helene Cote"), Value(kind=Kind.FORMATTED_NAME, text="Hélène Côté")
    number = (
        Value(kind=Kind.TELEPHONE, text="1", types=("home",)),
        Value(kind=Kind.TELEPHONE, text="1", types=("work",)),
    )
    for old, new in (name, number):
        (change,) = follow((old,), (new,), hold((old,)))
        assert (change.effect, change.before and change.before.value, change.after) == (Effect.REPLACE, old, new)
        assert follow((old,), (new,), hold((old,), by_hand=True)) == ()
        assert follow((old,), (new,), hold((new,))) == ()


def test_a_value_that_two_sources_say_is_not_taken_away_by_one() -> None:
    old, new = Value(kind=Kind.FORMATTED_NAME, text="Ana"), Value(kind=Kind.FORMATTED_NAME, text="Anaïs")
    both = [Held(id=1, value=old, by_hand=False, removed=False, origins=(CARDS, Origin(2, "network", "n.csv")))]
    (change,) = follow((old,), (new,), both)
    assert change.effect is Effect.KEEP


OTHERS = Origin(2, "others", "others.csv")
JOBS = [Value(kind=Kind.TITLE, text=text) for text in ("CTO", "CEO", "CFO")]


def job(place: int, *by: Origin, no_longer: frozenset[int] = frozenset()) -> Held:
    return Held(id=place, value=JOBS[place], origins=by, former=no_longer, position=place)


def test_what_two_sources_said_is_followed_once_the_second_says_the_new_too() -> None:
    old, new, other = JOBS
    both = [job(0, CARDS, OTHERS)]
    (change,) = follow((old,), (new,), both)
    assert (change.effect, change.after) == (Effect.ADD, new)
    held = followed(both, (change,), (new,), OTHERS)
    (again,) = follow((old,), (new,), held)
    assert (again.effect, again.before) == (Effect.DROP, held[0])
    assert [one.value for one in followed(held, (again,), (new,), CARDS)] == [new]
    (last,) = follow((old,), (other,), held)
    assert (last.effect, last.before, last.after) == (Effect.REPLACE, held[0], other)


def test_what_was_said_before_goes_though_what_comes_instead_is_only_better_written() -> None:
    old, poor, new = (
        Value(kind=Kind.TELEPHONE, text=text) for text in ("+15145550101", "514-555-0199", "+15145550199")
    )
    was = Held(id=1, value=old, origins=(CARDS, OTHERS), former=frozenset({OTHERS.source}))
    now = Held(id=2, value=poor, origins=(OTHERS,), position=1)
    changes = follow((old,), (new,), [was, now])
    assert [(change.effect, change.before) for change in changes] == [(Effect.REPLACE, now), (Effect.DROP, was)]
    assert [one.value for one in followed([was, now], changes, (new,), CARDS)] == [new]


@pytest.mark.parametrize(
    "held",
    [
        [job(0, CARDS, OTHERS), job(1, OTHERS)],
        [job(0, CARDS, OTHERS, no_longer=frozenset({2})), job(1, CARDS)],
        [job(0, CARDS, OTHERS, no_longer=frozenset({2})), job(1, OTHERS, no_longer=frozenset({2}))],
        [replace(job(0, CARDS), by_hand=True), job(1, OTHERS)],
    ],
)
def test_what_somebody_still_says_or_no_longer_says_without_another_word_stays(held: list[Held]) -> None:
    old, new, _ = JOBS
    assert {change.effect for change in follow((old,), (new,), held)} <= {Effect.VANISH, Effect.KEEP}


def test_what_was_taken_away_by_hand_does_not_come_back() -> None:
    old = Value(kind=Kind.EMAIL, text="old@example.org")
    removed = [Held(id=1, value=old, by_hand=False, removed=True, origins=(CARDS,))]
    assert follow((old,), (old,), removed) == ()
    (change,) = follow((), (old,), removed)
    assert change.effect is Effect.KEEP


@given(
    st.lists(
        st.builds(
            Value,
            kind=st.sampled_from(list(Kind)),
            text=ANYTHING,
            parts=st.lists(ANYTHING).map(tuple),
            types=st.lists(ANYTHING).map(tuple),
            label=ANYTHING,
            name=ANYTHING.filter(lambda name: name not in ("REV", "PRODID")),
            group=ANYTHING,
            parameters=st.lists(st.tuples(ANYTHING, ANYTHING)).map(tuple),
            raw=ANYTHING,
            photo=st.none() | st.builds(Photo, ANYTHING, st.just(b""), ANYTHING.filter(bool)),
        )
    )
)
def test_what_a_source_said_is_remembered_faithfully(values: list[Value]) -> None:
    draft = draft_all([Record(values=tuple(values))]).drafts[0]
    assert unpack(draft.content) == draft.values


@pytest.mark.parametrize(
    ("kind", "several"),
    [
        (Kind.TELEPHONE, ["1-800-COLLECT", "1-800-FLOWERS"]),
        (Kind.TELEPHONE, ["*31#", "#31*", "31"]),
        (Kind.EMAIL, ["andré@example.org", "andre@example.org"]),
        (Kind.NICKNAME, ["章伟", "张伟"]),
    ],
)
def test_what_only_looks_alike_is_kept(kind: Kind, several: list[str]) -> None:
    values = tuple(Value(kind=kind, text=text) for text in several)
    assert without_doubles(values) == values


def test_a_number_written_twice_is_one_number_with_both_types() -> None:
    twice = (phone("+1 418 555-0100", "work"), phone("+14185550100", "fax"))
    assert without_doubles(twice) == (phone("+1 418 555-0100", "work", "fax"),)


def phone(text: str, *types: str) -> Value:
    return Value(kind=Kind.TELEPHONE, text=text, types=types)


def test_a_picture_that_can_be_read_at_last_takes_the_place_of_what_could_not() -> None:
    unread = Value(kind=Kind.OTHER, name="PHOTO", text="%%%", raw="PHOTO;ENCODING=b:%%%")
    picture = Value(kind=Kind.PHOTO, photo=Photo("image/png", b"\x89PNG"))
    (held,) = hold((unread,))
    (change,) = follow((unread,), (picture,), [held])
    assert (change.effect, change.before, change.after) == (Effect.REPLACE, held, picture)

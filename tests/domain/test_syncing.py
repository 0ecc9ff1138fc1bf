"""Laws of what two sides come to, whatever each of them did, and copies that sync with one server in any order."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.comparing import says_the_same, without_doubles
from entourage.domain.contact import SINGLE_KINDS, Kind, Value
from entourage.domain.merging import exactly
from entourage.domain.server import KEPT_HOME, Field, field_of
from entourage.domain.syncing import Answer, Change, Merged, circle_of, leaving, mark, merge, of_circle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NAMES = [Value(kind=Kind.FORMATTED_NAME, text=text) for text in ("Ana Roy", "ANA ROY", "Ana Rey", "A. Roy")]
DAYS = [Value(kind=Kind.BIRTHDAY, text=text) for text in ("1985-04-12", "--04-12", "1985-04-13")]
NUMBERS = [
    Value(kind=Kind.TELEPHONE, text=text, types=types)
    for text, types in product(("+14185551000", "418-555-1000", "4185551000", "418-555-2000"), ((), ("home",)))
]
ADDRESSES = [
    Value(kind=Kind.EMAIL, text=text, types=types, label=label)
    for text, types, label in (
        ("ana@example.org", (), ""),
        ("Ana@example.org", (), ""),
        ("ana@example.org", ("home",), ""),
        ("ana@example.org", ("work",), ""),
        ("ana@example.org", (), "Club"),
        ("roy@example.org", ("home",), ""),
        ("roy@example.org", ("work",), ""),
    )
]
PLACES = [
    Value(kind=Kind.ADDRESS, parts=("", "", "1, rue X", "Laval", region, "H7N", country), types=("home",))
    for region, country in (("QC", "CA"), ("Québec", "Canada"))
]
NOTES = [Value(kind=Kind.NOTE, text=text) for text in ("Owes me a book", "Owes me two books", "Kind")]
LABELS = [Value(kind=Kind.CATEGORY, text=text) for text in ("Choir", "choir", "Chœur", "Club")]
CIRCLES = [of_circle(key) for key in ("1", "2", "3")]
COLUMNS = [Value(kind=Kind.OTHER, name=name, text=text) for name, text in product(("Room", "X-ROOM"), ("1", "2"))]
OF_PROGRAMS = [Value(kind=Kind.OTHER, name="REV", text=text) for text in ("20200101T000000Z", "20210101T000000Z")]
POOL = [*NAMES, *DAYS, *NUMBERS, *ADDRESSES, *PLACES, *NOTES, *LABELS, *CIRCLES, *COLUMNS, *OF_PROGRAMS]

Values = tuple[Value, ...]


def possible(values: Iterable[Value]) -> Values:
    """Keep what one side may have: one value where there is but one place, and each thing once."""
    kept: list[Value] = []
    for value in values:
        if value.kind not in SINGLE_KINDS or all(one.kind is not value.kind for one in kept):
            kept.append(value)
    return without_doubles(tuple(kept))


@st.composite
def of_few_kinds(draw: st.DrawFn) -> tuple[Values, Values, Values]:
    """Draw what both sides had and have, mostly of a kind or two, so that they meet."""
    groups = [NAMES, DAYS, NUMBERS, ADDRESSES, PLACES, NOTES, LABELS, CIRCLES, COLUMNS, OF_PROGRAMS]
    pool = draw(st.one_of(st.sampled_from(groups), st.just([*ADDRESSES, *NUMBERS]), st.just(POOL)))
    side = st.lists(st.sampled_from(pool), max_size=5).map(possible)
    base = draw(side)
    return base, draw(st.one_of(side, edited(base, pool))), draw(st.one_of(side, edited(base, pool)))


@st.composite
def edited(draw: st.DrawFn, values: Values, pool: Sequence[Value]) -> Values:
    """Draw what somebody makes of values by hand: some are changed, one goes, one comes."""
    found = []
    for value in values:
        what = draw(st.sampled_from(["keep", "keep", "change", "drop"]))
        alike = [one for one in pool if (one.kind, one.name) == (value.kind, value.name)]
        if what != "drop":
            found.append(draw(st.sampled_from(alike)) if what == "change" else value)
    return possible([*found, *draw(st.lists(st.sampled_from(pool), max_size=1))])


SIDES = of_few_kinds()
CHOICES = st.lists(st.sampled_from(list(Answer)), min_size=1, max_size=4)


def letters(values: Iterable[Value]) -> set[tuple[object, ...]]:
    return {exactly(value) for value in values if not is_of_programs(value)}


def is_of_programs(value: Value) -> bool:
    return value.name == "REV"


def done(values: Values, changes: Sequence[Change]) -> set[tuple[object, ...]]:
    """Do changes as whoever keeps the values does: each takes away what is there, and adds what is not."""
    found = letters(values)
    for change in changes:
        if change.before:
            assert exactly(change.before) in found
            found.remove(exactly(change.before))
    coming = [exactly(change.after) for change in changes if change.after]
    assert not found.intersection(coming)
    assert len(set(coming)) == len(coming)
    return found.union(coming)


def answered(merged: Merged, choices: Sequence[Answer]) -> dict[str, Answer]:
    return {clash.key: choices[place % len(choices)] for place, clash in enumerate(merged.clashes)}


@given(SIDES)
def test_what_changes_makes_of_each_side_what_it_comes_to(sides: tuple[Values, Values, Values]) -> None:
    base, mine, theirs = sides
    merged = merge(base, mine, theirs)
    assert done(mine, merged.here) == letters(merged.mine)
    assert done(theirs, merged.there) == letters(merged.theirs)


@given(SIDES)
def test_both_sides_say_the_same_but_for_what_clashes(sides: tuple[Values, Values, Values]) -> None:
    merged = merge(*sides)
    mine = letters(merged.mine) - letters(clash.mine for clash in merged.clashes)
    theirs = letters(merged.theirs) - letters(clash.theirs for clash in merged.clashes)
    assert mine == theirs
    assert mine == letters(merged.base) - letters(clash.base for clash in merged.clashes if clash.base)


@given(SIDES)
def test_each_side_has_one_value_where_there_is_one_place(sides: tuple[Values, Values, Values]) -> None:
    merged = merge(*sides)
    for values in (merged.mine, merged.theirs, merged.base):
        kinds = [value.kind for value in values if value.kind in SINGLE_KINDS]
        assert len(kinds) == len(set(kinds))


def told(value: Value, values: Values, base: Values) -> bool:
    """Tell whether what somebody said is there: to the letter, in another writing, or what they changed of it."""
    for one in values:
        if exactly(one) == exactly(value) or says_the_same(one, value):
            return True
        is_use = any(says_the_same(old, value) for old in base)
        if is_use and (set(one.types), one.label) == (set(value.types), value.label) and one.kind is value.kind:
            return True
    return False


@given(SIDES)
def test_nothing_is_lost_that_anybody_added_or_changed(sides: tuple[Values, Values, Values]) -> None:
    base, mine, theirs = sides
    merged = merge(base, mine, theirs)
    for value in (*mine, *theirs):
        if not is_of_programs(value) and exactly(value) not in letters(base):
            place = merged.mine if value in mine else merged.theirs
            assert told(value, place, base)


@given(SIDES)
def test_what_neither_side_touched_stays(sides: tuple[Values, Values, Values]) -> None:
    base, mine, theirs = sides
    untouched = letters(base) & letters(mine) & letters(theirs)
    merged = merge(base, mine, theirs)
    for values in (merged.mine, merged.theirs, merged.base):
        assert untouched <= letters(values)


@given(SIDES)
def test_where_one_side_did_nothing_the_other_is_followed(sides: tuple[Values, Values, Values]) -> None:
    base, mine, _ = sides
    for merged in (merge(base, mine, base), merge(base, base, mine)):
        assert not merged.clashes
        assert letters(merged.mine) == letters(merged.theirs) == letters(mine)


@given(SIDES)
def test_once_merged_there_is_nothing_more_to_do(sides: tuple[Values, Values, Values]) -> None:
    first = merge(*sides)
    again = merge(first.base, first.mine, first.theirs)
    assert (again.here, again.there) == ((), ())
    assert {clash.key for clash in again.clashes} == {clash.key for clash in first.clashes}


@given(SIDES, CHOICES)
def test_any_answers_leave_nothing_to_ask(sides: tuple[Values, Values, Values], choices: list[Answer]) -> None:
    asked = merge(*sides)
    answers = answered(asked, [one for one in choices if one is not Answer.BOTH] or [Answer.MINE])
    told_at_once = merge(*sides, answers)
    assert not told_at_once.clashes
    assert letters(told_at_once.mine) == letters(told_at_once.theirs) == letters(told_at_once.base)
    told_later = merge(asked.base, asked.mine, asked.theirs, answers)
    assert not told_later.clashes
    assert letters(told_later.mine) == letters(told_at_once.mine)


def told_to_the_letter(value: Value, values: Values) -> bool:
    return any(
        len(without_doubles((one, value))) == 1 and set(value.types) <= set(one.types)
        for one in values
        if one.kind is value.kind
    )


@given(SIDES)
def test_answers_are_followed(sides: tuple[Values, Values, Values]) -> None:
    asked = merge(*sides)
    for answer in Answer:
        answers = {clash.key: answer for clash in asked.clashes if answer is not Answer.BOTH or clash.takes_both}
        merged = merge(*sides, answers)
        for clash in asked.clashes:
            stands = {Answer.MINE: [clash.mine], Answer.THEIRS: [clash.theirs], Answer.BOTH: [clash.mine, clash.theirs]}
            if clash.key in answers:
                assert all(told_to_the_letter(one, merged.base) for one in stands[answer])


@given(SIDES)
def test_circles_and_labels_come_together_as_sets_do(sides: tuple[Values, Values, Values]) -> None:
    base, mine, theirs = ({circle_of(value) for value in values} - {None} for values in sides)
    merged = merge(*sides)
    expected = (base & mine & theirs) | (mine - base) | (theirs - base)
    assert {circle_of(value) for value in merged.mine} - {None} == expected
    assert {circle_of(value) for value in merged.theirs} - {None} == expected


@given(SIDES, st.sets(st.sampled_from(list(Field))))
def test_what_is_kept_home_leaves_only_for_where_it_is_or_has_a_place(
    sides: tuple[Values, Values, Values], kept_home: set[Field]
) -> None:
    base, mine, theirs = sides
    there = letters((*base, *theirs))
    left = leaving(mine, base, theirs, kept_home)
    gone = letters(base) - letters(mine)
    for value in left:
        if circle_of(value) is None and field_of(value) in kept_home and exactly(value) not in there:
            assert gone or value.kind in {one.kind for one in theirs} & SINGLE_KINDS
    stayed = {mark(value) for value in mine if value not in left and not is_of_programs(value)}
    left_later = leaving(mine, base, theirs, kept_home, stayed=stayed)
    assert all(mark(value) not in stayed or value.kind in SINGLE_KINDS for value in left_later)
    said = [value for value in mine if not is_of_programs(value)]
    public = [value for value in said if circle_of(value) or field_of(value) not in kept_home]
    assert letters(public) <= letters(left)


def test_a_private_note_stays_home_beside_one_that_the_server_has() -> None:
    shared, private = NOTES[2], NOTES[0]
    assert leaving((shared, private), (shared,), (shared,), KEPT_HOME) == (shared,)
    assert leaving((shared, private), (), (shared,), KEPT_HOME) == (shared,)
    assert leaving((private,), (shared,), (shared,), {Field.EMAIL}) == (private,)


def test_a_private_note_that_stayed_home_does_not_follow_a_shared_one_that_goes() -> None:
    shared, private, edited_note = NOTES
    stayed = {mark(private)}
    assert leaving((private,), (shared,), (shared,), KEPT_HOME, stayed=stayed) == ()
    assert leaving((private, edited_note), (shared,), (shared,), KEPT_HOME, stayed=stayed) == (edited_note,)


def test_a_day_that_is_kept_home_is_asked_for_where_the_server_has_another() -> None:
    left = leaving((DAYS[0],), (), (DAYS[2],), {Field.DATES})
    assert [clash.mine for clash in merge((), left, (DAYS[2],)).clashes] == [DAYS[0]]


def test_what_a_server_did_not_keep_is_not_put_there_again_and_not_taken_away_here() -> None:
    base = (NAMES[0],)
    mine = (NAMES[0], ADDRESSES[0])
    left = leaving(mine, base, base, KEPT_HOME, {mark(ADDRESSES[0])})
    merged = merge(base, left, base)
    assert left == base
    assert (merged.here, merged.there) == ((), ())


class Server:
    """Live as a server: a card is a list of values."""

    def __init__(self, values: Values) -> None:
        self.values = values


class Copy:
    """Live as a copy of the program: what it has of a person, and what it had in common with the server."""

    def __init__(self, kept_home: frozenset[Field] = frozenset()) -> None:
        self.values: Values = ()
        self.base: Values = ()
        self.kept_home = kept_home

    def sync(self, server: Server, answer: Answer | None = None) -> Merged:
        left = leaving(self.values, self.base, server.values, self.kept_home)
        merged = merge(self.base, left, server.values)
        if answer:
            answers: Mapping[str, Answer] = {clash.key: answer for clash in merged.clashes}
            merged = merge(self.base, left, server.values, answers)
        self.values, server.values = changed(self.values, merged.here), changed(server.values, merged.there)
        self.base = merged.base
        return merged


def changed(values: Values, changes: Sequence[Change]) -> Values:
    gone = letters(change.before for change in changes if change.before)
    return (
        *(value for value in values if exactly(value) not in gone),
        *(change.after for change in changes if change.after),
    )


def quiet(copies: Sequence[Copy], server: Server, answer: Answer | None = None) -> bool:
    """Sync all in turn until nothing changes; tell whether that comes to an end soon."""
    for _ in range(4):
        if not any(merged.here or merged.there for merged in [copy.sync(server, answer) for copy in copies]):
            return True
    return False


STEPS = st.lists(st.tuples(st.sampled_from(["edit", "sync"]), st.integers(0, 2)), max_size=8)


@given(st.data(), SIDES, STEPS, st.sampled_from([Answer.MINE, Answer.THEIRS]))
def test_copies_that_sync_with_one_server_end_equal(
    data: st.DataObject, sides: tuple[Values, Values, Values], steps: list[tuple[str, int]], answer: Answer
) -> None:
    server, copies = Server(sides[0]), [Copy(), Copy(frozenset({Field.EMAIL}))]
    assert quiet(copies, server)
    pool = [value for values in sides for value in values] or POOL
    for what, which in steps:
        if which == len(copies):
            server.values = data.draw(edited(server.values, pool))
        elif what == "edit":
            copies[which].values = data.draw(edited(copies[which].values, pool))
        else:
            copies[which].sync(server)
    assert quiet(copies, server)
    assert quiet(copies, server, answer)
    assert letters(copies[0].values) == letters(server.values)
    assert letters(server.values) <= letters(copies[1].values)
    private = [value for value in copies[1].values if exactly(value) not in letters(server.values)]
    assert all(field_of(value) is Field.EMAIL or is_of_programs(value) for value in private)

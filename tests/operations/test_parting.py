"""Any merge can be parted alone, at any later time: each of the two has what is theirs."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.operations.helpers import book
from tests.operations.test_undo import dump

from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Verdict
from entourage.operations import circles, contacts, history, imports, merging, sharing, taking_back
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.storage.database import Database

PICTURES = ("iVBORw0KGgo=", "iVBORw0KGgoAAAANSUhEUg==")
LINES = st.sampled_from(
    [
        *("EMAIL:ana@example.org", "EMAIL;TYPE=WORK:Ana@example.org", "EMAIL:silva@example.com"),
        *("TEL:1234567", "TEL;TYPE=CELL:123-45-67", "TITLE:CTO", "TITLE:CEO", "ORG:Acme", "ORG:ACME"),
        *("BDAY:1985-04-12", "BDAY:--0412", "BDAY:1984-04-12", "NOTE:x", "NOTE:y", "X-FOO:a", "X-FOO:b"),
        *(f"PHOTO;ENCODING=b;TYPE=PNG:{data}" for data in PICTURES),
        *("N:Silva;Ana;;;", "N:;Ana;;;", "N:Silva;Aña;;;", "N:Silva-Roy;Ana;;;"),
        *("TEL:(418) 555-0100", "TEL;TYPE=CELL:+1 418 555 0100", "TEL:418 555-0100 poste 5"),
        *("PHOTO;VALUE=uri:https://example.org/a.png", "ADR:;;1 rue A;Laval;;;", "ADR:;;1 RUE A;LAVAL;;;"),
    ]
)
NAMES = st.sampled_from(["Ana Silva", "ANA SILVA", "Aña Silva", "A. Silva", "Ana", "Nana"])
PERSON = st.tuples(NAMES, st.lists(LINES, max_size=4, unique=True))
FILE = st.dictionaries(st.sampled_from("pqr"), PERSON, min_size=1)
"""What one source says of some of three people."""
EDIT = st.tuples(
    st.sampled_from("pqr"),
    st.sampled_from(["email", "telephone", "title", "birthday", "note", "full_name", "family", "organization"]),
    st.sampled_from(["", "1985-04-12", "1983"]),
    st.booleans(),
)
SETTINGS = settings(
    max_examples=15,
    # Shrinking a failure takes minutes; what failed is printed all the same.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def bring_in(database: Database, folder: Path, source: str, said: dict[str, tuple[str, list[str]]]) -> None:
    cards = [
        "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"UID:{source}-{who}", f"FN:{name}", *lines, "END:VCARD", ""])
        for who, (name, lines) in said.items()
    ]
    cards.append(
        "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"UID:anchor-{source}", f"FN:Anchor {source}", "END:VCARD", ""])
    )
    path = folder / f"{source}.vcf"
    path.write_text("".join(cards), encoding="utf-8", newline="")
    planned, _ = imports.plan(database, [path], source)
    imports.carry_out(database, planned)


def edit(database: Database, key: int, field: str, text: str, *, another: bool) -> None:
    if field == "birthday" and not text:
        text = "1990-01-01"
    person = contacts.load(database, key)
    is_single = field in ("birthday", "full_name", "family")
    contacts.set_field(database, contact_id=key, field=field, text=text or "z", another=another and not is_single)
    assert person.id == key


def begun(database: Database, folder: Path, files: Sequence[dict[str, tuple[str, list[str]]]]) -> dict[str, int]:
    """Bring in people, one source after the other; whom two sources know is two, who are merged."""
    known: dict[str, int] = {}
    for number, said in enumerate(files):
        before = {key for key, _, _ in contacts.listing(database)}
        bring_in(database, folder, f"s{number}", said)
        for key, _, _ in contacts.listing(database):
            uid = contacts.load(database, key).uid
            if key not in before and uid.startswith(f"s{number}-"):
                who = uid[-1]
                if who in known:
                    merging.merge(database, [[known[who], key]])
                else:
                    known[who] = key
    for who in "pqr":
        if who not in known:
            known[who] = contacts.add(database, name=f"Zoé {who}", fields=[("note", who)])
    return known


def state(database: Database) -> dict[str, object]:
    """Give all that is known of everyone in the book, by uid."""
    with database.read() as session:
        connection = session.connection()

        def about(asked: str, key: int) -> list[tuple[object, ...]]:
            return [tuple(row) for row in connection.exec_driver_sql(asked, (key,))]

        people = connection.exec_driver_sql(
            "SELECT id, uid, kind, is_me, display_name, created_at FROM contact WHERE deleted_at IS NULL"
        ).all()
        return {uid: (said, [about(asked, key) for asked in _OF_ONE]) for key, uid, *said in people}


_OF_ONE = (
    """
    SELECT kind, text, parts, types, label, name, "group", parameters, raw, normalized, photo_id, by_hand, removed,
           (SELECT group_concat(version_id) FROM (SELECT version_id FROM value_origin
            WHERE value_id = value.id ORDER BY version_id))
    FROM value WHERE contact_id = ? ORDER BY position, id
    """,
    "SELECT circle_id, import_id FROM membership WHERE contact_id = ? ORDER BY 1",
    "SELECT topic_id, verdict FROM sharing_exception WHERE contact_id = ? ORDER BY 1",
    "SELECT source_id, key FROM source_record WHERE contact_id = ? ORDER BY 1, 2",
    "SELECT import_id, other_id FROM question WHERE contact_id = ? ORDER BY id",
)


@dataclass(frozen=True)
class Story:
    """Hold what is known of three people, and how two merges come about: in a line or into one; parted in which order.

    is_last_first: the merge that was made last is parted first.
    """

    files: list[dict[str, tuple[str, list[str]]]]
    edits: list[tuple[str, str, str, bool]]
    chain: tuple[str, str, str]
    is_line: bool
    is_last_first: bool

    def begin(self, database: Database, folder: Path) -> list[int]:
        """Bring everybody in; give the three people in the order of the chain."""
        known = begun(database, folder, self.files)
        for who, field, text, another in self.edits:
            edit(database, known[who], field, text, another=another)
        return [known[who] for who in self.chain]

    def pairs(self, people: Sequence[int]) -> list[tuple[int, int]]:
        """Say who is merged into whom."""
        one, two, three = people
        return [(one, two), (two, three) if self.is_line else (three, two)]

    def merged(self, database: Database, people: Sequence[int]) -> list[int]:
        """Merge; give who is to be parted, in this order."""
        pairs = self.pairs(people)
        for key, into in pairs:
            merging.merge(database, [[into, key]])
        order = [key for key, _ in pairs]
        return order[::-1] if self.is_last_first else order


STORIES = st.builds(
    Story,
    files=st.lists(FILE, min_size=1, max_size=3),
    edits=st.lists(EDIT, max_size=4),
    chain=st.permutations("pqr").map(tuple),
    is_line=st.booleans(),
    is_last_first=st.booleans(),
)
CIRCLES = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["clients", "close_friends", "less_familiar"])), max_size=4
)


@SETTINGS
@given(
    story=STORIES,
    sorting=CIRCLES,
    verdicts=st.dictionaries(st.integers(0, 2), st.sampled_from(list(Verdict))),
    me=st.none() | st.integers(0, 2),
)
def test_parted_at_once_everyone_is_as_before(
    story: Story, sorting: list[tuple[int, str]], verdicts: dict[int, Verdict], me: int | None
) -> None:
    with book() as (database, folder):
        people = story.begin(database, folder)
        for who, circle in sorting:
            circles.sort(database, people=[people[who]], into=Named(circle, circle), out_of=None)
        for who, verdict in verdicts.items():
            change = RuleChange(contact=people[who], topic=Named("politics", "politics"), verdict=verdict)
            sharing.change_rules(database, [change])
        if me is not None:
            contacts.mark_me(database, contact_id=people[me], is_me=True)
        before, rows = state(database), dump(database)
        parted = story.merged(database, people)
        merged = dump(database)
        for key in parted:
            merging.unmerge(database, contact_id=key, keep_apart=False)
        assert state(database) == before
        assert database.check() == []
        after = dump(database)
        for expected in (merged, rows):
            for _ in parted:
                history.undo(database)
            assert dump(database) == expected
        for expected in (merged, after):
            for _ in parted:
                history.redo(database)
            assert dump(database) == expected


@SETTINGS
@given(story=STORIES)
def test_of_two_merges_the_other_stands_as_if_it_were_the_only_one(story: Story) -> None:
    with book() as (database, folder):
        people = story.begin(database, folder)
        key, into = story.pairs(people)[0 if story.is_last_first else 1]
        merging.merge(database, [[into, key]])
        alone = state(database)
        history.undo(database)
        gone = story.merged(database, people)[0]
        merging.unmerge(database, contact_id=gone, keep_apart=False)
        assert state(database) == alone


@SETTINGS
@given(story=STORIES, newer=st.lists(st.tuples(st.integers(0, 2), FILE), min_size=1, max_size=3))
def test_what_sources_said_since_is_had_by_whom_they_spoke_of(
    story: Story, newer: list[tuple[int, dict[str, tuple[str, list[str]]]]]
) -> None:
    with book() as (database, folder), tempfile.TemporaryDirectory() as other:
        people = story.begin(database, folder)
        database.settle()
        shutil.copytree(folder / "book", Path(other) / "book")
        never_merged = open_book(Path(other) / "book")
        parted = story.merged(database, people)
        for number, said in newer:
            source = number % len(story.files)
            again = {who: of for who, of in said.items() if who in story.files[source]}
            for one in (database, never_merged):
                bring_in(one, folder, f"s{source}", again)
        for key in parted:
            merging.unmerge(database, contact_id=key, keep_apart=False)
        found, expected = state(database), state(never_merged)
        never_merged.close()
        assert found == expected


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), EDIT),
        st.tuples(st.just("file"), st.tuples(st.integers(0, 2), FILE)),
        st.tuples(st.just("back"), st.integers(0, 5)),
        st.tuples(st.just("sort"), st.sampled_from(["clients", "less_familiar"])),
        st.tuples(st.just("merge"), st.tuples(st.integers(0, 2), st.integers(0, 2))),
        st.tuples(st.just("part"), st.integers(0, 2)),
        st.tuples(st.just("undo"), st.none()),
        st.tuples(st.just("redo"), st.none()),
    ),
    max_size=8,
)
EXPECTED = {"nothing_to_part", "not_merged", "contact_unknown", "contact_deleted", "already_merged", "merge_with_self"}
EXPECTED |= {"nothing_to_redo", "merge_unclear", "already_taken_back"}


def typed(database: Database) -> set[tuple[str, str]]:
    """Give what anybody in the book has by hand."""
    asked = (
        "SELECT kind, normalized FROM value WHERE by_hand = 1 AND removed = 0 "
        "AND contact_id IN (SELECT id FROM contact WHERE deleted_at IS NULL)"
    )
    with database.read() as session:
        return {(kind, said) for kind, said in session.connection().exec_driver_sql(asked)}


@SETTINGS
@given(story=STORIES, acts=ACTS)
def test_whatever_comes_between_nothing_typed_is_lost_by_parting(story: Story, acts: list[tuple[str, Any]]) -> None:
    with book() as (database, folder):
        people = story.begin(database, folder)
        story.merged(database, people)
        for code, about in acts:
            with suppress(EntourageError), told():
                _act(database, folder, story, people, code, about)
            assert database.check() == []
        for key in people:
            had, before = typed(database), dump(database)
            try:
                merging.unmerge(database, contact_id=key)
            except EntourageError as fault:
                assert fault.code in EXPECTED  # noqa: PT017 - what may be
                continue
            assert typed(database) >= had
            assert database.check() == []
            after = dump(database)
            history.undo(database)
            assert dump(database) == before
            history.redo(database)
            assert dump(database) == after


@contextmanager
def told() -> Iterator[None]:
    try:
        yield
    except EntourageError as fault:
        assert fault.code in EXPECTED, fault.code  # noqa: PT017 - what may be
        raise


def _act(database: Database, folder: Path, story: Story, people: Sequence[int], code: str, about: Any) -> None:  # noqa: ANN401 - an act
    standing = [key for key, _, _ in contacts.listing(database) if key in people]
    if code == "edit" and standing:
        who, field, text, another = about
        edit(database, standing["pqr".index(who) % len(standing)], field, text, another=another)
    elif code == "file":
        number, said = about
        source = number % len(story.files)
        bring_in(database, folder, f"s{source}", {who: of for who, of in said.items() if who in story.files[source]})
    elif code == "back":
        past = [one.id for one in imports.past(database)]
        taking_back.take_back(database, past[about % len(past)])
    elif code == "sort" and standing:
        circles.sort(database, people=standing[:1], into=Named(about, about), out_of=None)
    elif code == "merge":
        merging.merge(database, [[people[about[1]], people[about[0]]]])
    elif code == "part":
        merging.unmerge(database, contact_id=people[about])
    elif code in ("undo", "redo"):
        (history.undo if code == "undo" else history.redo)(database)

"""Any merge can be parted alone, at any later time: each of the two has what is theirs."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.operations.test_undo import dump

from entourage.domain.sharing import Verdict
from entourage.operations import circles, contacts, history, imports, merging, sharing
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
        *("PHOTO;VALUE=uri:https://example.org/a.png", "ADR:;;1 rue A;Laval;;;", "ADR:;;1 RUE A;LAVAL;;;"),
    ]
)
# Of a picture that yields to another's, an import keeps no bytes: nobody can have it back from there.
WITHOUT_PICTURES = LINES.filter(lambda line: not line.startswith("PHOTO"))
NAMES = st.sampled_from(["Ana Silva", "ANA SILVA", "Aña Silva", "A. Silva"])
PERSON = st.tuples(NAMES, st.lists(LINES, max_size=4, unique=True))
FILE = st.dictionaries(st.sampled_from("pqr"), PERSON, min_size=1)
"""What one source says of some of three people."""
NEWER = st.dictionaries(
    st.sampled_from("pqr"), st.tuples(NAMES, st.lists(WITHOUT_PICTURES, max_size=4, unique=True)), min_size=1
)
EDIT = st.tuples(
    st.sampled_from("pqr"),
    st.sampled_from(["email", "telephone", "title", "birthday", "note", "full_name", "organization"]),
    st.sampled_from(["", "1985-04-12", "1983"]),
    st.booleans(),
)
SETTINGS = settings(
    max_examples=40,
    # Shrinking a failure takes minutes; what failed is printed all the same.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@contextmanager
def book() -> Iterator[tuple[Database, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        database = open_book(Path(folder) / "book")
        try:
            yield database, Path(folder)
        finally:
            database.close()


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
    is_single = field in ("birthday", "full_name")
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
                    merging.merge(database, contact_id=key, into=known[who])
                else:
                    known[who] = key
    for who in "pqr":
        if who not in known:
            known[who] = contacts.add(database, name=f"Zoé {who}", fields=[("note", who)])
    return known


def state(database: Database) -> dict[str, object]:
    """Give all that is known of everyone in the book."""
    with database.read() as session:
        connection = session.connection()
        rows = connection.exec_driver_sql(
            "SELECT id, uid, kind, is_me, display_name, created_at FROM contact WHERE deleted_at IS NULL"
        ).all()
        found: dict[str, object] = {}
        for key, *own in rows:
            values = connection.exec_driver_sql(
                'SELECT kind, text, parts, types, label, name, "group", parameters, raw, normalized, photo_id, by_hand, '
                "removed, (SELECT group_concat(version_id) FROM (SELECT version_id FROM value_origin "
                "WHERE value_id = value.id ORDER BY version_id)) FROM value WHERE contact_id = ? ORDER BY position, id",
                (key,),
            ).all()
            parts = [
                connection.exec_driver_sql(
                    f"SELECT {columns} FROM {table} WHERE contact_id = ? ORDER BY 1, 2", (key,)
                ).all()  # noqa: S608
                for table, columns in (
                    ("membership", "circle_id, import_id"),
                    ("sharing_exception", "topic_id, verdict"),
                    ("source_record", "source_id, key"),
                    ("question", "import_id, other_id"),
                )
            ]
            found[own[0]] = (own, [tuple(row) for row in values], parts)
    return found


@SETTINGS
@given(
    files=st.lists(FILE, min_size=1, max_size=3),
    edits=st.lists(EDIT, max_size=4),
    sorting=st.lists(
        st.tuples(st.sampled_from("pqr"), st.sampled_from(["clients", "close_friends", "less_familiar"])), max_size=4
    ),
    verdicts=st.dictionaries(st.sampled_from("pqr"), st.sampled_from(list(Verdict))),
    is_me=st.sampled_from(["", "p", "q"]),
    chain=st.permutations("pqr"),
    is_line=st.booleans(),
    order=st.booleans(),
)
def test_parted_at_once_everyone_is_as_before(files, edits, sorting, verdicts, is_me, chain, is_line, order) -> None:  # type: ignore[no-untyped-def]
    with book() as (database, folder):
        known = begun(database, folder, files)
        for who, field, text, another in edits:
            edit(database, known[who], field, text, another=another)
        for who, circle in sorting:
            circles.sort(database, people=[known[who]], into=Named(circle, circle), out_of=None)
        for who, verdict in verdicts.items():
            sharing.change_rules(
                database, [RuleChange(contact=known[who], topic=Named("politics", "politics"), verdict=verdict)]
            )
        if is_me:
            contacts.mark_me(database, contact_id=known[is_me], is_me=True)
        before, rows = state(database), dump(database)
        one, two, three = (known[who] for who in chain)
        merging.merge(database, contact_id=one, into=two)
        between = state(database)
        merging.merge(database, contact_id=two if is_line else three, into=three if is_line else two)
        after = dump(database)
        parted = [two if is_line else three, one]
        acts = 2
        for key in parted if order else reversed(parted):
            merging.unmerge(database, contact_id=key, keep_apart=False)
            acts += 1
            if order and key == parted[0]:
                assert state(database) == between
        assert state(database) == before
        assert database.check() == []
        parted_rows = dump(database)
        for _ in range(acts - 2):
            history.undo(database)
        assert dump(database) == after
        for _ in range(2):
            history.undo(database)
        assert dump(database) == rows
        for _ in range(acts):
            history.redo(database)
        assert dump(database) == parted_rows


@SETTINGS
@given(
    files=st.lists(FILE, min_size=2, max_size=3),
    edits=st.lists(EDIT, max_size=3),
    newer=st.lists(st.tuples(st.integers(0, 2), NEWER), min_size=1, max_size=3),
    chain=st.permutations("pqr"),
    is_line=st.booleans(),
    order=st.booleans(),
)
def test_what_sources_said_since_is_had_by_whom_they_spoke_of(files, edits, newer, chain, is_line, order) -> None:  # type: ignore[no-untyped-def]
    with book() as (database, folder):
        known = begun(database, folder, files)
        for who, field, text, another in edits:
            edit(database, known[who], field, text, another=another)
        database.settle()
        with tempfile.TemporaryDirectory() as other:
            shutil.copytree(folder / "book", Path(other) / "book")
            twin = open_book(Path(other) / "book")
            one, two, three = (known[who] for who in chain)
            merging.merge(database, contact_id=one, into=two)
            merging.merge(database, contact_id=two if is_line else three, into=three if is_line else two)
            for number, said in newer:
                source = number % len(files)
                again = {who: of for who, of in said.items() if who in files[source]}
                for one_book in (database, twin):
                    bring_in(one_book, folder, f"s{source}", again)
            parted = [two if is_line else three, one]
            for key in parted if order else reversed(parted):
                merging.unmerge(database, contact_id=key, keep_apart=False)
            try:
                assert state(database) == state(twin)
            finally:
                twin.close()

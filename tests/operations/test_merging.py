"""One person of two: the better value stands, nothing is lost, and it comes apart again by what each has."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from tests.operations.test_duplicates import FRIENDS, LESS_FAMILIAR, bring_in, card, circles_of, rows_naming, texts
from tests.operations.test_parting import state
from tests.operations.test_undo import dump

from entourage.domain.contact import Kind, of_kind
from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Verdict
from entourage.operations import circles, contacts, finding, history, imports, merging, sharing, taking_back
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange
from entourage.storage import database as storage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.domain.contact import Contact
    from entourage.storage.database import Database

CLIENTS, POLITICS = Named("Clients", "clients"), Named("politics", "politics")
SMALL, LARGE = (b64encode(b"\x89PNG\r\n\x1a\n" + bytes(size)).decode() for size in (8, 80))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path / "book")
    yield opened
    opened.close()


def people(database: Database, tmp_path: Path, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[int, int]:
    """Bring in two people from two sources: a name, then lines."""
    bring_in(database, tmp_path / "one.vcf", card("1", *one))
    bring_in(database, tmp_path / "two.vcf", card("2", *other))
    return by_uid(database, "1"), by_uid(database, "2")


def by_uid(database: Database, uid: str) -> int:
    with database.read() as session:
        return int(session.connection().exec_driver_sql("SELECT id FROM contact WHERE uid = ?", (uid,)).scalar_one())


def load(database: Database, key: int) -> Contact:
    return contacts.load(database, key)


def merged(database: Database, one: int, other: int, **more: list[int]) -> Contact:
    merging.merge(database, [[one, other]], **more)
    return load(database, one)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("BDAY:1985-04-12", "BDAY:--0412"),
        ("FN:Aña Silva", "FN:Ana Silva"),
        ("FN:Ana Silva", "FN:A. Silva"),
        ("FN:Ana Silva", "FN:ANA SILVA"),
        ("FN:Ana Silva", "FN:Ana"),
        ("ADR:;;1 rue Élysée;Laval;;;", "ADR:;;1 RUE ELYSEE;LAVAL;;;"),
        ("ORG:Société Générale", "ORG:SOCIETE GENERALE"),
        (f"PHOTO;ENCODING=b;TYPE=PNG:{SMALL}", "PHOTO;VALUE=uri:https://example.org/a.png"),
        (f"PHOTO;ENCODING=b;TYPE=PNG:{LARGE}", f"PHOTO;ENCODING=b;TYPE=PNG:{SMALL}"),
    ],
)
@pytest.mark.parametrize("is_own", [False, True])
def test_the_better_of_two_values_stands(
    database: Database, tmp_path: Path, better: str, worse: str, *, is_own: bool
) -> None:
    name = "Ana Silva"
    said = [(line[3:],) if line.startswith("FN:") else (name, line) for line in (better, worse)]
    one, other = people(database, tmp_path, *(said if is_own else said[::-1]))
    good = load(database, one if is_own else other)
    kind = [value.kind for value in good.values if value.kind is not Kind.NAME][-1]
    before = state(database)
    person = merged(database, one, other)
    assert of_kind(person.values, kind)[0] == of_kind(good.values, kind)[0]
    assert len(of_kind(person.values, kind)) == (2 if kind is Kind.PHOTO else 1)
    merging.unmerge(database, contact_id=other, keep_apart=False)
    assert state(database) == before


def test_a_person_chooses_which_value_stands(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, ("Ana", "BDAY:1985-04-12"), ("Ana", "BDAY:--0412"))
    chosen = next(held.id for held in load(database, other).held if held.value.kind is Kind.BIRTHDAY)
    person = merged(database, one, other, choose=[chosen])
    assert texts(person, Kind.BIRTHDAY) == ["--04-12"]
    merging.unmerge(database, contact_id=other)
    assert texts(load(database, one), Kind.BIRTHDAY) == ["1985-04-12"]


@pytest.mark.parametrize("is_newer_kept", [False, True])
def test_what_a_source_says_newly_yields_to_nothing_old(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_newer_kept: bool
) -> None:
    """A row without an identifier, changed since, is somebody new for an import that asks."""
    path = tmp_path / "mine.csv"
    for day, title in (("01", "CTO"), ("02", "CEO")):
        monkeypatch.setattr(storage, "now", lambda day=day: f"2026-11-{day}T00:00:00+00:00")
        rows = ["Luc,Roy,luc@example.org,Chef", "Zoé,Petit,zoe@example.org,", f"Ana,Silva,ana@example.org,{title}"]
        path.write_text("\n".join(["First Name,Last Name,E-mail Address,Job Title", *rows]), encoding="utf-8")
        planned, _ = imports.plan(database, [path], "mine")
        imports.carry_out(database, planned)
    older, newer = (key for key, name, _ in sorted(contacts.listing(database)) if name == "Ana Silva")
    before = state(database)
    kept, gone = (newer, older) if is_newer_kept else (older, newer)
    assert texts(merged(database, kept, gone), Kind.TITLE) == ["CEO"]
    merging.unmerge(database, contact_id=gone, keep_apart=False)
    assert state(database) == before


@pytest.mark.parametrize("is_newer_kept", [False, True])
def test_what_two_sources_said_yields_once_both_say_something_else_in_other_rows(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_newer_kept: bool
) -> None:
    for day, name, title in (("01", "Silva", "CTO"), ("02", "Silva-Roy", "CEO")):
        monkeypatch.setattr(storage, "now", lambda day=day: f"2026-11-{day}T00:00:00+00:00")
        for source in ("mine", "theirs"):
            rows = ["Luc,Roy,luc@example.org,Chef", "Zoé,Petit,zoe@example.org,", f"Ana,{name},ana@example.org,{title}"]
            path = tmp_path / f"{source}.csv"
            path.write_text("\n".join(["First Name,Last Name,E-mail Address,Job Title", *rows]), encoding="utf-8")
            planned, _ = imports.plan(database, [path], source)
            imports.carry_out(database, planned)
    people = [key for key, name, _ in sorted(contacts.listing(database)) if name.startswith("Ana")]
    before = state(database)
    kept, *others = people[::-1] if is_newer_kept else people
    merging.merge(database, [[kept, *others]])
    person = load(database, kept)
    assert (person.display_name, texts(person, Kind.TITLE)) == ("Ana Silva-Roy", ["CEO"])
    for other in others[::-1]:
        merging.unmerge(database, contact_id=other, keep_apart=False)
    assert state(database) == before


def test_what_was_typed_since_stays_and_edits_of_the_others_go_with_them(database: Database, tmp_path: Path) -> None:
    one, other = people(
        database, tmp_path, ("Ana", "EMAIL:ana@x.org"), ("Ana", "EMAIL:ana@x.org", "TITLE:CTO", "TEL:1234567")
    )
    merged(database, one, other)
    contacts.set_field(database, contact_id=one, field="title", text="CEO")
    contacts.set_field(database, contact_id=one, field="telephone", text="")
    contacts.set_field(database, contact_id=one, field="email", text="silva@x.org")
    contacts.set_field(database, contact_id=one, field="note", text="met at the choir")
    merging.unmerge(database, contact_id=other)
    own, theirs = load(database, one), load(database, other)
    assert [texts(own, kind) for kind in (Kind.EMAIL, Kind.TITLE, Kind.NOTE)] == [
        ["silva@x.org"],
        [],
        ["met at the choir"],
    ]
    assert [texts(theirs, kind) for kind in (Kind.EMAIL, Kind.TITLE, Kind.TELEPHONE)] == [["ana@x.org"], ["CEO"], []]
    assert [held.value.text for held in theirs.held if held.removed] == ["CTO", "1234567"]
    again = card("2", "Ana", "EMAIL:ana@x.org", "TITLE:CTO", "TEL:1234567", "NICKNAME:Anita")
    bring_in(database, tmp_path / "two.vcf", again)
    assert texts(load(database, other), Kind.TELEPHONE) == []
    assert texts(load(database, other), Kind.NICKNAME) == ["Anita"]


def test_circles_given_since_stay_and_those_taken_away_are_gone_for_both(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, ("Ana",), ("Ana",))
    circles.sort(database, people=[other], into=FRIENDS, out_of=None)
    for named in (Named("Chorale"), Named("Voisins")):
        circles.add(database, named=named)
    circles.sort(database, people=[one, other], into=Named("Chorale"), out_of=None)
    circles.sort(database, people=[one, other], into=Named("Voisins"), out_of=None)
    merged(database, one, other)
    circles.sort(database, people=[one], into=CLIENTS, out_of=None)
    circles.sort(database, people=[one], into=None, out_of=Named("Voisins"))
    merging.unmerge(database, contact_id=other)
    assert (circles_of(database, one), circles_of(database, other)) == (["clients", ""], ["close_friends", ""])


@pytest.mark.parametrize("is_put_back", [False, True])
def test_whoever_left_less_familiar_comes_back_to_it(database: Database, tmp_path: Path, *, is_put_back: bool) -> None:
    one, other = people(database, tmp_path, ("Ana",), ("Ana",))
    bring_in(database, tmp_path / "three.vcf", card("3", "Ana"))
    third = by_uid(database, "3")
    circles.sort(database, people=[one], into=LESS_FAMILIAR, out_of=None)
    circles.sort(database, people=[third], into=FRIENDS, out_of=None)
    merged(database, one, other)
    merged(database, one, third)
    assert circles_of(database, one) == ["close_friends"]
    if is_put_back:
        circles.sort(database, people=[one], into=LESS_FAMILIAR, out_of=None)
    merging.unmerge(database, contact_id=other)
    assert circles_of(database, one) == ["close_friends", *["less_familiar"] * is_put_back]
    merging.unmerge(database, contact_id=third)
    assert (circles_of(database, one), circles_of(database, third)) == (["less_familiar"], ["close_friends"])


def test_an_exception_made_stricter_is_what_it_was_but_not_one_changed_since(
    database: Database, tmp_path: Path
) -> None:
    one, other = people(database, tmp_path, ("Ana",), ("Ana",))
    for key, verdict in ((one, Verdict.EVERYTHING), (other, Verdict.NOTHING)):
        sharing.change_rules(database, [RuleChange(contact=key, topic=POLITICS, verdict=verdict)])
    for verdict in (None, Verdict.LITTLE):
        merged(database, one, other)
        if verdict is not None:
            sharing.change_rules(database, [RuleChange(contact=one, topic=POLITICS, verdict=verdict)])
        merging.unmerge(database, contact_id=other)
        found = [sharing.why(database, contact_id=key, topic=POLITICS)[0][1].verdict for key in (one, other)]
        assert found == [verdict or Verdict.EVERYTHING, Verdict.NOTHING]


def test_questions_about_the_other_are_asked_again(database: Database, tmp_path: Path) -> None:
    lines = ("Ana Silva", "EMAIL:ana@example.org")
    one, other = people(database, tmp_path, lines, lines)
    bring_in(database, tmp_path / "three.vcf", card("3", *lines))
    before = dump(database)["question"]
    merged(database, by_uid(database, "3"), other)
    merging.unmerge(database, contact_id=other, keep_apart=False)
    assert dump(database)["question"] == before
    merged(database, one, other)
    merging.unmerge(database, contact_id=other)
    assert {tuple(sorted(row[2:])) for row in dump(database)["question"]} == {
        tuple(sorted((key, by_uid(database, "3")))) for key in (one, other)
    }


def test_they_part_after_part_of_them_was_taken_back(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, ("Ana", "TITLE:CTO"), ("Ana", "TEL:1234567"))
    before = state(database)
    merged(database, one, other)
    bring_in(database, tmp_path / "one.vcf", card("1", "Ana", "TITLE:CEO"))
    bring_in(database, tmp_path / "two.vcf", card("2", "Ana", "TEL:7654321", "BDAY:1985-04-12"))
    for past in imports.past(database)[:2]:
        taking_back.take_back(database, past.id)
    merging.unmerge(database, contact_id=other, keep_apart=False)
    assert state(database) == before


def test_whoever_has_nothing_left_is_not_parted(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, ("Ana", "TITLE:CTO"), ("Ana", "TEL:1234567"))
    merged(database, one, other)
    newest = imports.past(database)[0]
    taking_back.take_back(database, newest.id)
    with pytest.raises(EntourageError, match=r"nothing_to_part|contact_unknown"):
        merging.unmerge(database, contact_id=other)
    assert texts(load(database, one), Kind.TELEPHONE) == []
    assert database.check() == []


def test_many_groups_are_one_act(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "all.vcf", *(card(str(key), "Ana", f"TEL:{key}234567") for key in range(9)))
    keys = [by_uid(database, str(key)) for key in range(9)]
    before = dump(database)
    done = merging.merge(database, [keys[0:3], keys[3:5], keys[4:6], keys[6:9]])
    assert [key for key, _, _ in contacts.listing(database)] == [keys[0], keys[3], keys[6]]
    assert len(done) == 6
    assert len(texts(load(database, keys[3]), Kind.TELEPHONE)) == 3
    assert [one.merged for one in merging.merges(database, keys[0])] == [keys[2], keys[1]]
    history.undo(database)
    assert dump(database) == before


@pytest.mark.parametrize("groups", [[[0, 0]], [[0, 1], [2, 2, 3]]])
def test_nobody_is_merged_with_themselves_in_a_group(
    database: Database, tmp_path: Path, groups: list[list[int]]
) -> None:
    bring_in(database, tmp_path / "all.vcf", *(card(str(key), "Ana") for key in range(4)))
    with pytest.raises(EntourageError, match="merge_with_self"):
        merging.merge(database, [[by_uid(database, str(key)) for key in group] for group in groups])
    assert len(contacts.listing(database)) == 4


def test_of_someone_erased_nothing_is_left_with_whom_they_were_merged(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, ("Luc Roy", "TITLE:Chef"), ("Ana Silva", "EMAIL:ana@x.org", "NOTE:Cheffe"))
    bring_in(database, tmp_path / "three.vcf", card("3", "Zoé Petit"))
    merged(database, one, other)
    merged(database, one, by_uid(database, "3"))
    merging.unmerge(database, contact_id=other)
    contacts.delete(database, contact_ids=[other])
    contacts.empty_trash(database)
    assert rows_naming(database, "Ana", "ana@x.org", "Cheffe") == []
    assert [name for _, name, _ in contacts.listing(database)] == ["Luc Roy"]
    assert texts(load(database, one), Kind.TITLE) == ["Chef"]
    while True:
        try:
            history.undo(database)
        except EntourageError:
            break
        assert database.check() == []


def test_what_an_older_version_merged_is_not_parted(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, ("Ana",), ("Ana",))
    merged(database, one, other)
    with database.unit("edit_contact", {"contact": one}, undoable=False) as unit:
        unit.session.connection().exec_driver_sql("UPDATE \"merge\" SET brought = '{}'")
        unit.written += 1
    with pytest.raises(EntourageError, match="merged_long_ago"):
        merging.unmerge(database, contact_id=other)


KIM, SAME_KIM = ("Kim Roy", "EMAIL:kim@example.org"), ("Kim Roy", "EMAIL:kim@example.org", "NOTE:Met in Rome")


def of_file(database: Database, name: str) -> int:
    return next(past.id for past in imports.past(database) if past.file_name == name)


def test_whoever_is_me_and_was_marked_so_after_a_merge_stays(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, KIM, SAME_KIM)
    merging.merge(database, [[one, other]])
    contacts.mark_me(database, contact_id=one, is_me=True)
    taking_back.take_back(database, of_file(database, "one.vcf"))
    assert load(database, one).is_me


def test_whoever_is_in_the_trash_as_one_does_not_come_back_as_two(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, KIM, SAME_KIM)
    merging.merge(database, [[one, other]])
    contacts.delete(database, contact_ids=[one])
    taking_back.take_back(database, of_file(database, "one.vcf"))
    assert contacts.listing(database) == []
    assert [name for _, name, _ in contacts.trash(database)] == ["Kim Roy"]


def test_nothing_is_written_on_whoever_is_somebody_else_by_now(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, KIM, SAME_KIM)
    merging.merge(database, [[one, other]])
    before = dump(database)
    for act in (
        lambda: contacts.set_field(database, contact_id=other, field="note", text="lost"),
        lambda: contacts.mark_me(database, contact_id=other, is_me=True),
        lambda: contacts.delete(database, contact_ids=[other]),
        lambda: contacts.restore(database, contact_ids=[other]),
    ):
        with pytest.raises(EntourageError, match="already_merged"):
            act()
    assert dump(database) == before


def test_telling_two_apart_answers_what_was_asked_of_these_two_alone(database: Database, tmp_path: Path) -> None:
    one, other = people(database, tmp_path, KIM, SAME_KIM)
    bring_in(database, tmp_path / "three.vcf", card("3", *KIM))
    third = by_uid(database, "3")
    merging.keep_apart(database, [[one, other]])
    with database.read() as session:
        rows = session.connection().exec_driver_sql("SELECT contact_id, other_id FROM question").all()
    assert sorted(map(tuple, rows)) == [(third, one), (third, other)]


@pytest.mark.parametrize("keep_apart", [False, True])
def test_two_told_apart_before_they_were_merged_are_asked_about_again_where_that_is_wanted(
    database: Database, tmp_path: Path, *, keep_apart: bool
) -> None:
    one, other = people(database, tmp_path, KIM, SAME_KIM)
    merging.keep_apart(database, [[one, other]])
    merging.merge(database, [[one, other]])
    merging.unmerge(database, contact_id=other, keep_apart=keep_apart)
    asked = [set(group.people) for group in finding.find(database).groups]
    assert asked == ([] if keep_apart else [{one, other}])

"""Files that name nobody by an identifier of their own, or by another source's, and files that have lost people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.importing.test_repeating import card, database, dump, person, said, written

from entourage.domain.contact import Kind
from entourage.domain.errors import EntourageError
from entourage.domain.matching import Word
from entourage.importing.choosing import Choice
from entourage.importing.plan import Action, Answer
from entourage.operations import contacts, exporting, history, imports, source_state, taking_back
from entourage.operations.contacts import EVERYONE
from entourage.operations.imports import About

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database

__all__ = ["database"]

HEAD = "First Name,Last Name,E-mail Address,Company,Mobile Phone\n"
PEOPLE = ["Ana Roy", "Luc Petit", "Zoé Côté", "Max Stone", "Eve Low", "Bob Gray"]


def table(**companies: str) -> str:
    rows = []
    for number, name in enumerate(PEOPLE):
        given, family = name.split()
        company = companies.get(given, "Northwind")
        rows.append(f"{given},{family},{given.lower()}@example.org,{company},06 00 00 00 0{number}\n")
    return HEAD + "".join(rows)


def planned(database: Database, *paths: Path, source: str = "") -> ImportPlan:
    plan, unread = imports.plan(database, paths, source)
    assert not unread
    return plan


def bring_in(database: Database, path: Path, content: str, source: str = "") -> ImportPlan:
    plan = planned(database, written(path, content), source=source)
    imports.carry_out(database, plan)
    return plan


def counted(plan: ImportPlan) -> dict[str, int]:
    return {action: count for action, count in plan.counts.items() if count}


def all_the_same(database: Database, plan: ImportPlan) -> ImportPlan:
    asked = [place for place, step in enumerate(plan.steps) if step.action is Action.MAYBE]
    return imports.choose(database, plan, {one: Choice(Answer.SAME, plan.candidates(one)[0]) for one in asked})


def reasons(plan: ImportPlan) -> set[tuple[str, ...]]:
    first = (step.candidates[0].likeness for step in plan.steps if step.candidates)
    return {(how.word, *(reason.code for reason in how.reasons)) for how in first}


def test_a_row_that_changed_is_asked_as_the_newer_word_of_the_row_that_is_gone(
    database: Database, tmp_path: Path
) -> None:
    bring_in(database, tmp_path / "1.csv", table())
    plan = planned(database, written(tmp_path / "2.csv", table(Ana="Southwind", Luc="Eastwind")))
    assert counted(plan) == {"same": 4, "maybe": 2}
    assert reasons(plan) == {(Word.CERTAIN, "former_row")}
    assert [step.candidates[0].likeness.reasons[0].text for step in plan.steps if step.candidates] == ["Northwind"] * 2
    assert not plan.vanished(0)
    chosen = all_the_same(database, plan)
    assert counted(chosen) == {"same": 4, "updated": 2}
    imports.carry_out(database, chosen)
    assert [one.parts[0] for one in person(database, "Ana Roy").values if one.kind is Kind.ORGANIZATION] == [
        "Southwind"
    ]
    before = dump(database)
    assert counted(planned(database, tmp_path / "2.csv")) == {"same": 6}
    assert counted(planned(database, written(tmp_path / "2b.csv", table(Ana="Southwind", Luc="Eastwind")))) == {
        "same": 6
    }
    assert dump(database) == before


def test_once_said_the_same_it_is_not_asked_again_next_month(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "1.csv", table())
    plan = planned(database, written(tmp_path / "2.csv", table(Ana="Southwind")))
    imports.carry_out(database, all_the_same(database, plan))
    third = planned(database, written(tmp_path / "3.csv", table(Ana="Westwind", Luc="Westwind")))
    assert counted(third) == {"same": 4, "updated": 1, "maybe": 1}
    imports.carry_out(database, all_the_same(database, third))
    fourth = planned(database, written(tmp_path / "4.csv", table(Ana="Endwind", Luc="Endwind")))
    assert counted(fourth) == {"same": 4, "updated": 2}
    imports.carry_out(database, fourth)
    assert len(contacts.listing(database)) == len(PEOPLE)


def test_who_is_said_to_be_somebody_of_another_file_is_followed_from_the_row_that_is_gone(
    database: Database, tmp_path: Path
) -> None:
    names = ("a.csv", "b.csv")
    for name in names:
        plan = planned(database, written(tmp_path / name, table()), source=name)
        imports.carry_out(database, all_the_same(database, plan))
    married = table().replace("Ana,Roy", "Ana,Tremblay")
    paths = [written(tmp_path / f"{name}2.csv", married + f"Lou,Ash,{name}@example.org,,\n") for name in names]
    about = dict(zip(paths, map(About, names), strict=True))
    plan, _ = imports.plan(database, paths, about=about)
    first, second = (place for place, step in enumerate(plan.steps) if step.name == "Ana Tremblay")
    again = next(one for one in plan.candidates(second) if one.step == first)
    chosen = imports.choose(database, plan, {second: Choice(Answer.SAME, again)})
    assert chosen.steps[second].is_merged  # with somebody new, of whom no row is gone
    chosen = imports.choose(database, chosen, {first: Choice(Answer.SAME, plan.candidates(first)[0])})
    assert not chosen.steps[second].is_merged
    imports.carry_out(database, chosen)
    assert [one.parts[0] for one in person(database, "Ana Tremblay").values if one.kind is Kind.NAME] == ["Tremblay"]
    before = dump(database)
    again_planned, _ = imports.plan(database, paths, about=about)
    assert counted(again_planned) == {"same": len(again_planned.steps)}
    assert dump(database) == before


def test_namesakes_whose_rows_changed_are_asked_about_one_by_one(database: Database, tmp_path: Path) -> None:
    older = f"{HEAD}Jean,Martin,j1@example.org,A,\nJean,Martin,j2@example.org,B,\nAna,Roy,ana@example.org,C,\n"
    newer = older.replace(",A,", ",AA,").replace(",B,", ",BB,")
    bring_in(database, tmp_path / "1.csv", older)
    plan = planned(database, written(tmp_path / "2.csv", newer))
    assert counted(plan) == {"same": 1, "maybe": 2}
    assert [step.candidates[0].contact_id for step in plan.steps if step.candidates] == [1, 2]
    assert all("same_email" in found for found in reasons(plan))


def test_a_row_is_no_newer_word_of_one_who_is_still_there(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "1.csv", table())
    more = f"{table()}Ana,Roy,other@example.org,Elsewhere,\n"
    plan = planned(database, written(tmp_path / "2.csv", more))
    assert counted(plan) == {"same": 6, "maybe": 1}
    assert "former_row" not in next(iter(reasons(plan)))


UID = "6F1D6C0E-2B1B-4E0B-9B0D-0D5C6B6E2A11"


def test_the_same_identifier_in_another_source_is_a_reason_of_its_own(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "a.vcf", card(UID, "Ana Roy", "TEL:1") + card("7", "Luc"), "mine")
    other = card(UID, "A. R.", "EMAIL:x@example.org") + card("7", "Zoé")
    plan = planned(database, written(tmp_path / "b.vcf", other), source="the team's")
    assert counted(plan) == {"maybe": 1, "new": 1}
    assert reasons(plan) == {(Word.CERTAIN, "same_identifier")}
    both = planned(database, tmp_path / "b.vcf", written(tmp_path / "c.json", jcard()), source="")
    assert both.counts["maybe"]


def jcard() -> str:
    return f'["vcard", [["uid", {{}}, "text", "{UID}"], ["fn", {{}}, "text", "Somebody"]]]'


CARDS = [card(f"id-{number}", f"Ana{number} Roy") for number in range(20)]


def test_a_file_that_lost_most_people_of_its_source_is_a_question(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "contacts.vcf", "".join(CARDS))
    plan = planned(database, written(tmp_path / "contacts (2).vcf", "".join(CARDS[:9])))
    assert (plan.files[0].had, plan.files[0].has, plan.files[0].is_shrunk) == (20, 9, True)
    before = dump(database)
    with pytest.raises(EntourageError) as told:
        imports.carry_out(database, plan)
    assert (told.value.code, told.value.params["had"], told.value.params["has"]) == ("source_shrunk", 20, 9)
    assert dump(database) == before
    part = imports.take_as_part(plan, [0])
    assert not part.vanished(0)
    imports.carry_out(database, part)
    again = planned(database, written(tmp_path / "contacts (3).vcf", "".join(CARDS[:9]) + card("new", "Zoé")))
    assert (again.files[0].had, again.files[0].is_shrunk) == (9, False)
    other = planned(database, written(tmp_path / "contacts (4).vcf", "".join(CARDS[1:9])), source="the choir's")
    assert not other.files[0].is_shrunk


def test_whoever_a_source_names_no_more_is_named_and_stays(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "contacts.vcf", "".join(CARDS))
    plan = bring_in(database, tmp_path / "newer.vcf", "".join(CARDS[2:]))
    assert sorted(plan.vanished(0).values()) == ["Ana0 Roy", "Ana1 Roy"]
    assert imports.past(database)[0].counts["vanished"] == 2
    assert len(contacts.listing(database)) == 20
    assert not planned(database, tmp_path / "newer.vcf").vanished(0)
    older = planned(database, tmp_path / "contacts.vcf")
    assert not older.files[0].is_shrunk
    assert not older.vanished(0)


def test_whoever_one_source_names_no_more_is_told_though_another_asks_about_their_row(
    database: Database, tmp_path: Path
) -> None:
    bring_in(database, tmp_path / "contacts.vcf", "".join((card("id-ana", "Ana Roy", "EMAIL:ana@example.org"), *CARDS)))
    first = planned(database, written(tmp_path / "1.csv", table()))
    imports.carry_out(database, all_the_same(database, first))
    ana = person(database, "Ana Roy").id
    gone, changed = written(tmp_path / "newer.vcf", *CARDS), written(tmp_path / "2.csv", table(Ana="Southwind"))
    plan = planned(database, gone, changed)
    assert [plan.vanished(place) for place in range(2)] == [{ana: "Ana Roy"}, {}]
    asked = [place for place, step in enumerate(plan.steps) if step.action is Action.MAYBE]
    other = imports.choose(database, plan, dict.fromkeys(asked, Choice(Answer.DIFFERENT)))
    assert list(other.vanished(1).values()) == ["Ana Roy"]
    imports.carry_out(database, all_the_same(database, plan))
    assert [one.counts.get("vanished", 0) for one in imports.past(database)[:2]] == [0, 1]


def test_nobody_is_told_as_gone_about_whom_a_row_of_the_file_is_asked(database: Database, tmp_path: Path) -> None:
    ana = card("id-ana", "Ana Quatrepuits", "EMAIL:ana@example.org")
    bring_in(database, tmp_path / "contacts.vcf", "".join((ana, *CARDS)))
    other = card("own-ana", "Ana Quatrepuits", "EMAIL:ana@example.org")
    first = planned(database, written(tmp_path / "other.vcf", other))
    imports.carry_out(database, all_the_same(database, first))
    bare = ana.replace("UID:id-ana\r\n", "").replace("FN:Ana ", "FN:Ana-M ")
    newer = written(tmp_path / "newer.vcf", bare, *CARDS)
    plan = planned(database, newer)
    done = imports.carry_out(database, plan).imports[0]
    assert plan.counts["maybe"] == 1
    assert plan.vanished(0) == dict(source_state.of_import(database, done).vanished) == {}


def test_a_card_sent_by_the_way_is_no_loss(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "contacts.vcf", "".join(CARDS))
    plan = planned(database, written(tmp_path / "Ana3.vcf", CARDS[3].replace("END:", "TEL:1\r\nEND:")))
    assert (counted(plan), plan.files[0].is_shrunk, plan.vanished(0)) == ({"updated": 1}, False, {})
    imports.carry_out(database, plan)
    newer = planned(database, written(tmp_path / "contacts2.vcf", "".join(CARDS[:4])))
    assert newer.files[0].is_shrunk


def test_lists_of_one_source_are_each_compared_with_themselves(database: Database, tmp_path: Path) -> None:
    friends, followers = (
        written(tmp_path / "friends.vcf", *CARDS[:16]),
        written(tmp_path / "followers.vcf", *CARDS[14:]),
    )
    imports.carry_out(database, planned(database, friends, followers, source="mine"))
    newer = written(tmp_path / "followers2.vcf", *CARDS[15:])
    plan = planned(database, newer, source="mine")
    assert (plan.files[0].had, plan.files[0].has) == (6, 5)
    assert list(plan.vanished(0).values()) == ["Ana14 Roy"]
    halves = [written(tmp_path / f"half{number}.vcf", *CARDS[8 * number :][:8]) for number in range(2)]
    assert not any(file.is_shrunk for file in planned(database, *halves, source="mine").files)


def test_what_was_typed_stays_where_a_row_changed(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "1.csv", table())
    contacts.set_field(database, contact_id=person(database, "Ana Roy").id, field="email", text="typed@example.org")
    newer = written(tmp_path / "2.csv", table(Ana="X").replace("ana@example.org", "ana2@example.org"))
    plan = planned(database, newer)
    imports.carry_out(database, all_the_same(database, plan))
    assert "typed@example.org" in said(person(database, "Ana Roy"), Kind.EMAIL)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_newer_rows_and_a_changed_export_are_taken_back_in_any_order(
    database: Database, tmp_path: Path, order: tuple[int, ...]
) -> None:
    contacts.add(database, name="Ana Roy", fields=[("email", "ana@example.org")])
    begin, done = exported(database, tmp_path / "begin.json"), list[int]()
    for number, content in enumerate((table(), table(Ana="South", Luc="East"), table(Ana="West", Luc="West"))):
        plan = planned(database, written(tmp_path / f"{number}.csv", content))
        done += imports.carry_out(database, imports.answer_all(database, plan, Word.CERTAIN, Answer.SAME)).imports
    own = exported(database, tmp_path / "own.csv", "google-csv").replace("West", "Own").replace("eve@", "evelyn@")
    done += imports.carry_out(database, planned(database, written(tmp_path / "own.csv", own))).imports
    after = exported(database, tmp_path / "after.json")
    for place in order:
        taking_back.take_back(database, done[place])
    assert exported(database, tmp_path / "back.json") == begin
    for _ in order:
        history.undo(database)
    assert exported(database, tmp_path / "again.json") == after


def exported(database: Database, path: Path, file_format: str = "json") -> str:
    names: dict[int, str] = {}
    exporting.export(database, wanted=EVERYONE, file_format=file_format, path=path, circle_names=names, for_myself=True)
    return path.read_text(encoding="utf-8")

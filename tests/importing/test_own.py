"""An export of a book that comes back into it: nobody is doubled, nobody is asked about, only changes are news."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.importing.test_repeating import card, dump, written
from tests.operations.test_undo import dump as kept

from entourage.domain.contact import Kind, of_kind
from entourage.importing.plan import Action
from entourage.operations import circles, contacts, exporting, history, imports, taking_back
from entourage.operations.book import open_book
from entourage.operations.contacts import EVERYONE
from entourage.operations.exporting import Form
from entourage.operations.naming import Named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "".join(
    f"{name},Roy,https://www.linkedin.com/in/{name.lower()},{name.lower()}@work.example,Northwind,Chef,16 Jan 2024\n"
    for name in ("Ana", "Max")
)
PHONE = (
    card(
        "a",
        "Ana Roy",
        "N:Roy;Ana;;;",
        "TEL;TYPE=CELL:+33 6 12 34 56 78",
        "PRODID:-//Apple Inc.//iOS 17//EN",
        "REV:2024",
    )
    + card("", "Luc Petit", "EMAIL:luc@example.org", "X-MADE-UP;X-A=b:kept", "BDAY:1985-04-12")
    + card("", "Northwind", "ORG:Northwind;Sales", "ADR;TYPE=WORK:;;1 rue X;Paris;;75001;France")
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a book whose people came from several sources, with what was typed, joined and sorted since."""
    opened = open_book(tmp_path / "book")
    (tmp_path / "connections.csv").write_text(LINKEDIN, encoding="utf-8")
    for path in (written(tmp_path / "phone.vcf", PHONE), tmp_path / "connections.csv"):
        imports.carry_out(opened, imports.plan(opened, [path])[0])
    ana = next(key for key, name, _ in contacts.listing(opened) if name == "Ana Roy")
    contacts.set_field(opened, contact_id=ana, field="title", text="Directrice")
    contacts.add(opened, name="Zoé Côté", fields=[("email", "zoe@example.org")])
    circles.add(opened, named=Named("Choir"))
    for name, preset in (("Colleagues", "colleagues"), ("Choir", "")):
        circles.sort(opened, people=[ana], into=Named(name, preset), out_of=None)
    yield opened
    opened.close()


WAYS = {
    "v3.vcf": ("vcard3", Form(groups=True)),
    "v4.vcf": ("vcard4", Form()),
    "each.zip": ("vcard3", Form(one_each=True)),
    "own.json": ("json", Form()),
    "google.csv": ("google-csv", Form()),
    "outlook.csv": ("outlook-csv", Form()),
    "outlook-fr.csv": ("outlook-csv", Form(headers="fr")),
}


def exported(database: Database, path: Path) -> Path:
    file_format, form = WAYS[path.name]
    names = {2: "Collègues", 5: "Choir"}
    exporting.export(
        database, wanted=EVERYONE, file_format=file_format, path=path, circle_names=names, for_myself=True, form=form
    )
    return path


def planned(database: Database, *paths: Path) -> ImportPlan:
    plan, unread = imports.plan(database, paths)
    assert not unread
    return plan


def counted(plan: ImportPlan) -> dict[str, int]:
    return {action: count for action, count in plan.counts.items() if count}


@pytest.mark.parametrize("name", WAYS)
def test_what_went_out_comes_back_as_nothing_new(database: Database, tmp_path: Path, name: str) -> None:
    path = exported(database, tmp_path / name)
    before = dump(database)
    plan = planned(database, path)
    assert counted(plan) == {"same": len(contacts.listing(database))}
    assert not plan.categories
    imports.carry_out(database, plan)
    assert dump(database) == before


def test_all_ways_out_come_back_at_once(database: Database, tmp_path: Path) -> None:
    paths = [exported(database, tmp_path / name) for name in WAYS]
    before = dump(database)
    plan = planned(database, *paths)
    assert counted(plan).keys() == {"same"}
    imports.carry_out(database, plan)
    assert dump(database) == before


def test_an_old_export_says_nothing_new_of_what_was_changed_here_since(database: Database, tmp_path: Path) -> None:
    path = exported(database, tmp_path / "v3.vcf")
    luc = contacts.find(database, "Luc Petit")
    contacts.set_field(database, contact_id=luc, field="email", text="new@example.org")
    contacts.set_field(database, contact_id=contacts.find(database, "Zoé Côté"), field="email", text="z@example.org")
    newer = written(tmp_path / "phone2.vcf", PHONE.replace("6 12 34", "7 12 34"))
    imports.carry_out(database, planned(database, newer))
    contacts.delete(database, contact_ids=[contacts.find(database, "Northwind")])
    before = dump(database)
    plan = planned(database, path)
    assert counted(plan).keys() == {"same"}
    assert [step.reason for step in plan.steps if step.name == "Northwind"] == ["deleted_by_hand"]
    imports.carry_out(database, plan)
    assert dump(database) == before


def test_who_was_erased_does_not_come_back_with_an_export(database: Database, tmp_path: Path) -> None:
    path = exported(database, tmp_path / "own.json")
    contacts.delete(database, contact_ids=[contacts.find(database, "Zoé Côté"), contacts.find(database, "Luc Petit")])
    contacts.empty_trash(database)
    assert counted(planned(database, path)).keys() == {"same"}


@pytest.mark.parametrize(("name", "is_known"), [("v3.vcf", True), ("google.csv", True), ("v4.vcf", False)])
def test_what_another_program_changed_comes_as_an_update(
    database: Database, tmp_path: Path, name: str, *, is_known: bool
) -> None:
    """Even where it says that the cards are its own: nobody else gives people such identifiers."""
    path = exported(database, tmp_path / name)
    text = (
        path.read_text(encoding="utf-8").replace("luc@example.org", "luc@new.example").replace("12 34 56", "99 99 99")
    )
    if not is_known:
        text = re.sub(r"PRODID:.*", "PRODID:-//Apple Inc.//macOS 14//EN", text)
    path.write_text(text, encoding="utf-8")
    plan = planned(database, path)
    assert counted(plan) == {"updated": 2, "same": len(contacts.listing(database)) - 2}
    assert {step.name for step in plan.steps if step.action == "updated"} == {"Ana Roy", "Luc Petit"}
    before = kept(database)
    imports.carry_out(database, plan)
    luc = contacts.load(database, contacts.find(database, "Luc Petit"))
    assert [value.text for value in of_kind(luc.values, Kind.EMAIL)] == ["luc@new.example"]
    after = dump(database)
    imports.carry_out(database, planned(database, path))
    assert dump(database) == after
    history.undo(database)
    assert kept(database) == before


def test_the_sources_of_what_came_back_are_followed_as_before(database: Database, tmp_path: Path) -> None:
    path = exported(database, tmp_path / "v3.vcf")
    path.write_text(path.read_text(encoding="utf-8").replace("luc@example.org", "l@new.example"), encoding="utf-8")
    imports.carry_out(database, planned(database, path))
    newer = PHONE.replace("1985-04-12", "1986-04-12").replace("6 12 34", "7 12 34")
    plan = planned(database, written(tmp_path / "phone2.vcf", newer))
    assert plan.steps[0].action == "updated"
    assert plan.files[0].source_name == "phone.vcf"


def test_a_book_that_is_another_takes_an_export_for_an_ordinary_source(database: Database, tmp_path: Path) -> None:
    path = exported(database, tmp_path / "v3.vcf")
    other = open_book(tmp_path / "other")
    plan = planned(other, path)
    assert counted(plan)["new"] > 3
    assert not plan.files[0].is_own
    imports.carry_out(other, plan)
    contacts.add(database, name="Bob Stone", fields=[])
    newer = planned(other, exported(database, tmp_path / "v3.vcf"))
    assert (newer.files[0].source_name, newer.files[0].is_own) == ("v3.vcf", False)
    assert counted(newer)["new"] == 1
    other.close()


def test_a_source_that_names_people_of_the_book_speaks_of_them_from_then_on(database: Database, tmp_path: Path) -> None:
    """The telephone took in what went out, beside many of its own, and gives everyone under its own name."""
    zoe = contacts.load(database, contacts.find(database, "Zoé Côté"))
    mine = "".join(card(f"phone-{name}", f"{name} Stone") for name in ("Bob", "Eve", "Kim"))
    card_of_zoe = card(zoe.uid, "Zoé Côté", "EMAIL:zoe@example.org", "TEL:+33 1 23 45 67 89")
    path = written(tmp_path / "other.vcf", mine, card_of_zoe)
    plan = planned(database, path)
    assert counted(plan) == {"new": 3, "updated": 1}
    imports.carry_out(database, plan)
    newer = written(tmp_path / "other2.vcf", mine, card_of_zoe.replace("+33 1", "+33 2"))
    imports.carry_out(database, planned(database, newer))
    said = [value.text for value in of_kind(contacts.load(database, zoe.id).values, Kind.TELEPHONE)]
    assert said == ["+33 2 23 45 67 89"]


def test_the_cards_of_an_archive_are_of_the_book_each(database: Database, tmp_path: Path) -> None:
    path = exported(database, tmp_path / "each.zip")
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    plan = planned(database, folder)
    assert counted(plan) == {"same": len(contacts.listing(database))}


def test_a_stranger_added_to_an_export_is_known_when_it_comes_again(database: Database, tmp_path: Path) -> None:
    path = exported(database, tmp_path / "v3.vcf")
    path.write_bytes(path.read_bytes() + card("", "Noé Levy", "TEL:4185550199").encode())
    imports.carry_out(database, planned(database, path))
    before = kept(database)
    again = planned(database, path)
    imports.carry_out(database, again)
    assert again.counts["new"] == again.counts["maybe"] == 0
    assert kept(database) == before


def test_a_file_that_was_taken_back_is_no_export_though_people_of_it_stayed(tmp_path: Path) -> None:
    database = open_book(tmp_path / "kept")
    uid = "5f2d1c7e-8a04-4c7b-9d34-0f6e2b1a7c55"
    path = written(tmp_path / "phone.vcf", card(uid, "Ana Roy", "EMAIL:ana@example.org"))
    imports.carry_out(database, planned(database, path))
    ((ana, *_),) = contacts.listing(database)
    contacts.set_field(database, contact_id=ana, field="note", text="Met in Rome")
    taking_back.take_back(database, imports.past(database)[0].id)
    (step,) = planned(database, path).steps
    assert (step.action, step.reason) == (Action.MAYBE, "")
    database.close()

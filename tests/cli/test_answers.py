"""Each command answers in the shape that docs/command-line.md writes down."""

from __future__ import annotations

import zipfile
from base64 import b64decode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nFN:Élodie Côté\r\nN:Côté;Élodie;;;\r\nEND:VCARD\r\n"
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def test_pictures_beside_cards_are_inspected_as_they_would_be_taken(terminal: Terminal) -> None:
    with zipfile.ZipFile(terminal.path("a.zip"), "w") as archive:
        for name in ("all/all.vcf", "b/Élodie Côté.vcf"):
            archive.writestr(name, CARD.replace("UID:one\r\n", f"NOTE:{name[0]}\r\n"))
            archive.writestr(f"{name[0] if name[0] == 'b' else 'all'}/Élodie Côté.png", PNG)
        archive.writestr("all/Nobody.png", PNG)
    answer = terminal.json("inspect", terminal.path("a.zip"))
    (file,) = answer["files"]
    assert [record["photo"]["media_type"] for record in file["records"]] == ["image/png"] * 2
    (inside,) = answer["containers"]
    assert (inside["people_with_pictures"], inside["without_people"]) == (2, 1)
    assert [(one["code"], one["names"]) for one in inside["not_read"]] == [("pictures_of_nobody", ["Nobody.png"])]


def test_folders_of_an_archive_are_inspected_as_the_labels_that_an_import_makes_of_them(terminal: Terminal) -> None:
    cards = [CARD.replace("UID:one", f"EMAIL:{name}@x.org").replace("Élodie", name) for name in ("Ana", "Luc", "Zoé")]
    with zipfile.ZipFile(terminal.path("t.zip"), "w") as archive:
        archive.writestr("T/Everyone/Everyone.vcf", "".join(cards))
        archive.writestr("T/Friends/Friends.vcf", cards[1])
    records = [one for file in terminal.json("inspect", terminal.path("t.zip"))["files"] for one in file["records"]]
    labels = {(one["full_name"], tuple(one.get("categories", ()))) for one in records}
    assert labels == {("Ana Côté", ()), ("Luc Côté", ("Friends",)), ("Zoé Côté", ())}
    planned = terminal.json("import", terminal.path("t.zip"), "--dry-run")
    assert [(one["name"], one["people"]) for one in planned["categories"]] == [("Friends", 1)]


def test_files_are_inspected_without_a_book(terminal: Terminal) -> None:
    answer = terminal.json("inspect", terminal.path("a.vcf"), terminal.path("absent.vcf"), status=1)
    good = answer["files"][0]
    assert {"file", "format", "dialect", "encoding", "rejected", "records", "notices"} <= good.keys()
    assert good["records"][0]["full_name"] == "Élodie Côté"
    assert answer["error"]["code"] == "file_missing"
    assert not (terminal.folder / "data").exists()


def test_an_import_answers_its_plan(terminal: Terminal) -> None:
    answer = terminal.json("import", terminal.path("a.vcf"), terminal.path("b.csv"), "--dry-run")
    shape = {"dry_run", "counts", "steps", "files", "categories", "put_into_circles", "notices", "unread", "saved"}
    shape.add("containers")
    assert answer.keys() == shape
    assert answer["counts"].keys() == {"new", "updated", "same", "maybe", "unreadable"}
    step = {"action", "full_name", "file", "line", "contact", "reason", "because", "changes", "maybe"}
    assert all(one.keys() == step for one in answer["steps"])
    assert terminal.json("list") == {"contacts": []}
    assert terminal.json("imports") == {"imports": []}


def test_a_likely_double_is_named_from_the_files_and_from_the_book(terminal: Terminal) -> None:
    together = terminal.json("import", terminal.path("a.vcf"), terminal.path("b.csv"), "--dry-run")
    assert together["steps"][1]["maybe"][0]["full_name"] == "Élodie Côté"
    terminal.said("import", terminal.path("a.vcf"))
    answer = terminal.json("import", terminal.path("b.csv"), "--dry-run")
    found = answer["steps"][0]["maybe"][0]
    assert found.keys() == {"contact", "full_name", "likeness", "reasons"}
    assert (found["contact"], found["full_name"]) == (1, "Élodie Côté")
    assert "Élodie Côté" in answer["steps"][0]["because"]


def test_people_are_listed_shown_added_changed_and_deleted(terminal: Terminal) -> None:
    added = terminal.json("add", "Ana Roy", "email=ana@example.org", "--circle", "Clients")
    assert added["full_name"] == "Ana Roy"
    assert added["circles"] == ["Clients"]
    assert terminal.json("list")["contacts"] == [{"id": added["id"], "full_name": "Ana Roy", "circles": ["Clients"]}]
    changed = terminal.json("set", "ana roy", "title", "Chef")
    assert changed["title"] == "Chef"
    value = next(one for one in changed["values"] if one["field"] == "title")
    assert value.keys() == {"field", "text", "types", "label", "name", "by_hand", "sources", "files", "formerly"}
    assert terminal.json("delete", "Ana Roy") == {"deleted": [added["id"]]}
    trash = terminal.json("trash")["trash"]
    assert trash[0].keys() == {"id", "full_name", "deleted_at", "about", "circles"}
    assert (trash[0]["about"], trash[0]["circles"]) == (["Chef", "ana@example.org"], ["Clients"])
    assert terminal.json("trash", "--restore", "Ana Roy")["restored"] == [added["id"]]


def test_circles_are_counted_and_changed(terminal: Terminal) -> None:
    answer = terminal.json("circle", "add", "Chorale")
    assert answer.keys() == {"circles", "not_sorted", "everyone"}
    shape = {"id", "name", "preset", "people", "closed", "colour", "symbol", "description"}
    assert all(one.keys() == shape for one in answer["circles"])
    assert answer["circles"][-1]["name"] == "Chorale"
    terminal.said("add", "Ana Roy")
    sorted_in = terminal.json("sort", "Ana Roy", "--into", "chorale")
    moved = {"came_in", "went_out", "already_in", "not_in"}
    assert sorted_in.keys() == {"into", "out_of", *moved, "left_out", "also_closer", "also_less_familiar", "narrowed"}
    assert (sorted_in["into"], sorted_in["out_of"]) == ("Chorale", None)
    assert terminal.json("circle", "rename", "Chorale", "Chœur")["circles"][-1]["name"] == "Chœur"


def test_an_offered_circle_is_made_when_someone_is_put_into_it_and_goes_with_undo(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy")
    assert terminal.json("sort", "Ana Roy", "--into", "Famille")["into"] == "Family"
    assert terminal.json("why", "Ana Roy", "politics")["decided_by"] == ["Family"]
    terminal.said("undo")
    assert "Family" not in {one["name"] for one in terminal.json("circles")["circles"]}
    terminal.said("import", terminal.path("a.vcf"), "--circle", "family")
    assert terminal.json("list", "--circle", "Family")["contacts"][0]["full_name"] == "Élodie Côté"


def test_rules_and_their_reasons_are_answered(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy", "--circle", "Clients")
    rules = terminal.json("rules", "--set", "Clients", "politics", "nothing")
    assert rules.keys() == {"preset", "rules", "not_sorted", "public", "contradictions", "exceptions"}
    assert rules["rules"][0].keys() == {"circle", "topic", "topic_key", "verdict"}
    why = terminal.json("why", "Ana Roy", "politics")
    assert why.keys() == {"contact", "topic", "verdict", "because", "decided_by", "text"}
    assert (why["verdict"], why["decided_by"]) == ("nothing", ["Clients"])
    assert terminal.json("topics")["topics"][0].keys() == {"id", "key", "name", "locked", "not_sorted", "public"}


def test_paper_and_files_go_out(terminal: Terminal) -> None:
    photo = CARD.replace("END", "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=\r\nEND")
    (terminal.folder / "photo.vcf").write_text(photo, encoding="utf-8", newline="")
    terminal.said("import", terminal.path("photo.vcf"), "--circle", "Clients")
    printed = terminal.json("print", "--circle", "clients", "--out", terminal.path("c.pdf"), "--paper", "a4")
    assert printed == {"out": terminal.path("c.pdf"), "people": 1, "paper": "a4"}
    for form in ("vcard", "google-csv", "outlook-csv", "json"):
        out = terminal.path(f"out.{form}")
        answer = terminal.json("export", "--format", form, "--out", out)
        left_out = int(form.endswith("csv"))
        told = {
            "groups": 0,
            "plain_letters": [],
            "not_in_columns": 0,
            "unread_pictures": 0,
            "pictures_left_out": left_out,
        }
        assert answer == {"out": out, "people": 1, "format": form, **told}


def test_what_goes_to_someone_else_does_not_say_since_when_i_know_them(terminal: Terminal) -> None:
    table = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    row = "Ada,Petit,https://www.linkedin.com/in/ada,,Northwind,CTO,16 Jan 2024\n"
    (terminal.folder / "Connections.csv").write_text(table + row, encoding="utf-8")
    terminal.said("import", terminal.path("Connections.csv"))
    for form in ("vcard", "json", "google-csv", "outlook-csv"):
        terminal.said("export", "--format", form, "--out", terminal.path("out"), "--for-someone-else")
        written = (terminal.folder / "out").read_text("utf-8")
        assert "linkedin.com/in/ada" in written
        assert "2024" not in written


def test_an_import_that_only_sorts_says_so(terminal: Terminal) -> None:
    card = CARD.replace("END", "CATEGORIES:Chorale\r\nEND")
    (terminal.folder / "c.vcf").write_text(card, encoding="utf-8", newline="")
    terminal.said("import", terminal.path("c.vcf"))
    _, said = terminal.said("import", terminal.path("c.vcf"), "--category", "Chorale")
    assert "1 person put into circles." in said
    assert "Nothing to import" not in said


def test_history_undo_and_redo_speak_of_acts(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy")
    undone = terminal.json("undo")
    assert undone["undone"].keys() == {"id", "code", "text"}
    assert terminal.json("redo")["redone"] == undone["undone"]
    entry = terminal.json("history")["history"][0]
    assert entry.keys() == {"id", "at", "code", "text", "state"}
    assert (entry["code"], entry["state"]) == ("add_contact", "done")


def test_a_deletion_that_was_emptied_away_says_that_it_cannot_be_undone(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy")
    terminal.said("delete", "Ana Roy")
    terminal.said("trash", "--empty")
    states = [(one["code"], one["state"]) for one in terminal.json("history")["history"]]
    assert states == [("empty_trash", "final"), ("delete_contacts", "final"), ("add_contact", "final")]
    assert terminal.json("undo", status=1)["error"]["code"] == "nothing_to_undo"


def test_the_program_checks_itself(terminal: Terminal) -> None:
    checks = terminal.json("self-test")["checks"]
    assert [one["check"] for one in checks] == ["words", "import", "undo", "print", "export", "book"]
    assert all(one["ok"] and one["fault"] is None for one in checks)
    (terminal.folder / "data").mkdir()
    (terminal.folder / "data" / "book.entourage").write_bytes(b"no book at all, whatever its name says" * 100)
    answer = terminal.json("self-test", status=1)
    assert answer["checks"][-1] == {"check": "book", "ok": False, "fault": "database_damaged"}
    assert "book.entourage" in terminal.said("self-test", status=1)[0]


def test_the_same_people_come_back_from_a_table(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy", "email=ana@example.org", "mobile=+1 418 555 0100", "organization=Northwind")
    for form in ("google-csv", "outlook-csv"):
        terminal.said("export", "--format", form, "--out", terminal.path(f"{form}.csv"))
        records = terminal.json("inspect", terminal.path(f"{form}.csv"))["files"][0]["records"]
        assert len(records) == 1
        back = records[0]
        assert (back["given"], back["family"], back["org"]) == ("Ana", "Roy", "Northwind")
        assert [one["value"] for one in back["emails"]] == ["ana@example.org"]
        assert [one["value"] for one in back["phones"]] == ["+1 418 555 0100"]
        assert terminal.json("import", terminal.path(f"{form}.csv"), "--dry-run")["counts"]["same"] == 1


def test_names_of_presets_are_understood_in_both_languages_and_answered_in_the_one_asked(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy")
    _, said = terminal.said("sort", "Ana Roy", "--into", "close friends", tongue="fr_CA.UTF-8")
    assert "Amis proches" in said
    _, said = terminal.said("sort", "Ana Roy", "--into", "Amis proches")
    assert "Close friends" in said
    out, _ = terminal.said("why", "Ana Roy", "Politique", "--language", "fr")
    assert out.startswith("Ana Roy, Politique\u00a0: ")


def test_a_person_is_named_by_number_or_by_a_name_that_only_one_has(terminal: Terminal) -> None:
    first = terminal.json("add", "Ana Roy")["id"]
    second = terminal.json("add", "Ana Roy")["id"]
    error = terminal.json("show", "Ana Roy", status=1)["error"]
    assert error["code"] == "contact_ambiguous"
    assert f"{first}, {second}" in error["message"]
    assert terminal.json("show", str(second))["id"] == second
    assert terminal.json("show", "Nobody At All", status=1)["error"]["code"] == "contact_unknown"


def test_a_name_written_in_part_brings_those_who_may_be_meant(terminal: Terminal) -> None:
    terminal.said("add", "Élodie Roy")
    terminal.said("add", "Élodie Côté")
    assert terminal.json("show", "elodie", status=1)["error"]["message"].endswith(
        "Did you mean Élodie Côté (2) or Élodie Roy (1)?"
    )


def test_groups_are_counted_apart_from_people(terminal: Terminal) -> None:
    group = "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Chess\r\nMEMBER:one\r\nEND:VCARD\r\n"
    (terminal.folder / "g.vcf").write_text(CARD + group, encoding="utf-8", newline="")
    said, _ = terminal.said("inspect", terminal.path("g.vcf"))
    assert "1 person, 1 group\n" in said

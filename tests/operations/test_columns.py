"""What is said of columns stays in the book with the import, goes with it, and can be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entourage import assets
from entourage.formats import detect
from entourage.formats.record import Told
from entourage.language import Language
from entourage.operations import columns, contacts, history, imports, reporting
from entourage.operations.book import open_book
from entourage.operations.imports import About

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database

TOLD = Told(named={"Wer": "formatted_name", "Womit": "telephone:cell"})


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = open_book(tmp_path / "book")
    yield made
    made.close()


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def bring(database: Database, path: Path, told: Told | None = None) -> None:
    about = {path: About(told=told)} if told else {}
    planned, unread = imports.plan(database, [path], about=about)
    assert not unread
    imports.carry_out(database, planned)


def names(database: Database) -> list[str]:
    return [name for _, name, *_ in contacts.listing(database)]


def test_columns_said_once_are_known_in_the_next_file(database: Database, tmp_path: Path) -> None:
    bring(database, table(tmp_path / "may.csv", "Wer,Womit,X\nZoé Petit,0611223344,a\n"), TOLD)
    planned, _ = imports.plan(database, [table(tmp_path / "june.csv", "Womit,Wer\n0611223355,Luc Côté\n")])
    (file,) = planned.files
    assert (file.recalled, file.needs_mapping) == ("may.csv", False)
    imports.carry_out(database, planned)
    assert sorted(names(database)) == ["Luc Côté", "Zoé Petit"]


def test_the_same_file_again_says_nothing_new(database: Database, tmp_path: Path) -> None:
    path = table(tmp_path / "may.csv", "Wer,Womit,X\nZoé Petit,0611223344,a\n")
    bring(database, path, TOLD)
    planned, _ = imports.plan(database, [path])
    assert planned.counts["same"] == 1
    assert planned.counts["new"] == planned.counts["updated"] == 0


def test_a_column_that_came_since_is_told_once_and_then_stands_in_the_report_only(
    database: Database, tmp_path: Path
) -> None:
    bring(database, table(tmp_path / "may.csv", "Wer,Womit\nZoé Petit,0611223344\n"), TOLD)
    for month, codes in (("june", ["new_columns"]), ("july", ["kept_columns"])):
        path = table(tmp_path / f"{month}.csv", f"Neu,Wer,Womit\n{month},Zoé Petit,0611223344\n")
        planned, _ = imports.plan(database, [path])
        (file,) = planned.files
        assert [one.code for one in file.drafted.notices] == codes
        assert file.recalled == "may.csv"
        (said,) = reporting.of_plan(planned.files)
        assert reporting.counted([said])["remarks"] == codes.count("new_columns")
        assert "Neu" in reporting.report(Language("en", assets.folder("i18n")), [said])
        imports.carry_out(database, planned)
    assert [one.name for one in columns.kept(database)] == ["may.csv"]
    history.undo(database)
    history.undo(database)
    assert [[heading for heading, _ in one.columns] for one in columns.kept(database)] == [["Wer", "Womit"]]


def test_planning_remembers_nothing(database: Database, tmp_path: Path) -> None:
    path = table(tmp_path / "may.csv", "Wer,Womit,X\nZoé Petit,0611223344,a\n")
    imports.plan(database, [path], told=TOLD)
    assert columns.kept(database) == []


def test_what_was_said_is_taken_back_with_its_import_and_comes_back_with_it(database: Database, tmp_path: Path) -> None:
    bring(database, table(tmp_path / "may.csv", "Wer,Womit,X\nZoé Petit,0611223344,a\n"), TOLD)
    history.undo(database)
    assert columns.kept(database) == []
    history.redo(database)
    assert [one.name for one in columns.kept(database)] == ["may.csv"]


def test_what_is_said_anew_takes_the_place_of_what_was_said(database: Database, tmp_path: Path) -> None:
    path = table(tmp_path / "may.csv", "Wer,Womit,X\nZoé Petit,0611223344,a\n")
    bring(database, path, TOLD)
    bring(database, path, Told(columns={2: "note"}))
    (kept,) = columns.kept(database)
    assert kept.columns == (("Wer", "formatted_name"), ("Womit", "telephone:cell"), ("X", "note"))
    history.undo(database)
    (kept,) = columns.kept(database)
    assert kept.columns[2] == ("X", "")


def test_what_is_forgotten_is_asked_again_and_can_be_remembered_by_undo(database: Database, tmp_path: Path) -> None:
    bring(database, table(tmp_path / "may.csv", "Wer,Womit,X\nZoé Petit,0611223344,a\n"), TOLD)
    june = table(tmp_path / "june.csv", "Womit,Wer\n0611223355,Luc Côté\n")
    columns.forget(database, columns.kept(database)[0])
    planned, _ = imports.plan(database, [june])
    assert planned.files[0].needs_mapping
    history.undo(database)
    planned, _ = imports.plan(database, [june])
    assert planned.files[0].recalled == "may.csv"


def test_a_file_can_be_read_without_what_was_said_of_others(database: Database, tmp_path: Path) -> None:
    path = table(tmp_path / "may.csv", "Wer,Womit,X\nZoé Petit,0611223344,a\n")
    bring(database, path, TOLD)
    planned, _ = imports.plan(database, [path], told=Told(recalls=False))
    assert not planned.files[0].recalled


def test_a_file_that_came_says_that_it_is_read_as_then(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "may.csv"
    path.write_bytes("First Name,Email\nZoé,z@example.org\n".encode("cp1252"))
    bring(database, path, Told(encoding="mac_roman"))
    planned, _ = imports.plan(database, [path])
    evidence = planned.files[0].evidence
    assert evidence is not None
    assert (evidence.code, planned.files[0].encoding) == ("before", "mac_roman")
    found = columns.look(database, path.read_bytes(), Told())
    assert (found.evidence.code, found.encoding) == ("before", "mac_roman")


HEADED = "Nom complet;Tél. dom.;Né(e) le\nThérèse Roy;418 555-1000;01/01/1950\n"


def encoded(path: Path, text: str, encoding: str) -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_the_encoding_that_was_said_of_a_table_decides_of_the_next_one(database: Database, tmp_path: Path) -> None:
    july = HEADED.replace("Thérèse", "Špela").encode("iso8859-15")
    assert detect.read_bytes(july).encoding != "iso8859-15"  # what is guessed
    bring(database, encoded(tmp_path / "june.csv", HEADED, "iso8859-15"), Told(encoding="iso8859-15"))
    (tmp_path / "july.csv").write_bytes(july)
    (file,) = imports.plan(database, [tmp_path / "july.csv"])[0].files
    assert (file.encoding, file.drafted.drafts[0].name) == ("iso8859-15", "Špela Roy")
    assert file.evidence
    assert (file.evidence.code, file.evidence.file) == ("taught", "june.csv")
    assert not file.recalled  # of the columns nothing was said
    shown = columns.look(database, july, Told())
    assert (shown.own_encoding, shown.evidence.code) == ("iso8859-15", "taught")


def test_a_file_that_says_how_it_is_encoded_is_read_so_whatever_was_said(database: Database, tmp_path: Path) -> None:
    bring(database, encoded(tmp_path / "june.csv", HEADED, "cp1252"), Told(encoding="cp1252", columns={0: "note"}))
    for number, encoding in enumerate(("utf-8", "utf-8-sig", "utf-16")):
        path = encoded(tmp_path / f"july{number}.csv", HEADED.replace("Roy", "Gagné"), encoding)
        (file,) = imports.plan(database, [path])[0].files
        assert (file.recalled, file.evidence and file.evidence.code != "taught") == ("june.csv", True)


def test_how_a_file_was_read_when_it_came_is_not_taken_for_said(database: Database, tmp_path: Path) -> None:
    path = encoded(tmp_path / "june.csv", HEADED, "mac_roman")
    bring(database, path, Told(encoding="cp850"))
    (kept,) = columns.kept(database)
    columns.forget(database, kept)
    bring(database, path, Told(columns={0: "note"}))
    assert [one.encoding for one in columns.kept(database)] == [""]

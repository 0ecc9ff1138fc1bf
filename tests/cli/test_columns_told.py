"""What is said on the command line of how files are to be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

ROWS = "Wer,Womit,Geb.\nZoé Petit,0611223344,03/04/1985\n"


@pytest.fixture
def table(terminal: Terminal) -> str:
    (terminal.folder / "leute.csv").write_text(ROWS, encoding="cp1252")
    return terminal.path("leute.csv")


@pytest.mark.parametrize(
    "said",
    [
        "Wer=full_name,WOMIT=mobile",
        "1=formatted_name, 2 = telephone:cell",
        "wer=nom complet,Womit=Mobile",
        '{"Wer": "full_name", "Womit": "mobile"}',
    ],
)
def test_columns_are_named_in_any_way(terminal: Terminal, table: str, said: str) -> None:
    (file,) = terminal.json("inspect", table, "--columns", said)["files"]
    assert file["columns"] == [
        {"heading": "Wer", "holds": "full_name"},
        {"heading": "Womit", "holds": "mobile"},
        {"heading": "Geb.", "holds": file["columns"][2]["holds"]},
    ]
    assert file["records"][0]["full_name"] == "Zoé Petit"
    assert file["records"][0]["phones"] == [{"value": "0611223344", "types": ["cell"]}]
    assert not file["needs_mapping"]


def test_the_next_file_needs_no_columns(terminal: Terminal, table: str) -> None:
    terminal.json("import", table, "--columns", "Wer=full_name,Womit=mobile")
    (terminal.folder / "more.csv").write_text("Womit,Wer\n0611223355,Luc Côté\n", encoding="utf-8")
    answer = terminal.json("import", terminal.path("more.csv"))
    assert [step["full_name"] for step in answer["steps"]] == ["Luc Côté"]
    assert answer["files"][0]["columns_as_for"] == "leute.csv"
    assert "as you said for “leute.csv”" in terminal.said("import", terminal.path("more.csv"))[1]


def test_it_is_said_how_to_name_columns_that_nobody_knows(terminal: Terminal, table: str) -> None:
    (terminal.folder / "strange.csv").write_text("Alpha,Beta\nx,y\nz,w\n", encoding="utf-8")
    said = terminal.said("inspect", terminal.path("strange.csv"))[1]
    assert '--columns "Alpha=…,Beta=…"' in said
    (terminal.folder / "strange.csv").write_text('"Alpha, one",Beta\nx,y\nz,w\n', encoding="utf-8")
    said = terminal.said("inspect", terminal.path("strange.csv"))[1]
    assert """--columns '{"Alpha, one": "…", "Beta": "…"}'""" in said
    assert terminal.json("inspect", table)["files"][0]["needs_mapping"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--columns", "Nix=email"), "column_unknown", "There are: Wer, Womit and Geb."),
        (("--columns", "Wer=emial"), "meaning_unknown", "email"),
        (("--columns", "Wer"), "columns_unclear", "Heading=field"),
        (("--columns", "{"), "columns_unclear", "Heading=field"),
        (("--columns", '{"Wer": 3}'), "columns_unclear", "Heading=field"),
        (("--columns", "[]=email"), "column_unknown", "[]"),
        (("--encoding", "foo"), "encoding_unknown", "windows-1252"),
    ],
)
def test_what_is_not_understood_is_told_and_nothing_is_done(
    terminal: Terminal, table: str, arguments: tuple[str, str], code: str, words: str
) -> None:
    error = terminal.json("import", table, *arguments, status=1)["error"]
    assert error["code"] == code
    assert words in error["message"].replace(", and", " and")
    assert terminal.json("list") == {"contacts": []}
    assert terminal.json("inspect", table, *arguments, status=1)["error"]["code"] == code


@pytest.mark.parametrize(("order", "date"), [("day-first", "1985-04-03"), ("month-first", "1985-03-04")])
def test_dates_are_read_as_told(terminal: Terminal, table: str, order: str, date: str) -> None:
    told = ("--columns", "Wer=full_name,Geb.=birthday", "--dates", order)
    assert terminal.json("inspect", table, *told)["files"][0]["records"][0]["birthday"] == date


def test_what_decided_the_encoding_is_answered(terminal: Terminal, table: str) -> None:
    found = terminal.json("inspect", table)["files"][0]
    assert found["encoding"] == "cp1252"
    assert found["encoding_evidence"]["code"] == "guessed"
    assert found["encoding_evidence"]["words"] == ["Zoé"]
    told = ("--encoding", "macintosh", "--columns", "Wer=full_name")
    found = terminal.json("import", table, *told)
    assert found["files"][0]["encoding_evidence"]["code"] == "told"
    assert found["steps"][0]["full_name"] == "ZoÈ Petit"
    again = terminal.json("import", table)
    assert again["files"][0]["encoding_evidence"]["code"] == "before"
    assert again["counts"]["same"] == 1


def test_both_commands_take_the_same_tables_of_a_folder(terminal: Terminal, table: str) -> None:
    (terminal.folder / "mine.csv").write_text("Moi,Mes\nMe Myself,x\n", encoding="utf-8")
    columns = ("--columns", "Wer=full_name,Womit=mobile")
    for told, wanted in ((("--dates", "day-first"), []), (columns, ["leute.csv"])):
        looked, brought = (
            terminal.json(*command, str(terminal.folder), *told) for command in (("inspect",), ("import", "--dry-run"))
        )
        for answer in (looked, brought):
            names = sorted(Path(file["file"]).name for file in answer["files"])
            assert [name for name in names if name.endswith(".csv")] == wanted

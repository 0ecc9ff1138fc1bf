"""The command that says where it comes from, and lets a source's word or one's own stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def bring(terminal: Terminal, name: str, *lines: str, uid: str = "a", source: str = "phone") -> None:
    card = "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", "FN:Ana Roy", *lines, "END:VCARD", ""])
    (terminal.folder / name).write_text(card, encoding="utf-8", newline="")
    terminal.said("import", "--source", source, terminal.path(name))


@pytest.fixture
def edited(terminal: Terminal) -> Terminal:
    """Give a book in which a telephone was edited, and its source says another."""
    bring(terminal, "one.vcf", "TEL;TYPE=CELL:418 555-0100", "NOTE:met in Rome")
    terminal.said("set", "Ana Roy", "mobile", "418 555-0142")
    bring(terminal, "two.vcf", "TEL;TYPE=CELL:418 555-0199")
    return terminal


def test_sources_values_and_differences_are_answered(edited: Terminal) -> None:
    answer = edited.json("origins", "Ana Roy")
    (source,) = answer["sources"]
    assert (source["name"], source["identifiers"]) == ("phone", ["a"])
    assert [one["file"] for one in source["files"]] == ["one.vcf", "two.vcf"]
    telephones = [one for one in answer["values"] if one["field"] == "telephone"]
    assert {one["text"]: (one["by_hand"], one["removed"]) for one in telephones} == {
        "418 555-0142": (True, False),
        "418 555-0100": (False, True),
    }
    said = [(one["field"], one["sort"], one["open"], one["mine"], one["theirs"]) for one in answer["differences"]]
    assert said == [
        ("telephone", "edited", True, "418 555-0142", "418 555-0199"),
        ("note", "vanished", True, "met in Rome", None),
    ]
    assert "phone says “418 555-0199”" in edited.said("origins", "Ana Roy")[0]


@pytest.mark.parametrize("field", ["mobile", "Mobile", "telephone"])
def test_a_field_is_taken_by_any_of_its_names_and_undone(edited: Terminal, field: str) -> None:
    answer = edited.json("origins", "Ana Roy", "--take", field)
    assert [one["sort"] for one in answer["differences"]] == ["vanished"]
    edited.said("undo")
    assert len(edited.json("origins", "Ana Roy")["differences"]) == 2


def test_all_is_kept_at_once_and_no_longer_asked(edited: Terminal) -> None:
    answer = edited.json("origins", "Ana Roy", "--keep", "all")
    assert [(one["sort"], one["open"]) for one in answer["differences"]] == [("edited", False)]


@pytest.mark.parametrize(
    ("field", "code"), [("birthday", "difference_unknown"), ("fax", "difference_unknown")], ids=["single", "other"]
)
def test_a_field_that_does_not_differ_is_refused_with_those_that_do(edited: Terminal, field: str, code: str) -> None:
    error = edited.json("origins", "Ana Roy", "--take", field, status=1)["error"]
    assert error["code"] == code
    assert "Mobile, Note" in error["message"]


def test_of_two_sources_one_has_to_be_named(terminal: Terminal) -> None:
    for name, day in (("phone", "1985-04-12"), ("work", "1985-12-04"), ("club", "1985-12-05")):
        bring(terminal, f"{name}.vcf", f"BDAY:{day}", uid=name, source=name)
    first, *others = (str(one["id"]) for one in terminal.json("list")["contacts"])
    for other in others:
        terminal.said("merge", first, other)
    error = terminal.json("origins", first, "--take", "birthday", status=1)["error"]
    assert error["code"] == "difference_ambiguous"
    answer = terminal.json("origins", first, "--take", "birthday", "--source", "club")
    assert [one["text"] for one in answer["values"] if one["field"] == "birthday" and not one["removed"]] == [
        "1985-12-05"
    ]
    assert len(answer["merges"]) == 2


@pytest.mark.parametrize(
    ("tongue", "words"),
    [("en", "phone and work say “418 555-0100”"), ("fr", "phone et work disent «\N{NO-BREAK SPACE}418 555-0100")],
)
def test_what_two_sources_say_is_said_of_two(terminal: Terminal, tongue: str, words: str) -> None:
    for name in ("phone", "work"):
        bring(terminal, f"{name}.vcf", "TEL;TYPE=CELL:418 555-0100", uid=name, source=name)
    first, other = (str(one["id"]) for one in terminal.json("list")["contacts"])
    terminal.said("merge", first, other)
    terminal.said("set", first, "mobile", "418 555-0142")
    assert words in terminal.said("origins", first, "--language", tongue)[0]


def test_clauses_are_parted_as_the_language_sets_them(edited: Terminal) -> None:
    bring(edited, "three.vcf", "TEL;TYPE=CELL:418 555-0199", "NICKNAME:Ani")
    assert "418 555-0142; phone says" in edited.said("origins", "Ana Roy")[0]
    assert "418 555-0142\u202f; phone dit" in edited.said("origins", "Ana Roy", tongue="fr_FR.UTF-8")[0]


def test_a_person_is_shown_with_who_still_says_a_value_and_who_did(edited: Terminal) -> None:
    answer = edited.json("show", "Ana Roy")
    said = {one["field"]: (one["sources"], one["files"], one["formerly"]) for one in answer["values"]}
    assert said["note"] == ([], [], ["phone"])
    assert said["formatted_name"] == (["phone"], ["one.vcf", "two.vcf"], [])
    shown = edited.said("show", "Ana Roy")[0]
    assert "met in Rome  (formerly in one.vcf)" in shown
    assert "met in Rome  (autrefois dans one.vcf)" in edited.said("show", "Ana Roy", "--language", "fr")[0]


def test_of_two_of_one_name_it_is_said_which_source_and_file_spoke_of_whom(terminal: Terminal) -> None:
    bring(terminal, "one.vcf", "NOTE:one")
    bring(terminal, "two.vcf", "TEL:418 555-0111", uid="b", source="work")
    bring(terminal, "three.vcf", "TEL:418 555-0122", uid="c", source="home")
    bring(terminal, "four.vcf", "TEL:418 555-0133", uid="d", source="home")
    terminal.said("merge", "1", "2", "3", "4")
    assert [(one["id"], one["sources"]) for one in terminal.json("origins", "1")["merges"]] == [
        (4, ["home, four.vcf"]),
        (3, ["home, three.vcf"]),
        (2, ["work, two.vcf"]),
    ]
    lines = terminal.said("origins", "1")[0]
    for by in ("home, four.vcf", "home, three.vcf", "work, two.vcf"):
        assert f"Merged from Ana Roy ({by}), " in lines
    error = terminal.json("unmerge", "1", status=1)["error"]
    assert error["code"] == "merge_unclear"
    assert "3 (Ana Roy · home, three.vcf), 2 (Ana Roy · work, two.vcf)." in error["message"]


def test_of_two_of_one_name_and_one_file_it_is_said_what_only_one_of_them_has(terminal: Terminal) -> None:
    bring(terminal, "one.vcf", "NOTE:one")
    cards = [
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:Ana Roy\r\nORG:Bell\r\nTEL:418 555-01{uid}\r\nEND:VCARD\r\n"
        for uid in (22, 33)
    ]
    (terminal.folder / "two.vcf").write_text("".join(cards), encoding="utf-8", newline="")
    terminal.said("import", "--source", "home", terminal.path("two.vcf"))
    terminal.said("merge", "1", "2", "3")
    lines = terminal.said("origins", "1")[0]
    assert "Merged from Ana Roy (home, two.vcf) · 418 555-0122, " in lines
    assert "Merged from Ana Roy (home, two.vcf) · 418 555-0133, " in lines

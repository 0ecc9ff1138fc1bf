"""Who is the same person, said and unsaid on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


@pytest.fixture
def people(terminal: Terminal) -> Terminal:
    for name in ("Ana Silva", "A. Silva", "Luc Roy"):
        terminal.json("add", name)
    return terminal


def test_the_first_one_named_stays(people: Terminal) -> None:
    answer = people.json("merge", "2", "Ana Silva")
    assert answer == {"kept": 2, "full_name": "Ana Silva", "merged": [1], "stricter": [], "left": None}
    assert [one["id"] for one in people.json("list")["contacts"]] == [3, 2]


def test_both_are_named_as_they_were_called_before(terminal: Terminal) -> None:
    """What is typed of the other stands on the one who stays, who is called by it from then on."""
    terminal.said("import", terminal.path("a.vcf"))
    terminal.json("add", "Elo Cote")
    said = terminal.said("merge", "1", "2")[1]
    assert "Elo Cote and Élodie Côté are one person now." in said
    assert terminal.json("show", "1")["full_name"] == "Elo Cote"


def test_who_was_merged_is_parted_by_number_or_name_or_by_who_stayed(people: Terminal) -> None:
    for named in ("2", "A. Silva", "1"):
        people.json("merge", "1", "2")
        answer = people.json("unmerge", named)
        assert (answer["kept"], answer["parted"]) == (
            {"id": 1, "full_name": "Ana Silva"},
            {"id": 2, "full_name": "A. Silva"},
        )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("merge", "1", "1"), "merge_with_self", "cannot be merged with themselves"),
        (("merge", "3", "2"), "already_merged", "was merged into “Ana Silva”"),
        (("merge", "2", "1"), "already_merged", "Name “Ana Silva”"),
        (("merge", "1", "9"), "contact_unknown", "nobody called “9”"),
        (("merge", "1", "4"), "contact_deleted", "put into the trash"),
        (("unmerge", "3"), "not_merged", "Nobody was merged into “Luc Roy”"),
        (("unmerge", "9"), "contact_unknown", "nobody called “9”"),
        (("different", "1", "1"), "apart_from_self", "Name two people"),
    ],
)
def test_what_cannot_be_is_refused_in_words(people: Terminal, arguments: tuple[str, ...], code: str, said: str) -> None:
    people.json("add", "Zoé")
    people.json("delete", "4")
    people.json("merge", "1", "2")
    answer = people.json(*arguments, status=1)
    assert answer["error"]["code"] == code
    assert said in answer["error"]["message"]


def test_whom_to_part_is_asked_where_it_could_be_several(people: Terminal) -> None:
    people.json("merge", "1", "2", "3")
    answer = people.json("unmerge", "1", status=1)
    assert answer["error"]["code"] == "merge_unclear"
    assert "3 (Luc Roy), 2 (A. Silva)" in answer["error"]["message"]


def test_who_was_told_apart_is_not_asked_about(people: Terminal) -> None:
    people.json("set", "1", "email", "ana@example.org")
    people.json("set", "2", "email", "ana@example.org")
    assert [(one["a"], one["b"]) for one in people.json("duplicates")["pairs"]] == [(1, 2)]
    people.json("different", "1", "2")
    assert people.json("duplicates")["pairs"] == []
    people.json("undo")
    people.json("merge", "1", "2")
    people.json("unmerge", "2", "--ask-again")
    assert len(people.json("duplicates")["pairs"]) == 1
    people.json("merge", "1", "2")
    assert people.json("unmerge", "2")["different"]
    assert people.json("duplicates")["pairs"] == []


def test_namesakes_who_become_one_are_not_named_twice(people: Terminal) -> None:
    for _ in range(2):
        people.json("add", "Luc Roy")
    said = people.said("merge", "3", "4", "5")[1]
    assert "They are one person now: Luc Roy." in said
    assert "Luc Roy and Luc Roy" not in said

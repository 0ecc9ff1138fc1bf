"""Who may be in the book twice, asked from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


@pytest.fixture
def people(terminal: Terminal) -> Terminal:
    """Give a book in which the first two are certainly one person, and the third may be the fourth."""
    for name, *fields in (
        ("Ana Silva", "email=ana@example.org", "telephone=+1 418 555 0100"),
        ("Ana Silva", "email=ana@example.org", "telephone=418-555-0100"),
        ("Luc Roy", "organization=Aubier"),
        ("Luc Roy", "organization=Forge"),
        ("Zoé Petit",),
    ):
        terminal.json("add", name, *fields)
    return terminal


def test_pairs_are_told_with_their_word_their_weight_and_why(people: Terminal) -> None:
    first, *rest = people.json("duplicates")["pairs"]
    assert (first["a"], first["b"], first["word"]) == (1, 2, "certain")
    assert first["names"] == ["Ana Silva", "Ana Silva"]
    assert "the same e-mail ana@example.org" in first["reasons"]
    assert first["weight"] == pytest.approx(sum(one["weight"] for one in first["details"]), abs=0.01)
    assert [(one["a"], one["b"]) for one in rest] == [(3, 4)]
    assert first["weight"] >= rest[0]["weight"]


def test_only_some_are_listed(people: Terminal) -> None:
    every = people.json("duplicates")["pairs"]
    assert people.json("duplicates", "--limit", "1")["pairs"] == every[:1]
    assert people.json("duplicates", "--word", "certain")["pairs"] == every[:1]
    out, err = people.said("duplicates", "--limit", "1")
    assert out.startswith("Ana Silva [1] — Ana Silva [2]? certainly (")
    assert err == "2 pairs of people who may be one\n"


def test_who_was_told_apart_is_listed_no_more(people: Terminal) -> None:
    people.json("different", "3", "4")
    assert [(one["a"], one["b"]) for one in people.json("duplicates")["pairs"]] == [(1, 2)]
    people.json("merge", "1", "2")
    assert people.json("duplicates")["pairs"] == []
    people.json("undo")
    assert len(people.json("duplicates")["pairs"]) == 1


def test_a_word_that_is_none_is_refused(people: Terminal) -> None:
    with pytest.raises(SystemExit):
        people.said("duplicates", "--word", "sure")


def test_an_empty_book_has_no_pairs(terminal: Terminal) -> None:
    assert terminal.json("duplicates") == {"pairs": []}

"""Which of my own details circles are given, when my own card goes."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from entourage.operations import contacts, details, history
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from pathlib import Path


def test_of_my_card_that_is_erased_nothing_stays_in_what_circles_were_given(tmp_path: Path) -> None:
    with closing(open_book(tmp_path / "book")) as book:
        mine = contacts.add(book, name="Ana Silva", fields=[("email", "ana@example.org"), ("birthday", "1980-01-02")])
        contacts.mark_me(book, contact_id=mine, is_me=True)
        found = details.mine(book)
        given = {(found.circles[0].id, one.key): False for one in found.details}
        details.give(book, given)
        details.give(book, dict.fromkeys(list(given)[1:2], True))
        contacts.delete(book, contact_ids=[mine])
        contacts.empty_trash(book)
        assert not details.mine(book).said
        book.settle()
        newest = history.newest(book, 99)
        assert [one.params["detail"] for one in newest.entries if "detail" in one.params] == ["email"]
    kept = (tmp_path / "book" / "book.entourage").read_bytes()
    assert b"ana@example" not in kept
    assert b"1980-01-02" not in kept


def test_a_circle_that_another_window_removed_is_given_nothing(tmp_path: Path) -> None:
    with closing(open_book(tmp_path / "book")) as book:
        mine = contacts.add(book, name="Ana Silva", fields=[("email", "ana@example.org")])
        contacts.mark_me(book, contact_id=mine, is_me=True)
        details.give(book, {(99, details.mine(book).details[0].key): True})
        assert not details.mine(book).said

"""What another window of the same book took away a moment before: it is said so, and nothing is half done."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from entourage.domain.account import Strength
from entourage.domain.errors import EntourageError
from entourage.operations import accounts, audience_lists, belonging, connections, contacts, networks, todo
from entourage.operations.audience import known
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from entourage.domain.account import Account
    from entourage.storage.database import Database


def one(book: Database, account: int) -> Account:
    """Give the account as it was before it was taken away."""
    return known(book).account(account)


ACTS: dict[str, Callable[[Database, int, int, int], object]] = {
    "connect": lambda book, account, _, person: connections.connect(book, account, [person], Strength.SURE),
    "forget": lambda book, account, _, person: connections.forget(book, account, [person]),
    "accept_names": lambda book, account, _, person: connections.accept_names(book, account, [person]),
    "answer": lambda book, account, _, person: connections.answer(
        book, account, connections.Question("Ana", (), (person,)), person
    ),
    "add_list": lambda book, account, *_: audience_lists.add(book, account, "Chant", []),
    "change_list": lambda book, _, listed, person: audience_lists.change(book, listed, chosen={person: True}),
    "put_on_list": lambda book, _, listed, person: audience_lists.choose(book, listed, [person], is_on=True),
    "remove_list": lambda book, _, listed, __: audience_lists.remove(book, listed),
    "set_belonging": lambda book, account, *_: belonging.say(
        book, [(known(book).situation.circles[0], one(book, account))], None
    ),
    "let_stay": lambda book, account, _, person: belonging.set_staying(
        book, [(one(book, account), [person])], may=True
    ),
    "restrict": lambda book, account, _, person: belonging.restrict(
        book, [(one(book, account), [person])], known(book).networks
    ),
    "tick_list": lambda book, _, listed, __: todo.tick(book, listed),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_account_that_was_taken_away_meanwhile_is_said_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Database, int, int, int], object]
) -> None:
    network = networks.network("facebook")
    assert network
    with closing(open_book(tmp_path / "book")) as book, closing(open_book(tmp_path / "book")) as other:
        person = contacts.add(book, name="Ana", fields=[])
        account = accounts.add(book, network).account.id
        listed = audience_lists.add(book, account, "Voile", [])
        assert known(book).situation.lists
        begin = book.unit

        def meanwhile(*said: object, **how: object) -> object:
            monkeypatch.undo()
            accounts.remove(other, account)
            return begin(*said, **how)  # type: ignore[arg-type]

        monkeypatch.setattr(book, "unit", meanwhile)
        with pytest.raises(EntourageError, match="not_there"):
            act(book, account, listed.id, person)

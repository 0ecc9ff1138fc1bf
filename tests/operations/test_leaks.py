"""Leak paths that were accepted, when people turn out to be one."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlite3

from entourage.operations import contacts, history, imports, leaks, merging
from entourage.operations.audience import known
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from pathlib import Path


def test_an_accepted_leak_stays_accepted_where_the_other_becomes_one_with_somebody(tmp_path: Path) -> None:
    cards = (f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEND:VCARD\r\n" for name in ("Anna", "Dora", "Dodo"))
    (tmp_path / "people.vcf").write_text("".join(cards), encoding="utf-8", newline="")
    with closing(open_book(tmp_path / "book")) as book:
        imports.carry_out(book, imports.plan(book, [tmp_path / "people.vcf"])[0])
        ids = {name: key for key, name in known(book).names.items()}
        leaks.accept(book, [(ids["Anna"], ids["Dodo"])])
        merging.merge(book, [[ids["Dora"], ids["Dodo"]]])
        assert leaks.accepted(book, known(book)) == [(ids["Anna"], ids["Dora"])]
        assert leaks.accept(book, [(ids["Anna"], ids["Dora"])]) == 0
        history.undo(book)
        assert leaks.accepted(book, known(book)) == [(ids["Anna"], ids["Dodo"])]
        history.redo(book)
        leaks.no_longer_accept(book, [(ids["Anna"], ids["Dora"])])
        assert leaks.accepted(book, known(book)) == []


def test_of_an_accepted_leak_nothing_stays_in_the_journal_of_the_other_who_is_erased(tmp_path: Path) -> None:
    cards = (f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEND:VCARD\r\n" for name in ("Anna", "Bea", "Cleo"))
    (tmp_path / "people.vcf").write_text("".join(cards), encoding="utf-8", newline="")
    with closing(open_book(tmp_path / "book")) as book:
        imports.carry_out(book, imports.plan(book, [tmp_path / "people.vcf"])[0])
        anna, bea, cleo = sorted(known(book).names)
        leaks.accept(book, [(anna, bea), (anna, cleo)])
        leaks.no_longer_accept(book, [(anna, bea), (anna, cleo)])
        contacts.delete(book, contact_ids=[bea])
        contacts.empty_trash(book)
        with closing(sqlite3.connect(book.path)) as connection:
            asked = "SELECT json(data) FROM \"change\" WHERE table_name = 'accepted_leak' AND before IS NOT NULL"
            noted = [row[0] for row in connection.execute(asked)]
        assert len(noted) == 1
        assert f",{cleo}," in noted[0]
        assert f",{bea}," not in noted[0]
        history.undo(book)
        assert leaks.accepted(book, known(book)) == [(anna, cleo)]


def test_of_someone_who_is_gone_meanwhile_no_leak_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "people.vcf").write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nEND:VCARD\r\n", encoding="utf-8")
    with closing(open_book(tmp_path / "book")) as book:
        imports.carry_out(book, imports.plan(book, [tmp_path / "people.vcf"])[0])
        assert leaks.accept(book, [(1, 99)]) == 0
        assert leaks.accepted(book, known(book)) == []

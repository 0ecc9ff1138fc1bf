"""The order of a list, by what the list shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value
from entourage.domain.editing import Edit
from entourage.operations import browsing, contacts
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from pathlib import Path


def test_the_order_by_company_is_that_of_the_companies_shown(tmp_path: Path) -> None:
    database = open_book(tmp_path)
    for name, *companies in (("Ana", "Zenith", "Alpha"), ("Luc", "Mistral"), ("Zoé", "Borealis"), ("Noah",)):
        said = [Value(kind=Kind.ORGANIZATION, text=company, parts=(company,)) for company in companies]
        edits = [Edit(None, one) for one in (Value(kind=Kind.FORMATTED_NAME, text=name), *said)]
        contacts.save(database, None, edits)
    found = browsing.ids(database, contacts.EVERYONE, browsing.Order.COMPANY)
    shown = [line.company for line in browsing.lines(database, found)]
    database.close()
    assert shown == ["Borealis", "Mistral", "Zenith", ""]

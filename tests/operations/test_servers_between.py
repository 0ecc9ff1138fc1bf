"""What happens on a server between two requests, and identifiers that servers cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.operations.two_copies import Phone, new_copy

from entourage.domain.contact import Kind
from entourage.domain.server import Naming, Sharing
from entourage.operations import contacts, imports, servers
from entourage.operations.naming import Named

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sync.servers import Server

UID = "DD43D60D-7B8C-429E-9FFD-2AE81BBCE31A"


def test_a_card_that_came_and_went_since_the_last_token_is_gone(xandikos: Server, tmp_path: Path) -> None:
    url = xandikos.new_book("between")
    phone, copy = Phone(xandikos, url), new_copy(tmp_path, xandikos, url)
    for name in ("Ann Roy", "Bob Lee"):
        contacts.add(copy.database, name=name, fields=[])
    copy.sync()
    contacts.add(copy.database, name="Zoe Fox", fields=[])
    copy.sync()
    (href,) = [href for href, card in phone.cards().items() if "Zoe Fox" in card]
    phone.delete(href)
    copy.sync()
    assert [one.display_name for one in copy.people()] == ["Bob Lee", "Ann Roy"]
    copy.close()


def test_after_writing_the_next_run_asks_for_nothing_but_what_is_new(radicale: Server, tmp_path: Path) -> None:
    copy = new_copy(tmp_path, radicale, radicale.new_book("after-writing"))
    contacts.add(copy.database, name="Ann Roy", fields=[])
    copy.sync()
    contacts.add(copy.database, name="Bob Lee", fields=[])
    copy.sync()
    (book,) = servers.every(copy.database)
    assert book.token
    copy.close()


def test_identifiers_that_a_server_would_cut_are_each_put_there(radicale: Server, tmp_path: Path) -> None:
    url = radicale.new_book("cut")
    one, other = (new_copy(tmp_path / name, radicale, url) for name in "ab")
    file = tmp_path / "two.vcf"
    cards = (f"BEGIN:VCARD\nVERSION:3.0\nUID:{UID},{end}\nFN:Ann {end}\nEND:VCARD\n" for end in ("aa01", "49a5"))
    file.write_text("".join(cards))
    planned, _ = imports.plan(one.database, [file])
    imports.carry_out(one.database, planned)
    one.sync()
    other.sync()
    assert sorted(found.display_name for found in other.people()) == ["Ann 49a5", "Ann aa01"]
    assert not one.sync().moves
    one.close()
    other.close()


def test_categories_that_came_before_names_were_shared_are_circles_once_they_are(
    radicale: Server, tmp_path: Path
) -> None:
    url = radicale.new_book("later")
    names = Sharing(naming=Naming.ALL)
    one, other = new_copy(tmp_path / "a", radicale, url, names), new_copy(tmp_path / "b", radicale, url, Sharing())
    key = contacts.add(one.database, name="Ann Roy", fields=[], circle=Named("Clients", "clients"))
    one.sync()
    other.sync()
    (book,) = servers.every(other.database)
    servers.change(other.database, book.id, sharing=names)
    other.sync()
    (found,) = other.people()
    (mine,) = one.people()
    assert mine.id == key
    assert found.circles == mine.circles
    assert [value.kind for value in found.values if value.kind is Kind.CATEGORY] == []
    assert not one.sync().moves
    one.close()
    other.close()

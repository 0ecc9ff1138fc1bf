"""What must not leave, must not be lost and must not come back when a book and an address book are kept in step."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.operations.two_copies import ALL, Copy, Phone, Proxy, new_copy

from entourage.domain.contact import Kind, Value
from entourage.domain.editing import Edit
from entourage.domain.errors import EntourageError
from entourage.domain.server import People, Sharing
from entourage.domain.syncing import Answer
from entourage.domain.watching import Progress, Stage
from entourage.keychain import Keychain
from entourage.operations import circles, contacts, history, imports, merging, server_sync, servers
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.server_plan import Act, Asked, Side
from entourage.sync.discovery import RemoteBook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sync.servers import Server

BOOK = RemoteBook(url="", name="Everyone", is_writable=True, syncs=True, versions=("3.0",), largest=0)


class Shared:
    """Live as a copy of the program and a phone that share an address book."""

    def __init__(self, server: Server, folder: Path, name: str) -> None:
        self.url = server.new_book(name)
        self.phone = Phone(server, self.url)
        self._server, self._folder = server, folder
        self._copies: list[Copy] = []

    def copy(self, sharing: Sharing = ALL) -> Copy:
        made = new_copy(self._folder / f"copy{len(self._copies)}", self._server, self.url, sharing)
        self._copies.append(made)
        return made

    def close(self) -> None:
        for one in self._copies:
            one.close()

    def lines(self) -> list[str]:
        return [line for card in self.phone.cards().values() for line in card.splitlines()]


class Forgetful(Proxy):
    """Live as a wire to a server that keeps no titles."""

    def _asked(self, request: bytes) -> bytes:
        head, end, body = request.partition(b"\r\n\r\n")
        if request.startswith(b"PUT"):
            body = re.sub(rb"TITLE:[^\r\n]*\r\n", b"", body)
            head = re.sub(rb"(?i)content-length: *\d+", b"Content-Length: %d" % len(body), head)
        return super()._asked(head + end + body)


class Closed(Proxy):
    """Live as a wire to a server that lets nobody write."""

    puts = 0

    def _asked(self, request: bytes) -> bytes:
        is_put = request.startswith(b"PUT")
        self.puts += is_put
        return b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n" if is_put else super()._asked(request)


class Doubling(Proxy):
    """Live as a wire to a server that says two cards in the place of one."""

    doubles = False

    def _asked(self, request: bytes) -> bytes:
        answer = super()._asked(request)
        if not self.doubles:
            return answer
        head, end, body = answer.partition(b"\r\n\r\n")
        body = body.replace(b"END:VCARD", b"END:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Ben\nEND:VCARD")
        return re.sub(rb"(?i)content-length: *\d+", b"Content-Length: %d" % len(body), head) + end + body


@pytest.fixture
def shared(radicale: Server, tmp_path: Path) -> Iterator[Shared]:
    made = Shared(radicale, tmp_path, f"review-{tmp_path.name}".replace("_", "-"))
    yield made
    made.close()


def typed(copy: Copy, name: str, *values: Value) -> int:
    given, _, family = name.partition(" ")
    named = (
        Value(kind=Kind.FORMATTED_NAME, text=name),
        Value(kind=Kind.NAME, parts=(family, given, "", "", "")),
    )
    return contacts.save(copy.database, None, [Edit(None, value) for value in (*named, *values)])


def picture(colour: bytes) -> str:
    """Draw a picture of one point (PNG), in base64."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" + colour)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(chunks)).decode()


def called(copy: Copy) -> list[str]:
    return sorted(one.display_name for one in copy.people())


def test_a_column_of_a_table_stays_at_home_also_where_its_heading_is_in_capitals(
    shared: Shared, tmp_path: Path
) -> None:
    table = tmp_path / "clients.csv"
    table.write_text("FIRST NAME,LAST NAME,E-MAIL,OPINION,INTEREST\nAda,Lee,ada@example.org,dull,none\n", "utf-8")
    copy = shared.copy(Sharing())
    planned, _ = imports.plan(copy.database, [table])
    imports.carry_out(copy.database, planned)
    copy.sync()
    (card,) = shared.phone.cards().values()
    assert "ada@example.org" in card
    assert "dull" not in card
    assert "none" not in card


def test_my_own_card_is_not_put_there(shared: Shared) -> None:
    copy = shared.copy()
    mine = typed(copy, "Zoe Self", Value(kind=Kind.TELEPHONE, text="418-555-0100"))
    typed(copy, "Ada Lee")
    contacts.mark_me(copy.database, contact_id=mine, is_me=True)
    copy.sync()
    assert [line for line in shared.lines() if line.startswith("FN:")] == ["FN:Ada Lee"]


def test_what_was_chosen_to_stay_at_home_since_the_plan_stays_there(shared: Shared) -> None:
    copy = shared.copy()
    typed(copy, "Ada Lee", Value(kind=Kind.NOTE, text="owes me money"))
    plan = copy.plan()
    servers.change(copy.database, copy.book, sharing=Sharing())
    with pytest.raises(EntourageError) as fault:
        server_sync.act(copy.database, plan, copy.password, circle_names=copy.called)
    assert fault.value.code == "book_changed"
    assert not shared.phone.cards()


def test_what_is_chosen_while_cards_leave_is_heard_before_the_next_one_does(shared: Shared) -> None:
    copy = shared.copy()
    for name in ("Ada", "Ben", "Cat"):
        typed(copy, name, Value(kind=Kind.NOTE, text=f"owes me {name}"))
    told: list[Progress] = []

    def watch(progress: Progress) -> None:
        told.append(progress)
        if progress.stage is Stage.SENDING and progress.done == 1:
            servers.change(copy.database, copy.book, sharing=Sharing())

    server_sync.sync(copy.database, copy.book, copy.password, circle_names=copy.called, watch=watch)
    assert len(shared.phone.cards()) == 3
    assert sum(line.startswith("NOTE:") for line in shared.lines()) == 1


def test_an_address_book_that_was_removed_is_written_no_more(shared: Shared) -> None:
    copy = shared.copy()
    for name in ("Ada", "Ben", "Cat"):
        typed(copy, name)
    plan = copy.plan()

    def watch(progress: Progress) -> None:
        if progress.stage is Stage.SENDING and progress.done == 1:
            servers.remove(copy.database, copy.book, Keychain())

    for _ in range(2):  # while cards leave, and before
        with pytest.raises(EntourageError) as fault:
            server_sync.act(copy.database, plan, copy.password, circle_names=copy.called, watch=watch)
        assert fault.value.code == "server_gone"
        assert len(shared.phone.cards()) == 1


def test_killed_after_newcomers_were_brought_in_nobody_is_asked_about(shared: Shared) -> None:
    for name in ("Ada", "Ben", "Cat"):
        shared.phone.new(f"phone-{name}", [f"FN:{name} Lee", f"N:Lee;{name};;;", "TEL:418-555-0100"])
    copy = shared.copy()
    plan = copy.plan()
    imports.carry_out(copy.database, plan.bringing.ready)  # what is done first, and nothing else
    synced = copy.sync()
    assert not synced.waiting
    assert called(copy) == ["Ada Lee", "Ben Lee", "Cat Lee"]
    assert servers.every(copy.database)[0].linked == len(shared.phone.cards()) == 3


def test_an_address_book_that_is_added_again_is_known(shared: Shared) -> None:
    shared.phone.new("phone-1", ["FN:Ada Lee", "N:Lee;Ada;;;", "TEL:418-555-0100"])
    copy = shared.copy()
    typed(copy, "Ben Lee")
    copy.sync()
    servers.remove(copy.database, copy.book, Keychain())
    (copy.book,) = servers.add(
        copy.database,
        host="127.0.0.1",
        user="zoé",
        address=shared.url,
        books=[replace(BOOK, url=shared.url)],
    )
    assert copy.plan().is_nothing
    copy.sync()
    assert called(copy) == ["Ada Lee", "Ben Lee"]
    assert servers.every(copy.database)[0].linked == len(shared.phone.cards()) == 2


def test_nothing_that_was_fetched_stays_beside_the_book(shared: Shared) -> None:
    shared.phone.new("phone-1", ["FN:Ada Lee", "N:Lee;Ada;;;"])
    copy = shared.copy()
    before = set(copy.folder.rglob("*"))
    copy.plan()
    assert set(copy.folder.rglob("*")) == before


def test_what_a_server_did_not_keep_stays_here_also_where_nobody_could_read_it_back(
    shared: Shared, radicale: Server
) -> None:
    proxy = Forgetful(radicale.port)
    shared.url = shared.url.replace(f":{radicale.port}/", f":{proxy.port}/")
    copy = shared.copy()
    person = typed(copy, "Ada Lee", Value(kind=Kind.TITLE, text="Dentist"))
    proxy.left = 2  # what changed, and the card
    with pytest.raises(EntourageError):
        copy.sync()
    proxy.left = None
    assert copy.sync().done == {}
    (href, card), *_ = shared.phone.cards().items()
    shared.phone.put(href, card.replace("END:VCARD", "TEL:418-555-0100\r\nEND:VCARD"))
    copy.sync()
    assert {(one.kind, one.text) for one in contacts.load(copy.database, person).values} >= {
        (Kind.TITLE, "Dentist"),
        (Kind.TELEPHONE, "418-555-0100"),
    }
    proxy.close()


def test_whoever_is_taken_back_before_it_was_noted_that_their_card_went_stays(shared: Shared) -> None:
    copy = shared.copy()
    person = typed(copy, "Ada Lee")
    typed(copy, "Ben Lee")
    copy.sync()
    contacts.delete(copy.database, contact_ids=[person])

    def watch(progress: Progress) -> None:
        if progress.stage is Stage.SENDING:
            shared.phone.delete(next(href for href, card in shared.phone.cards().items() if "Ada" in card))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        server_sync.sync(copy.database, copy.book, copy.password, circle_names=copy.called, watch=watch)
    contacts.restore(copy.database, contact_ids=[person])
    copy.sync()
    assert called(copy) == ["Ada Lee", "Ben Lee"]
    assert len(shared.phone.cards()) == 2


def test_whoever_was_to_go_and_was_taken_back_goes_where_the_phone_deletes_them_later(shared: Shared) -> None:
    copy = shared.copy()
    person = typed(copy, "Ada Lee")
    typed(copy, "Ben Lee")
    copy.sync()
    contacts.delete(copy.database, contact_ids=[person])

    def watch(progress: Progress) -> None:
        if progress.stage is Stage.SENDING:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        server_sync.sync(copy.database, copy.book, copy.password, circle_names=copy.called, watch=watch)
    contacts.restore(copy.database, contact_ids=[person])
    copy.sync()
    shared.phone.delete(next(href for href, card in shared.phone.cards().items() if "Ada" in card))
    copy.sync()
    assert called(copy) == ["Ben Lee"]


def test_a_card_that_was_put_there_and_never_noted_is_that_persons(shared: Shared, tmp_path: Path) -> None:
    file = tmp_path / "phone.vcf"
    file.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:id-17\r\nFN:Ada Lee\r\nN:Lee;Ada;;;\r\nEND:VCARD\r\n", "utf-8")
    copy = shared.copy()
    planned, _ = imports.plan(copy.database, [file])
    imports.carry_out(copy.database, planned)
    (person,) = copy.people()
    shared.phone.new(person.uid, ["FN:Ada Lee", "N:Lee;Ada;;;"])  # as if put there, and killed before it answered
    assert not copy.sync().waiting
    assert len(shared.phone.cards()) == servers.every(copy.database)[0].linked == 1


def test_whoever_was_undone_and_is_to_stay_there_comes_again(shared: Shared) -> None:
    copy = shared.copy()
    typed(copy, "Ada Lee")
    copy.sync()
    history.undo(copy.database)
    ((href, card),) = shared.phone.cards().items()
    shared.phone.put(href, card.replace("END:VCARD", "TEL:418-555-0100\r\nEND:VCARD"))
    (conflict,) = copy.sync().conflicts
    copy.sync(Asked(answers={conflict.key: Answer.THEIRS}))
    assert called(copy) == ["Ada Lee"]
    assert len(shared.phone.cards()) == 1


def test_a_card_that_cannot_be_read_any_more_is_left_alone_until_it_can(shared: Shared, radicale: Server) -> None:
    proxy = Doubling(radicale.port)
    shared.url = shared.url.replace(f":{radicale.port}/", f":{proxy.port}/")
    copy = shared.copy()
    person = typed(copy, "Ada Lee")
    copy.sync()
    ((href, card),) = shared.phone.cards().items()
    shared.phone.put(href, card.replace("END:VCARD", "NOTE:mad\r\nEND:VCARD"))
    proxy.doubles = True
    for text in ("418-555-0100", "418-555-0101"):
        contacts.save(copy.database, person, [Edit(None, Value(kind=Kind.TELEPHONE, text=text))])
        assert copy.sync().plan.unreadable == (href,)
        assert "418-555" not in shared.phone.card(href)
    proxy.doubles = False
    copy.sync()
    assert "418-555-0101" in shared.phone.card(href)
    assert "NOTE:mad" in shared.phone.card(href)
    proxy.close()


def test_what_was_undone_is_carried_there_also_where_the_journal_no_longer_knows_of_whom_it_was(shared: Shared) -> None:
    copy = shared.copy()
    person = typed(copy, "Ada Lee")
    contacts.save(copy.database, person, [Edit(None, Value(kind=Kind.TELEPHONE, text="418-555-0100"))])
    copy.sync()
    history.undo(copy.database)
    typed(copy, "Ben Lee")  # from here on nothing can be redone
    copy.sync()
    assert not [line for line in shared.lines() if line.startswith("TEL")]


def test_whoever_was_merged_here_and_comes_back_there_is_not_mixed_up_with_who_they_are_one_with(
    shared: Shared,
) -> None:
    first, second = shared.copy(), shared.copy()
    one = typed(first, "Xena Alpha", Value(kind=Kind.EMAIL, text="x@example.org"))
    other = typed(first, "Yann Beta", Value(kind=Kind.EMAIL, text="y@example.org"))
    first.sync()
    second.sync()
    theirs = {person.display_name: person.id for person in second.people()}
    merging.merge(second.database, [[theirs["Xena Alpha"], theirs["Yann Beta"]]])
    second.sync()
    first.sync()
    contacts.restore(first.database, contact_ids=[other])
    for copy in (first, second, first, second):
        assert not copy.sync().conflicts
    assert first.told() == second.told()
    assert called(first) == ["Xena Alpha"]
    emails = {value.text for value in contacts.load(first.database, one).values if value.kind is Kind.EMAIL}
    assert emails == {"x@example.org", "y@example.org"}


def test_a_card_that_says_the_old_name_of_a_circle_is_told_the_new_one(shared: Shared) -> None:
    copy = shared.copy()
    person = typed(copy, "Ada Lee")
    circles.sort(copy.database, people=[person], into=Named("Choir"), out_of=None, makes=True)
    copy.sync()
    circles.rename(copy.database, named=Named("Choir"), new=Named("Hikers"))
    shared.phone.new("phone-1", ["FN:Ben Lee", "N:Lee;Ben;;;", "CATEGORIES:Choir"])
    copy.sync()
    assert [line for line in shared.lines() if line.startswith("CATEGORIES")] == ["CATEGORIES:Hikers"] * 2


def test_nobody_is_put_into_a_second_address_book_of_one_account(shared: Shared, radicale: Server) -> None:
    shared.phone.new("phone-1", ["FN:Ada Lee", "N:Lee;Ada;;;"])
    copy = shared.copy(Sharing(people=People.THEIRS))
    typed(copy, "Ben Lee")
    url = radicale.new_book(f"{shared.url.rstrip('/').rpartition('/')[2]}-second")
    (second,) = servers.add(
        copy.database, host="127.0.0.1", user="zoé", address=url, books=[replace(BOOK, url=url)], sharing=ALL
    )
    first = copy.book
    for copy.book in (second, first, second):
        copy.sync()
    assert [line for line in shared.lines() if line.startswith("FN")] == ["FN:Ada Lee"]
    there = Phone(radicale, url).cards().values()
    assert ["FN:Ben Lee" in card for card in there] == [True]


@pytest.mark.parametrize("written", ["https://me:pla1nly@example.org/dav/", "me:pla1nly@example.org/dav/"])
def test_a_password_within_an_address_is_kept_nowhere(tmp_path: Path, written: str) -> None:
    with closing(open_book(tmp_path / "book")) as database:
        book = replace(BOOK, url="https://example.org/dav/")
        servers.add(database, host="example.org", user="me", address=written, books=[book])
        assert servers.every(database)[0].address.endswith("example.org/dav/")
    assert not any(b"pla1nly" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_each_of_several_pictures_is_put_there_and_not_its_name_here(shared: Shared, tmp_path: Path) -> None:
    pictures = [picture(colour) for colour in (b"\x00\x00\xff", b"\xff\x00\x00")]
    lines = [f"PHOTO;TYPE={place};ENCODING=b:{one}" for place, one in zip(("WORK", "HOME"), pictures, strict=True)]
    file = tmp_path / "phone.vcf"
    file.write_text("\r\n".join(["BEGIN:VCARD", "VERSION:3.0", "FN:Ada Lee", *lines, "END:VCARD", ""]), "utf-8")
    copy = shared.copy()
    planned, _ = imports.plan(copy.database, [file])
    imports.carry_out(copy.database, planned)
    synced = copy.sync()
    assert [line.rpartition(":")[2] for line in shared.lines() if line.startswith("PHOTO")] == pictures
    assert synced.unkept == ()


def test_what_a_server_does_not_keep_is_told_once(shared: Shared, radicale: Server) -> None:
    proxy = Forgetful(radicale.port)
    shared.url = shared.url.replace(f":{radicale.port}/", f":{proxy.port}/")
    copy = shared.copy()
    person = typed(copy, "Ada Lee", Value(kind=Kind.TITLE, text="Dentist"))
    assert [(name, [value.text for value in values]) for name, values in copy.sync().unkept] == [
        ("Ada Lee", ["Dentist"])
    ]
    contacts.save(copy.database, person, [Edit(None, Value(kind=Kind.TELEPHONE, text="418-555-0100"))])
    assert copy.sync().unkept == ()
    proxy.close()


def test_whoever_was_erased_here_and_is_to_stay_there_is_here_again(shared: Shared) -> None:
    copy = shared.copy()
    person = typed(copy, "Ada Lee", Value(kind=Kind.EMAIL, text="ada@example.org"))
    copy.sync()
    contacts.delete(copy.database, contact_ids=[person])
    contacts.empty_trash(copy.database)
    ((href, card),) = shared.phone.cards().items()
    shared.phone.put(href, card.replace("END:VCARD", "TEL:418-555-0100\r\nEND:VCARD"))
    (conflict,) = copy.sync().conflicts
    copy.sync(Asked(answers={conflict.key: Answer.THEIRS}))
    assert copy.plan().is_nothing
    (again,) = copy.people()
    assert again.display_name == "Ada Lee"
    assert {value.text for value in again.values} >= {"ada@example.org", "418-555-0100"}
    history.undo(copy.database)
    assert not copy.people()


def test_an_address_of_which_the_last_components_were_never_filled_in_is_kept(shared: Shared) -> None:
    copy = shared.copy()
    person = typed(copy, "Ada Lee", Value(kind=Kind.ADDRESS, parts=("", "", "", "Laval")))
    assert copy.sync().unkept == ()
    ((href, card),) = shared.phone.cards().items()
    shared.phone.put(href, card.replace("Laval", "Lévis"))
    copy.sync()
    (address,) = (value for value in contacts.load(copy.database, person).values if value.kind is Kind.ADDRESS)
    assert address.parts[3] == "Lévis"


def test_where_nothing_may_be_written_there_what_comes_from_there_comes_and_is_told(
    shared: Shared, radicale: Server
) -> None:
    proxy = Closed(radicale.port)
    shared.url = shared.url.replace(f":{radicale.port}/", f":{proxy.port}/")
    shared.phone.new("phone-1", ["FN:Ada Lee", "N:Lee;Ada;;;"])
    copy = shared.copy()
    typed(copy, "Ben Lee")
    typed(copy, "Cat Lee")
    synced = copy.sync()
    assert [fault.code for _, fault in synced.failed] == ["server_forbidden"]
    assert synced.done == {(Side.HERE, Act.NEW): 1}
    assert servers.every(copy.database)[0].fault[0] == "server_forbidden"
    assert proxy.puts == 1
    proxy.close()

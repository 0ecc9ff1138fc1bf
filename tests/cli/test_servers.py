"""The commands of address books on servers, in the shapes that docs/command-line.md writes down."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

import pytest
from tests.cli.served import Served, card
from tests.sync.servers import radicale

from entourage.operations import servers
from entourage.operations.book import open_book
from entourage.sync.discovery import RemoteBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Terminal
    from tests.sync.servers import Server

BOOK = {
    *("id", "name", "host", "user", "url", "people", "members_of", "circles", "named", "grouping", "kept_home"),
    *("every", "at_start", "last_at", "linked", "password", "fault"),
}
SYNCED = {
    *("id", "name", "host", "counts", "changed", "moves", "conflicts", "questions", "circles", "withheld"),
    *("unreadable", "left_alone", "emptied", "failed", "unkept", "unkept"),
}
ADA = ("Ada", "Lovelace", "TEL;TYPE=CELL:+33600000001", "EMAIL:ada@example.org")
NUMBER = count()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with radicale(tmp_path_factory.mktemp("radicale")) as running:
        yield running


@pytest.fixture
def served(terminal: Terminal, server: Server, monkeypatch: pytest.MonkeyPatch) -> Served:
    return Served(terminal, server, monkeypatch, f"people{next(NUMBER)}")


def test_which_server_is_asked_is_said_and_what_is_there_is_listed(served: Served) -> None:
    found = served.json("server", "find", served.server.origin, "--user", served.server.user)
    assert found.keys() == {"hosts", "provider", "address_books"}
    assert served.url in [one["url"] for one in found["address_books"]]
    _, said = served.said("server", "find", served.server.origin, "--user", served.server.user)
    assert "This will ask 127.0.0.1" in said
    assert served.server.password not in said
    assert not (served.terminal.folder / "data").exists()


def test_an_address_book_is_added_with_what_usually_leaves_and_nobody_moves(served: Served) -> None:
    served.terminal.said("add", "Carl Weiss", "note=shy")
    added = served.add()
    (book,) = added["address_books"]
    assert book.keys() == BOOK
    assert added["added"] == [book["id"]]
    assert (book["people"], book["circles"], book["grouping"]) == ("everyone", "none", "categories")
    assert book["kept_home"] == ["columns", "labels", "notes"]
    assert (book["every"], book["at_start"], book["last_at"], book["linked"]) == (None, False, None, 0)
    assert book["password"] == "asked"  # noqa: S105 - how it is kept
    assert "Weiss" not in served.cards()
    assert served.json("server", "add", served.url, "--user", served.server.user, status=1)["error"]["code"] == (
        "server_book_known"
    )


def test_what_leaves_is_chosen_in_either_language_and_said(served: Served) -> None:
    served.add("--people", "Collègues", "Amis proches", "--with", "note", "--without", "photo", "adresse")
    (book,) = served.terminal.json("server", "list")["address_books"]
    assert (book["people"], book["members_of"]) == ("circles", ["Colleagues", "Close friends"])
    assert book["kept_home"] == ["address", "columns", "labels", "photo"]
    choices = ["--people", "everyone", "--circles", "Clients", "--group-cards", "--every", "60", "--at-start", "oui"]
    _, said = served.terminal.said("server", "set", book["name"], *choices, "--name", "Work")
    assert "Everyone in your book but you" in said
    assert "as groups: Clients" in said
    assert "every hour" in said
    (book,) = served.terminal.json("server", "list")["address_books"]
    told = (book["name"], book["people"], book["circles"], book["named"], book["grouping"])
    assert told == ("Work", "everyone", "some", ["Clients"], "cards")
    assert (book["every"], book["at_start"]) == (60, True)
    assert book["kept_home"] == ["address", "columns", "labels", "photo"]


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (["--people", "Cleints"], "circle_unknown"),
        (["--people", "everyone", "Clients"], "not_a_circle"),
        (["--circles", "Cleints"], "circle_unknown"),
        (["--with", "notse"], "word_unknown"),
        (["--with", "notes", "--without", "note"], "field_on_both_sides"),
        (["--every", "3"], "minutes_unclear"),
        (["--at-start", "perhaps"], "yes_or_no"),
    ],
)
def test_what_is_not_understood_is_refused_before_anybody_is_asked(
    served: Served, choice: list[str], code: str
) -> None:
    address = "http://127.0.0.1:9/"  # where nothing answers
    wrong = served.json("server", "add", address, "--user", "zoe", *choice, status=1)["error"]
    assert wrong["code"] == code
    served.add()
    assert served.terminal.json("server", "set", "1", *choice, status=1)["error"]["code"] == code


def test_where_the_server_lets_nobody_in_no_book_is_begun(served: Served) -> None:
    served.pipe(b"wrong\n")
    more = ["--user", served.server.user, "--password-stdin", "--people", "Clients"]
    _, said = served.terminal.said("server", "add", served.url, *more, status=1)
    assert "does not take this user name" in said
    assert "no book" not in said
    assert not (served.terminal.folder / "data").exists()


def test_an_address_book_that_is_not_there_is_told_with_those_that_are(served: Served) -> None:
    wrong = served.json(
        "server", "add", served.server.origin, "--user", served.server.user, "--book", "Wrok", status=1
    )["error"]
    assert wrong["code"] == "address_book_not_there"
    assert "people" in wrong["message"]


def test_of_several_address_books_the_first_takes_whom_this_book_puts_there(served: Served) -> None:
    second = served.server.new_book(f"second{next(NUMBER)}")
    served.terminal.said("add", "Carl Weiss")
    names = [url.rstrip("/").rpartition("/")[2] for url in (served.url, second)]
    found = served.json("server", "find", served.server.origin, "--user", served.server.user)["address_books"]
    called = [next(one["name"] for one in found if one["url"].rstrip("/").endswith(f"/{name}")) for name in names]
    options = ["--user", served.server.user, "--ask-each-time", "--book", *called]
    added = served.json("server", "add", served.server.origin, *options)
    assert [one["people"] for one in added["address_books"]] == ["everyone", "theirs"]
    served.json("sync")
    assert "Weiss" in served.cards()
    assert "Weiss" not in served.server.ask("GET", second.removeprefix(served.server.origin))[1].decode()


def test_who_is_forgotten_stays_on_both_sides(served: Served) -> None:
    served.put("ada", card("ada", *ADA))
    served.add()
    served.sync()
    served.terminal.json("server", "remove", "1")
    assert served.terminal.json("server", "list")["address_books"] == []
    assert served.names() == ["Ada Lovelace"]
    assert "Lovelace" in served.cards()


def test_a_dry_run_says_both_sides_and_writes_neither(served: Served) -> None:
    served.terminal.said("add", "Carl Weiss", "email=carl@example.org", "note=shy")
    served.put("ada", card("ada", *ADA))
    served.add()
    before = served.cards()
    planned = served.sync("--dry-run")
    assert planned.keys() == SYNCED
    assert [(one["side"], one["act"], one["full_name"]) for one in planned["moves"]] == [
        ("here", "new", "Ada Lovelace"),
        ("there", "new", "Carl Weiss"),
    ]
    assert planned["withheld"] == {"notes": 1}
    assert planned["counts"]["here"] == {"new": 1, "changed": 0, "gone": 0, "linked": 0}
    assert {one["field"] for one in planned["moves"][1]["changes"]} == {"formatted_name", "name", "email"}
    assert (served.cards(), served.names()) == (before, ["Carl Weiss"])
    lines, said = served.said("sync", "--dry-run")
    assert "  New  Carl Weiss [1] — E-mail: carl@example.org (added)" in lines.splitlines()
    assert "What stays here: notes" in said
    assert f"Asking 127.0.0.1:{served.server.port}…" in said


def test_a_sync_says_what_it_did_and_the_next_has_nothing_to_do(served: Served) -> None:
    served.terminal.said("add", "Carl Weiss", "note=shy")
    served.put("ada", card("ada", *ADA))
    served.add()
    done = served.sync()
    assert done.keys() == SYNCED
    assert [(one["side"], one["full_name"]) for one in done["moves"]] == [
        ("here", "Ada Lovelace"),
        ("there", "Carl Weiss"),
    ]
    assert (done["counts"]["here"]["new"], done["counts"]["there"]["new"]) == (1, 1)
    assert "Weiss" in served.cards()
    assert "shy" not in served.cards()
    assert served.sync()["moves"] == []
    (book,) = served.terminal.json("server", "list")["address_books"]
    assert book["linked"] == 2
    assert book["last_at"]


def test_what_came_from_a_server_is_in_the_history_in_words_and_can_be_undone(served: Served) -> None:
    served.put("ada", card("ada", *ADA))
    served.add()
    served.sync()
    served.put("ada", card("ada", *ADA, "TITLE:Countess"))
    served.sync()
    newest, first, *_ = served.terminal.said("history")[0].splitlines()
    (name,) = (one["name"] for one in served.terminal.json("server", "list")["address_books"])
    assert f"sync with {name} (1 person)" in newest
    assert f"import {name} (1 new person)" in first
    said = served.terminal.said("undo", tongue="fr_FR.UTF-8")[1]
    assert f"synchroniser avec {name} (1 personne)" in said
    assert "title" not in served.terminal.json("show", "Ada Lovelace")


def test_whose_import_was_taken_back_is_left_alone_until_brought_again(served: Served) -> None:
    served.put("ada", card("ada", *ADA))
    served.add()
    served.sync()
    served.terminal.said("take-back", "1")
    assert (served.sync("--dry-run")["left_alone"], served.names()) == (1, [])
    assert "sync --bring-back" in served.said("sync")[1]
    assert served.names() == []
    served.sync("--bring-back")
    assert served.names() == ["Ada Lovelace"]
    assert served.cards().count("BEGIN:VCARD") == 1


def test_who_comes_with_circles_is_new_and_not_changed_too(served: Served) -> None:
    served.put("ada", card("ada", *ADA, "CATEGORIES:Choir"))
    served.add("--circles", "all")
    done = served.sync()
    assert [(one["side"], one["act"], one["full_name"]) for one in done["moves"]] == [("here", "new", "Ada Lovelace")]
    assert (done["counts"]["here"]["new"], done["counts"]["here"]["changed"]) == (1, 0)
    assert served.terminal.json("list", "--circle", "Choir")["contacts"][0]["full_name"] == "Ada Lovelace"


def test_most_cards_gone_changes_nothing_until_that_is_said_to_be_right(served: Served) -> None:
    for number in range(12):
        served.put(f"a{number}", card(f"a{number}", "Ada", f"Number {number}"))
    served.add()
    served.sync()
    for number in range(12):
        served.drop(f"a{number}")
    assert served.sync("--dry-run")["emptied"] == "there"
    lost = served.sync(status=1)
    assert lost["error"]["code"] == "server_emptied"
    assert "sync --accept-emptied" in served.said("sync", status=1)[1]
    assert len(served.names()) == 12
    assert served.sync("--accept-emptied")["counts"]["here"]["gone"] == 12
    assert served.names() == []


def test_what_goes_wrong_with_one_address_book_leaves_the_others_alone(served: Served) -> None:
    served.add()
    lost = served.server.new_book(f"lost{next(NUMBER)}")
    served.json("server", "add", lost, "--user", served.server.user, "--ask-each-time")
    served.server.remove_book(lost)
    served.put("ada", card("ada", *ADA))
    answer = served.json("sync", status=1)
    first, second = answer["address_books"]
    assert first["counts"]["here"]["new"] == 1
    assert second["error"]["code"] == answer["error"]["code"] == "server_book_gone"
    said = served.said("sync", status=1)[1].splitlines()
    assert said[-2:] == [f"{second['name']}:", second["error"]["message"]]
    assert served.terminal.json("server", "list")["address_books"][1]["fault"]["code"] == "server_book_gone"


def test_a_sync_that_is_stopped_says_that_the_next_goes_on(served: Served) -> None:
    database = open_book(served.terminal.folder / "data")
    with socket.create_server(("127.0.0.1", 0)) as silent, closing(database):
        host = f"127.0.0.1:{silent.getsockname()[1]}"
        url = f"http://{host}/addresses/"
        book = RemoteBook(url, "Work", is_writable=True, syncs=True, versions=("3.0",), largest=0)
        servers.add(database, host=host, user="zoe", address=url, books=[book])
        command = ["entourage", "--data", str(served.terminal.folder / "data"), "sync", "--password-stdin"]
        pipe = subprocess.PIPE
        with subprocess.Popen([sys.executable, "-m", *command], stdin=pipe, stderr=pipe) as running:
            assert running.stdin
            assert running.stderr
            running.stdin.write(b"secret\n")
            running.stdin.flush()
            connection, _ = silent.accept()
            connection.recv(100)
            running.send_signal(signal.SIGINT)
            assert running.wait(20) == 130
            assert b"The next sync goes on from there." in running.stderr.read()
            connection.close()


def test_without_an_address_book_there_is_nothing_to_sync(terminal: Terminal) -> None:
    assert terminal.json("sync") == {"dry_run": False, "waiting": 0, "address_books": []}
    assert "server add ADDRESS" in terminal.said("sync")[1]
    assert terminal.json("sync", "Work", status=1)["error"]["code"] == "server_unknown"

"""The whole chain on a real book, driven through the command's own door."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from entourage import assets
from entourage.cli.main import run

CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nFN:Élodie Côté\r\nN:Côté;Élodie;;;\r\nTITLE:Analyste\r\n"
    "EMAIL;TYPE=HOME:elodie@example.org\r\nNOTE:venue avec Luc\\, hier\r\nX-ODD;X-P=1:kept\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:two\r\nFN:Luc Roy\r\nN:Roy;Luc;;;\r\nTEL:418 555-0100\r\nEND:VCARD\r\n"
)
LINKEDIN = (
    'Notes:\n"When exporting, you may notice that some addresses are missing."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Luc,Roy,https://www.linkedin.com/in/lucroy,,Northwind,Analyst,15 Jan 2024\n"
    "Ada,Petit,https://www.linkedin.com/in/ada,,Northwind,CTO,16 Jan 2024\n"
    ",,,,,,17 Jan 2024\n"
)


class Book:
    """Live as a person at a terminal, with a book of their own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[bytes]) -> None:
        self.folder = folder
        self.capture = capture
        (folder / "cards.vcf").write_text(CARDS, encoding="utf-8", newline="")
        (folder / "Connections.csv").write_text(LINKEDIN, encoding="utf-8")

    def __call__(self, *arguments: str, status: int = 0) -> dict[str, object]:
        self.capture.readouterr()
        given = ["--data", str(self.folder / "data"), "--json", *arguments]
        environment = {"LANG": "en_US.UTF-8"}
        assert run(given, environment=environment, catalogues=assets.folder("i18n"), window=pytest.fail) == status
        return json.loads(self.capture.readouterr().out)

    def file(self, name: str) -> str:
        return str(self.folder / name)

    def people(self) -> dict[str, int]:
        return {one["full_name"]: one["id"] for one in self("list")["contacts"]}


@pytest.fixture
def book(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Book:
    return Book(tmp_path, capfdbinary)


def test_the_same_files_twice_change_nothing_and_namesakes_are_asked(book: Book) -> None:
    first = book("import", book.file("cards.vcf"), book.file("Connections.csv"))
    assert first["counts"] == {"new": 3, "updated": 0, "same": 0, "maybe": 1, "unreadable": 1}
    asked = next(step for step in first["steps"] if step["action"] == "maybe")
    assert asked["full_name"] == "Luc Roy"
    assert [one["code"] for one in asked["maybe"][0]["reasons"]] == ["same_name"]
    before = (book("list"), book("history"), book("imports"))
    again = book("import", book.file("cards.vcf"), book.file("Connections.csv"))
    assert again["counts"] == {"new": 0, "updated": 0, "same": 4, "maybe": 0, "unreadable": 1}
    assert (book("list"), book("history"), book("imports")) == before


def test_a_newer_file_is_followed_and_what_was_typed_stays(book: Book) -> None:
    book("import", book.file("cards.vcf"))
    people = book.people()
    book("set", "Luc Roy", "telephone", "418 555-9999")
    newer = CARDS.replace("TITLE:Analyste", "TITLE:Directrice").replace("418 555-0100", "418 555-0111")
    Path(book.file("newer.vcf")).write_text(newer, encoding="utf-8", newline="")
    counts = book("import", book.file("newer.vcf"))["counts"]
    assert (counts["new"], counts["maybe"], counts["updated"]) == (0, 0, 1)
    assert book("show", str(people["Élodie Côté"]))["title"] == "Directrice"
    assert [one["value"] for one in book("show", "Luc Roy")["phones"]] == ["418 555-9999"]


def test_who_was_deleted_does_not_come_back_even_erased(book: Book) -> None:
    book("import", book.file("cards.vcf"))
    book("delete", "Luc Roy")
    assert book("import", book.file("cards.vcf"))["counts"]["same"] == 2
    book("trash", "--empty")
    assert book("import", book.file("cards.vcf"))["counts"]["same"] == 2
    assert list(book.people()) == ["Élodie Côté"]


def test_everything_is_undone_and_redone_after_restarts(book: Book) -> None:
    states = [_state(book)]
    acts = [
        ("import", book.file("cards.vcf"), "--circle", "Clients"),
        ("circle", "add", "Chorale"),
        ("sort", "Luc Roy", "--into", "Chorale", "--out-of", "Clients"),
        ("rules", "--set", "Chorale", "politics", "little"),
        ("rules", "--exception", "Luc Roy", "photos_of_me", "nothing"),
        ("rules", "--preset", "open"),
        ("set", "Élodie Côté", "given", "Élo"),
        ("circle", "rename", "Chorale", "Le chœur"),
        ("circle", "close", "Clients"),
        ("delete", "Luc Roy"),
        ("circle", "remove", "Le chœur"),
    ]
    for act in acts:
        book(*act)
        states.append(_state(book))
    for expected in reversed(states[:-1]):
        book("undo")
        assert _state(book) == expected
    assert book("undo", status=1)["error"]["code"] == "nothing_to_undo"
    for expected in states[1:]:
        book("redo")
        assert _state(book) == expected


def _state(book: Book) -> tuple[object, ...]:
    people = book("list")["contacts"]
    shown = [book("show", str(one["id"])) for one in people]
    return people, shown, book("circles"), book("rules"), book("trash")["trash"], book("list", "--search", "cot")


def test_the_strictest_rule_decides_and_says_so(book: Book) -> None:
    book("import", book.file("cards.vcf"))
    book("sort", "Luc Roy", "--into", "Amis proches")
    book("sort", "Luc Roy", "--into", "Clients")
    answer = book("why", "Luc Roy", "Photos de moi")
    assert (answer["verdict"], answer["because"], answer["decided_by"]) == ("little", "circles", ["Clients"])
    book("rules", "--exception", "Luc Roy", "photos_of_me", "tout")
    assert book("why", "Luc Roy", "photos_of_me")["because"] == "exception"
    book("circle", "close", "Clients")
    assert book("why", "Luc Roy", "photos_of_me")["verdict"] == "nothing"
    assert book("why", "Élodie Côté", "leisure")["because"] == "not_sorted"


def test_what_goes_out_comes_in_again_as_the_same_people(book: Book) -> None:
    book("import", book.file("cards.vcf"))
    before = book("show", "Élodie Côté")
    for form in ("vcard", "json"):
        book("export", "--format", form, "--out", book.file(f"out.{form}"))
        other = Book(book.folder / form, book.capture) if (book.folder / form).mkdir() is None else book
        other("import", book.file(f"out.{form}"))
        after = other("show", "Élodie Côté")
        for answer in (before, after):
            for value in answer["values"]:
                value["sources"] = value["files"] = []
        assert after["values"] == before["values"]


def test_a_file_that_cannot_be_read_costs_only_itself(book: Book) -> None:
    answer = book("import", book.file("nowhere.vcf"), book.file("cards.vcf"), status=1)
    assert answer["counts"]["new"] == 2
    assert answer["error"]["code"] == "file_missing"
    assert "nowhere.vcf" in answer["error"]["message"]


def test_a_full_disk_leaves_the_book_as_it_was(book: Book) -> None:
    book("import", book.file("cards.vcf"))
    many = "".join(CARDS.replace("UID:", f"UID:{number}-") for number in range(3000))
    Path(book.file("many.vcf")).write_text(many, encoding="utf-8", newline="")
    script = (
        "import resource, sys; sys.dont_write_bytecode = True; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000)); "
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "from entourage.__main__ import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", script, "--data", book.file("data"), "--json", "import", book.file("many.vcf")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "disk_full"
    assert len(book.people()) == 2


def test_a_book_of_a_newer_program_is_refused_untouched(book: Book) -> None:
    from entourage.storage.migrate import connect  # noqa: PLC0415 - the one test that needs it

    book("import", book.file("cards.vcf"))
    path = Path(book.file("data")) / "book.entourage"
    connection = connect(path, 1)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = path.read_bytes()
    assert book("list", status=1)["error"]["code"] == "database_newer"
    assert path.read_bytes() == before


def test_who_is_erased_leaves_nothing_behind_in_the_file(book: Book) -> None:
    planted = CARDS.replace("Roy", "Zyxplanted").replace("555-0100", "555-7777777").replace("UID:two", "UID:zyxplanted")
    Path(book.file("planted.vcf")).write_text(planted, encoding="utf-8", newline="")
    book("import", book.file("planted.vcf"))
    book("set", "Luc Zyxplanted", "note", "zyxplanted by hand")
    book("undo")
    book("redo")
    book("delete", "Luc Zyxplanted")
    assert book("trash", "--empty")["erased"] == 1
    left = b"".join(path.read_bytes() for path in (book.folder / "data").iterdir()).lower()
    assert b"zyxplanted" not in left
    assert b"555-7777777" not in left
    assert book("import", book.file("planted.vcf"))["counts"]["same"] == 2
    while any(act["state"] == "done" for act in book("history")["history"]):
        book("undo")
    left = b"".join(path.read_bytes() for path in (book.folder / "data").iterdir()).lower()
    assert b"zyxplanted" not in left
    assert book("self-test")["checks"][-1]["ok"]

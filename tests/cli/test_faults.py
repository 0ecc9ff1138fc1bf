"""Whatever goes wrong costs a sentence that names it, and nothing else."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from itertools import takewhile
from pathlib import Path

import pytest

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nFN:Élodie Côté 山田\r\nN:Côté;Élodie;;;\r\nEND:VCARD\r\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(range(256)) * 4

# Where the signal comes while Python makes code of a text, as for a dataclass, it ends by the signal itself once all is
# cleaned up; a shell says 130 of that too.
STOPPED = (130, -signal.SIGINT)


def entourage(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a person does, with a plain environment."""
    given = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",  # Python 3.11 does not start under C where it is installed in a folder with accents
        "PYTHONIOENCODING": "ascii",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "entourage", "--data", str(folder / "data"), *arguments]
    return subprocess.run(command, capture_output=True, check=False, **{"env": given, **options})


def write(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.vcf", b"", "file_empty"),
        ("blank.csv", b"\r\n \r\n", "file_empty"),
        ("photo.vcf", JPEG, "not_contacts"),
        ("photo.csv", JPEG, "not_contacts"),
        ("report.vcf", b"%PDF-1.7\n1 0 obj\n", "not_contacts"),
        ("letter.csv", b"Dear all,\nthis is no table.\n", "not_contacts"),
        ("numbers.csv", b"12,14,15\n16,17,18\n", "columns_unknown"),
        ("cut.json", b'{"format": "entourage", "peo', "file_damaged"),
    ],
)
def test_a_file_that_is_no_list_of_contacts_is_named_and_the_others_are_imported(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    bad, good = write(tmp_path / name, content), write(tmp_path / "good.vcf", CARD)
    done = entourage(tmp_path, "--json", "import", bad, good)
    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert answer["counts"]["new"] == 1
    assert answer["unread"][0]["code"] == code
    assert name in answer["error"]["message"]
    assert answer["error"]["message"] in done.stderr.decode()


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    done = entourage(tmp_path, "--json", "import", str(tmp_path), str(tmp_path / "nowhere.vcf"))
    answer = json.loads(done.stdout)
    assert [one["code"] for one in answer["unread"]] == ["file_missing", "nobody_inside"]
    assert "nowhere.vcf" in done.stderr.decode()


@pytest.mark.skipif(not (shutil.which("setpriv") and os.geteuid() == 0), reason="only root may become someone else")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    for parent in takewhile(lambda one: one != Path(tempfile.gettempdir()), tmp_path.parents[:3]):
        parent.chmod(0o755)  # the folder of everybody's temporary files stays open to all
    secret, good = Path(write(tmp_path / "secret.vcf", CARD)), write(tmp_path / "good.vcf", CARD)
    secret.chmod(0o600)
    become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    command = [*become, sys.executable, "-m", "entourage", "--data", str(tmp_path / "data"), "--json", "import"]
    probe = subprocess.run([*become, sys.executable, "-c", "import entourage"], check=False, capture_output=True)
    if probe.returncode:
        pytest.skip("nobody may run this Python")
    done = subprocess.run([*command, str(secret), good], capture_output=True, check=False)
    answer = json.loads(done.stdout)
    assert [one["code"] for one in answer["unread"]] == ["file_not_readable"]
    assert answer["counts"]["new"] == 1


def test_a_card_cut_off_costs_no_other_card(tmp_path: Path) -> None:
    cut = CARD + CARD.replace("UID:one", "UID:two").partition("END:")[0] + CARD.replace("UID:one", "UID:three")[:40]
    answer = json.loads(entourage(tmp_path, "--json", "import", write(tmp_path / "cut.vcf", cut)).stdout)
    assert answer["counts"]["new"] == 2
    assert {one["code"] for one in answer["notices"]} >= {"missing_end"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["print", "--circle", "Nobody", "--out", "c.pdf"],
        ["print", "--circle", "Clients", "--out", "nowhere/c.pdf"],
        ["export", "--format", "vcard", "--out", "nowhere/c.vcf"],
        ["sort", "Nobody", "--into", "Clients"],
        ["sort", "Ana", "--into", "Nobody"],
        ["sort", "Ana"],
        ["sort", "Ana", "--into", "Clients", "--out-of", "clients"],
        ["set", "Ana", "shoe_size", "38"],
        ["set", "Ana", "birthday", "someday"],
        ["rules", "--set", "Clients", "politics", "perhaps"],
        ["rules", "--set", "Clients", "confidential", "everything"],
        ["rules", "--set", "public", "politics", "no opinion"],
        ["rules", "--preset", "wild"],
        ["why", "Ana", "the weather"],
        ["circle", "add", "Clients"],
        ["circle", "add", " "],
        ["circle", "add", "not sorted yet"],
        ["circle", "rename", "Clients", "Le public"],
        ["circle", "rename", "Clients", "Colleagues"],
        ["add", " "],
        ["topics", "--add", "Politics"],
    ],
)
@pytest.mark.parametrize("tongue", ["en", "fr"])
def test_what_cannot_be_done_is_told_in_a_sentence_and_nothing_changes(
    tmp_path: Path, arguments: list[str], tongue: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from entourage import assets  # noqa: PLC0415 - only this test runs it in its own process
    from entourage.cli.main import run  # noqa: PLC0415

    def said(*given: str) -> tuple[int, bytes, bytes]:
        capfdbinary.readouterr()
        status = run(
            ["--data", str(tmp_path / "data"), *given],
            environment={},
            catalogues=assets.folder("i18n"),
            window=pytest.fail,
        )
        return status, *capfdbinary.readouterr()

    said("add", "Ana")
    before = [said("--json", "list"), said("--json", "rules"), said("--json", "circles"), said("--json", "history")]
    given = [str(tmp_path / one) if "." in one else one for one in arguments]
    status, out, told = said("--language", tongue, *given)
    assert (status, out) == (1, b"")
    assert len(told.decode().splitlines()) == 1
    assert b"Traceback" not in told
    after = [said("--json", "list"), said("--json", "rules"), said("--json", "circles"), said("--json", "history")]
    assert after == before


@pytest.mark.parametrize(("tongue", "usage"), [("en", "usage: "), ("fr", "utilisation")])
def test_misuse_is_explained_in_the_language_asked(tmp_path: Path, tongue: str, usage: str) -> None:
    for arguments in (
        [],
        ["nonsense"],
        ["print"],
        ["export", "--format", "fax", "--out", "x"],
        ["history", "--limit", "x"],
    ):
        done = entourage(tmp_path, "--language", tongue, *arguments)
        assert done.returncode == 2
        assert done.stdout == b""
        assert usage in done.stderr.decode().lower()
        assert ("error" in done.stderr.decode()) == (tongue == "en")
    assert not (tmp_path / "data").exists()


def test_names_in_every_script_are_written_whatever_the_terminal_is_said_to_take(tmp_path: Path) -> None:
    entourage(tmp_path, "import", write(tmp_path / "good.vcf", CARD))
    done = entourage(tmp_path, "list")
    assert (done.returncode, done.stdout.decode().strip().startswith("1")) == (0, True)
    assert "Élodie Côté 山田" in done.stdout.decode()


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    cards = "".join(CARD.replace("one", str(number)) for number in range(3000))
    entourage(tmp_path, "import", write(tmp_path / "many.vcf", cards))
    command = [sys.executable, "-m", "entourage", "--data", str(tmp_path / "data"), "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_interrupted_import_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    entourage(tmp_path, "add", "Ana")
    cards = "".join(CARD.replace("one", str(number)) for number in range(8000))
    many = write(tmp_path / "many.vcf", cards)
    command = [sys.executable, "-m", "entourage", "--data", str(tmp_path / "data"), "import", many]
    log = tmp_path / "data" / "book.entourage-wal"
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline and not (log.exists() and log.stat().st_size):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    people = json.loads(entourage(tmp_path, "--json", "list").stdout)["contacts"]
    assert len(people) in (1, 8001)
    assert process.returncode in (0, *STOPPED)
    assert len(told.decode().splitlines()) == 1


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_piped_in_is_gone_however_the_command_is_ended(tmp_path: Path, asked: signal.Signals) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    text = "".join(f"Ana{number} Silva <a{number}@example.org>\n" for number in range(30_000))
    command = [sys.executable, "-m", "entourage", "--data", str(tmp_path / "data"), "import", "--dry-run", "-"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(passing)},
        # Whoever runs the tests may be deaf to it (nohup), and what they start would be, too.
        preexec_fn=lambda: signal.signal(asked, signal.SIG_DFL),  # noqa: PLW1509 - no thread is in its way
    ) as process:
        assert process.stdin
        process.stdin.write(text.encode())
        process.stdin.close()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not any(path.is_file() for path in passing.rglob("*")):
            time.sleep(0.01)
        assert process.poll() is None
        process.send_signal(asked)
        assert process.wait(60) in STOPPED
    assert not list(passing.iterdir())


@pytest.mark.parametrize("arguments", [["print", "--circle", "Clients"], ["export", "--format", "json"]])
def test_a_full_disk_leaves_what_was_printed_or_exported_before(tmp_path: Path, arguments: list[str]) -> None:
    cards = "".join(CARD.replace("one", str(number)) for number in range(800))
    entourage(tmp_path, "import", "--circle", "Clients", write(tmp_path / "many.vcf", cards))
    out = tmp_path / "out"
    out.write_bytes(b"before")

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = entourage(tmp_path, "--json", *arguments, "--out", str(out), preexec_fn=no_room)
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "file_not_written"
    assert out.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "many.vcf", "out"]


def test_a_damaged_book_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    entourage(tmp_path, "add", "Ana")
    book = tmp_path / "data" / "book.entourage"
    whole = book.read_bytes()
    for content in (b"no book" * 1000, whole[: len(whole) // 3], b"SQLite format 3\x00" + bytes(4000)):
        book.write_bytes(content)
        done = entourage(tmp_path, "--json", "list")
        assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (1, "database_damaged")
        assert "book.entourage" in done.stderr.decode()
        assert book.read_bytes() == content


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    done = entourage(tmp_path, "--json", "list")
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (1, "folder_not_writable")

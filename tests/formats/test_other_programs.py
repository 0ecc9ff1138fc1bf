"""What we write is read by programs that nobody here wrote: khard on a terminal, Radicale on a server."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import radicale.app
from radicale import config

from entourage.domain.contact import Kind, Name, Photo, Profile, Value
from entourage.formats import vcard
from entourage.formats.record import Record

if TYPE_CHECKING:
    from pathlib import Path

UID = "00000000-0000-4000-8000-{:012}"
PEOPLE = [
    Record(
        identifier=UID.format(number),
        values=(
            Value(kind=Kind.FORMATTED_NAME, text=name),
            Value(kind=Kind.NAME, parts=Name("Roux", name)),
            Value(kind=Kind.NAME, parts=Name("ルー", "ゾエ"), parameters=(("LANGUAGE", "ja"),)),
            Value(kind=Kind.TELEPHONE, text="+33 6 12 34 56 78", types=("cell",), label="Chalet"),
            Value(kind=Kind.EMAIL, text="zoe@example.org", types=("home", "pref")),
            Value(kind=Kind.ADDRESS, parts=("", "", "12, rue du Quai\nau fond", "Québec", "QC", "G1R", "Canada")),
            Value(kind=Kind.BIRTHDAY, text="--04-12"),
            Value(kind=Kind.NOTE, text="Une note, « longue » ; 12 €\n" * 12),
            Value(kind=Kind.CATEGORY, text="Chorale, basse"),
            Value(kind=Kind.URL, text="https://example.org/a;b=1,2?c=d"),
            Value(kind=Kind.PROFILE, parts=Profile("linkedin", "zoe", "https://www.linkedin.com/in/zoe", "2024-01-31")),
            Value(kind=Kind.PHOTO, photo=Photo("image/jpeg", b"\xff\xd8\xff" + bytes(range(256)) * 9)),
            Value(kind=Kind.OTHER, name="KEY", text="no base64!", parameters=(("ENCODING", "b"),)),
            Value(kind=Kind.OTHER, name="Field of mine", text="x;y,z"),
        ),
    )
    for number, name in enumerate(["Zoé; Ada, Eve", "Łukasz", "李小龙", "Ève \\ Adam"])
]
GROUP = Record(
    identifier=UID.format(99),
    kind="group",
    values=(Value(kind=Kind.FORMATTED_NAME, text="Chorale"), Value(kind=Kind.NAME, parts=Name("Chorale"))),
    members=tuple(UID.format(number) for number in range(len(PEOPLE))),
)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_khard_lists_everyone_with_their_numbers(tmp_path: Path, version: str) -> None:
    (tmp_path / "people").mkdir()
    for number, card in enumerate(vcard.write(PEOPLE, version)):
        (tmp_path / "people" / f"{number}.vcf").write_bytes(card)
    config_file = tmp_path / "khard.conf"
    config_file.write_text(f"[addressbooks]\n[[people]]\npath = {tmp_path / 'people'}\n", encoding="utf-8")
    said = {}
    for command in (("list", "-F", "formatted_name"), ("phone",), ("email",)):
        told = [sys.executable, "-m", "khard", "-c", str(config_file), *command, "--parsable"]
        run = subprocess.run(told, capture_output=True, check=True, encoding="utf-8", env={"PYTHONUTF8": "1"})
        said[command[0]] = run.stdout.splitlines()
    assert sorted(said["list"]) == sorted(record.values[0].text for record in PEOPLE)
    assert {line.partition("\t")[0] for line in said["phone"]} == {"+33 6 12 34 56 78"}
    assert {line.partition("\t")[0] for line in said["email"] if "\t" in line} == {"zoe@example.org"}


def ask(server: radicale.app.Application, method: str, path: str, body: bytes = b"") -> tuple[str, bytes]:
    """Ask the server as a web server does (PEP 3333)."""
    told: list[Any] = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_TYPE": "text/vcard; charset=utf-8",
        "CONTENT_LENGTH": str(len(body)),
        "REMOTE_USER": "ada",
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
    }
    answer = b"".join(server(environ, lambda status, _: told.append(status)))
    return told[0], answer


def test_radicale_takes_a_whole_book_and_gives_it_back(tmp_path: Path) -> None:
    configuration = config.load()
    options = {"storage": {"filesystem_folder": str(tmp_path)}, "auth": {"type": "remote_user"}}
    configuration.update(options, "test", privileged=True)
    server = radicale.app.Application(configuration)
    status, _ = ask(server, "PUT", "/ada/people/", b"".join(vcard.write([*PEOPLE, GROUP], "3.0")))
    assert status.startswith("201")
    status, back = ask(server, "GET", "/ada/people/")
    assert status.startswith("200")
    found = {record.identifier: record for record in vcard.read(back).items if isinstance(record, Record)}
    assert len(found) == len(PEOPLE) + 1
    for record in PEOPLE:
        assert essence(found[record.identifier]) == essence(record)
    assert {*found[GROUP.identifier].members} == {*GROUP.members}


def essence(record: Record) -> set[tuple[object, ...]]:
    """Give what a server keeps, whatever it writes of types and groups."""
    return {
        (value.kind, re.sub(r"\s+", " ", value.text).strip(), tuple(value.parts), value.label, value.name, value.photo)
        for value in record.values
    }

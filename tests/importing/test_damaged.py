"""Files damaged at random: whatever is in them, the import ends, and the same file again changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entourage import assets
from entourage.cli import shapes
from entourage.language import Language
from entourage.operations import contacts, exporting, imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database

OLD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:C=F4t=\r\n=E9;Zo=E9\r\n"
    "TEL;HOME;VOICE:418 555-0100\r\nADR;WORK:;;1, rue du Quai;Québec;QC;G1R 1A1;Canada\r\n"
    "BDAY:19800229\r\nEND:VCARD\r\n"
).encode("cp1252")
NEW = (
    'BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:one\r\nFN:Élodie Côté\r\nitem1.EMAIL;TYPE="home,pref":e@example.org\r\n'
    "item1.X-ABLabel:_$!<Home>!$_\r\nPHOTO:data:image/png;base64,iVBORw0KGgo=\r\nORG:Nord;Recherche\r\n"
    "X-ODD;X-P=1:ka\r\n pt\r\n"
    "END:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Chorale\r\nMEMBER:urn:uuid:one\r\nEND:VCARD\r\n"
).encode()
GOOGLE = (
    b"First Name,Last Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\r\n"
    b'Ana,Roy,1985-04-12,"deux\r\nlignes",Amis ::: * myContacts,* Home,ana@example.org,Mobile,+1 418 555 0100\r\n'
)
OUTLOOK = (
    '"Prénom";"Nom";"Société";"Adresse de messagerie";"Tél. mobile";"Anniversaire"\r\n'
    '"Zoé";"Côté";"Nord";"z@example.org";"06 12 34 56 78";"12/04/1985"\r\n'
).encode("cp1252")
SIGNS = [
    b"\r\n",
    b"\n",
    b'"',
    b";",
    b",",
    b":",
    b"=",
    b"=\r\n",
    b"\t",
    b"\0",
    b"\xff",
    b"\xe9",
    b"\xc3",
    b"\r\n ",
    b"\\",
]
WORDS = [b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"AGENT:\r\n"]
PIECES = st.sampled_from([*SIGNS, *WORDS])
DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), PIECES | st.just(b"")), max_size=8)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_book(tmp_path_factory.mktemp("book"))
    yield opened
    opened.close()


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([(OLD, ".vcf"), (NEW, ".vcf"), (GOOGLE, ".csv"), (OUTLOOK, ".csv")]), DAMAGE)
def test_a_damaged_file_is_imported_explained_and_known_again(
    database: Database, tmp_path: Path, base: tuple[bytes, str], damage: list[tuple[float, int, bytes]]
) -> None:
    content, suffix = base
    for place, length, piece in damage:
        start = int(place * len(content))
        content = content[:start] + piece + content[start + length :]
    path = tmp_path / f"damaged{suffix}"
    path.write_bytes(content)
    planned, _ = imports.plan(database, [path])
    language = Language("fr", assets.folder("i18n"))
    said = [shapes.step_text(language, planned, step, {}) for step in planned.steps]
    said += [shapes.notice_text(language, notice) for file in planned.files for notice in file.drafted.notices]
    "\n".join(said).encode()
    imports.carry_out(database, planned)
    again, _ = imports.plan(database, [path])
    assert {step.action for step in again.steps} <= {"same", "unreadable"}


def test_letters_that_no_encoding_explains_go_out_in_every_format(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "odd.vcf"
    path.write_bytes(NEW + OLD.replace(b"HOME", b"PRIV\xe9").replace(b"Zo", b"Zo\0\x01\x0b"))
    imports.carry_out(database, imports.plan(database, [path])[0])
    for form in ("vcard", "google-csv", "outlook-csv", "json"):
        out = tmp_path / form
        everyone = contacts.EVERYONE
        exporting.export(database, wanted=everyone, file_format=form, path=out, circle_names={}, for_myself=True)
        assert not imports.plan(database, [out])[1]

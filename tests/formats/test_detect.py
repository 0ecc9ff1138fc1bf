from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Profile, of_kind
from entourage.domain.errors import EntourageError
from entourage.formats import detect
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from pathlib import Path

VCARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nN:Lovelace;Ada;;;\r\nEND:VCARD\r\n"


@given(st.binary() | st.text().map(str.encode))
def test_any_content_gets_an_answer(data: bytes) -> None:
    reading = detect.read_bytes(data)
    assert all(isinstance(item, Record | Notice) for item in reading.items)


@given(st.text(st.sampled_from('aé1@.,;\t"\n\r =:{}[]\0'), max_size=60))
def test_any_scrap_of_a_table_gets_an_answer(text: str) -> None:
    for header in (b"", b"Qui,Quoi\n", b"First Name,Primary Email,Birthday\n", b'{"entourage": 1, "contacts": ['):
        reading = detect.read_bytes(header + text.encode())
        assert all(isinstance(item, Record | Notice) for item in reading.items)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "jpeg"),
        (b"%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04\x14\0", "zip"),
        (b"<!DOCTYPE html><html><body>Name, E-mail</body></html>", "html"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "calendar"),
        (b'{"hello": 1}', "json"),
        (b"Dear all,\n\nit rains, and rains; what a pity.\nYours\n", "text"),
        (bytes(range(32)) * 40, "binary"),
    ],
)
def test_what_is_no_list_of_people_is_named(data: bytes, kind: str) -> None:
    reading = detect.read_bytes(data)
    assert reading.format == "unknown"
    assert list(reading.items) == [Notice(code="not_contacts", text=kind)]


@pytest.mark.parametrize("data", [b"", b" \r\n\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_with_nothing_in_it_is_said_to_be_empty(data: bytes) -> None:
    reading = detect.read_bytes(data)
    assert (reading.format, list(reading.items)) == ("unknown", [Notice(code="empty_file")])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_rubbish_costs_a_marked_table_its_own_place_only(encoding: str) -> None:
    rows = ["First Name,Last Name,E-mail Address", "Zoé,Roe,z@example.com", "Ada," + "\x01" * 40 + ",a@example.com"]
    reading = detect.read_bytes("\r\n".join([*rows, "Bob,Roe,b@example.com", ""]).encode(encoding))
    assert reading.format == "csv"
    assert sum(isinstance(item, Record) for item in reading.items) == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("text", ["First Name,Last Name,Notes\r\nZoé,Roe,né\r\nAda,Roe,n\r\n", VCARD.decode()])
def test_a_file_cut_within_a_letter_is_told_to_be_cut(text: str, encoding: str) -> None:
    cut = detect.read_bytes(text.encode(encoding)[:-1])
    assert [notice.code for notice in cut.begin] == ["cut_off"]
    items = list(cut.items)
    assert "cut_off" in [item.code for item in items if isinstance(item, Notice)]
    assert "\ufffd" not in "".join(value.text for item in items if isinstance(item, Record) for value in item.values)
    assert not detect.read_bytes(text.encode(encoding)).begin


def test_the_name_of_a_file_decides_nothing(tmp_path: Path) -> None:
    for name, data, form in [
        ("a.csv", VCARD, "vcard"),
        ("b.vcf", b"First Name,Last Name,E-mail 2 Address\nAda,Lovelace,a@b.org\n", "csv"),
        ("c.txt", b'{"friends_v2": []}', "json"),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        assert detect.read(path).format == form


def test_broken_json_says_where_it_breaks() -> None:
    reading = detect.read_bytes(b'{"friends_v2": [\n{"name": }\n]}')
    (notice,) = list(reading.items)
    assert isinstance(notice, Notice)
    assert (notice.code, notice.line) == ("bad_json", 2)


def test_files_that_cannot_be_opened_say_why(tmp_path: Path) -> None:
    for path, code in [
        (tmp_path / "none.vcf", "file_missing"),
        (tmp_path, "file_is_folder"),
        (tmp_path / ("x" * 5000), "file_read_failed"),
    ]:
        with pytest.raises(EntourageError) as caught:
            detect.read(path)
        assert (caught.value.code, caught.value.params["path"]) == (code, str(path))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read by root")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.vcf"
    path.write_bytes(VCARD)
    path.chmod(0)
    with pytest.raises(EntourageError) as caught:
        detect.read(path)
    assert caught.value.code == "file_not_readable"


def test_facebook_friends_have_their_accents_back() -> None:
    escaped = "Zoé Müller".encode().decode("latin-1")
    friends = [{"name": escaped, "timestamp": 1190678400}, {"timestamp": 1}, {"name": "José", "timestamp": 0}]
    reading = detect.read_bytes(json.dumps({"friends": {"friends_v2": friends}}).encode())
    zoe, nobody, jose = list(reading.items)
    assert isinstance(zoe, Record)
    assert isinstance(nobody, Notice)
    assert isinstance(jose, Record)
    assert reading.dialect == "facebook"
    assert zoe.values[0].text == "Zoé Müller"
    assert of_kind(zoe.values, Kind.PROFILE)[0].as_profile == Profile("facebook", connected_on="2007-09-25")
    assert (nobody.code, nobody.rejected) == ("no_content", True)
    assert jose.values[0].text == "José"


def test_instagram_accounts_are_read_in_both_their_forms() -> None:
    old = {
        "title": "",
        "string_list_data": [{"href": "https://www.instagram.com/ada", "value": "ada", "timestamp": 1190678400}],
    }
    new = {"title": "bob", "string_list_data": [{"href": "https://www.instagram.com/_u/bob", "timestamp": 1190678400}]}
    none = {"title": "", "string_list_data": []}
    for document in ([old, new, none], {"relationships_following": [old, new, none]}):
        ada, bob, nobody = list(detect.read_bytes(json.dumps(document).encode()).items)
        assert isinstance(ada, Record)
        assert isinstance(bob, Record)
        assert ada.values[0].as_profile == Profile("instagram", "ada", "https://www.instagram.com/ada", "2007-09-25")
        assert bob.values[0].as_profile.handle == "bob"
        assert isinstance(nobody, Notice)

"""Folders and archives: what is found in them, and what cannot harm."""

from __future__ import annotations

import gzip
import io
import os
import struct
import tarfile
import time
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entourage.domain.errors import EntourageError
from entourage.domain.watching import Cancelled
from entourage.formats import containers, detect, inner_files
from entourage.formats.gzipped import MOST_MEMBERS, beginning, gunzipped
from entourage.formats.inner_names import address
from entourage.formats.record import Notice
from entourage.formats.sniffing import HEAD, Looks, looks_of
from entourage.formats.zip_archive import ArchiveError, entries, read_entry

if TYPE_CHECKING:
    from entourage.domain.watching import Progress
    from entourage.formats.containers import Survey

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\nEND:VCARD\r\n"
ADA, BEA = CARD % b"Ada", CARD % b"Bea"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return memory.getvalue()


def surveyed(folder: Path, data: bytes) -> Survey:
    path = folder / "export.zip"
    path.write_bytes(data)
    return containers.survey(path)


def names(found: Survey) -> set[str]:
    return {str(path.relative_to(found.path)) for path in (*found.lists, *found.cards)}


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(EntourageError) as fault:
        surveyed(folder, data)
    return fault.value.code


def test_lists_are_found_by_what_is_in_them_and_read_where_they_stand(tmp_path: Path) -> None:
    found = surveyed(
        tmp_path,
        zipped(
            {
                "a/no name": ADA + BEA,
                "connections.txt": b"First Name,Last Name,URL,Company,Position,Connected On\nAda,L,u,,,01 Jan 2020\n",
                "friends": b'{"friends_v2": [{"name": "Ada"}]}',
                "picture.vcf": b"\xff\xd8\xff\xe0",
                "messages.json": b'{"participants": [{"name": "Ada"}], "messages": []}',
            }
        ),
    )
    assert names(found) == {"a/no name", "connections.txt", "friends"}
    assert (found.files, found.without) == (5, 2)
    assert detect.content(found.path / "a/no name") == ADA + BEA
    assert sorted(one.name for one in tmp_path.iterdir()) == ["export.zip"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
@given(files=st.dictionaries(st.sampled_from("abcdé"), st.binary(max_size=300).map(ADA.__add__), min_size=1))
def test_entries_are_what_was_put_in(method: int, files: dict[str, bytes]) -> None:
    stream = io.BytesIO(zipped(files, method))
    found = {entry.name: read_entry(stream, entry, 1 << 20) for entry in entries(stream)}
    assert found == files


@given(st.binary(min_size=1, max_size=400), st.integers(0, 5000), st.integers(0, 255))
def test_a_damaged_archive_never_does_more_than_say_so(data: bytes, place: int, byte: int) -> None:
    archive = bytearray(zipped({"a.vcf": ADA + data, "b.vcf": BEA}))
    archive[place % len(archive)] = byte
    stream = io.BytesIO(bytes(archive[: place + 100]) if byte % 2 else bytes(archive))
    with suppress(ArchiveError):
        for entry in entries(stream):
            assert len(read_entry(stream, entry, 1 << 20)) == entry.size


def test_a_packed_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "all.vcf.gz"
    path.write_bytes(gzip.compress(ADA) + gzip.compress(BEA))
    assert detect.content(path) == ADA + BEA
    path.write_bytes(gzip.compress(ADA * 100)[:-20])
    with pytest.raises(EntourageError, match="file_damaged"):
        detect.content(path)


def test_very_many_pieces_of_a_packed_file_are_read_in_a_moment() -> None:
    piece = gzip.compress(b"", mtime=0)
    started = time.process_time()

    assert gunzipped(gzip.compress(ADA) + piece * 80_000 + bytes(9) + gzip.compress(BEA) + b"end", 1000) == ADA + BEA

    assert time.process_time() - started < 5
    with pytest.raises(ArchiveError):
        gunzipped(piece * (MOST_MEMBERS + 1), 1000)


@pytest.mark.parametrize("size", [2000, 70_000, 3 << 20])
def test_what_is_packed_is_unpacked_to_the_byte_and_no_further(size: int) -> None:
    data = os.urandom(size // 2) + bytes(size - size // 2)
    packed = gzip.compress(data)

    assert gunzipped(packed, size) == data
    assert beginning(packed, 1000) == data[:1000]
    assert beginning(packed[: len(packed) * 9 // 10], 800) == data[:800]
    with pytest.raises(ArchiveError):
        gunzipped(packed[:-1], size)
    with pytest.raises(ArchiveError):
        gunzipped(packed, size - 1)


def test_packed_files_of_an_archive_count_by_what_they_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST_UNPACKED", 1_000_000)
    packed = gzip.compress(ADA + b"NOTE:" + bytes(300_000) + BEA)

    assert len(surveyed(tmp_path, zipped({"0.vcf.gz": packed})).lists) == 1
    assert refusal(tmp_path, zipped({f"{number}.vcf.gz": packed for number in range(50)})) == "archive_too_large"


def test_a_packed_file_of_an_archive_larger_than_is_read_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "LARGEST_FILE", 100_000)
    found = surveyed(tmp_path, zipped({"ada.vcf": ADA, "all.vcf.gz": gzip.compress(BEA * 5000)}))

    assert names(found) == {"ada.vcf"}
    assert found.troubles == {"entries_too_large": ["all.vcf.gz"]}


def test_an_archive_within_an_archive_is_opened_but_not_a_third(tmp_path: Path) -> None:
    inner = zipped({"deep.vcf": ADA + BEA})
    found = surveyed(tmp_path, zipped({"one.zip": inner, "two.zip": zipped({"three.zip": inner})}))
    assert names(found) == {"one.zip/deep.vcf"}
    assert found.troubles == {"archives_nested": ["three.zip"]}
    assert detect.content(found.path / "one.zip/deep.vcf") == ADA + BEA


def test_an_archive_within_an_archive_is_unpacked_once_for_all_its_cards(tmp_path: Path) -> None:
    inner = zipped(
        {f"{n}.vcf": CARD % (b"%d" % n) for n in range(400)} | {"p.jpg": bytes(15 << 20)}, zipfile.ZIP_STORED
    )
    found = surveyed(tmp_path, zipped({"in.zip": inner, "ada.vcf": ADA}))
    started = time.process_time()

    read = [data for _, data in inner_files.read_each(found.cards.values())]

    assert time.process_time() - started < 3
    assert len(read) == 401
    assert set(read) == {ADA} | {CARD % (b"%d" % n) for n in range(400)}


def test_names_that_lead_elsewhere_are_only_names(tmp_path: Path) -> None:
    odd = ["../../a.vcf", "/etc/b.vcf", "C:\\c.vcf", "d\u202e.vcf"]
    found = surveyed(tmp_path, zipped({name: CARD % name.encode() for name in odd}))
    assert all(found.path in path.parents and ".." not in path.parts for path in found.cards)
    assert len(found.cards) == len(found.troubles["odd_names"]) == len(odd)


def test_the_same_name_twice_is_two_files(tmp_path: Path) -> None:
    found = surveyed(tmp_path, zipped({"a.vcf": ADA, "b.vcf": BEA}).replace(b"b.vcf", b"a.vcf"))
    assert sorted(map(detect.content, found.cards)) == [ADA, BEA]


def test_a_name_twenty_thousand_times_is_as_many_files_in_a_moment() -> None:
    taken: dict[Path, int] = {}
    started = time.process_time()

    given = [address(Path("a.zip"), name, taken)[0].name for name in ["b.vcf (3)", *["b.vcf"] * 20_000]]

    assert time.process_time() - started < 5
    assert given[:4] == ["b.vcf (3)", "b.vcf", "b.vcf (2)", "b.vcf (4)"]
    assert len(set(given)) == len(given)


def test_names_of_dos_and_of_macos_are_told_apart(tmp_path: Path) -> None:
    data = zipped({"XX.vcf": ADA})
    for said, name in ((b"\x82l", "él.vcf"), ("é".encode(), "é.vcf")):
        assert names(surveyed(tmp_path, data.replace(b"XX", said))) == {name}


def test_a_bomb_is_refused_by_name(tmp_path: Path) -> None:
    assert refusal(tmp_path, zipped({"b.vcf": ADA + b" " * (20 << 20)})) == "archive_bomb"
    assert refusal(tmp_path, zipped({"b.zip": zipped({"b.vcf": ADA + b" " * (20 << 20)})})) == "archive_bomb"
    other = surveyed(tmp_path, zipped({"nothing": bytes(20 << 20), "a.vcf": ADA}))
    assert (names(other), other.troubles) == ({"a.vcf"}, {"entries_swollen": ["nothing"]})


def test_entries_within_each_other_are_refused(tmp_path: Path) -> None:
    data = zipped({"a.vcf": ADA * 50, "b.vcf": ADA * 50})
    second = data.rindex(b"PK\x01\x02")
    overlapping = data[: second + 42] + struct.pack("<L", 0) + data[second + 46 :]
    assert refusal(tmp_path, overlapping) == "archive_bomb"


def test_a_false_size_costs_its_entry_only(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.vcf": ADA + BEA, "b.vcf": BEA + ADA}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<L", 10)
    found = surveyed(tmp_path, bytes(data))
    assert names(found) == {"b.vcf"}
    assert found.troubles == {"entries_damaged": ["a.vcf"]}


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [(8, 0x1, "entries_encrypted"), (10, 9, "entries_packed_otherwise"), (10, 93, "entries_packed_otherwise")],
)
def test_what_cannot_be_unpacked_is_named(tmp_path: Path, place: int, value: int, code: str) -> None:
    data = bytearray(zipped({"a.vcf": ADA, "b.vcf": BEA}))
    at = data.index(b"PK\x01\x02") + place
    data[at : at + 2] = struct.pack("<H", value)
    found = surveyed(tmp_path, bytes(data))
    assert (names(found), found.troubles) == ({"b.vcf"}, {code: ["a.vcf"]})


def test_links_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        link = zipfile.ZipInfo("passwd.vcf")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert surveyed(tmp_path, memory.getvalue()).troubles == {"entries_linked": ["passwd.vcf"]}


@pytest.mark.parametrize("cut", [30, 60, 120])
def test_an_archive_cut_short_is_said_to_be_damaged(tmp_path: Path, cut: int) -> None:
    assert refusal(tmp_path, zipped({"a.vcf": ADA * 9})[:cut]) == "archive_damaged"


def test_a_document_of_an_office_program_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}))
    assert not containers.is_container(path)


def test_a_folder_is_gone_through_without_harm(tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub/ada.vcf").write_bytes(ADA)
    (folder / "bea.vcf").write_bytes(BEA)
    (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    (folder / "loop").symlink_to(folder)
    (folder / "all.zip").write_bytes(zipped({"all.vcf": ADA + BEA}))
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.vcf")
    found = containers.survey(folder)
    assert names(found) == {"sub/ada.vcf", "bea.vcf", "all.zip/all.vcf"}
    assert found.hidden == 1
    assert found.troubles["entries_linked"] == ["loop"]
    assert found.troubles.get("special_files", ["pipe.vcf"]) == ["pipe.vcf"]
    assert detect.content(folder / containers.CARDS) == BEA + ADA


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes in folders")
def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.vcf")
    with pytest.raises(EntourageError, match="file_is_pipe"):
        detect.content(tmp_path / "pipe.vcf")


def test_looking_into_an_archive_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{number}.jpg": b"\xff\xd8\xff" for number in range(200)}))
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        seen.append(progress)
        if progress.done >= 100:
            raise Cancelled

    with pytest.raises(Cancelled):
        containers.survey(tmp_path / "a.zip", watch)
    assert [one.total for one in seen] == [200] * len(seen)


def test_what_is_read_is_found(tmp_path: Path) -> None:
    corpus = Path(__file__).parents[3] / "shared" / "corpus"
    files = [path for path in corpus.glob("*") if path.suffix in {".vcf", ".csv", ".json", ".ldif"}] if corpus else []
    for path in (one for one in files if not one.name.endswith(".expected.json")):
        data = path.read_bytes()
        if detect.read_bytes(data).format != "unknown":
            assert looks_of(data[:HEAD]) is not Looks.NOTHING, path.name


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=2000))
def test_any_bytes_are_judged(tmp_path: Path, data: bytes) -> None:
    assert looks_of(data) in Looks
    assert looks_of(zlib.compress(data)) in Looks
    (tmp_path / "x").write_bytes(b"\x1f\x8b" + data)
    with pytest.raises(EntourageError):
        inner_files.unpacked(b"\x1f\x8b" + data, tmp_path / "x")


def test_an_archive_within_an_archive_is_unpacked_once_while_its_lists_are_read(tmp_path: Path) -> None:
    inner = zipped({"a.vcf": ADA + BEA, "b.vcf": BEA + ADA})
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"b.zip": inner}))
    found = containers.survey(path)
    first, second = sorted(found.lists)
    said = path.stat()
    with inner_files.unpacked_once():
        assert inner_files.content(first) == ADA + BEA
        path.write_bytes(bytes(said.st_size))  # nothing is left to be unpacked again
        os.utime(path, ns=(said.st_atime_ns, said.st_mtime_ns))
        assert inner_files.content(second) == BEA + ADA
    with pytest.raises(EntourageError):
        inner_files.content(second)


def test_an_archive_of_another_kind_is_named(tmp_path: Path) -> None:
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("all.vcf"), io.BytesIO())
    path = tmp_path / "takeout.tgz"
    path.write_bytes(memory.getvalue())
    assert list(detect.read(path).items) == [Notice(code="not_contacts", text="tar")]

"""Lists within the components of names and addresses: words for people, lists for programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, first_of
from entourage.formats import google_csv, vcard
from entourage.formats.portrait import portrait
from entourage.formats.record import Record

TEXTS = st.text(st.sampled_from("abé ,;\\:\"'1"), max_size=8).map(str.strip)


def read(*lines: str, version: str = "4.0") -> Record:
    data = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", "FN:Ada", *lines, "END:VCARD", ""]).encode()
    (record,) = (item for item in vcard.read(data).items if isinstance(item, Record))
    return record


def parts(record: Record, kind: Kind = Kind.NAME) -> tuple[str, ...]:
    value = first_of(record.values, kind)
    assert value
    return value.parts


def written(record: Record, version: str) -> str:
    return b"".join(vcard.write([record], version)).decode().replace("\r\n ", "")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        (
            "N:Stevenson;John;Philip,Paul;Dr.;Jr.,M.D.,A.C.P.",
            Kind.NAME,
            ("Stevenson", "John", "Philip Paul", "Dr.", "Jr., M.D., A.C.P."),
        ),
        ("N:Roe\\, B,S;Jane,;Anne\\,Marie;;", Kind.NAME, ("Roe, B S", "Jane", "Anne,Marie", "", "")),
        ("N:Roe;Jane;Anne, Marie;;", Kind.NAME, ("Roe", "Jane", "Anne, Marie", "", "")),
        ("ADR:;;12,rue X;A\\,B;;;", Kind.ADDRESS, ("", "", "12, rue X", "A,B", "", "", "")),
        ("ADR:;;Unit 1,234;;;;", Kind.ADDRESS, ("", "", "Unit 1,234", "", "", "", "")),
        ("ADR:;;a\\\\,b;;;;", Kind.ADDRESS, ("", "", "a\\, b", "", "", "", "")),
    ],
)
def test_a_list_reads_as_words_and_is_written_as_a_list(
    line: str, kind: Kind, said: tuple[str, ...], version: str
) -> None:
    record = read(line)
    assert parts(record, kind) == said
    assert f"\r\n{line}\r\n" in written(record, version)


def test_an_address_in_one_piece_keeps_its_list() -> None:
    record = read("ADR:12,rue X")
    assert parts(record, Kind.ADDRESS)[2] == "12, rue X"
    assert "\r\nADR:;;12,rue X;;;;\r\n" in written(record, "4.0")


def test_programs_are_told_the_items_of_a_list_with_a_comma_between_them() -> None:
    told = portrait(read("N:Roe;Jane;;;Jr.,M.D.", "ADR:;;12,rue X\\, Y;;;;"))
    assert told["suffix"] == "Jr.,M.D."
    assert told["addresses"] == [{"street": "12,rue X, Y", "types": []}]


def test_a_comma_of_the_old_version_is_a_comma() -> None:
    record = read("N:Roe;Jane;;;Jr.,M.D.", "ADR:;;12,rue X\\,Y;;;;", version="2.1")
    assert parts(record)[4] == "Jr.,M.D."
    assert "\r\nN:Roe;Jane;;;Jr.\\,M.D.\r\n" in written(record, "4.0")
    assert "\r\nADR:;;12\\,rue X\\,Y;;;;\r\n" in written(record, "4.0")


def test_google_is_given_an_address_as_people_write_it() -> None:
    text = b"".join(google_csv.write([read("N:Roe;;;;", "ADR:;;12,rue X;Lyon;;;")])).decode()
    assert '"12, rue X\nLyon"' in text.replace("\r\n", "\n")


@given(
    lists=st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=5, max_size=7), kind=st.sampled_from(["N", "ADR"])
)
def test_any_components_come_back_as_they_were(lists: list[list[str]], kind: str) -> None:
    value = ";".join(
        ",".join(item.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for item in one) for one in lists
    )
    record = read(f"{kind}:{value}")
    for version in ("3.0", "4.0"):
        (back,) = (item for item in vcard.read(written(record, version).encode()).items if isinstance(item, Record))
        assert back.values == record.values


def test_fewer_components_with_a_list_need_nothing_beside_them() -> None:
    assert "\r\nN:Roe;Jane;Ada,Eve\r\n" in written(read("N:Roe;Jane;Ada,Eve"), "4.0")

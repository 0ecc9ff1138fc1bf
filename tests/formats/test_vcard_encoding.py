"""The letters of cards of which nothing says how they are encoded, beside others of which something does."""

from __future__ import annotations

from hashlib import sha256
from time import perf_counter

import pytest

from entourage.domain.contact import Kind, of_kind
from entourage.formats import detect
from entourage.formats.evidence import doubts, weigh
from entourage.formats.record import Notice, Record


def card(encoding: str, title: str, *more: str, charset: str = "") -> bytes:
    """Write a card that calls somebody Kim and something else by the letters of an encoding."""
    named = f";CHARSET={charset}" if charset else ""
    lines = ("BEGIN:VCARD", "VERSION:2.1", "N:Kim", f"TITLE{named}:{title}", *more, "END:VCARD", "")
    return "\r\n".join(lines).encode(encoding)


def titles(data: bytes) -> tuple[list[str], list[str]]:
    """Give what people are, and the codes of what is told of them and of their file."""
    reading = detect.read_bytes(data)
    items = list(reading.items)
    told = [*doubts(weigh(data, reading), reading.encoding), *(one for one in items if isinstance(one, Notice))]
    people = [one for one in items if isinstance(one, Record)]
    return [value.text for one in people for value in of_kind(one.values, Kind.TITLE)], [one.code for one in told]


CODED = "NOTE;CHARSET=Windows-1251;ENCODING=QUOTED-PRINTABLE:=C4=E0"


def test_a_charset_that_one_property_declares_says_nothing_of_another_card() -> None:
    data = card("cp1252", "Präsident für Café-Betriebe") + card("ascii", "Chef", CODED)
    assert titles(data) == (["Präsident für Café-Betriebe", "Chef"], [])


def test_a_charset_declared_within_a_card_is_believed_for_its_other_lines() -> None:
    data = card("cp1252", "Präsident für Café-Betriebe") + card("ascii", "Chef", CODED)
    assert titles(data + card("cp1250", "Řidič", "ORG;CHARSET=Windows-1250:Čača"))[0][-1] == "Řidič"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("cp1252", "Société Générale, Hôtel"), ("cp1251", "Начальник отдела")),
        (("cp1250", "Ředitel Dvořák, Přerov"), ("cp932", "山田 太郎")),
        (("cp932", "東京 本社"), ("koi8_r", "Москва")),
        (("cp1253", "Διευθυντής"), ("cp1252", "Gérante à l’hôtel")),
    ],
)
def test_cards_in_two_encodings_are_each_read_in_its_own(first: tuple[str, str], second: tuple[str, str]) -> None:
    for one, other in ((first, second), (second, first)):
        assert titles(card(*one) + card(*other))[0] == [one[1], other[1]]


def test_a_declared_charset_in_which_nobody_writes_such_letters_is_not_that_of_others() -> None:
    data = card("cp1250", "Ředitel Jiří") + card("cp932", "太郎", charset="Shift_JIS")
    assert titles(data) == (["Ředitel Jiří", "太郎"], [])


def test_where_the_encoding_of_one_card_is_doubtful_it_is_told() -> None:
    data = card("cp1252", "Médecin à l’hôpital, spécialiste") * 3 + card("cp1250", "Technický ředitel")
    assert titles(data)[1] == ["letters_guessed"]


def test_many_cards_of_bytes_that_are_no_letters_take_no_time() -> None:
    chance = b"".join(sha256(bytes([at >> 8, at & 0xFF])).digest() for at in range(8_000))
    junk = bytes(byte | 0x80 for byte in chance)
    started = perf_counter()
    titles(b"".join(b"BEGIN:VCARD\nN:Kim\nNOTE:%b\nEND:VCARD\n" % junk[at : at + 100] for at in range(0, 250_000, 100)))
    assert perf_counter() - started < 12


def test_cards_in_three_encodings_are_read_in_theirs_also_where_they_are_many() -> None:
    said = (("cp1251", "Владимир, Москва"), ("cp1252", "Hélène, Société"), ("cp1250", "Dvořák, Jiří"))
    found, told = titles(b"".join(card(*one) for _ in range(200) for one in said))
    assert found == [text for _, text in said] * 200
    assert told == []


def test_a_card_of_damaged_letters_in_the_encoding_of_its_file_is_marked_and_told() -> None:
    damaged = card("cp932", "山田 太郎 東京").replace("郎".encode("cp932"), b"\x91")
    found, told = titles(card("cp932", "山田 太郎 東京") + damaged)
    assert found == ["山田 太郎 東京", "山田 太\ufffd 東京"]
    assert told == ["letters_destroyed"]

"""The encoding of a whole file."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.formats.encoding_guess import is_weak
from entourage.formats.text_encoding import decode, known_encoding

NAMES = "N:Lefèvre;Élodie\r\nNOTE:« Ça va », l’été à Noël\r\n"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff")))
def test_any_text_with_a_utf_8_mark_comes_back_without_it(text: str) -> None:
    decoded = decode(codecs.BOM_UTF8 + text.encode())
    assert decoded.evidence == "repaired" or (decoded.text, decoded.evidence) == (text, "bom")


@given(st.binary())
def test_any_bytes_give_some_text(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@pytest.mark.parametrize(
    ("encoding", "evidence"),
    [("utf-16", "bom"), ("utf-16-le", "utf16"), ("utf-16-be", "utf16"), ("utf-32", "bom"), ("utf-8", "utf8")],
)
def test_unicode_is_known_by_its_signs(encoding: str, evidence: str) -> None:
    decoded = decode(NAMES.encode(encoding))
    assert (decoded.text, decoded.evidence) == (NAMES, evidence)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (NAMES, "cp1252"),
        ("Müller Élodie Lefèvre à Noël", "cp850"),
        ("Müller Élodie Lefèvre çà et là où", "mac_roman"),
        ("Иван Петров, Мария", "cp1251"),
        ("安藤 ロイド", "cp932"),
        ("あんどう", "cp932"),
        ("王小明 李四 北京市", "gb18030"),
        ("김철수 서울", "cp949"),
    ],
)
def test_other_encodings_are_guessed_by_the_shape_of_words(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_text_encoded_twice_is_repaired_and_text_that_only_looks_so_is_left() -> None:
    twice = NAMES.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d").encode()
    assert decode(twice).text.startswith("N:Lefèvre;Élodie")
    for honest in ("CAFÉ“", "São João", "MAÇÃ", "Ã"):
        assert decode(honest.encode()).text == honest


def test_stray_bytes_in_utf_8_do_not_spoil_the_rest() -> None:
    assert decode("Élodie Noël ".encode() + b"Z\xe9").text == "Élodie Noël Zé"


def test_what_the_file_declares_is_believed_unless_it_cannot_be() -> None:
    greek = "Παπαδόπουλος".encode("cp1253")
    assert decode(greek, "Windows-1253").text == "Παπαδόπουλος"
    assert decode("é".encode(), "Windows-1253").text == "é"
    assert decode(b"Z\xe9 ", "blabla").text == "Zé "


def test_declared_names_are_understood_as_the_programs_meant_them() -> None:
    assert [known_encoding(name) for name in ('"UTF-8"', "SHIFT_JIS", "latin1", "blabla", "hex")] == [
        "utf-8",
        "cp932",
        "cp1252",
        "",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    ["Cœur-Noël L'Œuvre", "Ça va, œuf", "CŒUR NOËL, HÉLÈNE DUPRÈS, ANDRÉ, L'HAŸ-LES-ROSES", "René, 12 €\nAnaïs Août"],
)
def test_latin_9_is_known_by_what_has_no_place_in_words(text: str) -> None:
    data = text.encode("iso8859-15")
    assert (decode(data).text, decode(data).evidence) == (text, "guessed")
    assert is_weak(data, decode(data).encoding)


@pytest.mark.parametrize(
    "text",
    [
        "1½ Pfund für Jürgen",
        "½ Liter, ¼ für René",
        "C½ur, 2 ½ für Zoë",
        "12½ Élodie",
        "¼l Milch für Käthe",
        "½kg, ¼Std, Böhm",
        "cœur, 5 €",
        "l´été à 1½ h",
    ],
)
def test_fractions_are_left_as_they_are(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text


def test_a_few_damaged_bytes_are_not_taken_for_the_letters_of_dos() -> None:
    damaged = b'ada@mastodon.social,true\nbob@pi\0\xff\xfe"\x9d;,true\n'
    assert decode(damaged).encoding == "cp1252"
    assert decode("Müller, n° 3, Élodie".encode("cp850")).text == "Müller, n° 3, Élodie"


def test_one_damaged_spot_does_not_keep_the_rest_encoded_twice() -> None:
    twice = "Jürgen\nSociété Générale\nGarçon\n".encode().decode("cp1252")
    damaged = twice.encode().replace("GÃ©nÃ©".encode(), b"G\xc3\x83\xc2\xa9n\xc3\x83\xff")
    assert decode(damaged).text == "Jürgen\nSociété GénÃÿrale\nGarçon\n"


def test_a_text_that_shows_a_second_encoding_in_few_lines_is_left() -> None:
    text = "José\nZoë\nMüller\nÃ© is é read wrongly, Ã¼ is ü\n"
    assert decode(text.encode()).text == text


RUBBISH = bytes(range(256)) * 4
ROWS = "".join(f"Élodie,Lefèvre {number},e{number}@example.com\r\n" for number in range(20)).encode()


@pytest.mark.parametrize("rubbish", [RUBBISH[0x70:0xF0], RUBBISH])
def test_rubbish_in_one_place_leaves_the_rest_utf_8(rubbish: bytes) -> None:
    for head, tail in ((ROWS, ROWS), (b"", ROWS), (ROWS, b"")):
        decoded = decode(head + rubbish + tail)
        assert (decoded.encoding, decoded.evidence) == ("utf-8", "mixed")
        assert decoded.text.count("Élodie,Lefèvre") == (head + tail).count(b",Lef")


def test_a_mark_decides_whatever_rubbish_follows() -> None:
    decoded = decode(codecs.BOM_UTF8 + RUBBISH + "Élodie".encode())
    assert (decoded.encoding, decoded.evidence, decoded.text[-6:]) == ("utf-8", "mixed", "Élodie")


def test_a_few_letters_that_happen_to_be_utf_8_do_not_make_a_file_so() -> None:
    for encoding, text in (
        ("cp1252", NAMES * 9),
        ("gb18030", "王小明 李四 北京市\r\n" * 9),
        ("cp1251", "Иван Петров\r\n" * 9),
    ):
        assert decode(text.encode(encoding) + "é".encode()).evidence == "guessed"

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.text import as_shown, digits, fold, harmless, plainly


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_is_plain_lower_case_without_loose_spaces(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower() == " ".join(folded.split())


@given(st.text(alphabet=st.characters(codec="latin-1", categories=["Lu", "Ll"])))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Élodie  LÉVESQUE", "elodie levesque"),
        ("E\u0301lodie", "elodie"),
        ("Cœur", "coeur"),
        ("Æsa", "aesa"),
        ("Groß", "gross"),
        ("Søren", "soren"),
        ("Łukasz Wolański", "lukasz wolanski"),
        ("ﬁn", "fin"),
        ("Ａｎｎ", "ann"),
        ("12\u00a0345\u202f678", "12 345 678"),
        ("L’Heureux", "l'heureux"),
        ("山", "shan"),
        ("Иван", "ivan"),
        ("İstanbul", "istanbul"),
    ],
)
def test_accents_ligatures_and_scripts_fold_to_letters(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("+1 (418) 555-0142", "14185550142"),
        ("٠٦١٢", "0612"),
        ("０６\u00a012", "0612"),
        ("m² n° 5", "5"),
        ("", ""),
    ],
)
def test_digits_of_any_script_are_kept_and_nothing_else(written: str, kept: str) -> None:
    assert digits(written) == kept


@given(st.text())
def test_what_is_shown_has_nothing_that_a_terminal_obeys_or_that_turns_letters_around(text: str) -> None:
    obeyed = {*map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))}
    assert obeyed.isdisjoint(as_shown(text))
    assert (obeyed - {"\n", "\t"}).isdisjoint(harmless(text))


@pytest.mark.parametrize(
    "name", ["Élodie  Côté", "علی\u200cرضا", "\U0001f468\u200d\U0001f469", "a\u00a0b", "\u200eLTR"]
)
def test_names_that_harm_nobody_are_shown_as_they_are(name: str) -> None:
    assert as_shown(name) == harmless(name) == name


def test_control_characters_are_shown_as_pictures_and_a_name_on_one_line() -> None:
    assert as_shown("Ann\r\nB\x1b[31m \u202eC") == "Ann B␛[31m C"
    assert harmless("a\tb\nc\x07") == "a\tb\nc␇"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("👩‍💻 Sara Łuk", "Sara Luk"),
        ("Ana 🎉 Silva", "Ana Silva"),
        ("Zoë 👍🏽\n🎂 là", "Zoë\nlà"),
        ("8:30 → Ł:", "8:30 > L:"),
    ],
)
def test_plain_letters_leave_emoji_out(written: str, plain: str) -> None:
    assert plainly(written, "cp1252") == plain


def test_a_name_of_emoji_alone_is_never_written_as_nothing() -> None:
    assert plainly("😀", "cp1252")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage import assets
from entourage.domain.contact import Kind, Value
from entourage.domain.profiles import network_of
from entourage.domain.sheet import follows_parts, spoken, with_label, with_parts, with_text
from entourage.language import Language
from entourage.words import choices, labels

TYPES = st.lists(st.sampled_from(["home", "work", "cell", "fax", "pref", "voice", "x-odd"]), unique=True).map(tuple)
WORDS = st.text(max_size=5)
TONGUES = st.sampled_from([Language(tag, assets.folder("i18n")) for tag in ("en", "fr", "fr_CA")])
VALUES = st.builds(
    Value,
    kind=st.just(Kind.TELEPHONE),
    text=WORDS,
    parts=st.lists(WORDS, max_size=3).map(tuple),
    types=TYPES,
    label=WORDS,
    group=WORDS,
    raw=WORDS,
)


@given(VALUES, WORDS, TYPES, WORDS)
def test_an_edit_touches_only_what_it_edits(value: Value, text: str, types: tuple[str, ...], label: str) -> None:
    assert with_text(value, value.text) is value
    assert with_label(value, spoken(value), value.label) is value
    changed = with_label(with_text(value, text), types, label)
    silent = {"pref", "voice"}
    assert (changed.text, changed.label, changed.group) == (text, label, value.group)
    assert silent & set(value.types) <= set(changed.types)
    assert set(spoken(changed)) == set(types) - silent


@given(st.lists(WORDS, max_size=8).map(tuple), st.integers(0, 6), WORDS)
def test_a_part_is_written_in_its_place_and_the_others_stay(parts: tuple[str, ...], place: int, text: str) -> None:
    value = Value(kind=Kind.ADDRESS, parts=parts)
    changed = with_parts(value, {place: text}, 7)
    wanted = [*parts, *[""] * 8]
    wanted[place] = text
    assert [*changed.parts, *[""] * 8][:8] == wanted[:8]
    assert changed.is_empty == (not any(part.strip() for part in wanted))


def test_a_full_name_follows_the_parts_as_long_as_it_says_no_more() -> None:
    name = Value(kind=Kind.NAME, parts=("Roy", "Luc", "", "", ""))
    assert follows_parts((name,))
    assert follows_parts((name, Value(kind=Kind.FORMATTED_NAME, text="Luc Roy")))
    assert not follows_parts((name, Value(kind=Kind.FORMATTED_NAME, text="Dr Luc Roy")))
    assert not follows_parts((Value(kind=Kind.FORMATTED_NAME, text="Luc Roy"),))


@given(TONGUES, st.sampled_from([Kind.EMAIL, Kind.TELEPHONE, Kind.ADDRESS, Kind.RELATED, Kind.URL]))
def test_a_label_of_the_list_is_read_back_as_its_types(language: Language, kind: Kind) -> None:
    for word in labels.offered(language, kind):
        types, own = labels.typed(language, kind, word.upper())
        assert own == ""
        assert labels.label(language, types) == word


@given(TONGUES, WORDS)
def test_a_gender_is_read_back_as_it_is_shown(language: Language, text: str) -> None:
    for code, word in choices.genders(language).items():
        assert choices.typed(language, Kind.GENDER, word) == code
    kept = choices.typed(language, Kind.GENDER, text.strip())
    assert choices.chosen(language, Kind.GENDER, kept) == text.strip() or kept in choices.genders(language)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("https://www.linkedin.com/in/zoe", "linkedin"),
        ("https://m.facebook.com/zoe", "facebook"),
        ("www.twitter.com/zoe", "x"),
        ("https://example.org/linkedin.com", ""),
        ("https://[bad", ""),
        ("zoe", ""),
    ],
)
def test_the_network_is_told_by_the_host_of_an_address(address: str, network: str) -> None:
    assert network_of(address) == network

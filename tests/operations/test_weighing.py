"""Whoever asks of two people of the book whether they are one hears the same, by whichever door."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from entourage.domain.matching import Likeness, Word
from entourage.operations import contacts, finding, imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database

SYLLABLES = ("ba", "cor", "del", "fan", "gri", "hul", "jam", "lem", "mon", "ros", "tan", "ver")
HEADINGS = (
    "Given Name,Family Name,Birthday,Phone 1 - Value,E-mail 1 - Value,Address 1 - Street,Address 1 - Postal Code\n"
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path / "book")
    yield opened
    opened.close()


def bring(database: Database, path: Path, rows: list[str], source: str) -> None:
    path.write_text(HEADINGS + "".join(f"{row}\n" for row in rows), encoding="utf-8", newline="")
    imports.carry_out(database, imports.plan(database, [path], source)[0])


def twice(seed: int, people: int) -> tuple[list[str], list[str]]:
    """Make people up in two lists, of whom every third has another birthday in the second one, which teaches a lot."""
    chance = random.Random(seed)  # noqa: S311 - made-up people
    first, second = [], []
    for place in range(people):
        given, family = ("".join(chance.choice(SYLLABLES) for _ in range(3)).title() for _ in range(2))
        days = [f"{chance.randint(1930, 2005)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" for _ in range(2)]
        address = f"{place % 90 + 1} rue {family}sud,G{place % 9}V {place % 9}A{place % 8}"
        first.append(f"{given},{family},{days[0]},,,{address}")
        second.append(f"{given},{family},{days[place % 3 == 0]},,,{address}")
    return first, second


def weighed(found: list[finding.Pair]) -> dict[tuple[int, int], Likeness]:
    return {pair.people: pair.likeness for pair in found}


def test_two_of_a_book_that_teaches_something_are_weighed_by_it_whoever_asks(
    database: Database, tmp_path: Path
) -> None:
    for number, rows in enumerate(twice(3, 260)):
        bring(database, tmp_path / f"{number}.csv", rows, f"list {number}")
    every = weighed(finding.pairs(database, region="CA")[0])
    for pair in list(every)[::40]:
        assert weighed(list(finding.between(database, pair, "CA").pairs)) == {pair: every[pair]}
        person = contacts.load(database, pair[1])
        assert {one.id: how for one, how in contacts.alike(database, person, "CA")}[pair[0]] == every[pair]


def test_what_an_import_left_open_is_weighed_by_what_the_book_teaches_though_it_is_unlikely_by_now(
    database: Database, tmp_path: Path
) -> None:
    for number, rows in enumerate(twice(4, 260)):
        bring(database, tmp_path / f"{number}.csv", rows, f"list {number}")
    pair = next(iter(weighed(finding.pairs(database)[0])))
    for key, suffix in zip(pair, ("Jr", "Sr"), strict=True):
        contacts.set_field(database, contact_id=key, field="suffix", text=suffix)
    contacts.set_field(database, contact_id=pair[1], field="birthday", text="1901-02-03")
    contacts.set_field(database, contact_id=pair[1], field="street", text="4 quai du Nord")
    contacts.set_field(database, contact_id=pair[1], field="postcode", text="75012")
    every = weighed(finding.pairs(database)[0])
    assert every[pair].word is Word.NO
    assert weighed(list(finding.between(database, pair).pairs)) == {pair: every[pair]}


def test_what_is_dialled_abroad_from_a_region_is_read_so_for_whoever_was_chosen(database: Database) -> None:
    pair = one, other = tuple(
        contacts.add(database, name="Ana Roy", fields=[("telephone", text)])
        for text in ("011 49 69 1234567", "+49 69 1234567")
    )
    word = finding.between(database, pair, "CA").pairs[0].likeness
    assert {(one, other): word} == weighed(finding.pairs(database, region="CA")[0])
    assert word.weight > finding.between(database, pair).pairs[0].likeness.weight
    assert contacts.saved(database, other, is_new=True, region="CA").alike
    assert contacts.alike(database, contacts.load(database, other), "CA")[0][1] == word


@pytest.mark.parametrize(("namesakes", "word"), [(0, Word.LIKELY), (150, Word.POSSIBLE)])
def test_of_a_book_too_large_to_be_read_meanwhile_it_counts_who_bears_these_names(
    database: Database, tmp_path: Path, namesakes: int, word: Word
) -> None:
    pair = tuple(contacts.add(database, name="Ana Roy", fields=[]) for _ in range(2))
    rows = [f"Bao{number},Petit{number},,,,," for number in range(3_100)]
    rows += [f"{name},,,,," for at in range(namesakes // 2) for name in (f"Ana,Mo{at}", f"Luc{at},Roy")]
    bring(database, tmp_path / "a.csv", rows, "a")
    found = finding.between(database, pair).pairs[0].likeness
    every = weighed(finding.pairs(database)[0])[pair]
    assert (found.word, every.word) == (word, word)
    assert found.weight == pytest.approx(every.weight, abs=0.01)
    assert contacts.alike(database, contacts.load(database, pair[1]))[0][1].word is word

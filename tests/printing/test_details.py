"""What a person chooses to see on a page, and pages that are set one by one."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from entourage import assets
from entourage.domain import paper
from entourage.domain.contact import Contact, Held, Kind, Value
from entourage.domain.paper import USUAL, Detail
from entourage.domain.sharing import Verdict
from entourage.language import Language
from entourage.printing import portraits
from entourage.printing.draft import Draft
from entourage.printing.summary import CircleSummary, Sheet

ENGLISH = Language("en_GB", assets.folder("i18n"))
FRENCH = Language("fr", assets.folder("i18n"))
ADDRESS = Value(kind=Kind.ADDRESS, parts=("", "", "12 rue du Quai", "Lyon", "", "69001", "France"))
ABROAD = Value(kind=Kind.ADDRESS, parts=("", "", "7 Main Street", "Sherbrooke", "QC", "J1H 5A7", "Canada"))
EVERYTHING = (
    Value(kind=Kind.ORGANIZATION, parts=("Northwind",)),
    Value(kind=Kind.TITLE, text="Designer"),
    Value(kind=Kind.EMAIL, text="ann@example.org"),
    Value(kind=Kind.TELEPHONE, text="+1 418 555-0100"),
    Value(kind=Kind.PROFILE, parts=("linkedin", "ann", "", "")),
    Value(kind=Kind.BIRTHDAY, text="1985-04-12"),
    Value(kind=Kind.NOTE, text="Never on Sundays"),
    ADDRESS,
)
SHOWN = {
    Detail.COMPANY: "Northwind",
    Detail.TITLE: "Designer",
    Detail.EMAIL: "ann@example.org",
    Detail.TELEPHONE: "+1 418 555-0100",
    Detail.ADDRESS: "69001 Lyon",
    Detail.BIRTHDAY: "12 April 1985",
    Detail.WHERE: "LinkedIn",
    Detail.NOTE: "Never on Sundays",
}


def person(number: int, *values: Value) -> Contact:
    held = tuple(Held(id=key, value=value) for key, value in enumerate(values))
    return Contact(id=number, uid=str(number), held=held, display_name=f"Person{number:04}")


def summary(*people: Contact, details: tuple[Detail, ...] = USUAL, for_myself: bool = True) -> CircleSummary:
    return CircleSummary(
        name="Close friends",
        colour="#D55E00",
        symbol="♥",
        description="People I trust.",
        is_closed=False,
        topics={Verdict.EVERYTHING: ["Photos of me"]},
        people=people,
        unset={},
        differing={},
        for_myself=for_myself,
        today=date(2026, 11, 20),
        details=details,
    )


def whole(draft: Draft) -> Draft:
    while not draft.is_whole:
        draft.grow()
    return draft


def poppler(tmp_path: Path, pdf: bytes, *command: str) -> str:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    end = ["-"] if command[0] == "pdftotext" else []
    return subprocess.run([*command, path, *end], check=True, capture_output=True, text=True).stdout


def text_of(tmp_path: Path, pdf: bytes) -> str:
    return poppler(tmp_path, pdf, "pdftotext", "-layout").replace("\xa0", " ")


@pytest.mark.parametrize("detail", SHOWN)
def test_a_page_says_the_details_chosen_and_no_others(tmp_path: Path, detail: Detail) -> None:
    shown = text_of(tmp_path, Draft(summary(person(1, *EVERYTHING), details=(detail,)), Sheet(language=ENGLISH)).pdf)
    assert [other for other, words in SHOWN.items() if words in shown] == [detail]
    assert "Person0001" in shown


@pytest.mark.parametrize("landscape", [False, True])
def test_with_every_detail_a_page_keeps_its_standards_and_its_margins(tmp_path: Path, landscape: bool) -> None:  # noqa: FBT001 - parametrized
    made = Draft(summary(person(1, *EVERYTHING), details=tuple(Detail)), Sheet(language=ENGLISH, landscape=landscape))
    assert b"pdfuaid:part>1<" in made.pdf
    width = 842 if landscape else 595
    words = re.findall(r'xMax="([\d.]+)"', poppler(tmp_path, made.pdf, "pdftotext", "-bbox"))
    assert max(map(float, words)) < width - 45
    size = r"841\.\d+ x 595" if landscape else r"595\.\d+ x 841"
    assert re.search(size, poppler(tmp_path, made.pdf, "pdfinfo"))


def test_a_page_without_any_detail_is_a_list_of_names(tmp_path: Path) -> None:
    shown = text_of(tmp_path, Draft(summary(person(1, *EVERYTHING), details=()), Sheet(language=ENGLISH)).pdf)
    assert "Person0001" in shown
    assert not [words for words in SHOWN.values() if words in shown]
    assert "Where they are" not in shown


def test_notes_are_never_printed_for_someone_else(tmp_path: Path) -> None:
    theirs = summary(person(1, *EVERYTHING), details=(Detail.BIRTHDAY, Detail.NOTE), for_myself=False)
    shown = text_of(tmp_path, Draft(theirs, Sheet(language=ENGLISH)).pdf)
    assert "Sundays" not in shown
    assert "12 April 1985" in shown
    assert Detail.NOTE not in paper.for_reader(tuple(Detail), for_myself=False)


def test_addresses_and_dates_are_written_as_in_their_places(tmp_path: Path) -> None:
    people = person(1, ADDRESS, Value(kind=Kind.BIRTHDAY, text="--05-01")), person(2, ABROAD)
    made = Draft(summary(*people, details=(Detail.ADDRESS, Detail.BIRTHDAY)), Sheet(language=FRENCH))
    shown = text_of(tmp_path, made.pdf)
    for words in ("12 rue du Quai", "69001 Lyon", "France", "Sherbrooke QC J1H 5A7", "1er mai", "Date de naissance"):
        assert words in shown


def picture(colour: str, size: tuple[int, int] = (300, 200)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def test_portraits_are_small_and_what_is_no_picture_leaves_an_empty_place(tmp_path: Path) -> None:
    pictures = {1: picture("red"), 2: b"no picture at all", 3: picture("blue", (9000, 9000))}
    people = [person(number) for number in (1, 2, 3, 4)]
    asked: list[int] = []

    def given_for(keys: list[int]) -> dict[int, bytes]:
        asked.extend(keys)
        return {key: pictures[key] for key in keys if key in pictures}

    made = Draft(summary(*people, details=(Detail.PHOTO,)), Sheet(language=ENGLISH), given_for)
    listed = poppler(tmp_path, made.pdf, "pdfimages", "-list").splitlines()[2:]
    assert len(listed) == 1
    assert asked == [1, 2, 3, 4]
    assert b"pdfuaid:part>1<" in made.pdf
    small = portraits.small(pictures[1])
    assert small is not None
    assert Image.open(BytesIO(small)).size == (140, 140)


def test_what_stands_below_a_person_stays_with_them(tmp_path: Path) -> None:
    note = Value(kind=Kind.NOTE, text="word " * 60)
    people = [person(number, replace(note, text=f"note{number:04} " * 40)) for number in range(60)]
    made = Draft(summary(*people, details=(*USUAL, Detail.NOTE)), Sheet(language=ENGLISH))
    for page in text_of(tmp_path, made.pdf).split("\f"):
        assert set(re.findall(r"Person(\d{4})", page)) == set(re.findall(r"note(\d{4})", page))


VALUES = st.lists(
    st.one_of(
        st.integers(1, 3).map(lambda count: [Value(kind=Kind.EMAIL, text=f"a{n}@example.org") for n in range(count)]),
        st.integers(1, 60).map(lambda count: [Value(kind=Kind.NOTE, text="Some words " * count)]),
        st.integers(20, 150).map(lambda count: [Value(kind=Kind.EMAIL, text=f"a{n}@long.org") for n in range(count)]),
        st.just([]),
    ),
    max_size=2,
).map(lambda lists: [value for values in lists for value in values])


@given(st.lists(VALUES, max_size=150), st.sampled_from([USUAL, tuple(Detail), ()]), st.integers(0, 1500))
@settings(max_examples=15, deadline=None)
def test_a_page_set_alone_is_the_page_of_the_whole(
    values: list[list[Value]], details: tuple[Detail, ...], words: int
) -> None:
    people = [person(number, *some) for number, some in enumerate(values)]
    given_all = replace(summary(*people, details=details), description="word " * words)
    draft = whole(Draft(given_all, Sheet(language=ENGLISH)))
    together = draft._set(0, len(people)).images(40)
    assert len(draft.pages) == len(together)
    for number in {0, len(together) // 2, len(together) - 1}:
        alone = Image.open(BytesIO(draft.image(number, 40))).convert("L")
        difference = ImageChops.difference(alone, Image.open(BytesIO(together[number])).convert("L"))
        assert difference.getextrema()[1] < 40, number


def test_the_first_page_is_there_before_the_last_is_known() -> None:
    draft = Draft(summary(*(person(number) for number in range(400))), Sheet(language=ENGLISH))
    draft.grow()
    assert 0 < len(draft.pages) < 4
    assert not draft.is_whole
    assert draft.image(0, 20).startswith(b"\x89PNG")
    assert len(whole(draft).pages) > 10

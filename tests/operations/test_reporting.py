"""What was not understood is reported whole, and what was left out can be mended and imported again."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from entourage import assets
from entourage.domain.contact import Kind
from entourage.domain.errors import EntourageError
from entourage.language import Language
from entourage.operations import contacts, imports, reporting
from entourage.operations.book import open_book
from entourage.operations.reporting import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.importing.plan import PlannedFile
    from entourage.operations.reporting import Remarked
    from entourage.storage.database import Database

ENGLISH = Language("en", assets.folder("i18n"))
GOOD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nBDAY:20-99-1\r\nEND:VCARD\r\n"
EMPTY = "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE: \r\nEND:VCARD\r\n"
TABLE = "First Name,Last Name,E-mail 1 - Value,Birthday\r\nAna,Silva,ana@example.org,\r\n,,,1980-04-12\r\n"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Database]:
    database = open_book(tmp_path / "book")
    yield database
    database.close()


def remarked(book: Database, *paths: Path) -> list[Remarked]:
    return reporting.of_plan(imports.plan(book, paths)[0].files)


def written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_a_report_names_file_line_property_and_reason_and_marks_the_line(book: Database, tmp_path: Path) -> None:
    said = reporting.report(ENGLISH, remarked(book, written(tmp_path / "a.vcf", GOOD + EMPTY)))
    assert "a.vcf (vCard, UTF-8)" in said
    assert "line 4, Ana: BDAY: “20-99-1” is not a date; the text is kept as it stands\n" in said
    assert "  > 4 | BDAY:20-99-1\n" in said
    assert "line 6: nothing in it says who this is: left out\n" in said
    assert "  > 6 | BEGIN:VCARD\n" in said


def test_a_report_holds_every_remark_however_many(book: Database, tmp_path: Path) -> None:
    said = reporting.report(ENGLISH, remarked(book, written(tmp_path / "a.vcf", EMPTY * 1204 + GOOD)))
    assert said.count("nothing in it says who this is") == 1204
    assert "1,204 cards or rows left out, 1 remark" in said


def test_a_report_is_written_where_a_file_is_gone(book: Database, tmp_path: Path) -> None:
    files = remarked(book, written(tmp_path / "a.vcf", GOOD))
    (tmp_path / "a.vcf").unlink()
    assert "BDAY: “20-99-1” is not a date" in reporting.report(ENGLISH, files)


def test_what_was_left_out_is_mended_and_comes_in(book: Database, tmp_path: Path) -> None:
    files = remarked(book, written(tmp_path / "a.vcf", GOOD + EMPTY))
    (saved,) = reporting.save_rejected(tmp_path / "left out.vcf", files).written
    assert saved.read_bytes().decode() == EMPTY
    saved.write_text(EMPTY.replace("NOTE: ", "FN:Luc"), encoding="utf-8")
    assert [step.name for step in imports.plan(book, [saved])[0].steps] == ["Luc"]


def test_a_broken_line_of_a_nameless_card_is_not_laid_to_the_card_before(book: Database, tmp_path: Path) -> None:
    nameless = "BEGIN:VCARD\r\nVERSION:3.0\r\nbroken line\r\nEND:VCARD\r\n"
    files = remarked(book, written(tmp_path / "a.vcf", GOOD + nameless + GOOD.replace("Ana", "Luc")))
    (saved,) = reporting.save_rejected(tmp_path / "left out.vcf", files).written
    assert saved.read_bytes().decode() == nameless


@pytest.mark.parametrize("uid", ["", "UID:1\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_card_that_lost_a_line_is_saved_and_mended_without_a_double(
    book: Database, tmp_path: Path, uid: str, encoding: str
) -> None:
    torn = f"BEGIN:VCARD\r\nVERSION:3.0\r\n{uid}FN:Luc\r\nTEL +33 6 11 22 33 44\r\nEND:VCARD\r\n"
    path = tmp_path / "a.vcf"
    path.write_bytes((GOOD + torn + EMPTY).encode(encoding))
    planned, _ = imports.plan(book, [path])
    (saved,) = reporting.save_rejected(tmp_path / "out.vcf", reporting.of_plan(planned.files)).written
    imports.carry_out(book, planned)
    text = saved.read_bytes().decode(encoding)
    assert (text.count("FN:"), text.count("BEGIN:VCARD"), "FN:Ana" in text) == (1, 2, False)
    assert text == torn + EMPTY or not uid
    assert imports.plan(book, [saved])[0].counts["same"] == 1
    saved.write_bytes(text.replace("TEL +33", "TEL:+33").encode(encoding))
    mended, _ = imports.plan(book, [saved])
    assert (mended.counts["updated"], mended.counts["new"], mended.counts["maybe"]) == (1, 0, 0)
    imports.carry_out(book, mended)
    found = [contacts.load(book, key) for key, name, *_ in contacts.listing(book) if name == "Luc"]
    assert [[value.text for value in one.values if value.kind is Kind.TELEPHONE] for one in found] == [
        ["+33 6 11 22 33 44"]
    ]
    assert "MENDED" not in str(found)


def test_rows_left_out_keep_their_header_and_files_stay_apart(book: Database, tmp_path: Path) -> None:
    files = remarked(book, written(tmp_path / "a.vcf", GOOD + EMPTY), written(tmp_path / "b.csv", TABLE))
    saved = reporting.save_rejected(tmp_path / "out.vcf", files).written
    assert [path.name for path in saved] == ["out a.vcf", "out b.csv"]
    header, row = TABLE.splitlines(keepends=True)[0], TABLE.splitlines(keepends=True)[2]
    assert saved[1].read_bytes().decode() == header + row


def test_nothing_is_written_where_nothing_was_left_out(book: Database, tmp_path: Path) -> None:
    files = remarked(book, written(tmp_path / "a.vcf", GOOD))
    assert reporting.save_rejected(tmp_path / "out.vcf", files) == LeftOut([], [])
    assert not (tmp_path / "out.vcf").exists()


def test_names_that_nobody_chose_are_never_those_of_files_that_are_there(book: Database, tmp_path: Path) -> None:
    files = remarked(book, written(tmp_path / "a.vcf", GOOD + EMPTY), written(tmp_path / "b.csv", TABLE))
    mine = written(tmp_path / "out a.vcf", "mine")
    saved = reporting.save_rejected(tmp_path / "out.vcf", files).written
    assert [path.name for path in saved] == ["out a 2.vcf", "out b.csv"]
    assert mine.read_bytes() == b"mine"


def test_nothing_that_is_read_is_written_over(tmp_path: Path) -> None:
    alone = written(tmp_path / "a.vcf", GOOD)
    folder, archive = tmp_path / "cards", tmp_path / "a.zip"
    folder.mkdir()
    inside = written(folder / "b.vcf", GOOD)
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("c.vcf", GOOD + EMPTY)
    (tmp_path / "link.vcf").symlink_to(alone)
    (tmp_path / "again").symlink_to(folder)
    for place, given in (
        (alone, alone),
        (tmp_path / "link.vcf", alone),
        (archive, archive),
        (archive, archive / "c.vcf"),
        (archive, archive / "*.vcf"),
        (inside, folder),
        (inside, folder / "*.vcf"),
        (inside, tmp_path / "again"),
        (tmp_path / "again" / "b.vcf", folder),
    ):
        with pytest.raises(EntourageError, match="file_is_read"):
            reporting.guard([tmp_path / "free.txt", place], [given])
    reporting.guard([folder / "new.txt", tmp_path / "free.txt"], [alone, folder, archive])


def test_a_report_and_what_was_left_out_are_two_files(tmp_path: Path) -> None:
    with pytest.raises(EntourageError, match="file_named_twice"):
        reporting.guard([tmp_path / "a.txt", tmp_path / "b" / ".." / "a.txt"], [])


def test_cards_of_their_own_keep_their_remarks_and_lines(book: Database, tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    for name, text in (("1.vcf", GOOD), ("2.vcf", GOOD.replace("BDAY:20-99-1\r\n", "")), ("3.vcf", EMPTY)):
        written(folder / name, text.replace("Ana", name))
    *alone, rest = remarked(book, folder)
    said = [(one.name, one.people, [(notice.line, notice.code) for notice in one.notices]) for one in alone]
    assert said == [("1.vcf", 1, [(4, "bad_date")]), ("3.vcf", 0, [(1, "no_content")])]
    assert (rest.people, rest.notices) == (1, ())


class Line(int):
    """Live as the line of a card, which counts how often anything is reckoned with it or looked up by it."""

    asked = 0

    def __hash__(self) -> int:
        Line.asked += 1
        return super().__hash__()

    def __sub__(self, other: int) -> int:
        Line.asked += 1
        return super().__sub__(other)


def asked(file: PlannedFile) -> int:
    """Count how often the lines of a file are looked up for what is said of it."""
    drafts = tuple(replace(draft, line=Line(draft.line)) for draft in file.drafted.drafts)
    counted = replace(file, drafted=replace(file.drafted, drafts=drafts))
    Line.asked = 0
    reporting.of_plan([counted])
    return Line.asked


def test_twice_the_cards_are_at_most_twice_the_work(book: Database, tmp_path: Path) -> None:
    found: dict[bool, list[int]] = {True: [], False: []}
    for count in (20, 40):
        cards = [GOOD.replace("Ana", f"Ana {number}") for number in range(count)]
        folder = tmp_path / f"{count}"
        folder.mkdir()
        for number, card in enumerate(cards):
            written(folder / f"{number}.vcf", card)
        for path in (folder, written(tmp_path / f"{count}.vcf", "".join(cards))):
            found[path.is_dir()].append(asked(imports.plan(book, [path])[0].files[0]))
    assert all(0 < twice <= 2 * once for once, twice in found.values())


def test_remarks_alike_are_one_group_with_what_was_left_out_first(book: Database, tmp_path: Path) -> None:
    found = reporting.groups(remarked(book, written(tmp_path / "a.vcf", GOOD * 3 + EMPTY * 2)))
    kinds = [(group.notices[0].code, len(group.notices)) for group in found]
    assert kinds[0] == ("no_content", 2)
    assert ("bad_date", 3) in kinds


def test_a_remark_names_whose_it_is_and_nobody_where_it_stands_in_no_card(book: Database, tmp_path: Path) -> None:
    (file,) = remarked(book, written(tmp_path / "a.vcf", GOOD + EMPTY + GOOD.replace("Ana", "Luc")))
    assert [(one.line, file.whose(one)) for one in file.notices] == [(4, "Ana"), (6, ""), (13, "Luc")]

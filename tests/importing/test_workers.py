import os
import signal
import threading
import time
from multiprocessing import active_children
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from entourage.domain.watching import Cancelled, Progress, Stage
from entourage.formats import detect, vcard
from entourage.formats.record import Notice, Record
from entourage.formats.vcard_pieces import WORTH, pieces
from entourage.importing import workers
from entourage.importing.drafting import singly
from entourage.operations import imports
from entourage.operations.book import open_book

LINES = st.sampled_from(
    [
        *(
            "BEGIN:VCARD",
            "BEGIN:VCARD",
            "begin:vcard",
            "END:VCARD",
            "END:VCARD",
            "END:VCARD ",
            " END:VCARD",
            "",
            " ",
            "\t",
        ),
        *("VERSION:3.0", "FN:Ana", "N:Roy;Ana", "AGENT:", "AGENT:BEGIN:VCARD", "NOTE:one", " two", "three", "=20"),
        *("NOTE;ENCODING=QUOTED-PRINTABLE:a=", "b=", "PHOTO;ENCODING=b:/9j/", "AAAA", "UID:1", "NOTE:\udce9t\udce9\0"),
    ]
)
ENDS = st.sampled_from(["\n", "\n", "\r\n", "\r\n", "\r", "\r\r\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(LINES, ENDS), max_size=40), st.integers(1, 200))
@example([(line, "\r\n") for line in ("BEGIN:VCARD", "FN:A", "BEGIN:VCARD", "FN:B", "END:VCARD", "BEGIN:VCARD")], 1)
def test_a_file_cut_at_any_size_says_the_same(lines: list[tuple[str, str]], size: int) -> None:
    data = "".join(line + end for line, end in lines).encode("utf-8", "surrogateescape")
    whole = said(data, len(data) + 1)
    assert said(data, size) == whole


def said(data: bytes, size: int) -> list[Record | Notice]:
    return [item for piece in pieces(data, "cp1252", size) for item in vcard.read_piece(piece)]


def cards(count: int) -> bytes:
    note = "x" * 900
    made = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{n}\r\nFN:P {n}\r\nNOTE:{note}\r\nBAD\r\nEND:VCARD\r\n"
        for n in range(count)
    )
    return "".join(made).encode()


def test_several_processes_give_what_one_gives_in_the_order_of_the_file() -> None:
    reading = detect.read_bytes(cards(1500))
    assert reading.pieces
    told: list[int] = []
    assert list(workers.by_many(reading.pieces(), told.append, 3)) == list(singly(detect.read_bytes(cards(1500)).items))
    assert told == sorted(told)
    assert not active_children()


def rows(count: int) -> bytes:
    made = (f"P{n},Roy,p{n}@b.org,{'31/31/2001' if n % 9 == 0 else ''},{'n' * 60}\n" for n in range(count))
    return f"First Name,Last Name,E-mail Address,Birthday,Notes\n{''.join(made)}".encode()


def test_several_processes_read_the_rows_of_a_table_as_one_does() -> None:
    reading = detect.read_bytes(rows(2500))
    assert reading.pieces
    items = [*reading.begin, *workers.by_many(reading.pieces(), lambda _line: None, 3)]
    assert items == list(singly(detect.read_bytes(rows(2500)).items))
    assert sum(isinstance(item, Notice) for item in items) == 278


def test_processes_are_kept_for_the_files_that_follow() -> None:
    first, second = (detect.read_bytes(data) for data in (cards(1500), rows(2500)))
    assert first.pieces
    assert second.pieces
    with workers.kept_ready():
        list(workers.by_many(first.pieces(), lambda _line: None))
        kept = {one.pid for one in active_children()}
        list(workers.by_many(second.pieces(), lambda _line: None))
        assert {one.pid for one in active_children()} == kept
    assert not active_children()


def test_what_is_read_next_is_not_what_was_given_up_before() -> None:
    first, second = (detect.read_bytes(data) for data in (cards(1500), rows(2500)))
    assert first.pieces
    assert second.pieces
    with workers.kept_ready():
        given_up = workers.by_many(first.pieces(), lambda _line: None)
        next(given_up)
        given_up.close()
        items = list(workers.by_many(second.pieces(), lambda _line: None))
    assert items == list(singly(detect.read_bytes(rows(2500)).items))


def test_a_process_that_is_killed_costs_nothing_but_time() -> None:
    reading = detect.read_bytes(cards(1500))
    assert reading.pieces

    def kill() -> None:
        while not active_children():
            time.sleep(0.01)
        os.kill(active_children()[0].pid or 0, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    items = list(workers.by_many(reading.pieces(), lambda _line: None, 2))
    killer.join()
    assert items == list(singly(detect.read_bytes(cards(1500)).items))
    assert not active_children()


@pytest.mark.parametrize("after", [1, 4])
def test_a_large_import_can_be_stopped_while_processes_read_it(tmp_path: Path, after: int) -> None:
    path = tmp_path / "large.vcf"
    path.write_bytes(cards(WORTH // 800))
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        seen.append(progress)
        if len([one for one in seen if one.stage is Stage.READING]) > after:
            raise Cancelled

    database = open_book(tmp_path / "book")
    with pytest.raises(Cancelled):
        imports.plan(database, [path], watch=watch)
    assert not active_children()
    database.close()

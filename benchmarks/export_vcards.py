"""Write generated people as vCards and tables, beside vobject's own serializer of the same run.

Usage: export_vcards.py [--people N]
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from typing import TYPE_CHECKING

import vobject

from entourage.domain.contact import Address, Kind, Name, Photo, Value
from entourage.formats import google_csv, outlook_csv, portable, vcard
from entourage.formats.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROUNDS = 3
PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 40


def people(count: int) -> Iterator[Record]:
    """Generate people as an address book knows them, one in ten with a photo of 10 kB."""
    for number in range(count):
        values = [
            Value(kind=Kind.FORMATTED_NAME, text=f"Zoé {number} Lefèvre"),
            Value(kind=Kind.NAME, parts=Name("Lefèvre", f"Zoé {number}", "", "", "")),
            Value(kind=Kind.EMAIL, text=f"p{number}@home.example", types=("home", "internet")),
            Value(kind=Kind.EMAIL, text=f"w{number}@work.example", types=("work", "internet", "pref")),
            Value(kind=Kind.TELEPHONE, text=f"+1 418 555 {number:06}", types=("cell", "voice")),
            Value(kind=Kind.TELEPHONE, text=f"+1 514 555 {number:06}", label="Chalet", group="item1"),
            Value(kind=Kind.ORGANIZATION, parts=(f"Company {number % 300}", f"Department {number % 7}")),
            Value(kind=Kind.TITLE, text="Analyste"),
            Value(kind=Kind.ADDRESS, parts=Address("", "", f"{number} rue du Quai", "Québec", "QC", "G1R", "Canada")),
            Value(kind=Kind.BIRTHDAY, text=f"19{number % 80 + 10}-03-1{number % 9}"),
            Value(kind=Kind.NOTE, text="Rencontrée au petit déjeuner, à revoir. " * 25),
            Value(kind=Kind.CATEGORY, text="Chorale"),
            Value(kind=Kind.OTHER, name="X-SHOE-SIZE", text="38"),
        ]
        if number % 10 == 0:
            values.append(Value(kind=Kind.PHOTO, photo=Photo("image/jpeg", PHOTO)))
        yield Record(values=tuple(values), identifier=f"00000000-0000-4000-8000-{number:012}")


def best(what: Callable[[], object]) -> float:
    """Run something some times, and return the seconds of the quickest."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        what()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def sized(pieces: Iterable[bytes]) -> int:
    """Write pieces nowhere, and count them."""
    return sum(map(len, pieces))


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2_000)
    count = parser.parse_args().people
    records = list(people(count))
    cards = list(vobject.readComponents(b"".join(vcard.write(records, "3.0")).decode()))
    bound = best(lambda: [card.serialize() for card in cards])
    rows: dict[str, Callable[[], Iterable[bytes]]] = {
        "vCard 3.0": lambda: vcard.write(records, "3.0"),
        "vCard 4.0": lambda: vcard.write(records, "4.0"),
        "Google CSV": lambda: google_csv.write(records),
        "Outlook CSV": lambda: outlook_csv.write(records),
        "JSON": lambda: portable.write(records),
    }
    print(f"{count} people; microseconds each, and parts of the time of vobject's serializer")
    print(f"{'vobject':<14} {bound / count * 1e6:8.0f}   1.00")
    for name, write in rows.items():
        seconds = best(lambda write=write: sized(write()))  # type: ignore[misc]
        print(f"{name:<14} {seconds / count * 1e6:8.0f} {seconds / bound:6.2f}")
    tracemalloc.start()
    sized(vcard.write(people(count), "3.0"))
    print(f"vCards in a stream: {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB at most")


if __name__ == "__main__":
    main()

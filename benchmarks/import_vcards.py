"""Import generated vCards, beside plain vobject that only parses them: the lower bound of the same run.

Usage: import_vcards.py [--cards N]
"""

from __future__ import annotations

import argparse
import base64
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import vobject

from entourage.domain.matching import traits
from entourage.formats import detect
from entourage.importing.draft import draft_all
from entourage.importing.plan import PlannedFile
from entourage.importing.planning import build_plan
from entourage.operations import history, imports
from entourage.operations.book import open_book
from entourage.storage import search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from entourage.formats.record import Notice, Record
    from entourage.importing.draft import Drafted

GIVEN = ["Marie", "Jean", "Luc", "Anne", "Paul", "Zoé", "Léa", "Marc", "Ève", "Noé", "Élodie", "Håkon"]
FAMILY = ["Tremblay", "Roy", "Côté", "Gagnon", "Roux", "Petit", "Morel", "Lefèvre", "Nguyen", "Ibarra"]


def cards(count: int) -> Iterator[str]:
    """Generate vCards 3.0 of 1.8 kB in the mean, one in ten with a photo of 10 kB."""
    chance = random.Random(1)  # noqa: S311 - the same cards at each run
    photo = base64.b64encode(chance.randbytes(10_000)).decode()
    for number in range(count):
        given, family = f"{chance.choice(GIVEN)} {number % 977}", f"{chance.choice(FAMILY)}-{number % 1013}"
        lines = [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"UID:{number}@bench.example",
            f"FN:{given} {family}",
            f"N:{family};{given};;;",
            f"EMAIL;TYPE=HOME:p{number}@home{number % 50}.example",
            f"EMAIL;TYPE=WORK:w{number}@work{number % 300}.example",
            f"TEL;TYPE=CELL:+1 418 555 {number:06}",
            f"TEL;TYPE=WORK:+1 514 555 {number:06}",
            f"ORG:Company {number % 300};Department {number % 7}",
            "TITLE:Analyste",
            f"ADR;TYPE=HOME:;;{number} rue du Quai;Québec;QC;G1R {number % 9}A1;Canada",
            f"BDAY:19{number % 80 + 10}-0{number % 9 + 1}-1{number % 9}",
            "NOTE:" + "Rencontrée au petit déjeuner\\, à revoir. " * 25,
            *([f"PHOTO;ENCODING=b;TYPE=JPEG:{photo}"] if number % 10 == 0 else []),
            "END:VCARD",
        ]
        yield "\r\n".join(lines) + "\r\n"


def timed(what: Callable[[], object]) -> float:
    """Run something, and return the seconds it took."""
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def stages(path: Path) -> tuple[float, float, float, float]:
    """Measure each stage of a plan by itself: reading, drafting, what is compared, matching."""
    items: list[Record | Notice] = []
    read = timed(lambda: items.extend(detect.read(path).items))
    drafted: list[Drafted] = []
    draft = timed(lambda: drafted.append(draft_all(items)))
    compare = timed(lambda: [traits(one.values) for one in drafted[0].drafts])
    nothing: frozenset[int] = frozenset()
    file = PlannedFile(
        name=path.name,
        file_digest="",
        format="vcard",
        dialect="",
        encoding="utf-8",
        source="new",
        source_id=None,
        source_name=path.name,
        is_guessed=False,
        drafted=drafted[0],
        known={},
        identified=nothing,
        deleted=nothing,
        has_come=False,
    )
    return read, draft, compare, timed(lambda: build_plan([file], {}, ()))


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=30_000)
    count = parser.parse_args().cards
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.vcf"
        path.write_text("".join(cards(count)), encoding="utf-8", newline="")
        bound = timed(lambda: sum(1 for _ in vobject.readComponents(path.read_text("utf-8"))))
        read, draft, compare, match = stages(path)
        database = open_book(Path(folder) / "book")
        plans = []
        plan = timed(lambda: plans.append(imports.plan(database, [path])[0]))
        write = timed(lambda: imports.carry_out(database, plans[0]))
        with database.unit("benchmark") as unit:
            index = timed(lambda: search.rebuild(unit.session.connection()))
        again = timed(lambda: imports.plan(database, [path]))
        undo = timed(lambda: history.undo(database))
        redo = timed(lambda: history.redo(database))
        database.close()
        size = path.stat().st_size / count
    print(f"{count} vCards of {size:.0f} bytes in the mean; microseconds a card, and parts of plain vobject's time")
    rows = {
        "plain vobject, parsing only": bound,
        "read": read,
        "draft": draft,
        "match": match,
        "  of which what is compared": compare,
        "write": write - index,
        "index": index,
        "whole import": plan + write,
        "the same file again": again,
        "undo": undo,
        "redo": redo,
    }
    for name, seconds in rows.items():
        print(f"{name:<28} {seconds / count * 1e6:8.0f} {seconds / bound:6.2f}")


if __name__ == "__main__":
    main()

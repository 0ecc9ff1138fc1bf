"""Import the same people from each kind of file, beside plain vobject that only parses their vCards, in one run.

At last a newer export, in which everyone has changed, is brought in over the first one, and taken back.

What is measured is imported where it is used: each of the processes that read a file imports this module first.

Usage: import_files.py [--people N] [--photo BYTES] [--times N]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from entourage.domain.making import made_in_masses
from entourage.domain.watching import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.domain.watching import Progress

NAMES = {
    "vobject": "plain vobject, parsing only",
    "read": "read, one process",
    "draft": "read and draft, one process",
    "shared": "read and draft, several",
    "whole": "whole import",
    "own": "  of it on this process's processor",
    Stage.READING: "  read and draft",
    Stage.DRAFTING: "  put together",
    Stage.KNOWING: "  what is known",
    Stage.MATCHING: "  match",
    Stage.WRITING: "  write, origins, journal",
    Stage.INDEXING: "  index and commit",
    "silence": "longest until cancel is heard, s",
    "commit": "commit, which nothing stops, s",
    "behind": "log copied into the book, behind it, s",
    "again": "the same file again",
    "plan": "plan a newer export, all changed",
    "carry": "  carry it out",
    "back": "take it back",
    "undo": "undo",
    "redo": "redo",
    "peak": "peak memory, MB",
    "others": "  of the largest of several, MB",
}


class Clock:
    """Live as what is told of progress, and notes how long each stage took and how long it was told nothing."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self.silence = 0.0
        self._stage: Stage = Stage.READING
        self._since = time.perf_counter()

    def __call__(self, progress: Progress) -> None:
        """Note what passed since it was told last."""
        self.turn(progress.stage)

    def turn(self, stage: Stage) -> float:
        """Note what passed, and begin a stage; return the seconds since the last time."""
        now = time.perf_counter()
        passed, self._since = now - self._since, now
        self.silence = max(self.silence, passed)
        self.stages[self._stage] = self.stages.get(self._stage, 0) + passed
        self._stage = stage
        return passed


def timed(what: Callable[[], object]) -> float:
    """Run something, and return the seconds it took."""
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


@made_in_masses()
def read_only(path: Path) -> dict[str, float]:
    """Measure reading by itself."""
    from entourage.formats import detect  # noqa: PLC0415
    from entourage.importing import workers  # noqa: PLC0415
    from entourage.importing.drafting import singly  # noqa: PLC0415

    found = {
        "read": timed(lambda: sum(1 for _ in detect.read(path).items)),
        "draft": timed(lambda: sum(1 for _ in singly(detect.read(path).items))),
    }
    if (reading := detect.read(path)).pieces:
        found["shared"] = timed(lambda: sum(1 for _ in workers.by_many(reading.pieces(), lambda _line: None)))
    return found


def whole(path: Path) -> dict[str, float]:
    """Measure a whole import into an empty book, in a process of its own for the memory that it takes."""
    from entourage.operations import history, imports  # noqa: PLC0415
    from entourage.operations.book import open_book  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        database = open_book(Path(folder) / "book")
        clock, start, worked = Clock(), time.perf_counter(), time.process_time()
        planned = imports.plan(database, [path], watch=clock)[0]
        imports.carry_out(database, planned, watch=clock)
        silence = clock.silence  # before the commit, which nothing stops
        found = {"whole": time.perf_counter() - start, "silence": silence, "commit": clock.turn(Stage.READING)}
        found |= clock.stages
        found["own"] = time.process_time() - worked
        found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        found["others"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        found["behind"] = timed(database.settle)
        del planned
        found["again"] = timed(lambda: imports.plan(database, [path]))
        found["undo"] = timed(lambda: history.undo(database))
        found["redo"] = timed(lambda: history.redo(database))
        database.close()
    return found


def newer(folder: Path) -> dict[str, float]:
    """Measure an import in which everyone has changed, and taking it back, with undo and redo of that."""
    from entourage.operations import history, imports, taking_back  # noqa: PLC0415
    from entourage.operations.book import open_book  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as place:
        database = open_book(Path(place) / "book")
        imports.carry_out(database, imports.plan(database, [folder / "first.vcf"])[0])
        clock, start = Clock(), time.perf_counter()
        planned = imports.plan(database, [folder / "newer.vcf"], watch=clock)[0]
        found, start = {"plan": time.perf_counter() - start}, time.perf_counter()
        imports.carry_out(database, planned, watch=clock)
        found["carry"] = time.perf_counter() - start
        del planned
        key = taking_back.find(database, "newer.vcf")
        clock.turn(Stage.READING)
        found["back"] = timed(lambda: taking_back.take_back(database, key, watch=clock))
        found["undo"] = timed(lambda: history.undo(database))
        found["redo"] = timed(lambda: history.redo(database))
        found["silence"] = clock.silence
        found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        database.close()
    return found


def apart(measure: str, path: Path) -> dict[str, float]:
    """Measure in a new process."""
    command = [sys.executable, __file__, "--measure", measure, str(path)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(answer.stdout))


def parsed(path: Path) -> dict[str, float]:
    """Measure what vobject needs to parse a file."""
    import vobject  # noqa: PLC0415

    return {"vobject": timed(lambda: sum(1 for _ in vobject.readComponents(path.read_text("utf-8"), allowQP=True)))}


MEASURES = {"parsed": parsed, "read_only": read_only, "whole": whole, "newer": newer}


def main() -> None:
    """Measure, and print a table; of several times the best of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30_000)
    parser.add_argument("--photo", type=int, default=0, help="bytes of each photo; 4,000 to 24,000 unless given")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.measure:
        print(json.dumps(MEASURES[wanted.measure[0]](Path(wanted.measure[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        import exports  # noqa: PLC0415

        files = exports.write(Path(folder), wanted.people, wanted.photo)
        sizes = {kind: path.stat().st_size for kind, path in files.items()}
        sizes["newer"] = exports.write_newer(Path(folder), wanted.people, wanted.photo)["newer"].stat().st_size
        found: dict[str, dict[str, float]] = {kind: {} for kind in sizes}
        for _ in range(wanted.times):
            for kind, path in files.items():
                bound = apart("parsed", path) if kind == "vcard" else {}
                keep_best(found[kind], bound | apart("read_only", path) | apart("whole", path))
            keep_best(found["newer"], apart("newer", Path(folder)))
        show(found, wanted.people, sizes)


def keep_best(best: dict[str, float], found: dict[str, float]) -> None:
    """Keep of what was measured several times the least."""
    for name, value in found.items():
        best[name] = min(value, best.get(name, value))


def show(found: dict[str, dict[str, float]], people: int, sizes: dict[str, int]) -> None:
    """Print microseconds a person, and parts of plain vobject's time."""
    bound = found["vcard"]["vobject"]
    print(f"{people} people; microseconds each, and parts of the time in which plain vobject parses their vCards")
    for kind, values in found.items():
        print(f"\n{kind}, {sizes[kind] / people:.0f} bytes each")
        for name, label in NAMES.items():
            if name in ("peak", "others", "silence", "commit", "behind") and name in values:
                print(f"{label:<34} {values[name]:8.2f}")
            elif name in values:
                print(f"{label:<34} {values[name] / people * 1e6:8.0f} {values[name] / bound:6.2f}")


if __name__ == "__main__":
    main()

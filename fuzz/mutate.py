"""Damage good files in all the ways of the world, by chance that is always the same, and hold the promises.

python fuzz/mutate.py COUNT FOLDER…
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from invariants import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LARGEST = 100_000
_ODD = (b"\0", b'"', b"\\", b";", b":", b"=", b"\r", b"\n", b"\xff", b"\xef\xbb\xbf", b"BEGIN:VCARD\n", b"END:VCARD\n")
_ENCODINGS = ("utf-8", "cp1252", "utf-16", "utf-16-le", "utf-32", "mac_roman", "cp932", "utf-7")


def mutated(files: Sequence[bytes], count: int, seed: int = 1) -> Iterator[bytes]:
    """Give so many damaged files, each damaged one to four times."""
    chance = random.Random(seed)  # noqa: S311 - the same each time is what is wanted
    for _ in range(count):
        data = chance.choice(files)
        for _ in range(chance.randint(1, 4)):
            data = chance.choice(_WAYS)(data, chance)
        yield data[: 2 * LARGEST]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randint(0, len(data)) for _ in range(2))
    return data[:start] if chance.random() < 0.3 else data[:start] + data[end:]  # noqa: PLR2004 - now and then


def _insert(data: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(data))
    return data[:place] + chance.choice(_ODD) * chance.choice((1, 1, 2, 1000)) + data[place:]


def _repeat_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        place = chance.randrange(len(lines))
        lines[place:place] = lines[place : place + chance.randint(1, 5)] * chance.choice((1, 2, 50))
    return b"".join(lines)


def _shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(min(len(lines), 4)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _recode(data: bytes, chance: random.Random) -> bytes:
    return data.decode(chance.choice(_ENCODINGS), "replace").encode(chance.choice(_ENCODINGS), "replace")


def _change_ends(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(
        b"\n", chance.choice((b"\r", b"\r\r\n", b"\n\r", b"\n\n", b"", b"\r\n"))
    )


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...]
_WAYS = (_flip, _cut, _insert, _repeat_lines, _shuffle_lines, _recode, _change_ends)


def main(count: int, folders: Sequence[Path]) -> int:
    """Check, and write down what broke a promise; return how many did."""
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    files = [path.read_bytes() for path in paths if path.stat().st_size <= LARGEST]
    broken = 0
    for number, data in enumerate(mutated(files, count)):
        try:
            check(data)
        except Exception as fault:  # noqa: BLE001 - whatever escapes is what is looked for
            broken += 1
            Path(f"broken-{number}").write_bytes(data)
            print(f"broken-{number}: {type(fault).__name__}: {str(fault)[:300]}")
    print(f"{count} damaged files, {broken} broke a promise")
    return min(broken, 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))

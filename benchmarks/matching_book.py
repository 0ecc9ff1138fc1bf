"""Measure who is found to be one person in made-up books, whose truth is known, and compare with what was saved.

People of Québec, France and the English-speaking world live in families and companies; six sources (a telephone, an old
one, Google, Outlook, LinkedIn, Facebook) each know some of them, in their own words and of their own time. They are
imported as files are, nothing is answered, and then all pairs are found. `matching_book.json` keeps the numbers.

Usage: matching_book.py [--people N] [--seeds 1,2,3] [--apart] [--show N] [--save]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from matching_people import Person, World
from matching_sources import Said, sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.domain.contact import Value
    from entourage.domain.matching import Likeness

WORDS = ("certain", "likely", "possible", "no")
BASELINE = Path(__file__).with_suffix(".json")
# How far a number may move before it is a change: what another seed would do by itself.
TOLERANCE = 0.003


@dataclass(slots=True)
class Found:
    """Live as what was counted: true and false pairs by word, and of what kind they were."""

    contacts: int = 0
    people: int = 0
    true: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    all_kinds: Counter[str] = field(default_factory=Counter)
    hidden: int = 0
    seconds: float = 0.0
    shown: list[str] = field(default_factory=list)

    def numbers(self) -> dict[str, float]:
        """Give what is saved and compared."""
        true = sum(self.true.values())
        found: dict[str, float] = {"contacts": self.contacts, "true_pairs": true}
        hits = misses = 0
        for word in WORDS[:3]:
            hits, misses = hits + self.true[word], misses + self.false[word]
            found[f"false_{word}"] = self.false[word]
            found[f"recall_{word}"] = round(hits / max(true, 1), 5)
            found[f"precision_{word}"] = round(hits / max(hits + misses, 1), 5)
        found["missed_though_in_reach"] = round((self.true["no"] - self.hidden) / max(true, 1), 5)
        return found


def imported(world: World, folder: Path, *, apart: bool) -> tuple[dict[int, Said], list[tuple[int, tuple[Value, ...]]]]:
    """Import each source as a file of its own name; return of whom each contact is, and what is compared of it."""
    from entourage.operations import imports  # noqa: PLC0415 - see `import_files.py`
    from entourage.operations.book import open_book  # noqa: PLC0415
    from entourage.storage import contacts  # noqa: PLC0415

    database = open_book(folder / "book")
    owners: dict[int, Said] = {}
    for name, file, said, text in sources(world, apart=apart):
        path = folder / file
        path.write_text(text, "utf-8")
        planned, unread = imports.plan(database, [path], name)
        made = imports.carry_out(database, planned).contacts
        if unread or len(made) != len(said):
            raise SystemExit(f"{file}: {len(said)} written, {len(made)} people made, {unread}")
        steps = sorted(made, key=lambda step: (planned.steps[step].line, step))
        owners.update(zip((made[step] for step in steps), said, strict=True))
    with database.read() as session:
        people = contacts.compared(session)
    database.close()
    _check(owners, people)
    return owners, people


def _check(owners: Mapping[int, Said], people: list[tuple[int, tuple[Value, ...]]]) -> None:
    """Refuse to measure where somebody's truth is another's."""
    from entourage.domain.contact import display_name  # noqa: PLC0415

    for key, values in people:
        said = owners[key]
        if said.given and said.given.split(" ")[0].strip(".") not in display_name(values):
            raise SystemExit(f"{key}: {said} became {values}")


def measure(people: int, seed: int, show: int, *, apart: bool) -> Found:
    """Make up a book, import it, find all pairs and count."""
    from entourage.domain import blocking  # noqa: PLC0415
    from entourage.domain.matching import traits  # noqa: PLC0415

    world = World(people, seed)
    with tempfile.TemporaryDirectory() as folder:
        owners, known = imported(world, Path(folder), apart=apart)
    start = time.perf_counter()
    pairs = {(one, two): how for one, two, how in blocking.pairs([(key, traits(said)) for key, said in known])}
    found = Found(len(known), people, seconds=time.perf_counter() - start)
    _count(found, owners, pairs, {one.number: one for one in world.people}, show)
    return found


def _count(
    found: Found,
    owners: Mapping[int, Said],
    pairs: Mapping[tuple[int, int], Likeness],
    everyone: Mapping[int, Person],
    show: int,
) -> None:
    of_person: dict[int, list[int]] = {}
    for key, said in owners.items():
        of_person.setdefault(said.person, []).append(key)
    for keys in of_person.values():
        for one, two in combinations(sorted(keys), 2):
            word = pairs[one, two].word.value if (one, two) in pairs else "no"
            found.true[word] += 1
            found.hidden += word == "no" and _is_hidden(owners[one], owners[two])
            for kind in _how(owners[one], owners[two]):
                found.all_kinds[kind] += 1
                found.kinds[f"missed, {word}", kind] += word in ("possible", "no")
            if word == "no":
                _show(found, show, "missed", owners, (one, two), pairs)
    for (one, two), how in pairs.items():
        if owners[one].person != owners[two].person:
            found.false[how.word.value] += 1
            kind = _standing(owners[one], owners[two], everyone)
            found.kinds[f"false {how.word.value}", kind] += 1
            if how.word.value != "possible":
                _show(found, show, f"false {how.word.value}, {kind}", owners, (one, two), pairs)


def _how(one: Said, two: Said) -> set[str]:
    """Name what was done to two entries of one person, and what they have in common at all."""
    done = {f"by {name}" if name in _SOURCES else name for name in one.done ^ two.done | one.done & two.done}
    is_silent = not (_reached(one) and _reached(two))
    return done | ({"nothing but names"} if is_silent else set())


def _is_hidden(one: Said, two: Said) -> bool:
    """Tell whether nobody could know: another name or half of one, and not one value in common."""
    ours, theirs = ({*said.emails, *(number for _, number in said.telephones)} for said in (one, two))
    is_cut = {"no family name", "pseudonym", "maiden name"} & (one.done | two.done)
    return bool(is_cut) and not {_bare(value) for value in ours} & {_bare(value) for value in theirs}


def _bare(value: str) -> str:
    return value if "@" in value else "".join(filter(str.isdigit, value.partition(" poste")[0]))[-9:]


_SOURCES = ("phone", "google", "linkedin", "facebook", "outlook", "old phone")


def _reached(said: Said) -> bool:
    return bool(said.emails or said.telephones)


def _standing(one: Said, two: Said, everyone: Mapping[int, Person]) -> str:
    """Name how two people stand to each other, in life."""
    if min(one.person, two.person) < 0:
        return "company"
    first, second = everyone[one.person], everyone[two.person]
    are_namesakes = (first.given, first.family) == (second.given, second.family)
    if first.household is second.household:
        if are_namesakes:
            return "father and son of one name"
        if first.twin == second.number:
            return "twins"
        return "couple" if first.partner is second else "family"
    if {id(job) for job in first.jobs} & {id(job) for job in second.jobs}:
        return "colleagues of one name" if are_namesakes else "colleagues"
    return "namesakes" if are_namesakes else "strangers"


def _show(
    found: Found,
    show: int,
    what: str,
    owners: Mapping[int, Said],
    keys: tuple[int, int],
    pairs: Mapping[tuple[int, int], Likeness],
) -> None:
    if sum(line.startswith(what) for line in found.shown) < show:
        how = pairs.get(keys)
        reasons = [(reason.code.value, round(reason.weight, 1), reason.text) for reason in how.reasons] if how else []
        found.shown.append("\n   ".join([what, *(_line(owners[key]) for key in keys), str(reasons)]))


def _line(one: Said) -> str:
    name = one.whole or f"{one.given} | {one.family}"
    more = (*one.emails, *(number for _, number in one.telephones), one.company, one.birthday, one.street)
    return f"{name} [{', '.join(filter(None, more))}] {sorted(one.done)}"


def together(all_found: list[Found]) -> Found:
    """Add up what was counted of several books."""
    total = Found()
    for one in all_found:
        total.contacts += one.contacts
        total.people += one.people
        total.seconds += one.seconds
        total.hidden += one.hidden
        total.shown += one.shown
        for ours, theirs in (
            *((total.true, one.true), (total.false, one.false)),
            *((total.kinds, one.kinds), (total.all_kinds, one.all_kinds)),
        ):
            ours.update(theirs)  # type: ignore[arg-type]
    return total


def report(found: Found) -> None:
    """Print what was counted."""
    numbers = found.numbers()
    print(
        f"{found.people} people, {found.contacts} contacts, {numbers['true_pairs']} true pairs, {found.seconds:.1f} s"
    )
    for word in WORDS[:3]:
        print(
            f"  {word:9} true {found.true[word]:7} false {found.false[word]:6}"
            f"   up to here: recall {numbers[f'recall_{word}']:.4f}, precision {numbers[f'precision_{word}']:.4f}"
        )
    print(f"  {'no':9} true {found.true['no']:7}, of which nobody could know {found.hidden}")
    for group in ("missed, no", "missed, possible"):
        kinds = [(count, kind) for (name, kind), count in found.kinds.items() if name == group and count]
        print(f"{group} (of all true pairs of this kind):")
        for count, kind in sorted(kinds, reverse=True)[:16]:
            print(f"  {count:6} of {found.all_kinds[kind]:6}  {kind}")
    for word in WORDS[:3]:
        kinds = [(count, kind) for (name, kind), count in found.kinds.items() if name == f"false {word}"]
        print(f"false {word}: " + ", ".join(f"{count} {kind}" for count, kind in sorted(kinds, reverse=True)))


def verdict(numbers: Mapping[str, float], saved: Mapping[str, float]) -> bool:
    """Compare with what was saved, say what became better and what worse, and tell whether nothing became worse."""
    worse = []
    for name, value in numbers.items():
        before = saved.get(name)
        if before is None or name in ("contacts", "true_pairs", "false_likely", "false_possible"):
            continue
        change = before - value if name.startswith(("false", "missed")) else value - before
        if (name == "false_certain" and change) or abs(change) > TOLERANCE:
            print(f"{'better' if change > 0 else 'WORSE '} {name}: {before} -> {value}")
            worse += [name] if change < 0 else []
    print("WORSE than the saved baseline" if worse else "not worse than the saved baseline")
    return not worse


def main() -> None:
    """Measure, print, and compare with the saved baseline, or save it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--seeds", default="1,2")
    parser.add_argument("--apart", action="store_true", help="nobody is in two sources: whatever is found is wrong")
    parser.add_argument("--show", type=int, default=0, help="how many examples of each kind of mistake")
    parser.add_argument("--save", action="store_true")
    wanted = parser.parse_args()
    seeds = [int(seed) for seed in wanted.seeds.split(",")]
    total = together([measure(wanted.people, seed, wanted.show, apart=wanted.apart) for seed in seeds])
    report(total)
    print(*total.shown, sep="\n")
    key = f"{wanted.people} people, seeds {wanted.seeds}{', apart' * wanted.apart}"
    saved = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    if wanted.save:
        saved[key] = total.numbers()
        BASELINE.write_text(json.dumps(saved, indent=1, sort_keys=True) + "\n", "utf-8")
    elif key in saved and not verdict(total.numbers(), saved[key]):
        sys.exit(1)


if __name__ == "__main__":
    main()

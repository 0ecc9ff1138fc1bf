"""Find the lists of people to which pictures belong, also where an archive was delivered in several files."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entourage.formats.containers import Member
    from entourage.operations.gathering import Gathering
    from entourage.operations.reading import Read

_PART = re.compile(r"[-_ ]?\(?\d{1,4}\)?\Z")
_ROOT = Path()


class Home(NamedTuple):
    """Hold where a picture belongs: the folder with the list, and what a person gave that holds the picture."""

    folder: Path
    holder: Path


class _Shelf(NamedTuple):
    """Hold where a list of people stands: what a person gave, and the archive or folder of which it is a part."""

    container: Path
    root: Path


def homes_of(lists: Sequence[Read], gathering: Gathering) -> dict[Path, dict[Member, Home]]:
    """Give each folder or archive that has lists the pictures that lie beside these, its own and those of other parts.

    Of another part is what stands in the folder that is called as one of lists, and has none itself.
    """
    shelves: dict[Path, set[_Shelf]] = defaultdict(set)
    for one in lists:
        for folder in _folders_of(one):
            root = one.archive or one.container
            if root and one.container:
                shelves[_within(folder, root)].add(_Shelf(one.container, root))
    homes: dict[Path, dict[Member, Home]] = defaultdict(dict)
    for holder in gathering.containers if shelves else ():
        for member in gathering.pictures(holder):
            root = member.file if member.inside else holder
            folder = _within(member.path.parent, root)
            shelf = _chosen(shelves.get(folder, set()), root, folder)
            if shelf:
                homes[shelf.container][member] = Home(shelf.root / folder, holder)
    return homes


def _folders_of(one: Read) -> Iterable[Path]:
    return {path.parent for _, path in one.parts} or {one.path.parent}


def _within(folder: Path, root: Path) -> Path:
    return folder.relative_to(root) if folder.is_relative_to(root) else folder


def _chosen(shelves: Iterable[_Shelf], root: Path, folder: Path) -> _Shelf | None:
    """Choose the list beside which a picture lies: its own, else that of the same delivery, else the only one."""
    own = [one for one in shelves if one.root == root]
    alike = [one for one in shelves if _delivery(one.root) == _delivery(root)]
    others = own or alike or ([] if folder == _ROOT else list(shelves))
    return others[0] if len(others) == 1 else None


def _delivery(root: Path) -> str:
    """Name what was delivered, in however many files: « takeout-20240131T120000Z-002.zip »."""
    return _PART.sub("", root.stem).casefold()

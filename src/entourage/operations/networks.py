"""Which networks are known: those that come with the program, and those that a person describes in files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from entourage import assets, places
from entourage.domain.errors import EntourageError
from entourage.formats import network_file

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.domain.network import Network


@dataclass(frozen=True, slots=True)
class Networks:
    """Hold the networks that are known, in their order, and what was wrong with files of the person's own."""

    networks: tuple[Network, ...]
    faults: tuple[EntourageError, ...] = ()


def own_folder() -> Path:
    """Return the folder in which a person may describe networks."""
    return places.settings_folder() / "networks"


def load() -> Networks:
    """Read all networks; a file of the person's own may add one, or take the place of one of the same key.

    A faulty file leaves the others, and the network that it would have replaced, as they are.
    """
    found = {one.key: one for one in _shipped()}
    faults: list[EntourageError] = []
    folder = own_folder()
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            one = network_file.read(path)
        except EntourageError as fault:
            faults.append(fault)
        else:
            found[one.key] = one
    return Networks(tuple(sorted(found.values(), key=lambda one: (one.position, one.key))), tuple(faults))


def every() -> tuple[Network, ...]:
    """Read all networks, in their order."""
    return load().networks


def network(key: str) -> Network | None:
    """Find a network by its key, None where nothing is known of it."""
    return next((one for one in every() if one.key == key), None)


@cache
def _shipped() -> tuple[Network, ...]:
    return tuple(network_file.read(path) for path in sorted(assets.folder("networks").glob("*.toml")))

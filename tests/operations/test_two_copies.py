"""Two copies of the program and a phone, used in any order, cut off and killed, end equal, and nothing is lost.

WALKS says how many times, STEPS how long, KILLS how many times with commands that are killed.
"""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.operations.two_copies import World
from tests.sync.servers import radicale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sync.servers import Server

WALKS = int(os.environ.get("WALKS", "6"))
FIRST = int(os.environ.get("FIRST_WALK", "0"))
KILLS = int(os.environ.get("KILLS", "2"))
STEPS = int(os.environ.get("STEPS", "25"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with radicale(tmp_path_factory.mktemp("radicale")) as running:
        yield running


@pytest.mark.parametrize("seed", range(FIRST, FIRST + WALKS))
def test_copies_used_at_random_end_equal_and_nothing_is_lost(
    seed: int, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    walk(World(Random(seed), server, tmp_path_factory.mktemp("books"), f"walk{seed}"), STEPS)  # noqa: S311 - no secret


@pytest.mark.parametrize("seed", range(FIRST, FIRST + KILLS))
def test_commands_that_are_killed_at_random_lose_nothing(
    seed: int, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    walk(World(random, server, tmp_path_factory.mktemp("books"), f"kill{seed}", kills=True), STEPS)


def walk(world: World, steps: int) -> None:
    try:
        for _ in range(steps):
            world.act()
        world.settle()
        world.check()
    finally:
        world.close()

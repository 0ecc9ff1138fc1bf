"""Two copies of the program and a phone, used in any order, cut off and killed, end equal, and nothing is lost.

WALKS says how many times, STEPS how long, KILLS how many times with commands that are killed, OTHERS how
many times on other servers than Radicale.
"""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.operations.two_copies import World

if TYPE_CHECKING:
    from tests.sync.servers import Server

WALKS = int(os.environ.get("WALKS", "6"))
FIRST = int(os.environ.get("FIRST_WALK", "0"))
KILLS = int(os.environ.get("KILLS", "2"))
OTHERS = int(os.environ.get("OTHERS", "1"))
STEPS = int(os.environ.get("STEPS", "25"))


@pytest.mark.parametrize("seed", range(FIRST, FIRST + WALKS))
def test_copies_used_at_random_end_equal_and_nothing_is_lost(
    seed: int, radicale: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    walk(World(Random(seed), radicale, tmp_path_factory.mktemp("books"), f"walk{seed}"), STEPS)  # noqa: S311 - no secret


@pytest.mark.parametrize("seed", range(FIRST, FIRST + KILLS))
def test_commands_that_are_killed_at_random_lose_nothing(
    seed: int, radicale: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    walk(World(random, radicale, tmp_path_factory.mktemp("books"), f"kill{seed}", kills=True), STEPS)


@pytest.mark.parametrize("kind", ["xandikos", "cyrus"])
def test_copies_end_equal_on_other_servers(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = request.getfixturevalue(kind)
    for seed in range(FIRST, FIRST + OTHERS):
        random = Random(seed)  # noqa: S311 - no secret
        walk(World(random, server, tmp_path_factory.mktemp("books"), f"walk{seed}"), STEPS)


def walk(world: World, steps: int) -> None:
    try:
        for _ in range(steps):
            world.act()
        world.settle()
        world.check()
    finally:
        world.close()

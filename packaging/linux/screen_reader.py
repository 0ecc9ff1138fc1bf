"""Tell whether the window of Entourage says some words, as a screen reader would hear them: screen_reader.py WORDS."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pyatspi

if TYPE_CHECKING:
    from collections.abc import Iterator


def heard(node: Any) -> Iterator[str]:  # noqa: ANN401 - pyatspi has no types
    """List the names of what is shown, from the outside in."""
    if not node.getState().contains(pyatspi.STATE_SHOWING) and node.getRole() != pyatspi.ROLE_APPLICATION:
        return
    yield node.name
    for child in node:
        if child is not None:
            yield from heard(child)


def main(words: str) -> bool:
    """Look through every window of the program."""
    desktop = pyatspi.Registry.getDesktop(0)
    programs = [one for one in desktop if one is not None and one.name == "entourage"]
    return any(words in name for one in programs for name in heard(one))


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1]))

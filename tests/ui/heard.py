"""Say what a screen reader hears of the program; run by the system's Python, which has pyatspi.

Usage: heard.py tree | heard.py press NAME | heard.py focus NAME; a tree is JSON: role, name, box, states, children.
"""

import json
import sys
import time

import pyatspi

LONGEST_WAIT = 30  # seconds
MOST_CHILDREN = 400


def application():  # noqa: ANN201 - pyatspi has no types
    """Find the program on the bus."""
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and "entourage" in one.name.lower():
                return one
        time.sleep(0.1)
    sys.exit("the program is not on the bus of accessibility")


def told(one) -> dict:  # noqa: ANN001 - the same
    """Say what one thing is, and those in it."""
    states = one.getState().getStates()
    return {
        "role": one.getRoleName(),
        "name": one.name,
        "box": box_of(one),
        "states": [pyatspi.stateToString(state) for state in states],
        "children": [told(child) for child in list(one)[:MOST_CHILDREN] if child is not None],
    }


def box_of(one) -> list[int]:  # noqa: ANN001 - the same
    """Say where something is on the screen: left, top, width, height."""
    try:
        return list(one.queryComponent().getExtents(pyatspi.DESKTOP_COORDS))
    except NotImplementedError:
        return [0, 0, 0, 0]


def found(name: str):  # noqa: ANN201 - the same
    """Find what has this name."""
    return pyatspi.findDescendant(application(), lambda one: one is not None and one.name == name)


def main() -> None:
    """Do what is asked."""
    wanted = sys.argv[1]
    if wanted == "tree":
        print(json.dumps(told(application()), ensure_ascii=False))  # noqa: T201 - its answer
    elif wanted == "press":
        found(sys.argv[2]).queryAction().doAction(0)
    elif wanted == "focus":
        found(sys.argv[2]).queryComponent().grabFocus()


if __name__ == "__main__":
    main()

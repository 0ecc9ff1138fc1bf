"""Put the sample books through the whole chain, from the exports to a printed circle, by the command line."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from entourage.operations.samples import CLIENTS, CLOSE_FRIENDS, COMPANY, FILES, ON_FACEBOOK

ROOT = Path(__file__).resolve().parents[1]
BOOK = Path("build") / "sample-book"
PAGE = Path("build") / "close-friends.pdf"


def entourage(*arguments: object, told: int | None = None) -> str:
    """Run the command on the sample book, and return its standard output; stop where it fails.

    told: where its sentences go, as subprocess says it; by default to the screen.
    """
    command = [sys.executable, "-m", "entourage", *map(str, arguments), "--data", str(BOOK)]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=told, encoding="utf-8", check=False)  # noqa: S603 - our own command
    if run.returncode:
        sys.exit(f"{shlex.join(command)}: {run.stdout}")
    return run.stdout


def say(*arguments: object) -> None:
    """Run the command as a person would: show it, then its answer."""
    print("\n$ entourage", shlex.join(map(str, arguments)))
    print(entourage(*arguments, told=subprocess.STDOUT), end="", flush=True)


def people(*arguments: object) -> dict[str, int]:
    """Give the numbers of the people who are listed, by name; the first of those who share one."""
    answer = json.loads(entourage("list", *arguments, "--json", told=subprocess.DEVNULL))
    return {person["full_name"]: person["id"] for person in reversed(answer["contacts"])}


def main() -> None:
    """Import, sort, decide, ask who would see a post, and print."""
    shutil.rmtree(ROOT / BOOK, ignore_errors=True)
    say("import", *(Path("resources") / "samples" / name for name in FILES))
    # The same person may be there several times, until the duplicates are looked at: one of each is sorted.
    everyone = people()
    say("sort", *(everyone[name] for name in CLOSE_FRIENDS), "--into", "Close friends")
    say("sort", *people("--search", COMPANY).values(), "--into", "Colleagues")
    say("rules", "--preset", "balanced")
    say("why", everyone[CLOSE_FRIENDS[0]], "photos of me")
    say("sort", *(everyone[name] for name in CLIENTS), "--into", "Clients")
    say("account", "add", "facebook")
    say("account", "add", "email")
    say("connect", "facebook", *(everyone[name] for name in ON_FACEBOOK))
    say("check", "--topic", "photos of me", "--channel", "facebook/all")
    say("ways", "--topic", "photos of me")
    say("circles")
    say("print", "--circle", "Close friends", "--out", PAGE)
    print(f"\n{ROOT / PAGE}")
    print(f"To look around in this book: .venv/bin/entourage list --data {BOOK}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()

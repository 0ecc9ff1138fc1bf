"""Score the readers on the exports of ../shared/corpus, against a floor that only rises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCORE = ROOT.parent / "shared" / "corpus" / "score"
FLOOR = ROOT / "tests" / "corpus_floor.txt"


def main() -> str:
    """Run the score, and return the reason to fail, or nothing."""
    if not SCORE.exists():
        print("corpus: ../shared/corpus is not there, so nothing was scored")
        return ""
    # A relative command, because the score splits it at spaces.
    run = subprocess.run([SCORE, "--command", ".venv/bin/entourage"], cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603, PLW1510 - our own command; it fails while any file falls short
    *_, totals = run.stdout.splitlines() or [""]
    perfect = re.match(r"files: (\d+) perfect", totals)
    if not perfect:
        return f"corpus: no totals in what the score said:\n{run.stdout}"
    floor = int(FLOOR.read_text("ascii"))
    print(f"corpus: {totals}")
    if int(perfect[1]) < floor:
        return f"corpus: {perfect[1]} files are perfect, and {floor} were before:\n{run.stdout}"
    if int(perfect[1]) > floor:
        print(f"corpus: tests/corpus_floor.txt can be raised from {floor} to {perfect[1]}")
    return ""


if __name__ == "__main__":
    sys.exit(main() or None)

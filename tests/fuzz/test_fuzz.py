"""The promises of `fuzz/invariants.py`, held for what is known; `make fuzz` searches for what is not."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
sys.path.insert(0, str(FUZZ))  # scripts that import each other

from invariants import check  # noqa: E402 - as above
from mutate import mutated  # noqa: E402 - as above

SEEDS = sorted(path for path in (FUZZ / "seeds").rglob("*") if path.is_file())
FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("path", [*SEEDS, *FOUND], ids=lambda path: path.name)
def test_what_was_found_keeps_the_promises_now(path: Path) -> None:
    check(path.read_bytes())


def test_damaged_files_keep_the_promises() -> None:
    for data in mutated([path.read_bytes() for path in [*SEEDS, *FOUND]], 1500):
        check(data)


@pytest.mark.skipif(not importlib.util.find_spec("atheris"), reason="atheris is not made for this system")
def test_the_guided_search_runs_and_finds_nothing_in_what_is_known(tmp_path: Path) -> None:
    # It only runs what it is given: where it leads depends on more than its seed, and a test must fail alike anywhere.
    known = _searched(tmp_path, *SEEDS, *FOUND)
    assert known.returncode == 0, known.stdout[-2000:] + known.stderr[-2000:]
    assert known.stderr.count("Executed ") == len([*SEEDS, *FOUND])


def _searched(folder: Path, *inputs: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, FUZZ / "reader.py", f"-artifact_prefix={folder}/", *inputs]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)

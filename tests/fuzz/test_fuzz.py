"""The promises of `fuzz/invariants.py`, held for what is known; `make fuzz` searches for what is not."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
sys.path.insert(0, str(FUZZ))  # scripts that import each other

from invariants import CHECKS, check, check_as  # noqa: E402 - as above
from mutate import mutated  # noqa: E402 - as above

SEEDS = sorted(path for path in (FUZZ / "seeds").rglob("*") if path.is_file())
FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("path", [*SEEDS, *FOUND], ids=lambda path: path.name)
def test_what_was_found_keeps_the_promises_now(path: Path) -> None:
    check_as(form_of(path), path.read_bytes())


def form_of(path: Path) -> str:
    """Name the form of an example, after its folder; what was found of a form begins with its name and a dash."""
    form = path.parent.name if path in SEEDS else path.name.partition("-")[0]
    return form if form in CHECKS else "plain"


def test_damaged_files_keep_the_promises() -> None:
    plain = [path.read_bytes() for path in [*SEEDS, *FOUND] if form_of(path) == "plain"]
    for data in mutated(plain, 1500):
        check(data)


@pytest.mark.parametrize("form", CHECKS)
def test_damaged_archives_and_pasted_texts_keep_the_promises(form: str) -> None:
    for data in mutated([path.read_bytes() for path in [*SEEDS, *FOUND] if form_of(path) == form], 300):
        check_as(form, data)


@pytest.mark.skipif(not importlib.util.find_spec("atheris"), reason="atheris is not made for this system")
def test_the_guided_search_runs_and_finds_nothing_in_what_is_known(tmp_path: Path) -> None:
    # It only runs what it is given: where it leads depends on more than its seed, and a test must fail alike anywhere.
    for form in ("plain", *CHECKS):
        inputs = [path for path in [*SEEDS, *FOUND] if form_of(path) == form]
        known = _searched(tmp_path, form, *inputs)
        assert known.returncode == 0, known.stdout[-2000:] + known.stderr[-2000:]
        assert known.stderr.count("Executed ") == len(inputs)


def _searched(folder: Path, form: str, *inputs: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, FUZZ / "reader.py", form, f"-artifact_prefix={folder}/", *inputs]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)

"""The promises of `fuzz/invariants.py`, held for a short time; `make fuzz` holds them for longer."""

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
    for data in mutated([path.read_bytes() for path in SEEDS], 300):
        check(data)


@pytest.mark.skipif(not importlib.util.find_spec("atheris"), reason="atheris is not made for this system")
@pytest.mark.parametrize("form", ["vcard", "table"])
def test_a_short_search_finds_nothing_that_breaks_them(form: str, tmp_path: Path) -> None:
    options = ["-seed=1", "-runs=1500", "-max_total_time=10", "-timeout=20", "-max_len=2000", "-verbosity=0"]
    options += [f"-dict={FUZZ / form}.dict", f"-artifact_prefix={tmp_path}/"]
    command = [sys.executable, FUZZ / "reader.py", *options, tmp_path, FUZZ / "seeds" / form]

    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-2000:]

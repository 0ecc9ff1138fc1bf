"""What a start may not wait for."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "sqlmodel", "vobject", "typst", "PIL", "rapidfuzz", "phonenumbers", "entourage.storage")
ASKED = """
import sys
import entourage.ui.application
print(*(name for name in sys.modules))
"""


@pytest.fixture(scope="session")
def imported() -> set[str]:
    run = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, encoding="utf-8", check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("module", HEAVY)
def test_the_first_paint_does_not_wait_for(imported: set[str], module: str) -> None:
    assert "entourage.ui.main_window" in imported
    assert module not in imported

"""The pinned PySide6 keeps its references to None: 6.12.0 loses one a call, and Python 3.11 aborts in the end."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

CALLS = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
label.setText("before")
before = sys.getrefcount(None)
for _ in range(1000):
    label.setText("after")
print(sys.getrefcount(None) - before)
"""


def test_a_thousand_calls_that_return_nothing_lose_no_reference_to_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    run = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert abs(int(run.stdout)) < 10

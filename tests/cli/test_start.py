"""What looking into a file may not wait for."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
import entourage.cli.inspecting
print(*(name for name in sys.modules))
"""


def test_who_only_looks_into_a_file_does_not_wait_for_the_book_or_the_window() -> None:
    run = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, encoding="utf-8", check=True)
    imported = set(run.stdout.split())
    assert "entourage.cli.inspecting" in imported
    assert not imported & {"sqlalchemy", "sqlmodel", "entourage.storage", "PySide6"}

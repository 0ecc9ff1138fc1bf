"""What is piped in is bounded like a file."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from entourage.formats import detect

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


@pytest.mark.skipif(sys.platform == "win32", reason="there is no file without an end")
@pytest.mark.parametrize("command", ["inspect", "import"])
def test_what_is_piped_in_without_an_end_is_refused(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(detect, "LARGEST_FILE", 1000)
    with Path("/dev/zero").open("rb") as endless:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(endless))
        assert terminal.json(command, "-", status=1)["error"]["code"] == "file_too_large"

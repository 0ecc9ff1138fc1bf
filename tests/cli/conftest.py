"""A terminal with a book, for all tests of commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from entourage import assets
from entourage.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nFN:Élodie Côté\r\nN:Côté;Élodie;;;\r\nEND:VCARD\r\n"


class Terminal:
    """Live as a terminal with a book and two files."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[bytes]) -> None:
        self.folder = folder
        self.capture = capture
        (folder / "a.vcf").write_text(CARD, encoding="utf-8", newline="")
        (folder / "b.csv").write_text("First Name,Last Name,Email\nÉlodie,Côté,e@example.org\n", encoding="utf-8")

    def said(self, *arguments: str, status: int = 0, tongue: str = "en_CA.UTF-8") -> tuple[str, str]:
        self.capture.readouterr()
        given = ["--data", str(self.folder / "data"), *arguments]
        assert run(given, environment={"LANG": tongue}, catalogues=assets.folder("i18n"), window=pytest.fail) == status
        captured = self.capture.readouterr()
        return captured.out.decode(), captured.err.decode()

    def json(self, *arguments: str, status: int = 0) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.said("--json", *arguments, status=status)[0])
        return answer

    def path(self, name: str) -> str:
        return str(self.folder / name)


@pytest.fixture
def terminal(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Terminal:
    return Terminal(tmp_path, capfdbinary)

"""What opens the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entourage import assets
from entourage.cli.main import Opening, run

if TYPE_CHECKING:
    from pathlib import Path

SCREEN = {"LANG": "en_US.UTF-8", "DISPLAY": ":0"}


def opened(*arguments: str) -> Opening:
    """Give how the window is opened by a command."""
    openings: list[Opening] = []
    catalogues = assets.folder("i18n")
    run(arguments, environment=SCREEN, catalogues=catalogues, window=lambda one: openings.append(one) or 0)
    assert len(openings) == 1
    return openings[0]


def test_the_name_alone_opens_the_window() -> None:
    assert list(opened().files) == []


def test_files_alone_are_brought_to_the_window(tmp_path: Path) -> None:
    paths = [str(tmp_path / "été 1.vcf"), str(tmp_path / "list.csv")]
    for path in paths:
        (tmp_path / path).touch()
    assert list(opened(*paths).files) == paths == list(opened("window", *paths).files)


def test_a_file_that_is_not_there_is_no_command(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        opened(str(tmp_path / "nobody.vcf"))


def test_a_file_with_the_name_of_a_command_does_not_hide_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "window").touch()
    assert list(opened("window").files) == []

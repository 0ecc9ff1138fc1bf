"""Find resources/: beside the installed package, else in the source tree."""

from __future__ import annotations

from pathlib import Path


def folder(name: str) -> Path:
    """Return one folder of resources ("i18n", "print", "fonts", "samples")."""
    here = Path(__file__).resolve().parent
    installed = here / "resources" / name
    return installed if installed.is_dir() else here.parents[1] / "resources" / name


def licence() -> Path:
    """Return the file of the program's licence."""
    here = Path(__file__).resolve().parent
    installed = here / "resources" / "LICENSE"
    return installed if installed.is_file() else here.parents[1] / "LICENSE"

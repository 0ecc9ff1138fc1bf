"""Compile the catalogues of words, resources/i18n/<tag>/LC_MESSAGES/entourage.po, where their .mo is older."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_all(root: Path) -> list[Path]:
    """Write each missing or outdated .mo beside its .po, and return those written."""
    sources = sorted(root.glob("resources/i18n/*/LC_MESSAGES/entourage.po"))
    return [_compile(source) for source in sources if _is_outdated(source)]


def _is_outdated(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> Path:
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parents[1].name, domain="entourage", abort_invalid=True)
    compiled = source.with_suffix(".mo")
    unfinished = source.with_suffix(f".{os.getpid()}.mo")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(compiled)  # at once, because the program may be reading the catalogue
    return compiled


if __name__ == "__main__":
    for path in compile_all(Path(__file__).resolve().parents[1]):
        print("compiled", path.parents[1].name)

"""The pages of help: which there are, and their text in the words and keys of this window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from entourage import assets

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.language import Language

PAGES = (
    "start",
    "people",
    "circles",
    "editor",
    "import",
    "imports",
    "duplicates",
    "check",
    "rules",
    "belongs",
    "details",
    "seeing",
    "todo",
    "accounts",
    "servers",
    "print",
    "export",
    "history",
    "trash",
    "samples",
    "preferences",
    "keys",
)
# In the files, {{…}} is a word of the window in English, and `…` a key as QKeySequence names it.
WORDS = re.compile(r"\{\{(.+?)\}\}")
KEYS = re.compile(r"`([^`]+)`")


def text(language: Language, page: str) -> str:
    """Give a page as Markdown: the names of buttons as they are on the window, keys as this system writes them."""
    read = _file(language, page).read_text("utf-8")
    named = WORDS.sub(lambda found: f"**{_named(language, found.group(1))}**", read)
    return KEYS.sub(lambda found: f"**{_key(found.group(1))}**", named)


def title(language: Language, page: str) -> str:
    """Give the heading of a page."""
    return text(language, page).partition("\n")[0].lstrip("# ").strip()


def _file(language: Language, page: str) -> Path:
    """Find a page in the most regional language that has it."""
    folders = [assets.folder("help") / code for code in (language.code, language.locale.language)]
    return next(path for path in (folder / f"{page}.md" for folder in folders) if path.exists())


def _named(language: Language, words: str) -> str:
    return re.sub(r"&(?!&)", "", language.said_elsewhere(words))


def _key(name: str) -> str:
    return QKeySequence(name).toString(QKeySequence.SequenceFormat.NativeText) or name

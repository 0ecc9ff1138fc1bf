"""What a folder or archive held, as sentences and as an answer."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from entourage.words import containers as words
from entourage.words import elsewhere

if TYPE_CHECKING:
    from entourage.importing.plan import Container
    from entourage.language import Language


def data(language: Language, one: Container) -> dict[str, Any]:
    """Answer what was in a folder or archive, and what became of it."""
    sentences = dict(zip(one.troubles, words.troubles(language, one.troubles), strict=True))
    return {
        "path": str(one.path),
        "files": one.files,
        "without_people": one.without,
        "copies": one.copies,
        "hidden": one.hidden,
        "people_with_pictures": one.pictured,
        "left_out_on_purpose": [
            {"list": kind, "people": people, "text": elsewhere.looks(language, kind)}
            for kind, people in one.aside.items()
        ],
        "not_taken": [str(path) for path in one.tables],
        "not_read": [
            {"code": code, "names": list(files), "text": sentences[code]} for code, files in one.troubles.items()
        ],
    }


def sentences(language: Language, one: Container) -> list[str]:
    """Say what was in a folder or archive, and what became of it."""
    counts = {"without": one.without, "copies": one.copies, "hidden": one.hidden, "pictured": one.pictured}
    said = [words.summary(language, one.path.name, one.files, counts)]
    if one.tables:
        how = language.gettext("To do so, write its address: entourage import {example}.")
        example = how.format(example=shlex.quote(str(one.tables[0])))
        said.append(f"{words.tables(language, one.path, one.tables)} {example}")
    return said + words.aside(language, one.aside) + words.troubles(language, one.troubles)

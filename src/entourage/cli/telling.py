"""What is said on the command line of how files are to be read: their encoding, their columns, their dates."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from entourage.domain.errors import EntourageError
from entourage.domain.names import nearest
from entourage.domain.text import fold
from entourage.formats.columns import MEANINGS, key_of
from entourage.formats.record import Told
from entourage.formats.taught import is_named
from entourage.formats.text_encoding import known_encoding
from entourage.words import columns as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.cli.command import Command
    from entourage.formats.evidence import Evidence
    from entourage.language import Language

_NAMED = 8
Columns = tuple[tuple[str, str], ...]


def told(command: Command) -> Told:
    """Read what is said of all files.

    Raises EntourageError: "encoding_unknown", "columns_unclear", "meaning_unknown" (with those of near names).
    """
    options = command.options
    encoding = known_encoding(options.encoding) if options.encoding else ""
    if options.encoding and not encoding:
        raise EntourageError("encoding_unknown", encoding=options.encoding)
    named = {name: _meaning(command, said) for name, said in _pairs(options.columns or "").items()}
    day_first = {"day-first": True, "month-first": False}.get(options.dates or "")
    return Told(encoding=encoding, named=named, day_first=day_first)


def _pairs(text: str) -> dict[str, str]:
    """Read "Heading=field,Heading=field", or a JSON object of the same."""
    if text.lstrip().startswith("{"):
        return _object(text)
    cells = next(csv.reader([text], skipinitialspace=True), []) if text.strip() else []
    pairs = [cell.rpartition("=") for cell in cells]
    if not all(name.strip() and sign for name, sign, _ in pairs):
        raise EntourageError("columns_unclear", text=text)
    return {name.strip(): said.strip() for name, _, said in pairs}


def _object(text: str) -> dict[str, str]:
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise EntourageError("columns_unclear", text=text) from fault
    if not all(isinstance(said, str) for said in found.values()):
        raise EntourageError("columns_unclear", text=text)
    return {str(name): str(said) for name, said in found.items()}


def _meaning(command: Command, text: str) -> str:
    """Read the name of what a column holds: its key, its name in either language, or the meaning itself."""
    if text in MEANINGS:
        return MEANINGS[text]
    if text and text in MEANINGS.values():
        return text
    offered = {fold(words.holds(one, key)): key for one in command.vocabulary for key in MEANINGS}
    offered |= {fold(key): key for key in MEANINGS}
    if fold(text) in offered:
        return MEANINGS[offered[fold(text)]]
    near = dict.fromkeys(nearest(text, [(key, name) for name, key in offered.items()]))
    raise EntourageError("meaning_unknown", text=text, near=list(near or MEANINGS))


def check(said: Told, files: Sequence[Columns]) -> None:
    """See that every column named is in one of the files; raise EntourageError "column_unknown" where not."""
    tables = [[heading for heading, _ in columns] for columns in files if columns]
    for name in said.named:
        if tables and not any(is_named(headings, name) for headings in tables):
            every = list(dict.fromkeys(heading for headings in tables for heading in headings if heading))
            raise EntourageError("column_unknown", column=name, headings=every)


def described(columns: Columns) -> list[dict[str, str]]:
    """Answer what each column of a table holds, by the key under which it can be said."""
    return [{"heading": heading, "holds": key_of(meaning)} for heading, meaning in columns]


def evidence(language: Language, found: Evidence | None, encoding: str) -> dict[str, object]:
    """Answer what speaks for the encoding of a file."""
    if found is None or not found.code:
        return {}
    text = words.evidence(language, found.code, encoding, found.letters, found.others, found.words, found.file)
    return {"code": found.code, "letters": found.letters, "words": list(found.words), "text": text}


def asking(language: Language, name: str, columns: Columns) -> str:
    """Say how the columns that nobody knows can be named."""
    open_ones = [heading or str(number) for number, (heading, meaning) in enumerate(columns, 1) if not meaning]
    guesses = {heading or str(number): meaning for number, (heading, meaning) in enumerate(columns, 1) if meaning}
    shown: Mapping[str, str] = dict.fromkeys(open_ones[:_NAMED], "…") or {
        one: key_of(meaning) for one, meaning in list(guesses.items())[:_NAMED]
    }
    sentence = language.gettext(
        "{file}: not all columns are understood. Say what they hold: --columns {example}, with {fields} and so on."
    )
    fields = "full_name, email, mobile, street:home"
    return sentence.format(file=name, example=_typed(shown), fields=fields)


def _typed(shown: Mapping[str, str]) -> str:
    """Write what could be typed after --columns; as JSON where a heading would be cut otherwise."""
    if any(sign in heading for heading in shown for sign in ',"='):
        return f"'{json.dumps(shown, ensure_ascii=False)}'"
    return f'"{",".join(f"{heading}={said}" for heading, said in shown.items())}"'

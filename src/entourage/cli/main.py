"""Run a command: parse, speak the right language, answer in JSON or sentences, and exit with a status."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from entourage import places
from entourage.cli.command import Answer, Command
from entourage.cli.parser import build, language_asked
from entourage.domain.errors import EntourageError
from entourage.language import Language, negotiate
from entourage.words.faults import error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DONE, FAULT, INTERRUPTED = 0, 1, 130


def run(arguments: Sequence[str], *, environment: Mapping[str, str], catalogues: Path) -> int:
    """Run one command and return its exit status: 0 done, 1 known fault; misuse exits with 2."""
    language = Language(negotiate(language_asked(arguments), environment), catalogues)
    options = build(language).parse_args(arguments)
    vocabulary = tuple(Language(tag, catalogues) for tag in ("en", "fr", "fr_CA"))
    data = options.data or environment.get("ENTOURAGE_DATA")
    command = Command(options, language, vocabulary, Path(data) if data else places.data_folder())
    try:
        answer = _answer(command)
    except KeyboardInterrupt:
        _write(language.gettext("Stopped; nothing was left half done."), sys.stderr.buffer)
        return INTERRUPTED
    try:
        _show(answer, language, as_json=options.json)
    except BrokenPipeError:
        sys.stderr.close()
    return FAULT if answer.fault else DONE


def _answer(command: Command) -> Answer:
    module, function = command.options.run.split(":")
    try:
        answer: Answer = getattr(import_module(f"entourage.cli.{module}"), function)(command)
    except EntourageError as fault:
        return Answer({}, fault=fault)
    return answer


def _show(answer: Answer, language: Language, *, as_json: bool) -> None:
    sentence = error(language, answer.fault) if answer.fault else ""
    if as_json:
        fault = {"error": {"code": answer.fault.code, "message": sentence}} if answer.fault else {}
        _write(json.dumps(answer.data | fault, ensure_ascii=False, indent=1), sys.stdout.buffer)
    else:
        for line in answer.lines:
            _write(line, sys.stdout.buffer)
    sys.stdout.flush()
    for line in (*answer.said, *filter(None, [sentence])):
        _write(line, sys.stderr.buffer)


def _write(text: str, stream: BinaryIO) -> None:
    # Bytes, because names are in every script whatever the terminal's locale says.
    stream.write(text.encode("utf-8", "replace") + b"\n")
    stream.flush()

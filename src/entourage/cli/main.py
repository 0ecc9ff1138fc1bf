"""Run a command: parse, speak the right language, answer in JSON or sentences, and exit with a status."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from entourage import places
from entourage.cli.answering import written
from entourage.cli.command import Answer, Command
from entourage.cli.parser import build, language_asked
from entourage.cli.stopping import stoppable
from entourage.domain.errors import EntourageError
from entourage.domain.making import made_in_masses
from entourage.domain.text import harmless, whole
from entourage.language import Language, negotiate
from entourage.words.faults import error

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping, Sequence

_PLACES = frozenset({"files", "out", "data", "report", "rejected"})
DONE, FAULT, INTERRUPTED = 0, 1, 130


@dataclass(frozen=True, slots=True)
class Opening:
    """Hold how the window is to be opened: the book's folder, the language asked for, the files to import."""

    folder: Path
    language: str | None
    files: Sequence[str]


def run(
    arguments: Sequence[str],
    *,
    environment: Mapping[str, str],
    catalogues: Path,
    window: Callable[[Opening], int],
) -> int:
    """Run one command and return its exit status: 0 done, 1 known fault; misuse exits with 2.

    window: opens the window, which is what happens where there is a screen and no command, perhaps files.
    """
    if _has_screen(environment) and _are_files(arguments):
        arguments = ["window", *arguments]
    language = Language(negotiate(language_asked(arguments), environment), catalogues)
    options = _whole(build(language).parse_args(arguments))
    vocabulary = tuple(Language(tag, catalogues) for tag in ("en", "fr", "fr_CA"))
    data = options.data or environment.get("ENTOURAGE_DATA")
    if options.run == "window":
        folder = Path(data) if data else places.data_folder()
        return window(Opening(folder, options.language, options.files))
    unspoken = _unspoken(language_asked(arguments), language)
    command = Command(options, language, vocabulary, Path(data) if data else places.data_folder(), unspoken)
    with made_in_masses():  # and not searched for cycles before the last sentence, which would come a second later
        answer = None
        try:
            with stoppable():
                answer = _answer(command)
                _show(answer, command.notes, language, as_json=options.json)
        except KeyboardInterrupt:
            is_done = answer is not None and not answer.fault
            done = language.gettext("The answer was stopped; what was asked for had been done before.")
            _write(done if is_done else language.gettext("Stopped; nothing was left half done."), sys.stderr.buffer)
            return INTERRUPTED
        return FAULT if answer.fault else DONE


def _has_screen(environment: Mapping[str, str]) -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in {"win32", "darwin"} or any(environment.get(name) for name in named)


def _are_files(arguments: Sequence[str]) -> bool:
    # A file without a suffix could have the name of a command, and is not what a file manager opens with a program.
    return all(Path(one).suffix and Path(one).is_file() for one in arguments)


def _unspoken(asked: str | None, language: Language) -> list[str]:
    if not asked or asked.replace("-", "_").partition("_")[0].casefold() in {"en", "fr"}:
        return []
    sentence = language.gettext("Entourage speaks English and French, and not “{language}”.")
    return [sentence.format(language=whole(asked))]


def _whole(options: Namespace) -> Namespace:
    """Replace what is no text in all that was typed, but the names of files, which may be any bytes."""
    for name, value in vars(options).items():
        if name not in _PLACES:
            setattr(options, name, _as_text(value))
    return options


def _as_text(value: Any) -> Any:  # noqa: ANN401 - whatever argparse makes
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    return whole(value) if isinstance(value, str) else value


def _answer(command: Command) -> Answer:
    module, function = command.options.run.split(":")
    try:
        answer: Answer = getattr(import_module(f"entourage.cli.{module}"), function)(command)
    except EntourageError as fault:
        return Answer({}, fault=fault)
    return answer


def _show(answer: Answer, notes: Sequence[str], language: Language, *, as_json: bool) -> None:
    try:
        _write_all(answer, notes, language, as_json=as_json)
    except BrokenPipeError:
        sys.stderr.close()


def _write_all(answer: Answer, notes: Sequence[str], language: Language, *, as_json: bool) -> None:
    sentence = error(language, answer.fault) if answer.fault else ""
    if as_json:
        fault = {"error": {"code": answer.fault.code, "message": sentence}} if answer.fault else {}
        for piece in written(answer.data | fault):
            sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
        _write("", sys.stdout.buffer)
    else:
        for line in answer.lines:
            _write(harmless(line), sys.stdout.buffer)
    sys.stdout.flush()
    for line in (*notes, *answer.said, *filter(None, [sentence])):
        _write(harmless(line), sys.stderr.buffer)


def _write(text: str, stream: BinaryIO) -> None:
    # Bytes, because names are in every script whatever the terminal's locale says.
    stream.write(text.encode("utf-8", "replace") + b"\n")
    stream.flush()

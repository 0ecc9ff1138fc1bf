"""Save what was not fully understood, and read what is piped in."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from entourage.formats import detect
from entourage.operations import pasting, reporting
from entourage.words import remarks

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from entourage.cli.command import Command
    from entourage.language import Language
    from entourage.operations.reporting import Remarked, Unread

PIPED = "-"


@contextmanager
def piped(command: Command) -> Iterator[None]:
    """Let what is piped in stand where a file is called “-”, for as long as a command takes; it is read once."""
    options = command.options
    if PIPED not in options.files:
        yield
        return
    with TemporaryDirectory(prefix="entourage-") as folder:
        said = pasting.Said(source=getattr(options, "source", ""))
        name = command.language.gettext("Standard input")
        data = detect.taken_from(sys.stdin.buffer)
        detect.refuse_larger(data, name)
        path = pasting.keep(Path(folder), name, data, said)
        options.files = [str(path) if one == PIPED else one for one in dict.fromkeys(options.files)]
        yield


def save(
    language: Language, options: Namespace, found: Callable[[], Sequence[Remarked]], unread: Sequence[Unread]
) -> dict[str, Any]:
    """Save the report and what was left out, where that is asked for; answer where they are.

    found: gathers what is said of the files, which takes a while.
    """
    saved: dict[str, Any] = {}
    report, rejected = options.report, getattr(options, "rejected", None)
    places = [Path(asked) for asked in (report, rejected) if asked]
    if not places:
        return saved
    files = found()
    reporting.guard(places, [*map(Path, options.files), *(one.path for one in unread)])
    if report:
        reporting.save_report(Path(report), language, files, unread)
        saved["report"] = report
    if rejected:
        left_out = reporting.save_rejected(Path(rejected), files)
        saved["rejected"] = [str(path) for path in left_out.written]
        saved["not_cut"] = list(left_out.not_cut)
    return saved


def sentences(language: Language, saved: dict[str, Any]) -> list[str]:
    """Say what was saved, and where."""
    said = []
    if "report" in saved:
        said.append(language.gettext("The report is in {file}.").format(file=language.quoted(saved["report"])))
    if "rejected" in saved:
        said += remarks.left_out(language, saved["rejected"], saved["not_cut"])
    return said

"""Keep a fault of our own in a reader from ending an import: it costs the rest of what was being read, by name."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entourage.formats.record import Record

READER_FAILED = "reader_failed"


class ReaderFailedWarning(ImportWarning):
    """Tell whoever works on a reader, and asks Python for warnings, what a person is told in a notice."""


def netted(items: Iterable[Record | Notice], line: int = 0) -> Iterator[Record | Notice]:
    """Give what a reader gives; where it fails, the last is a notice of that. line: where the reader begins."""
    try:
        for item in items:
            line = max(line, item.line)
            yield item
    except EntourageError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever it is, what came before is kept
        yield failed(fault, line)


def failed(fault: Exception, line: int) -> Notice:
    """Make the notice of a fault behind a line, with its kind and where in the program it happened."""
    innermost = fault.__traceback__
    while innermost and innermost.tb_next:
        innermost = innermost.tb_next
    code = innermost.tb_frame.f_code.co_name if innermost else ""
    text = f"{type(fault).__name__}, {code} {innermost.tb_lineno if innermost else 0}"
    warnings.warn(f"{text}: {fault}", ReaderFailedWarning, stacklevel=2)
    return Notice(line=line, code=READER_FAILED, text=text, rejected=True)

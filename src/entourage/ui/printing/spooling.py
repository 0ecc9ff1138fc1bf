"""Hand pages over to a printer: the PDF itself where the system takes one, else images of its pages."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintEngine, QPrinter, QPrinterInfo

from entourage.domain.errors import EntourageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.printing.draft import Draft

_LONGEST = 60  # seconds that a print server may take to answer
_FINEST = 300
_OPTIONS_OF_CUPS = 0xFE00  # Qt's own key of the options that only CUPS knows
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Hold how pages are to be printed.

    pages: "2-4,7", empty for all. sides: empty as the printer does it. more: other options of CUPS ("number-up=2").
    """

    printer: str
    title: str
    letter: bool
    copies: int = 1
    pages: str = ""
    sides: str = ""
    collate: bool = True
    is_grey: bool = False
    is_reversed: bool = False
    more: tuple[str, ...] = ()


def takes_pdf() -> bool:
    """Tell whether the system's printers are given PDFs by its own command."""
    return shutil.which("lp") is not None


def printers() -> list[str] | None:
    """List the system's printers by its own command, off the window's thread; None where it has none."""
    command = shutil.which("lpstat")
    if command is None:
        return None
    try:
        run = subprocess.run([command, "-e"], capture_output=True, text=True, timeout=_LONGEST, check=False)  # noqa: S603 - the system's own
    except (OSError, subprocess.TimeoutExpired):
        return None
    return run.stdout.split()


def are_there(found: list[str] | None) -> bool:
    """Tell whether there is any printer, from what `printers` answered; on the window's thread."""
    return bool(QPrinterInfo.availablePrinterNames()) if found is None else bool(found)


def press(printer: QPrinter, title: str, *, letter: bool) -> Press:
    """Say how pages are to be printed from what was chosen in the system's dialog."""
    is_chosen = printer.printRange() is QPrinter.PrintRange.PageRange
    return Press(
        printer=printer.printerName(),
        title=title,
        letter=letter,
        copies=max(1, printer.copyCount()),
        pages=(printer.pageRanges().toString() or f"{printer.fromPage()}-{printer.toPage()}") if is_chosen else "",
        sides=_SIDES.get(printer.duplex(), ""),
        collate=printer.collateCopies(),
        is_grey=printer.colorMode() is QPrinter.ColorMode.GrayScale,
        is_reversed=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
        more=_more(printer),
    )


def _more(printer: QPrinter) -> tuple[str, ...]:
    """Read what the system's dialog noted for CUPS alone: names and values by turns."""
    engine = printer.printEngine()
    noted = engine.property(QPrintEngine.PrintEnginePropertyKey(_OPTIONS_OF_CUPS)) if engine else None
    words = noted if isinstance(noted, list) else []
    return tuple(f"{name}={value}" for name, value in zip(words[::2], words[1::2], strict=False))


def command(how: Press) -> list[str]:
    """Write the command that takes a PDF on its standard input (CUPS, lp(1))."""
    options = [
        f"media={'Letter' if how.letter else 'A4'}",
        *([f"sides={how.sides}"] if how.sides else []),
        *([f"Collate={how.collate}"] if how.copies > 1 else []),
        *(["print-color-mode=monochrome"] if how.is_grey else []),
        *(["outputorder=reverse"] if how.is_reversed else []),
        *how.more,
    ]
    pages = ["-P", how.pages] if how.pages else []
    chosen = [word for option in options for word in ("-o", option)]
    return ["lp", "-d", how.printer, "-n", str(how.copies), "-t", how.title, *pages, *chosen]


def send(pdf: bytes, how: Press) -> None:
    """Give a PDF to the system's printing; "print_refused" where it does not take it."""
    try:
        run = subprocess.run(command(how), input=pdf, capture_output=True, timeout=_LONGEST, check=False)  # noqa: S603 - the system's own
    except subprocess.TimeoutExpired as error:
        raise EntourageError("print_refused", printer=how.printer, reason="") from error
    except OSError as error:
        raise EntourageError("print_refused", printer=how.printer, reason=error.strerror or "") from error
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().removeprefix("lp: ")
        reason = said.removeprefix("Error - ").rstrip(".")
        raise EntourageError("print_refused", printer=how.printer, reason=reason)


def dress(printer: QPrinter, *, letter: bool, landscape: bool) -> None:
    """Give a printer the paper of the pages."""
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4))
    way_up = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way_up)


def paint(draft: Draft, printer: QPrinter, goes_on: Callable[[], bool]) -> None:
    """Print images of the pages, off the window's thread; "print_refused" where the printer does not begin."""
    while not draft.is_whole and goes_on():
        draft.grow()
    painter = QPainter()
    if not painter.begin(printer):
        raise EntourageError("print_refused", printer=printer.printerName(), reason="")
    chosen = printer.printRange() is QPrinter.PrintRange.PageRange
    last = len(draft.pages)
    numbers = range(max(1, printer.fromPage()), min(last, printer.toPage()) + 1) if chosen else range(1, last + 1)
    ppi = min(_FINEST, printer.resolution())
    for place, number in enumerate(numbers):
        if not goes_on():
            printer.abort()
            break
        if place:
            printer.newPage()
        whole = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        painter.drawImage(whole, QImage.fromData(draft.image(number - 1, ppi)))
    painter.end()

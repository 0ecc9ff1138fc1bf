"""Check on this very machine that all parts work, without touching anyone's book."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of
from entourage.domain.errors import EntourageError
from entourage.operations import book, circles, contacts, exporting, history, imports, paper
from entourage.operations.naming import Named
from entourage.storage.database import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from entourage.language import Language

_CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Élodie Côté\r\nN:Côté;Élodie;;;\r\nEMAIL:elodie@example.org\r\nEND:VCARD\r\n"
_CIRCLE = Named("", "close_friends")


class PartError(Exception):
    """Carry what was expected of a part that does not do it."""


def checks(folder: Path, languages: Sequence[Language]) -> Iterator[tuple[str, str | EntourageError]]:
    """Check part by part: (code of the part, what is wrong with it; empty where it works)."""
    yield "words", "" if _speaks(languages) else "fr"
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        for code, check in _CHAIN.items():
            yield code, _tried(check, place, languages[-1])
    yield "book", _book_fault(folder)


def _speaks(languages: Sequence[Language]) -> bool:
    return len({language.gettext("Not sorted yet") for language in languages}) > 1


def _tried(check: Callable[[Path, Language], None], place: Path, language: Language) -> str | EntourageError:
    try:
        check(place, language)
    except EntourageError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever breaks here is what the self-test is asked to tell
        return f"{type(error).__name__}: {error}"
    return ""


def _import(place: Path, _language: Language) -> None:
    (place / "card.vcf").write_text(_CARD, encoding="utf-8", newline="")
    database = book.open_book(place)
    try:
        planned, unread = imports.plan(database, [place / "card.vcf"])
        imports.carry_out(database, planned, circle=_CIRCLE)
        _expect(not unread and planned.counts["new"] == 1, "one new person")
        _expect(bool(contacts.listing(database, contacts.People(words="elodi cot"))), "found without accents")
    finally:
        database.close()


def _undo(place: Path, _language: Language) -> None:
    database = book.open_book(place)
    try:
        history.undo(database)
        _expect(circles.overview(database).everyone == 0, "nobody after undo")
        history.redo(database)
        _expect(circles.overview(database).everyone == 1, "one person after redo")
    finally:
        database.close()


def _print(place: Path, language: Language) -> None:
    out = place / "summary.pdf"
    database = book.open_book(place)
    try:
        paper.print_circle(database, circle=_CIRCLE, language=language, letter=False, for_myself=True, path=out)
    finally:
        database.close()
    _expect(out.read_bytes().startswith(b"%PDF"), "a PDF")


def _export(place: Path, _language: Language) -> None:
    out = place / "out.vcf"
    database = book.open_book(place)
    try:
        everyone = contacts.EVERYONE
        exporting.export(database, wanted=everyone, file_format="vcard", path=out, circle_names={}, for_myself=True)
        said = contacts.load_all(database, everyone)[0].values
        planned, _ = imports.plan(database, [out])
        back = planned.steps[0].draft
        _expect(back is not None and first_of(back.values, Kind.NAME) == first_of(said, Kind.NAME), "the same name")
    finally:
        database.close()


_CHAIN = {"import": _import, "undo": _undo, "print": _print, "export": _export}


def _expect(holds: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise PartError(what)


def _book_fault(folder: Path) -> str | EntourageError:
    path = folder / book.FILE
    if not path.exists():
        return ""
    try:
        return "; ".join(faults(path))
    except EntourageError as error:
        return error

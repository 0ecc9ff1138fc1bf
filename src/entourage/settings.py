"""What a person may choose, and its defaults."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING

from entourage.domain import paper

if TYPE_CHECKING:
    from pathlib import Path

FILE = "settings.json"
THEMES = ("system", "light", "dark")
NAME_ORDERS = ("family", "given")
PAPERS = ("", "a4", "letter")
PAGE_ORDERS = ("", "family", "given", "company")
EXPORTS = ("vcard", "vcard3", "vcard4", "google-csv", "outlook-csv", "json")
EXPORT_HEADERS = ("", "en", "fr")
EXPORT_ENCODINGS = ("utf-8", "cp1252")


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold every option.

    language: a locale's tag, empty for the system's. region: where telephone numbers without a country are from
    (ISO 3166-1), empty for the language's. name_order: one of NAME_ORDERS. theme: one of THEMES.
    pages_mine, pages_theirs: what pages for myself, and those for someone else, say of people, as domain.paper writes
    it. pages_order: one of PAGE_ORDERS, empty for that of the lists. paper: one of PAPERS, empty for that of the
    language. pages_language: a locale's tag, empty for the window's. pdf_folder, export_folder, report_folder: where
    files were put last. export_format: one of EXPORTS. export_headers: one of EXPORT_HEADERS, empty for the window's
    language. export_encoding: one of EXPORT_ENCODINGS. export_groups, export_each, export_bare: as in
    operations.exporting.Form. last_check: what was last asked before posting, as the page of it writes it.
    """

    language: str = ""
    region: str = ""
    name_order: str = "family"
    theme: str = "system"
    cards: bool = False
    pages_mine: str = paper.written(paper.USUAL)
    pages_theirs: str = paper.written(paper.USUAL)
    pages_order: str = ""
    pages_language: str = ""
    paper: str = ""
    landscape: bool = False
    pdf_folder: str = ""
    export_folder: str = ""
    report_folder: str = ""
    export_format: str = "vcard"
    export_headers: str = ""
    export_encoding: str = "utf-8"
    export_groups: bool = False
    export_each: bool = False
    export_bare: bool = False
    last_check: str = ""


_ONE_OF = {
    "name_order": NAME_ORDERS,
    "theme": THEMES,
    "pages_order": PAGE_ORDERS,
    "paper": PAPERS,
    "export_format": EXPORTS,
    "export_headers": EXPORT_HEADERS,
    "export_encoding": EXPORT_ENCODINGS,
}


def load(folder: Path) -> Settings:
    """Read the options of a folder; what is not there or not understood is as by default."""
    try:
        said = json.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    default = Settings()
    known = {one.name: getattr(default, one.name) for one in fields(Settings)}
    usable = said if isinstance(said, dict) else {}
    chosen = {name: usable[name] for name, was in known.items() if isinstance(usable.get(name), type(was))}
    return _allowed(Settings(**chosen))


def _allowed(settings: Settings) -> Settings:
    default = Settings()
    wrong = {name: getattr(default, name) for name, words in _ONE_OF.items() if getattr(settings, name) not in words}
    return replace(
        settings,
        **wrong,
        pages_mine=paper.written(paper.read(settings.pages_mine)),
        pages_theirs=paper.written(paper.read(settings.pages_theirs)),
    )


def save(folder: Path, settings: Settings) -> None:
    """Write the options; a folder that cannot be written keeps those it has."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{FILE}.new"
    temporary.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
    temporary.replace(folder / FILE)

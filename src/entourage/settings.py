"""What a person may choose, and its defaults."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE = "settings.json"
THEMES = ("system", "light", "dark")
NAME_ORDERS = ("family", "given")


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold every option.

    language: a locale's tag, empty for the system's. region: where telephone numbers without a country are from
    (ISO 3166-1), empty for the language's. name_order: one of NAME_ORDERS. theme: one of THEMES.
    """

    language: str = ""
    region: str = ""
    name_order: str = "family"
    theme: str = "system"
    cards: bool = False


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
    return Settings(
        language=settings.language,
        region=settings.region,
        name_order=settings.name_order if settings.name_order in NAME_ORDERS else default.name_order,
        theme=settings.theme if settings.theme in THEMES else default.theme,
        cards=settings.cards,
    )


def save(folder: Path, settings: Settings) -> None:
    """Write the options; a folder that cannot be written keeps those it has."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{FILE}.new"
    temporary.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
    temporary.replace(folder / FILE)

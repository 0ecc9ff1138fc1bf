"""The circles, kinds of content and rules that a book can start from, as data."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Look(NamedTuple):
    """Show a circle by a colour ("#RRGGBB") and, where colours are not seen, by a symbol (one character)."""

    colour: str
    symbol: str


@dataclass(frozen=True, slots=True)
class PresetCircle:
    """Hold what a preset circle is made from; its name is a word of each language."""

    key: str
    look: Look
    closed: bool = False


COLOURS = MappingProxyType(
    {
        "vermilion": "#D55E00",
        "blue": "#0072B2",
        "green": "#009E73",
        "pink": "#CC79A7",
        "orange": "#E69F00",
        "sky": "#56B4E9",
        "yellow": "#F0E442",
        "grey": "#999999",
        "brick": "#993D33",
        "violet": "#8F1FFF",
        "petrol": "#35636E",
        "sand": "#C3AA83",
    }
)
"""The colours offered for circles ("#RRGGBB"), by key: Okabe and Ito's, then four that are far from these and from
each other to colour-blind people too, and can be seen on light and dark grounds."""

FIRST_CIRCLES = (
    PresetCircle("close_friends", Look(COLOURS["vermilion"], "♥")),
    PresetCircle("colleagues", Look(COLOURS["blue"], "■")),
    PresetCircle("clients", Look(COLOURS["green"], "◆")),
    PresetCircle("less_familiar", Look(COLOURS["pink"], "▲")),
)
"""The circles that a new book has, in their order."""

OFFERED_CIRCLES = (
    PresetCircle("family", Look(COLOURS["orange"], "★")),
    PresetCircle("former_clients", Look(COLOURS["sky"], "◇")),
    PresetCircle("professional_contacts", Look(COLOURS["yellow"], "□")),
    PresetCircle("at_a_distance", Look(COLOURS["grey"], "▼"), closed=True),
)
"""The circles that are offered, in their order."""

_OWN_COLOURS = tuple(COLOURS.values())[len(FIRST_CIRCLES + OFFERED_CIRCLES) :]
_OWN_SYMBOLS = "▶◀△▽▷◁☆♦♣♠"

SYMBOLS = (*(circle.look.symbol for circle in FIRST_CIRCLES + OFFERED_CIRCLES), *_OWN_SYMBOLS)
"""The symbols that a circle may have, those of the preset circles first."""

LOCKED_TOPICS = frozenset({"confidential"})
PRESETS = ("reserved", "balanced", "open")
DEFAULT_PRESET = "balanced"

_COLUMNS = ("close_friends", "colleagues", "clients", "less_familiar", "unsorted", "public")
_LETTERS = {"E": Verdict.EVERYTHING, "L": Verdict.LITTLE, "N": Verdict.NOTHING}
_CELLS = {
    "availability": ("EEEEEE", "EEEEEE", "EEEEEE"),
    "work_news": ("EEELLL", "EEEEEE", "EEEEEE"),
    "my_work": ("NLNNNN", "LENNNN", "LELLNN"),
    "confidential": ("NNNNNN", "NNNNNN", "NNNNNN"),
    "politics": ("NNNNNN", "LNNNNN", "ELNNNN"),
    "religion": ("NNNNNN", "LNNNNN", "ELNNNN"),
    "intimacy": ("NNNNNN", "LNNNNN", "LNNNNN"),
    "family": ("ENNNNN", "ELNNNN", "EELLNN"),
    "photos_of_me": ("ELNNNN", "ELLLNN", "EELLLL"),
    "photos_of_others": ("ELNNNN", "ELNNNN", "ELLNNN"),
    "location": ("LNNNNN", "ELNNNN", "ELLNNN"),
    "leisure": ("ELLLNN", "EEEELL", "EEEEEE"),
    "relayed": ("ELLNNN", "EELLLL", "EEEEEE"),
}
TOPICS = tuple(_CELLS)
"""The keys of the preset kinds of content, in their order."""

_SAME_RULES_AS = {
    "family": "close_friends",
    "former_clients": "less_familiar",
    "professional_contacts": "less_familiar",
}
_NOT_FOR_FAMILY = ("politics", "intimacy")


@dataclass(frozen=True, slots=True)
class PresetRules:
    """Hold the rules of a preset.

    circles: (key of a preset circle, key of a topic) -> verdict; a closed circle needs no rules and has none.
    unsorted, public: key of a topic -> verdict.
    """

    circles: Mapping[tuple[str, str], Verdict]
    unsorted: Mapping[str, Verdict]
    public: Mapping[str, Verdict]


def rules_of(preset: str) -> PresetRules:
    """Read the rules of one of PRESETS; any other raises EntourageError("unknown_preset", preset)."""
    if preset not in PRESETS:
        raise EntourageError("unknown_preset", preset=preset)
    columns = _columns(PRESETS.index(preset))
    unsorted, public = columns.pop("unsorted"), columns.pop("public")
    columns |= {circle: columns[model] for circle, model in _SAME_RULES_AS.items()}
    columns["family"] = columns["family"] | dict.fromkeys(_NOT_FOR_FAMILY, Verdict.NOTHING)
    cells = {(circle, topic): verdict for circle, column in columns.items() for topic, verdict in column.items()}
    return PresetRules(MappingProxyType(cells), MappingProxyType(unsorted), MappingProxyType(public))


def free_look(taken: Collection[Look], wanted: Look | None = None) -> Look:
    """Choose the look of a new circle: the colour and the symbol least taken.

    wanted: comes first, then what no preset circle has.
    """
    first = [wanted] if wanted else []
    colours = [*(look.colour for look in first), *_OWN_COLOURS, *COLOURS.values()]
    symbols = [*(look.symbol for look in first), *_OWN_SYMBOLS]
    used_colours = [look.colour for look in taken]
    used_symbols = [look.symbol for look in taken]
    return Look(min(colours, key=used_colours.count), min(symbols, key=used_symbols.count))


def _columns(place: int) -> dict[str, dict[str, Verdict]]:
    return {
        column: {topic: _LETTERS[cells[place][index]] for topic, cells in _CELLS.items()}
        for index, column in enumerate(_COLUMNS)
    }

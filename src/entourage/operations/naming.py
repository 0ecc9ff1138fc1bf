"""How a person names a circle or a kind of content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Hold what a person typed, and the key of the preset that has this name in any language."""

    text: str
    preset: str = ""

"""What stands on the sheet on which a person is edited, and what it changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.contact import SINGLE_KINDS, Held, Kind, Value, display_name, first_of, is_put_together
from entourage.domain.editing import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# What programs write beside the label that a person chose; nobody reads it, and it stays when the label changes.
UNSPOKEN = frozenset({"voice", "internet", "x-internet", "text", "msg", "pref", "video"})


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line of the sheet: the value that it began as, None for a new one, and what it says now."""

    held: Held | None
    value: Value


def lines_of(held: Iterable[Held]) -> tuple[Line, ...]:
    """Lay what a person has on the sheet, line by line."""
    return tuple(Line(one, one.value) for one in held if not one.removed)


def changes(held: Iterable[Held], lines: Sequence[Line]) -> list[Edit]:
    """Work out what the lines change: what is on none of them any more is taken away, empty ones say nothing."""
    changed = [line for line in lines if line.held is None or line.held.value != line.value]
    emptied = {line.held.id for line in changed if line.held and line.value.is_empty}
    kept = {line.held.id for line in lines if line.held} - emptied
    gone = [Edit(one, None) for one in held if not one.removed and one.id not in kept]
    return gone + [Edit(line.held, line.value) for line in changed if not line.value.is_empty]


def carried_over(seen: Sequence[Held], lines: Sequence[Line], now: Sequence[Held]) -> tuple[Line, ...]:
    """Lay what someone else wrote meanwhile under what was typed.

    What was typed over something that is gone stands as new; of what a person has once only, what was typed stands.
    """
    before = {one.id: one for one in seen if not one.removed}
    standing = {one.id: one for one in now if not one.removed}
    same = {key for key, one in standing.items() if key in before and before[key].value == one.value}
    typed = [line for line in lines if line.held is None or line.held.value != line.value]
    on_paper = {line.held.id for line in lines if line.held}
    single = {line.value.kind: line for line in typed if line.value.kind in SINGLE_KINDS}
    over = {line.held.id: line for line in typed if line.held and line.held.id in same}
    result: list[Line] = []
    placed: set[int] = set()
    for key, one in standing.items():
        if key in same and key not in on_paper:
            continue
        line = over.get(key) or (single.get(one.value.kind) if key not in same else None)
        result.append(Line(one, line.value if line else one.value))
        placed.update({id(line)} if line else ())
    return (*result, *(Line(None, line.value) for line in typed if id(line) not in placed and not line.value.is_empty))


def with_text(value: Value, text: str) -> Value:
    """Write another text into a value; what else is known of it stays."""
    return value if text == value.text else replace(value, text=text, parts=(), raw="")


def with_parts(value: Value, typed: Mapping[int, str], count: int = 0) -> Value:
    """Write some of the components of a value, by their places; `count` is how many a whole one has."""
    parts = parts_of(value, count)
    if all(_at(parts, place) == text for place, text in typed.items()):
        return value
    length = max(len(parts), count, max(typed) + 1)
    new = [typed.get(place, _at(parts, place)) for place in range(length)]
    while len(new) > count and not new[-1]:
        new.pop()
    return replace(value, parts=tuple(new) if any(new) else (), text="", raw="")


def parts_of(value: Value, count: int = 0) -> tuple[str, ...]:
    """Give the components of a value, a text without any as the first; at least `count` of them."""
    parts = value.parts or ((value.text,) if value.text else ())
    return parts + ("",) * (count - len(parts))


def _at(parts: Sequence[str], place: int) -> str:
    return parts[place] if place < len(parts) else ""


def spoken(value: Value) -> tuple[str, ...]:
    """Give the types of a value that a person reads as its label."""
    return tuple(word for word in value.types if word not in UNSPOKEN)


def with_label(value: Value, types: Sequence[str], label: str = "") -> Value:
    """Say what a value is for: by types, or in the person's own words; the types that nobody reads stay."""
    if (spoken(value), value.label) == (tuple(types), label):
        return value
    silent = [word for word in value.types if word in UNSPOKEN]
    return replace(value, types=tuple(dict.fromkeys((*types, *silent))), label=label)


def follows_parts(values: tuple[Value, ...]) -> bool:
    """Tell whether the full name is only the parts of the name put together."""
    formatted, name = first_of(values, Kind.FORMATTED_NAME), first_of(values, Kind.NAME)
    return not formatted or bool(name and is_put_together(formatted.text, name))


def is_nobody(held: Iterable[Held], lines: Sequence[Line]) -> bool:
    """Tell whether the lines leave a person without anything to be called by, who had something."""
    before = tuple(one.value for one in held if not one.removed)
    after = tuple(line.value for line in lines if not line.value.is_empty)
    return not display_name(after) and (not before or bool(display_name(before)))

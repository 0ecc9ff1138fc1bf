"""Objects of which a book has hundreds of thousands."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import field, fields, make_dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import DataclassInstance

Made = TypeVar("Made", bound="DataclassInstance")


def quickly_made(made: type[Made]) -> type[Made]:
    """Let a frozen dataclass with slots be made, and sent to another process, in an eighth of the time.

    While a program runs nothing watches then that it stays as it is; mypy does, before.
    """
    alike = [(one.name, object, field(default=one.default, kw_only=one.kw_only, init=one.init)) for one in fields(made)]
    made.__init__ = make_dataclass(made.__name__, alike, slots=True).__init__  # type: ignore[misc, method-assign]
    for name in ("__setattr__", "__delattr__", "__getstate__", "__setstate__"):
        delattr(made, name)
    return made


@contextmanager
def made_in_masses() -> Iterator[None]:
    """Let the search for cycles rest while objects are made that live on: it would go through all of them many times.

    That search would take a third of the time in which 30,000 people are compared. It leaves them alone afterwards,
    too: to go through all of them once would hold the window for a third of a second.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()

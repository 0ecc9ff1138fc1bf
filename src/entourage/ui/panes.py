"""Go round the panes of a window by F6, in the order in which they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget


def go_round(panes: Sequence[QWidget], step: int) -> None:
    """Give the keyboard to the next pane that can take it, or, with a step of -1, to the one before."""
    reached = [(pane, first) for pane in panes if pane.isVisible() and (first := next(_stops(pane), None))]
    inside = [at for at, (pane, _) in enumerate(reached) if _has_keyboard(pane)]
    now = inside[0] if inside else (-1 if step > 0 else 0)
    if reached:
        reached[(now + step) % len(reached)][1].setFocus(Qt.FocusReason.TabFocusReason)


def _has_keyboard(pane: QWidget) -> bool:
    focus = pane.window().focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))


def _stops(pane: QWidget) -> Iterator[QWidget]:
    """List where Tab stops in a pane, from where it comes into it; what was put into it later may stand anywhere."""
    chain = list(_chain(pane))
    if chain[:1] == [pane]:
        yield pane
    inside = [pane.isAncestorOf(one) for one in chain]
    enters = next((at for at, is_inside in enumerate(inside) if is_inside and not inside[at - 1]), 0)
    for stop, is_inside in zip(chain[enters:] + chain[:enters], inside[enters:] + inside[:enters], strict=True):
        if is_inside:
            yield stop


def _chain(start: QWidget) -> Iterator[QWidget]:
    """List where Tab stops in the whole window, which is a ring."""
    stop: QWidget | None = start
    while stop:
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible() and stop.isEnabled():
            yield stop
        stop = stop.nextInFocusChain()
        if stop is start:
            return

"""Digits of the physical row and the keypad, whatever the layout writes on them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

# The row from 1 to 0. X11 and Wayland number keys as evdev does, and 8 more; Windows gives
# the scan codes of the PC keyboard, which are evdev's here; macOS gives virtual key codes.
_EVDEV_ROW = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_MAC_ROW = (0x12, 0x13, 0x14, 0x15, 0x17, 0x16, 0x1A, 0x1C, 0x19, 0x1D)
_XKB_OFFSET = 8


def digit(event: QKeyEvent) -> int | None:
    """Tell which digit's key was pressed, or None.

    With NumLock off the keypad moves the cursor; only its own digits count then. Where keys have no codes (a test,
    a program that types for the person), what they write counts.
    """
    key = event.key()
    on_pad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    if on_pad:
        return key - Qt.Key.Key_0 if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else None
    row, code = _codes(event)
    if code:
        return (row.index(code) + 1) % 10 if code in row else None
    return key - Qt.Key.Key_0 if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else None


def _codes(event: QKeyEvent) -> tuple[tuple[int, ...], int]:
    if sys.platform == "darwin":
        return _MAC_ROW, event.nativeVirtualKey()
    platform = QGuiApplication.platformName()
    offset = _XKB_OFFSET if platform in {"xcb", "wayland", "wayland-egl"} else 0
    return tuple(code + offset for code in _EVDEV_ROW), event.nativeScanCode()

"""A button that is a word among others, without a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class QuietButton(QPushButton):
    """Live as a button without a frame."""

    def __init__(self, words: str, act: Callable[[], object], parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        self.clicked.connect(lambda _=False: act())

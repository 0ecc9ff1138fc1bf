"""Errors of ours are told in one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.planted import forms, found
from tests.ui.helpers import settle

from entourage.domain.password import Password
from entourage.sync.transport import Credentials, Transport
from entourage.ui.crash import CrashBox, show

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow


def boxes() -> list[CrashBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashBox)]


def test_errors_that_follow_each_other_are_told_in_one_window(window: MainWindow) -> None:
    for what in ("first", "second", "second"):
        show(window.desk, RuntimeError(what), window)
    (box,) = boxes()
    told = box.detailedText()
    assert (told.count("RuntimeError: first"), told.count("RuntimeError: second")) == (1, 1)


def test_an_error_that_comes_again_and_again_does_not_fill_the_window(window: MainWindow) -> None:
    for number in range(1000):
        show(window.desk, RuntimeError(str(number)), window)
    assert boxes()[0].detailedText().count("RuntimeError") < 50


def test_the_window_that_told_of_an_error_is_gone_when_it_is_closed(window: MainWindow) -> None:
    show(window.desk, RuntimeError("first"), window)
    boxes()[0].close()
    settle()
    assert boxes() == []
    show(window.desk, RuntimeError("second"), window)
    assert "first" not in boxes()[0].detailedText()


def test_an_error_amid_a_request_is_told_without_the_password(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = Password("Plänted&Sécret%7 Zq")
    with Transport(Credentials("zoé", secret)) as transport, pytest.raises(TypeError) as raised:
        transport.ask("GET", "http://127.0.0.1:9/", headers={"Depth": object()})  # type: ignore[dict-item]
    show(window.desk, raised.value, window)
    told = boxes()[0].detailedText()
    assert "transport.py" in told
    assert found(forms("zoé", secret), "told", (told + capsys.readouterr().err).encode()) == []

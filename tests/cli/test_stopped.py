"""Whoever types Ctrl+C is answered before the program tidies up."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from entourage.cli import inspecting, main

if TYPE_CHECKING:
    import pytest
    from tests.cli.conftest import Terminal


def test_the_sentence_does_not_wait_for_a_search_for_cycles_in_all_that_was_read(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, bool]] = []

    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(inspecting, "inspect", stopped)
    monkeypatch.setattr(main, "_write", lambda text, _: seen.append((text, gc.isenabled())))
    terminal.said("inspect", terminal.path("a.vcf"), status=130)
    assert seen == [("Stopped; nothing was left half done.", False)]
    assert gc.isenabled()


def test_who_stops_only_the_answer_is_told_that_the_work_was_done(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(main, "_show", stopped)
        _, said = terminal.said("add", "Ana Roy", status=130)
    assert said.strip() == "The answer was stopped; what was asked for had been done before."
    assert "Ana Roy" in terminal.said("list")[0]

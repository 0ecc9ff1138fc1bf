"""What is saved of an import takes the place of nothing that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_a_report_writes_over_nothing_that_was_given(terminal: Terminal) -> None:
    odd = terminal.folder / "odd.csv"
    odd.write_bytes(b"\x00\x01\x02 no people" * 50)
    for command in ("inspect", "import"):
        asked = terminal.json(command, terminal.path("odd.csv"), "--report", terminal.path("odd.csv"), status=1)
        assert asked["error"]["code"] == "file_is_read"
        assert odd.read_bytes().startswith(b"\x00\x01\x02 no")
    both = ("--report", terminal.path("new.txt"), "--rejected", terminal.path("new.txt"))
    assert terminal.json("import", terminal.path("a.vcf"), *both, status=1)["error"]["code"] == "file_named_twice"
    assert not (terminal.folder / "new.txt").exists()

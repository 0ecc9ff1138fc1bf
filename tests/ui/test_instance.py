"""Two starts on one book give one window: the second hands over its files and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.ui.helpers import wait_until

from entourage.ui.instance import Instance

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from entourage.ui.instance import Instance

application = QCoreApplication(sys.argv)
sys.stdin.readline()
instance = Instance(Path(sys.argv[1]))
if instance.is_second([sys.argv[2]]):
    print("second", flush=True)
else:
    print("first", flush=True)
    instance.asked.connect(lambda files: (print(*files, flush=True), application.quit()))
    QTimer.singleShot(10000, application.quit)
    application.exec()
"""


def starts(folders: list[Path]) -> list[subprocess.Popen[str]]:
    command = [sys.executable, "-c", FIRST]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return [
        subprocess.Popen(
            [*command, str(folder), str(folder / f"{number}.vcf")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for number, folder in enumerate(folders)
    ]


def said(processes: list[subprocess.Popen[str]]) -> list[list[str]]:
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate(timeout=30)[0].split() for process in processes]


def test_of_two_starts_at_the_same_moment_one_is_the_first(tmp_path: Path) -> None:
    for _ in range(3):
        found = said(starts([tmp_path, tmp_path]))
        assert sorted(words[0] for words in found) == ["first", "second"]
        number = next(place for place, words in enumerate(found) if words == ["second"])
        assert ["first", str(tmp_path / f"{number}.vcf")] in found


def test_a_book_reached_by_two_ways_has_one_window(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "book")
    found = said(starts([tmp_path / "book", tmp_path / "link"]))
    assert sorted(words[0] for words in found) == ["first", "second"]


def test_books_of_two_folders_have_a_window_each(qapp: QApplication, tmp_path: Path) -> None:
    first, other = Instance(tmp_path / "a"), Instance(tmp_path / "b")
    assert not first.is_second([])
    assert not other.is_second([])
    first.close()
    other.close()


def test_a_window_that_was_killed_keeps_nobody_out(qapp: QApplication, tmp_path: Path) -> None:
    killed = starts([tmp_path])[0]
    assert killed.stdin
    assert killed.stdout
    killed.stdin.write("go\n")
    killed.stdin.flush()
    assert killed.stdout.readline() == "first\n"
    killed.kill()
    killed.communicate()
    instance = Instance(tmp_path)
    assert not instance.is_second([])
    heard: list[object] = []
    instance.asked.connect(heard.append)
    second = starts([tmp_path])
    assert second[0].stdin
    second[0].stdin.write("go\n")
    second[0].stdin.flush()
    wait_until(lambda: bool(heard), "the second start is not heard")
    assert second[0].communicate(timeout=30)[0] == "second\n"
    assert heard == [(str(tmp_path / "0.vcf"),)]
    instance.close()

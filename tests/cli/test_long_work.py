"""A long import on a terminal tells how far it is, and ends in a sentence where it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from entourage.cli.command import Command
from entourage.cli.progressing import progress_line
from entourage.domain.watching import Progress, Stage, unwatched
from entourage.language import Language

pty = pytest.importorskip("pty", reason="no terminals of this kind")
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u{0}\r\nFN:Ada {0}\r\nN:{0};Ada;;;\r\nNOTE:{1}\r\nEND:VCARD\r\n"
MANY = 40_000  # takes the fastest of machines longer than it waits before it tells anything


def _large(folder: Path, number: int = 12_000) -> str:
    path = folder / "large.vcf"
    path.write_text("".join(CARD.format(one, "x" * 120) for one in range(number)), encoding="utf-8", newline="")
    return str(path)


def _command(folder: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "entourage",
        "--data",
        str(folder / "data"),
        "--language",
        "en",
        "import",
        "--dry-run",
    ]


def _children(number: int) -> list[str]:
    return Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii").split()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no list of processes")
@pytest.mark.parametrize("wait", [0.0, 0.03, 0.15])
def test_ctrl_c_says_one_sentence_whatever_its_processes_do(tmp_path: Path, wait: float) -> None:
    path = _large(tmp_path)
    with subprocess.Popen([*_command(tmp_path), path], stderr=subprocess.PIPE, start_new_session=True) as running:
        deadline = time.monotonic() + 60
        while len(_children(running.pid)) < 2 and running.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(wait)
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate(timeout=60)[1].decode()
    assert said.splitlines()[-1] == "Stopped; nothing was left half done."
    assert "Traceback" not in said
    assert running.returncode == 130


def test_ctrl_c_while_the_answer_is_written_says_one_sentence_too(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "entourage", "--language", "en", "--json", "inspect", _large(tmp_path, 3_000)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stdout.read(1) == b"{"  # and much more than a pipe holds is still to come
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=60)[1].decode()
    assert said.splitlines() == ["The answer was stopped; what was asked for had been done before."]
    assert running.returncode == 130


def _on_a_terminal(command: list[str], **more: int) -> tuple[str, int]:
    """Run a command with a terminal for standard error, and give what is written there."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, **more) as running:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                break
            if not part:
                break
            said += part
    os.close(ours)
    return said.decode(), running.returncode


def test_a_long_import_tells_how_far_it_is_and_takes_the_line_away(tmp_path: Path) -> None:
    said, status = _on_a_terminal([*_command(tmp_path), _large(tmp_path, MANY)])
    assert status == 0
    told, _, rest = said.rpartition("\r \r" if "\r \r" in said else " \r")
    assert "Reading “large.vcf”… line " in told
    assert " of 280,001" in told
    assert "40,000 new people" in rest
    assert "Reading" not in rest


def test_a_long_look_into_a_file_tells_how_far_it_is_and_takes_the_line_away(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "entourage", "--language", "en", "inspect", _large(tmp_path, MANY)]
    said, status = _on_a_terminal(command)
    assert status == 0
    assert "Reading “large.vcf”… line " in said
    assert " of 280,001" in said
    assert said.replace("\r", "\n").splitlines()[-1].strip() == ""


def test_a_line_in_french_keeps_the_spaces_that_do_not_break(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "entourage", "--language", "fr", "inspect", _large(tmp_path, MANY)]
    said, status = _on_a_terminal(command)
    assert status == 0
    assert "Lecture de « large.vcf »… ligne " in said


def test_an_answer_for_a_program_tells_no_progress(tmp_path: Path) -> None:
    said, status = _on_a_terminal([*_command(tmp_path), "--json", _large(tmp_path)])
    assert (status, "Reading" in said) == (0, False)


def test_where_standard_error_is_no_terminal_nobody_is_told(terminal: object) -> None:
    class Options:
        json = False

    command = Command(Options(), Language("en", Path()), (), Path())  # type: ignore[arg-type]
    with progress_line(command) as watch:
        assert watch is unwatched
        watch(Progress(Stage.READING))

"""A screen of its own with a window manager, a real keyboard and a real mouse, for the tests that need them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NEEDED = ("Xvfb", "openbox", "xdotool", "setxkbmap")
LONGEST_WAIT = 60.0  # seconds
_SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian gives pyatspi to
_QUIET = 0.4  # seconds without work: then the program waits for its person


def require(*programs: str) -> None:
    """Skip the test where a program is missing, but on the machines that check every change."""
    missing = [name for name in programs if not shutil.which(name)]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"not installed: {', '.join(missing)}")
    assert not missing


def wait_for(is_so: Callable[[], bool], what: str, seconds: float = LONGEST_WAIT) -> None:
    """Wait until something is so; fail where it does not come."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, what
        time.sleep(0.05)


class Screen:
    """Live as a screen with a window manager; `close` it when done."""

    def __init__(self, folder: Path, size: str = "1400x900", *, is_heard: bool = False) -> None:
        """Begin it; folder: where its programs live; is_heard: as where a screen reader runs."""
        require(*NEEDED)
        self.folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self._log = (folder / "screen.log").open("ab")
        reading, writing = os.pipe()
        self._begin(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-noreset"], writing)
        os.close(writing)
        with os.fdopen(reading) as said:
            self.display = f":{said.readline().strip()}"
        self.environment = self._environment()
        self._begin(["openbox", "--sm-disable"])
        if is_heard:
            self._begin_bus()
        self.xdotool("mousemove", "5", "5")

    def _begin_bus(self) -> None:
        """Begin the bus on which screen readers hear programs."""
        require("dbus-daemon", _SYSTEM_PYTHON)
        asked = subprocess.run([_SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
        if asked.returncode:
            require("python3-pyatspi")
        reading, writing = os.pipe()
        self._begin(["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"], writing)
        os.close(writing)
        with os.fdopen(reading) as said:
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = said.readline().strip()
        self.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        return kept | {"DISPLAY": self.display, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)}

    def _begin(self, command: Sequence[str], *handed: int) -> subprocess.Popen[bytes]:
        environment = getattr(self, "environment", None)
        made = subprocess.Popen(command, env=environment, stdout=self._log, stderr=self._log, pass_fds=handed)
        self._running.append(made)
        return made

    def close(self) -> None:
        """End all that was begun here, the last first."""
        for one in reversed(self._running):
            if one.poll() is None:
                one.send_signal(signal.SIGTERM)
        for one in reversed(self._running):
            try:
                one.wait(10)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait(10)
        self._log.close()

    def run(self, *command: str) -> str:
        """Run a program on this screen to its end; give what it says."""
        done = subprocess.run(command, env=self.environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout

    def xdotool(self, *words: object) -> str:
        """Move the mouse, or press keys."""
        return self.run("xdotool", *map(str, words))

    def start(self, *arguments: object) -> Program:
        """Start the installed program and wait until its window has come to rest."""
        command = [str(Path(sys.executable).with_name("entourage")), *map(str, arguments)]
        program = Program(self, self._begin(command))
        wait_for(lambda: bool(program.windows()), "no window")
        program.rest()
        return program


class Program:
    """Live as the program on a screen."""

    def __init__(self, screen: Screen, process: subprocess.Popen[bytes]) -> None:
        self.screen, self.process = screen, process

    def windows(self, name: str = "") -> list[str]:
        """Find the program's visible windows, those that have this in their name."""
        wanted = ("--name", name) if name else ("--class", "entourage")
        command = ["xdotool", "search", "--onlyvisible", *wanted]
        found = subprocess.run(command, env=self.screen.environment, capture_output=True, text=True, check=False)
        return found.stdout.split()

    def rest(self, name: str = "") -> None:
        """Wait until a window of this name is there, and the program has nothing more to do."""
        if name:
            wait_for(lambda: bool(self.windows(name)), f"no window {name}")
        since, before = time.monotonic(), self._worked()
        end = since + LONGEST_WAIT
        while time.monotonic() - since < _QUIET:
            assert time.monotonic() < end, "the program does not come to rest"
            time.sleep(0.05)
            worked = self._worked()
            if worked > before + 1:
                since, before = time.monotonic(), worked

    def _worked(self) -> int:
        """Give the time that the program has worked, in ticks."""
        assert self.process.poll() is None, "the program has ended"
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def press(self, *keys: object) -> None:
        """Press keys as fast as one does: names of keysyms, or codes of keys."""
        self.screen.xdotool("key", "--clearmodifiers", "--delay", "60", *keys)
        self.rest()

    def type(self, text: str) -> None:
        """Type a text."""
        self.screen.xdotool("type", "--delay", "20", text)
        self.rest()

    def click(self, x: int, y: int) -> None:
        """Click on a point of the screen."""
        self.screen.xdotool("mousemove", x, y, "click", 1)
        self.rest()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag from a point to another, as a hand does."""
        move = self.screen.xdotool
        move("mousemove", *start)
        move("mousedown", 1)
        for step in range(1, 5):
            move("mousemove", start[0] + 5 * step, start[1] + step)
            time.sleep(0.03)
        move("mousemove", *end)
        time.sleep(0.1)
        move("mousemove", end[0] + 2, end[1])
        time.sleep(0.1)
        move("mouseup", 1)
        self.rest()

    def quit(self) -> int:
        """Close the program as a person does, and give its status."""
        self.screen.xdotool("key", "--clearmodifiers", "ctrl+q")
        return self.process.wait(LONGEST_WAIT)


class Heard:
    """Live as a screen reader beside the program, which also knows where things are."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._ask = [_SYSTEM_PYTHON, str(Path(__file__).with_name("heard.py"))]

    def everything(self) -> list[dict[str, Any]]:
        """Give all that is in sight: role, name, states, box."""
        found: list[dict[str, Any]] = []

        def walk(one: dict[str, Any]) -> None:
            # What is in something hidden may say that it is in sight.
            if "showing" in one["states"] or one["role"] == "application":
                found.append(one)
                for child in one["children"]:
                    walk(child)

        walk(json.loads(self.program.screen.run(*self._ask, "tree")))
        return found

    def shown(self) -> list[tuple[str, str]]:
        """Give the roles and names of what is in sight."""
        return [(one["role"], one["name"]) for one in self.everything()]

    def focus(self, name: str) -> None:
        """Give the keyboard to what has this name."""
        self.program.screen.run(*self._ask, "focus", name)
        self.program.rest()

    def press(self, name: str) -> None:
        """Press what has this name."""
        self.program.screen.run(*self._ask, "press", name)
        self.program.rest()

    def point(self, name: str, role: str = "") -> tuple[int, int]:
        """Find the middle of the last thing in sight whose name begins so."""
        in_sight = [one for one in self.everything() if role in one["role"]]
        found = [one for one in in_sight if one["name"].startswith(name)]
        assert found, (name, [(one["role"], one["name"]) for one in in_sight])
        left, top, width, height = found[-1]["box"]
        return left + width // 2, top + height // 2

    def click(self, name: str, role: str = "") -> None:
        """Click on what has this name."""
        self.program.click(*self.point(name, role))

"""What a desktop is told of the program, and what it shows of it."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from entourage import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
ENTRY = PACKAGING / "linux" / "entourage.desktop"
ABOUT = PACKAGING / "linux" / "entourage.metainfo.xml"
KINDS = {"text/vcard", "text/x-vcard", "text/directory", "text/csv"}

# Where the icon shows the person in the middle, those beside, and its ground, in parts of its side.
PEOPLE = ((0.5, 0.75), (0.2, 0.62), (0.8, 0.62))
GROUND = (0.5, 0.08)
READABLE = 3.0  # WCAG 2.2, 1.4.11


@pytest.fixture(scope="module")
def entry() -> dict[str, str]:
    """Give the desktop entry."""
    read = configparser.RawConfigParser()
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(ENTRY, "utf-8")
    return dict(read["Desktop Entry"])


@pytest.fixture(scope="module")
def about() -> str:
    """Give what a catalogue of programs is told."""
    return ABOUT.read_text("utf-8")


@pytest.mark.parametrize(
    "command",
    [("desktop-file-validate", ENTRY), ("appstreamcli", "validate", "--no-net", ABOUT)],
    ids=["entry", "about"],
)
def test_what_a_desktop_is_told_has_the_form_that_desktops_read(command: tuple[object, ...]) -> None:
    if not os.environ.get("CI") and not shutil.which(str(command[0])):
        pytest.skip(f"not installed: {command[0]}")
    run = subprocess.run([*map(str, command)], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_desktop_is_told_in_french_too(entry: dict[str, str], about: str) -> None:
    spoken = ("GenericName", "Comment", "Keywords")
    assert all(entry[f"{key}[fr]"] not in {"", entry[key]} for key in spoken)
    assert entry["Name"] == entry["Name[fr]"]
    for tag in ("name", "summary", "p", "li"):
        assert about.count(f"<{tag}>") == about.count(f'<{tag} xml:lang="fr">') > 0


def test_files_of_contacts_are_opened_by_the_window(entry: dict[str, str], about: str) -> None:
    assert entry["Exec"] == "entourage window %F"
    assert set(entry["MimeType"].strip(";").split(";")) == KINDS
    assert set(re.findall("<mediatype>(.*)</mediatype>", about)) == KINDS


def test_a_desktop_knows_the_window_by_its_name(entry: dict[str, str], about: str, qapp: QApplication) -> None:
    assert entry["StartupWMClass"] == qapp.desktopFileName() == ENTRY.stem
    assert f'<launchable type="desktop-id">{ENTRY.name}</launchable>' in about


def test_the_newest_version_of_which_a_desktop_is_told_is_this_one(about: str) -> None:
    assert re.findall('<release version="([^"]*)"', about)[0] == __version__


def test_the_people_of_the_icon_stand_out_in_every_size(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(PACKAGING / "render_icon.py"), str(tmp_path)], check=True)
    drawn = {path.parts[-3]: QImage(str(path)) for path in tmp_path.rglob("entourage.png")}
    assert {"16x16", "48x48", "512x512"} < set(drawn)
    for size, image in drawn.items():
        assert size == f"{image.width()}x{image.height()}"
        ground, people = pixel(image, GROUND), [pixel(image, place) for place in PEOPLE]
        assert len({person.name() for person in people}) == len(PEOPLE), size
        assert all(contrast(person, ground) >= READABLE for person in people), size


def pixel(image: QImage, place: tuple[float, float]) -> QColor:
    """Give the colour at a place."""
    return image.pixelColor(int(place[0] * image.width()), int(place[1] * image.height()))


def contrast(one: QColor, other: QColor) -> float:
    """Compare two colours as WCAG 2.2 does."""
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def brightness(colour: QColor) -> float:
    """Give the relative luminance of a colour."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

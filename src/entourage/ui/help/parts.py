"""What the program is built with: names, versions, licences, and their texts."""

from __future__ import annotations

import platform
import re
import sysconfig
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import qVersion

from entourage import assets

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING)[^/]*$", re.IGNORECASE)
_LONGEST = 60
_OURS = "GPL-3.0-only"
_QT = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"
# What their makers do not say where it is looked for.
_KNOWN = {"sqlcipher3": "Zlib", "anyascii": "ISC", "vobject": "Apache-2.0"}
_FONTS = (
    ("Inter", "4.0 beta 7", "OFL-1.1", "LICENSE-Inter-OFL.txt"),
    ("Noto Sans, Noto Emoji", "", "OFL-1.1", "LICENSE-Noto-OFL.txt"),
    ("Droid Sans Fallback", "", "Apache-2.0", "LICENSE-DroidSansFallback-Apache.txt"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one part: its name, version, licence, and the files in which the licence can be read."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...] = ()

    def text(self) -> str:
        """Read the licence, as far as its text came along."""
        return "\n\n".join(path.read_text("utf-8", "replace") for path in self.files if path.is_file())


def every() -> list[Part]:
    """List what the program is built with: languages and libraries, then fonts."""
    stdlib = Path(sysconfig.get_path("stdlib"))
    python = Part("Python", platform.python_version(), "PSF-2.0", (stdlib / "LICENSE.txt",))
    qt = Part("Qt", qVersion(), _QT, (assets.licence(),))
    folder = assets.folder("fonts")
    fonts = [Part(name, version, licence, (folder / file,)) for name, version, licence, file in _FONTS]
    return [python, qt, *libraries(), *fonts]


def libraries() -> list[Part]:
    """List the libraries that the program needs, and those that they need, in the order of their names."""
    found: dict[str, Part] = {}
    waiting = _needed("entourage")
    while waiting:
        name = waiting.pop()
        if name.lower() in found:
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # needed on another system, or left out of a bundle
        found[name.lower()] = _part(distribution)
        waiting += _needed(name)
    return sorted(found.values(), key=lambda part: part.name.lower())


def _needed(name: str) -> list[str]:
    try:
        asked = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    wanted = [one for one in asked if "extra ==" not in one]
    return [found.group() for one in wanted if (found := _NAME.match(one))]


def _part(distribution: metadata.Distribution) -> Part:
    name = distribution.metadata["Name"]
    files = [one for one in distribution.files or [] if _LICENCE_FILE.search(str(one))]
    licence = _licence(distribution)
    # Where the same licence as the program's is among those to choose from, its text is the program's own.
    located = tuple(_located(one) for one in files) or ((assets.licence(),) if _OURS in licence else ())
    return Part(name, distribution.version, licence, located)


def _located(file: metadata.PackagePath) -> Path:
    return Path(str(file.locate()))


def _licence(distribution: metadata.Distribution) -> str:
    said = distribution.metadata
    if said["Name"].lower() in _KNOWN:
        return _KNOWN[said["Name"].lower()]
    for field in ("License-Expression", "License"):
        short = (said.get_all(field) or [""])[0]
        if short and len(short) <= _LONGEST and "\n" not in short:
            return str(short)
    named = [one.rpartition(":: ")[2] for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    return ", ".join(named) or "—"

"""Where data lives on each system."""

from __future__ import annotations

from pathlib import Path

import platformdirs

PASTED = ".entourage-pasted"
"""The folder, in that of a book, of texts that wait to be imported; all in it is removed when it waits no more."""


def data_folder() -> Path:
    """Return the folder of a person's book, on this system."""
    return Path(platformdirs.user_data_dir("entourage", appauthor=False))


def settings_folder() -> Path:
    """Return the folder of a person's options, on this system."""
    return Path(platformdirs.user_config_dir("entourage", appauthor=False))

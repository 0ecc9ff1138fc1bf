"""The one place that builds things and hands them to each other."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from entourage import assets, places
from entourage.cli.main import Opening, run

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Run the command line, or open the window, and return the exit status."""
    return run(sys.argv[1:], environment=os.environ, catalogues=assets.folder("i18n"), window=_open_window)


def _open_window(opening: Opening) -> int:
    # Qt takes a quarter of a second to import, and commands do without.
    from entourage.ui import application  # noqa: PLC0415

    folder: Path = opening.folder
    start = application.Start(
        folder=folder,
        settings_folder=places.settings_folder(),
        catalogues=assets.folder("i18n"),
        language=opening.language,
        files=opening.files,
    )
    return application.run(start)


if __name__ == "__main__":
    sys.exit(main())

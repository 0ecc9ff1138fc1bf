"""The one place that builds things and hands them to each other."""

from __future__ import annotations

import os
import sys
from multiprocessing import freeze_support
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.cli.main import Opening


def main() -> int:
    """Run the command line, or open the window, and return the exit status."""
    freeze_support()  # in a bundle, this program is also what reads a part of a large file
    # Whoever reads such a part imports this module, and needs no more of it.
    from entourage import assets  # noqa: PLC0415
    from entourage.cli.main import run  # noqa: PLC0415

    return run(sys.argv[1:], environment=os.environ, catalogues=assets.folder("i18n"), window=_open_window)


def _open_window(opening: Opening) -> int:
    from entourage import assets, places  # noqa: PLC0415 - as above

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

"""The one place that builds things and hands them to each other."""

from __future__ import annotations

import os
import sys

from entourage import assets
from entourage.cli.main import run


def main() -> int:
    """Run the command line and return its exit status."""
    return run(sys.argv[1:], environment=os.environ, catalogues=assets.folder("i18n"))


if __name__ == "__main__":
    sys.exit(main())

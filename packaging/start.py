"""Start the program of a bundle."""

import sys

from entourage.__main__ import main

sys.exit(main())

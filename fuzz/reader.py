"""Search for bytes that break a promise of the readers, guided by what code they reach (libFuzzer through atheris).

python fuzz/reader.py [options of libFuzzer] [folders of examples, the first of which grows]
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["entourage.formats", "entourage.importing"]):
    from invariants import check

if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()

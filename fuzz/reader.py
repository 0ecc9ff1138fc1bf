"""Search for bytes that break a promise of the readers, guided by what code they reach (libFuzzer through atheris).

python fuzz/reader.py FORM [options of libFuzzer] [folders of examples, the first of which grows]

FORM: vcard, table, ldif, network, archive or pasted, as the folders of examples are called.
"""

from __future__ import annotations

import sys
from functools import partial

import atheris

with atheris.instrument_imports(include=["entourage.formats", "entourage.importing"]):
    from invariants import check_as

if __name__ == "__main__":
    form = sys.argv.pop(1)
    atheris.Setup(sys.argv, partial(check_as, form))
    atheris.Fuzz()

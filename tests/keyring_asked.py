"""Ask the keychain what is in the arguments, and print each answer as a line of JSON: run by tests/keyrings.py."""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from typing import Any

from entourage.domain.errors import EntourageError
from entourage.keychain import Kept, Keychain


def main() -> None:
    keychain = Keychain(timeout=float(sys.argv[2]))
    kept: list[Kept] = []
    for step in json.loads(sys.argv[1]):
        sys.stdout.write(json.dumps(_timed(keychain, kept, step)) + "\n")
        sys.stdout.flush()


def _timed(keychain: Keychain, kept: list[Kept], step: list[Any]) -> dict[str, Any]:
    since = time.monotonic()
    try:
        said = _asked(keychain, kept, step)
    except EntourageError as fault:
        said = {"code": fault.code, **fault.params}
    return {**said, "seconds": time.monotonic() - since}


def _asked(keychain: Keychain, kept: list[Kept], step: list[Any]) -> dict[str, Any]:
    """Do one step: ["state"], ["store", service, account, secret], ["read" or "remove", and what was kept]."""
    what, *given = step
    if what == "state":
        state = keychain.state()
        return {**dataclasses.asdict(state), "usable": state.usable}
    if what == "store":
        kept.append(keychain.store(*given))
        return dataclasses.asdict(kept[-1])
    where = Kept(*given) if given else kept[-1]
    if what == "read":
        secret = keychain.read(where)
        return {"secret": None if secret is None else str(secret)}
    keychain.remove(where)
    return {}


if __name__ == "__main__":
    main()

"""Secrets as text that is not shown by what shows everything else."""

from __future__ import annotations

from typing import NoReturn


class Password(str):
    """Hold a secret that is written nowhere with what is around it: no `repr`, and so no traceback's locals, no pickle.

    It is text all the same: whoever puts it into a sentence on purpose shows it.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """Show stars, as many for any secret."""
        return "'********'"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse to be pickled, so that it is sent to no other process and kept in no file."""
        raise TypeError("a password is not pickled")

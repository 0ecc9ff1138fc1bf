"""The faults of the world that the program explains to a person."""


class EntourageError(Exception):
    """Carry a known fault as a code and its parameters; `words.error` makes the sentence."""

    def __init__(self, code: str, **params: object) -> None:
        """Keep the code of the fault and what its sentence names (a file, a person, a circle)."""
        super().__init__(code, params)
        self.code = code
        self.params = params

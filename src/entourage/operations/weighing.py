"""By what people of the book are compared while somebody waits for the word: by all that the book teaches, or its size.

To read everyone takes a second of 30,000 people, and holds up what the window reads next: of so many only their number
is known here, and what is rare among all people counts as rare among them.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from entourage.domain.frequencies import Frequencies
from entourage.domain.learning import model
from entourage.domain.matching import Model, traits
from entourage.storage import contacts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.domain.contact import Value
    from entourage.storage.database import Session

_MOST_READ = 3_000  # people, a tenth of a second


def model_of_book(session: Session, names: Mapping[int, tuple[Value, ...]], region: str) -> Model:
    """Make the model by which people of the book are compared.

    names: as `names_said` gives them. region: where telephone numbers without a country are from ("CA").
    """
    number = contacts.count(session, contacts.Filter())
    if number > _MOST_READ:
        return Model(Frequencies(ground=log2(number)), region)
    return model([traits(said, names.get(key, ())) for key, said in contacts.compared(session)], region)

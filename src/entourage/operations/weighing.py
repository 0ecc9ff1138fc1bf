"""By what people of the book are compared while somebody waits for the word: by all it teaches, or its names.

To read everyone takes a second of 30,000 people, and holds up what the window reads next: of so many it is counted how
many there are, and how many of them bear the names of those who are compared; nothing else of them is known here.
"""

from __future__ import annotations

from collections import Counter
from math import log2
from typing import TYPE_CHECKING

from entourage.domain.frequencies import Frequencies
from entourage.domain.learning import model
from entourage.domain.matching import Model, traits
from entourage.domain.names import compared_name
from entourage.storage import contacts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.domain.traits import Traits
    from entourage.storage.database import Session

_MOST_READ = 3_000  # people, a tenth of a second


def model_of_book(
    session: Session, names: Mapping[int, tuple[Value, ...]], region: str, about: Sequence[Traits]
) -> Model:
    """Make the model by which people of the book are compared.

    names: as `names_said` gives them. region: where telephone numbers without a country are from ("CA"). about: who is
    compared.
    """
    number = contacts.count(session, contacts.Filter())
    if number > _MOST_READ:
        return Model(_bearers(session, number, about), region)
    return model([traits(said, names.get(key, ())) for key, said in contacts.compared(session)], region)


def _bearers(session: Session, number: int, about: Sequence[Traits]) -> Frequencies:
    """Count who bears the names of some people, of no more than can be read meanwhile."""
    words = {word for one in about for name in (*one.name.words, *one.name.others) for word in name.split()}
    ids = contacts.having_words(session, words)
    step = -(-len(ids) // _MOST_READ) or 1
    known = [compared_name(said) for said in contacts.names_of(session, ids[::step])]
    given, family = (
        {name: count * step for name, count in Counter(halves).items()}
        for halves in ([one.given for one in known], [one.family for one in known])
    )
    return Frequencies(people=number, ground=log2(number), given=given, family=family)

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.uids import SEED, is_of, made

seeds = st.binary(min_size=SEED, max_size=SEED)


@given(st.uuids(), st.uuids(), seeds)
def test_a_book_knows_what_it_made_and_no_other_book_does(book: UUID, other: UUID, seed: bytes) -> None:
    uid = made(str(book), seed)
    assert UUID(uid).version == 4
    assert is_of(str(book), uid)
    assert is_of(str(book), f"urn:uuid:{uid.upper()}".replace("URN:UUID", "urn:uuid"))
    assert book == other or not is_of(str(other), uid)


@given(st.uuids(version=4) | st.text())
def test_what_others_made_is_of_no_book(uid: object) -> None:
    assert not is_of("3f0c", str(uid))

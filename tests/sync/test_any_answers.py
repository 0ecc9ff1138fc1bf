"""Whatever goes over the line, it ends in an answer or in a fault that is said: never in a fault of the program."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sync.scripted import Drip, scripted

from entourage.domain.errors import EntourageError
from entourage.sync import discovery
from entourage.sync.address_book import AddressBook, ChangedMeanwhile
from entourage.sync.transport import Credentials, Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.sync.scripted import Answer, Request, Scripted

TEXTS = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=20)
BODIES = st.one_of(
    st.binary(max_size=60),
    st.builds(
        lambda href, status, etag, data: (
            '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:response>'
            f"<d:href>{href}</d:href><d:propstat><d:prop><d:getetag>{etag}</d:getetag><c:address-data>{data}"
            f"</c:address-data></d:prop><d:status>{status}</d:status></d:propstat></d:response></d:multistatus>"
        ).encode(),
        st.sampled_from(["/b/1", "/b/", "", "//", "http://[", "http://x:y/", "..", "%", "%zz", "?", "mailto:x", "é"]),
        st.sampled_from(["HTTP/1.1 200 OK", "", "404", "HTTP/1.1 9999"]),
        st.sampled_from(['"1"', "", "&#10;", "&#x4e00;", '"a"b"']),
        st.sampled_from(["BEGIN:VCARD", "", "&#0;"]),
    ),
)
HEADERS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "Location",
                "ETag",
                "WWW-Authenticate",
                "Retry-After",
                "Content-Encoding",
                "Content-Type",
                "X",
                "Connection",
            ]
        ),
        st.one_of(
            TEXTS,
            st.sampled_from(
                ["http://[", "//", "/b/", "?", "https://x:99999/", "Digest", 'Digest nonce="é"', "gzip", "0"]
            ),
        ),
    ),
    max_size=3,
)
STATUSES = st.sampled_from(
    ["200", "201", "204", "207", "301", "308", "401", "403", "404", "409", "412", "500", "507", "x"]
)


@st.composite
def said(draw: st.DrawFn) -> bytes:
    body = draw(BODIES)
    lines = [f"HTTP/1.1 {draw(STATUSES)} {draw(TEXTS)}", *[f"{name}: {value}" for name, value in draw(HEADERS)]]
    length = draw(st.sampled_from([str(len(body)), "-1", "x", "0", ""]))
    head = "\r\n".join([*lines, *([f"Content-Length: {length}"] if length else [])])
    return head.encode("latin-1") + b"\r\n\r\n" + body


class Saying:
    """Live as what a server says next."""

    now = b""

    def __call__(self, _: Request) -> Answer:
        return Drip((self.now,), 0)


@pytest.fixture(scope="module")
def server() -> Iterator[Scripted]:
    with scripted(Saying()) as running:
        yield running


ACTS: list[Callable[[AddressBook], object]] = [
    lambda book: book.changes("t"),
    lambda book: list(book.cards(["/b/1", "/b/2"])),
    lambda book: list(book.cards(["/b/1"])),
    lambda book: book.put("/b/1", b"x", None),
    lambda book: book.delete("/b/1", '"1"'),
]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(said(), st.sampled_from(ACTS))
def test_address_books_end_in_an_answer_or_a_fault(
    server: Scripted, answer: bytes, act: Callable[[AddressBook], object]
) -> None:
    server.say.now = answer
    with Transport(Credentials("me", "secret"), timeout=2) as transport, suppress(EntourageError, ChangedMeanwhile):
        act(AddressBook(transport, f"{server.origin}/b/"))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(said())
def test_finding_ends_in_an_answer_or_a_fault(server: Scripted, answer: bytes) -> None:
    server.say.now = answer
    with Transport(Credentials("me", "secret"), timeout=2) as transport, suppress(EntourageError):
        discovery.find(transport, discovery.look_up(server.origin))


@given(st.one_of(st.text(max_size=30), st.from_regex(r"(https?://)?[\w.@:\[\]/%-]{0,20}", fullmatch=True)))
def test_any_address_is_understood_or_refused(address: str) -> None:
    with suppress(EntourageError):
        assert discovery.look_up(address).urls

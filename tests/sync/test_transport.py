"""Asking servers: what goes wrong between this computer and them, and where the password goes."""

from __future__ import annotations

import gzip
import socket
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from tests.sync.scripted import Drip, Request, answer, scripted

from entourage.domain.errors import EntourageError
from entourage.domain.watching import Cancelled
from entourage.sync.transport import Credentials, Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.sync.scripted import Answer

ME = Credentials("zoé", "s3crèt: of tests")
LIMIT = 0.5


def fault_of(say: Callable[[Request], Answer], *, method: str = "GET", body: bytes = b"") -> EntourageError:
    with scripted(say) as server, Transport(ME, timeout=LIMIT) as transport:
        with pytest.raises(EntourageError) as caught:
            transport.ask(method, f"{server.origin}/x", body)
        assert caught.value.params.get("host") == f"127.0.0.1:{server.port}"
        return caught.value


def redirect(to: str, status: str = "302 Found") -> Callable[[Request], Answer]:
    return lambda _: answer(status, Location=to)


def test_one_connection_serves_many_requests_and_is_opened_anew_when_the_server_closed_it() -> None:
    with scripted(lambda _: answer("200 OK", "x")) as server, Transport(ME) as transport:
        for _ in range(5):
            assert transport.ask("GET", f"{server.origin}/a").body == b"x"
        assert server.connections == 1
    closing = iter([answer("200 OK", "1"), b"", answer("200 OK", "2")])
    with scripted(lambda _: next(closing)) as server, Transport(ME) as transport:
        assert transport.ask("GET", f"{server.origin}/a").body == b"1"
        assert transport.ask("GET", f"{server.origin}/a").body == b"2"


def test_a_request_that_is_cut_off_at_once_is_not_sent_again() -> None:
    with scripted(lambda _: b"") as server, Transport(ME) as transport:
        with pytest.raises(EntourageError) as caught:
            transport.ask("PUT", f"{server.origin}/a", b"x")
        assert (caught.value.code, caught.value.params["reason"]) == ("server_unreachable", "connection_cut")
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\n"
        + gzip.compress(b"x" * 99, mtime=0)[:12],
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
    ],
)
def test_an_answer_that_is_cut_short_or_none_is_a_connection_that_failed(said: bytes) -> None:
    fault = fault_of(lambda _: Drip((said,), 0))
    assert (fault.code, fault.params["reason"]) == ("server_unreachable", "connection_cut")


@pytest.mark.parametrize(
    "said",
    [
        Drip((b"",) + (b"H",) * 50, 0.1),
        Drip((b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",) + (b"x",) * 50, 0.1),
        Drip((b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 50), 0.1),
        Drip((b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", b"hello"), 2.0),
    ],
    ids=["status", "body", "headers", "silence"],
)
def test_a_server_that_drips_is_given_up(said: Drip) -> None:
    began = time.monotonic()
    assert fault_of(lambda _: said).code == "server_timed_out"
    assert time.monotonic() - began < 4 * LIMIT


def test_a_slow_server_that_goes_on_is_waited_for() -> None:
    body = b"x" * 5000
    pieces = tuple(body[at : at + 500] for at in range(0, 5000, 500))
    said = Drip((b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", *pieces), 0.1)
    with scripted(lambda _: said) as server, Transport(ME, timeout=LIMIT) as transport:
        assert transport.ask("GET", server.origin).body == body


def test_waiting_for_a_server_can_be_stopped_at_once() -> None:
    began = time.monotonic()

    def watch(_: object) -> None:
        if time.monotonic() - began > LIMIT:
            raise Cancelled

    with scripted(lambda _: Drip((b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), 5.0)) as server:
        transport = Transport(ME, timeout=60, watch=watch)
        with transport, pytest.raises(Cancelled):
            transport.ask("GET", server.origin)
    assert time.monotonic() - began < 3 * LIMIT


@pytest.fixture
def mute() -> Iterator[int]:
    """Give a port at which so many wait already that nobody more is let in."""
    with socket.socket() as listener, ExitStack() as waiting:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            line = waiting.enter_context(socket.socket())
            line.settimeout(0)
            line.connect_ex(listener.getsockname())
        yield int(listener.getsockname()[1])


def test_connecting_is_given_up_and_can_be_stopped(mute: int) -> None:
    began = time.monotonic()
    with Transport(ME, timeout=LIMIT) as transport, pytest.raises(EntourageError) as caught:
        transport.ask("GET", f"http://127.0.0.1:{mute}/")
    assert caught.value.code == "server_timed_out"

    def watch(_: object) -> None:
        if time.monotonic() - began > 2 * LIMIT:
            raise Cancelled

    with Transport(ME, timeout=60, watch=watch) as transport, pytest.raises(Cancelled):
        transport.ask("GET", f"http://127.0.0.1:{mute}/")
    assert time.monotonic() - began < 5 * LIMIT


def test_nobody_there_is_told() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Transport(ME) as transport:
        with pytest.raises(EntourageError) as caught:
            transport.ask("GET", f"http://127.0.0.1:{port}/")
        assert (caught.value.code, caught.value.params["reason"]) == ("server_unreachable", "connection_refused")
        with pytest.raises(EntourageError) as caught:
            Transport(ME).ask("GET", "https://no-such-host.invalid/")
        assert (caught.value.code, caught.value.params["reason"]) == ("server_unreachable", "name_unknown")


def test_nothing_goes_unencrypted_through_a_network() -> None:
    with Transport(ME) as transport:
        with pytest.raises(EntourageError) as caught:
            transport.ask("GET", "http://example.org/")
        assert caught.value.code == "server_insecure"
        assert transport.asked == []


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
def test_a_redirect_within_the_host_keeps_what_is_asked(status: str) -> None:
    def say(request: Request) -> Answer:
        return answer("200 OK", request.method.encode() + request.body) if request.path == "/new" else moved(request)

    moved = redirect("/new", status)
    with scripted(say) as server, Transport(ME) as transport:
        found = transport.ask("PROPFIND", f"{server.origin}/old", b"<x/>")
        assert (found.body, found.url) == (b"PROPFIND<x/>", f"{server.origin}/new")


@pytest.mark.parametrize(
    ("to", "other"),
    [
        ("https://evil.example/", "evil.example"),
        ("https://127.0.0.1.evil.example/", "127.0.0.1.evil.example"),
        ("https://127.0.0.1@evil.example/", "evil.example"),
        ("http://[::1]:1/", "::1"),
        ("http://127.0.0.2:9/", "127.0.0.2"),
        ("http://1.127.0.0.1:9/", ""),
    ],
)
def test_the_password_goes_to_no_other_host(to: str, other: str) -> None:
    with scripted(redirect(to)) as server, Transport(ME) as transport:
        with pytest.raises(EntourageError) as caught:
            transport.ask("GET", server.origin)
        wanted = ("server_moved", {"host": "127.0.0.1", "other": other}) if other else ("server_insecure", {"url": to})
        assert (caught.value.code, caught.value.params) == wanted


def test_it_goes_to_another_host_that_was_allowed() -> None:
    with scripted(lambda _: answer("200 OK", "there")) as other:
        moved = redirect(f"http://localhost:{other.port}/")
        with scripted(moved) as server, Transport(ME, hosts=["127.0.0.1", "localhost"]) as transport:
            assert transport.ask("GET", server.origin).body == b"there"


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("/x", "server_nonsense"),
        ("http://[", "server_nonsense"),
        ("http://127.0.0.1:99999/", "server_address_unclear"),
        ("http://example.org/", "server_insecure"),
        ("file:///etc/passwd", "server_address_unclear"),
    ],
)
def test_a_redirect_without_end_or_sense_is_told(to: str, code: str) -> None:
    with scripted(redirect(to)) as server, Transport(ME) as transport:
        with pytest.raises(EntourageError) as caught:
            transport.ask("GET", f"{server.origin}/x")
        assert caught.value.code == code
        assert len(server.asked) < 10


def test_a_busy_server_is_asked_again_after_what_it_says() -> None:
    said = iter([answer("503 Busy", Retry_After="1"), answer("200 OK", "done")])
    began = time.monotonic()
    with scripted(lambda _: next(said)) as server, Transport(ME) as transport:
        assert transport.ask("GET", server.origin).body == b"done"
    assert time.monotonic() - began >= 1


def test_a_server_that_is_busy_for_long_is_left_alone() -> None:
    later = fault_of(lambda _: answer("503 Busy", Retry_After="600"))
    assert (later.code, later.params["seconds"]) == ("server_busy", 600)
    dated = fault_of(lambda _: answer("429 Slowly", Retry_After="Fri, 31 Dec 2100 23:59:59 GMT"))
    assert int(str(dated.params["seconds"])) > 10**8
    assert fault_of(lambda _: answer("502 Bad", Retry_After="soon")).code == "server_busy"


def test_an_answer_without_end_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("entourage.sync.transport._MOST_BYTES", 100_000)
    assert fault_of(lambda _: answer("200 OK", b"x" * 200_000)).code == "server_nonsense"
    packed = gzip.compress(b"x" * 200_000)
    assert fault_of(lambda _: answer("200 OK", packed, Content_Encoding="gzip")).code == "server_nonsense"
    assert fault_of(lambda _: answer("200 OK", b"no gzip", Content_Encoding="gzip")).code == "server_nonsense"


def test_what_is_compressed_is_unpacked() -> None:
    packed = answer("200 OK", gzip.compress(b"long" * 500), Content_Encoding="gzip")
    with scripted(lambda _: packed) as server, Transport(ME) as transport:
        assert transport.ask("GET", server.origin).body == b"long" * 500


def test_the_password_stands_in_nothing_that_is_shown() -> None:
    with scripted(lambda _: answer("401 No")) as server, Transport(ME) as transport:
        with pytest.raises(EntourageError) as caught:
            transport.ask("GET", server.origin)
        shown = repr([ME, vars(ME) if hasattr(ME, "__dict__") else "", caught.value, transport, transport.asked])
    assert caught.value.code == "server_password_wrong"
    assert "s3cr" not in shown
    assert "cm" not in str(caught.value.params)

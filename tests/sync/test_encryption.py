"""Whether a server is who it says: real TLS, with certificates that are right and wrong."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest
from tests.sync.certificates import DAY, NOW, Authority
from tests.sync.scripted import answer, scripted

from entourage.domain.errors import EntourageError
from entourage.sync.transport import Credentials, Transport

if TYPE_CHECKING:
    import ssl
    from pathlib import Path

    from tests.sync.scripted import Scripted


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """Give an authority that this computer trusts, as it does those of its system."""
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


def refused(context: ssl.SSLContext) -> tuple[EntourageError, Scripted]:
    with scripted(lambda _: answer("200 OK"), context) as server, Transport(Credentials("me", "secret")) as transport:
        with pytest.raises(EntourageError) as caught:
            transport.ask("GET", server.origin)
        return caught.value, server


def test_a_server_that_is_vouched_for_is_asked(authority: Authority) -> None:
    with scripted(lambda _: answer("200 OK", "in"), authority.context()) as server:
        with Transport(Credentials("me", "secret")) as transport:
            for _ in range(3):
                assert transport.ask("GET", server.origin).body == b"in"
        assert server.connections == 1


def test_a_server_that_is_not_what_it_says_is_told_nothing(authority: Authority) -> None:
    wrong = {
        "certificate_expired": authority.context(ends=NOW - DAY / 2),
        "certificate_not_yet": authority.context(begins=NOW + DAY / 2),
        "certificate_other_host": authority.context(host="other.example"),
        "certificate_self_made": authority.self_made(),
    }
    for reason, context in wrong.items():
        fault, server = refused(context)
        assert (fault.code, fault.params["reason"]) == ("server_certificate", reason)
        assert server.asked == []


def test_a_server_for_which_only_strangers_vouch_is_told_nothing(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = authority.context()
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(Authority(stranger).file))
    fault, server = refused(context)
    assert (fault.code, fault.params["reason"]) == ("server_certificate", "certificate_unknown")
    assert server.asked == []


def test_a_server_that_does_not_encrypt_is_told_nothing() -> None:
    with scripted(lambda _: answer("200 OK")) as server, Transport(Credentials("me", "secret")) as transport:
        with pytest.raises(EntourageError) as caught:
            transport.ask("GET", server.origin.replace("http", "https"))
        assert (caught.value.code, caught.value.params["reason"]) == ("server_unreachable", "not_encrypted")
        assert server.asked == []


def test_a_server_that_keeps_silent_about_who_it_is_is_given_up() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        Transport(Credentials("me", "secret"), timeout=0.5) as transport,
    ):
        began = time.monotonic()
        with pytest.raises(EntourageError) as caught:
            transport.ask("GET", f"https://127.0.0.1:{silent.getsockname()[1]}/")
        assert caught.value.code == "server_timed_out"
        assert time.monotonic() - began < 2

"""Proving who asks: Basic and Digest, against real answers and a server that checks them as RFC 7616 says."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from tests.sync.scripted import answer, scripted

from entourage.domain.errors import EntourageError
from entourage.sync import authentication
from entourage.sync.authentication import Credentials, Digest
from entourage.sync.transport import Transport

if TYPE_CHECKING:
    from tests.sync.scripted import Answer, Request

USER, SECRET = "Mufasa", "Circle of Life"


def test_the_example_of_the_standard_comes_out_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """RFC 7616, 3.9.1."""
    monkeypatch.setattr("secrets.token_hex", lambda _: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
    for algorithm, proof in [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ]:
        asked = (
            f'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={algorithm}, '
            'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", '
            'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
        )
        said = authentication.answer(Credentials(USER, SECRET), asked)
        assert isinstance(said, Digest)
        assert f'response="{proof}"' in said.header("GET", "/dir/index.html")


@pytest.mark.parametrize(
    ("asked", "schemes"),
    [
        ("Basic", ["basic"]),
        ('Basic realm="a, Digest b=\\"c\\"", charset="UTF-8"', ["basic"]),
        ('Digest realm="r", nonce="n", Basic realm="r"', ["digest", "basic"]),
        ("Negotiate, Bearer realm=x", ["negotiate", "bearer"]),
        ("", []),
        (",,,=", []),
    ],
)
def test_what_servers_ask_is_read(asked: str, schemes: list[str]) -> None:
    assert [one.scheme for one in authentication.challenges(asked)] == schemes


def checking(
    algorithm: str, *, user: str = USER, realm: str = "books", quality: str = ', qop="auth"', uses: int = 10**6
) -> tuple[list[str], object]:
    """Make a server that lets in whoever proves to know the password; a nonce is good for so many uses."""
    state = {"nonce": "n0", "used": 0, "number": 0}
    counts: list[str] = []

    def say(request: Request) -> Answer:
        said = dict(re.findall(r'(\w+)="?([^",]*)"?', request.headers.get("authorization", "")))
        if said.get("response") and said["nonce"] == state["nonce"] and state["used"] < uses:
            assert said["username"].encode("latin-1").decode() == user
            assert said["realm"].encode("latin-1").decode() == realm
            assert said["response"] == _proof(said, request, algorithm, (user, realm))
            state["used"] += 1
            counts.append(said.get("nc", ""))
            return answer("200 OK", "in")
        state.update(number=state["number"] + 1, used=0, nonce=f"n{state['number'] + 1}")
        shown = realm.encode().decode("latin-1")
        asked = f'Digest realm="{shown}", nonce="{state["nonce"]}", algorithm={algorithm}, stale=true{quality}'
        return answer("401 No", WWW_Authenticate=asked)

    return counts, say


def _proof(said: dict[str, str], request: Request, algorithm: str, named: tuple[str, str]) -> str:
    hashed = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}[algorithm.removesuffix("-sess")]

    def proof(*parts: str) -> str:
        return hashed(":".join(parts).encode()).hexdigest()

    known = proof(*named, SECRET)
    if algorithm.endswith("-sess"):
        known = proof(known, said["nonce"], said["cnonce"])
    counted = [said["nc"], said["cnonce"], "auth"] if "qop" in said else []
    return proof(known, said["nonce"], *counted, proof(request.method, request.path))


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256", "MD5-sess", "SHA-256-sess"])
def test_digest_is_proven_once_and_then_with_each_request(algorithm: str) -> None:
    counts, say = checking(algorithm)
    with scripted(say) as server, Transport(Credentials(USER, SECRET)) as transport:
        for path in ("/a", "/b?c=d", "/é"):
            assert transport.ask("PROPFIND", server.origin + path).body == b"in"
        assert counts == ["00000001", "00000002", "00000003"]
        assert len(server.asked) == 4
        sent = [request.headers.get("authorization", "") for request in server.asked]
        assert SECRET not in " ".join(sent)


def test_digest_goes_on_when_its_nonce_is_used_up_and_without_counting() -> None:
    for quality in (', qop="auth"', ""):
        _, say = checking("MD5", quality=quality, uses=2)
        with scripted(say) as server, Transport(Credentials(USER, SECRET)) as transport:
            for _ in range(5):
                assert transport.ask("GET", server.origin).body == b"in"


def test_digest_is_proven_with_any_letters_in_names() -> None:
    _, say = checking("SHA-256", user="zoé 🔑", realm="Espace privé")
    with scripted(say) as server, Transport(Credentials("zoé 🔑", SECRET)) as transport:
        assert transport.ask("GET", server.origin).body == b"in"


def test_a_wrong_password_is_tried_once_and_told() -> None:
    asked = (
        'Basic realm="x"',
        'Digest realm="x", nonce="n", qop="auth"',
        "",
        "Bearer",
        'Digest realm="x", qop="auth-int"',
    )
    for one in asked:
        with scripted(lambda _, one=one: answer("401 No", WWW_Authenticate=one)) as server:
            with Transport(Credentials(USER, "wrong")) as transport, pytest.raises(EntourageError) as caught:
                transport.ask("GET", server.origin)
            assert caught.value.code == "server_password_wrong"
            assert len(server.asked) == (2 if "nonce" in one else 1)


def test_names_and_passwords_in_any_letters_are_sent_as_utf_8() -> None:
    with scripted(lambda _: answer("200 OK")) as server, Transport(Credentials("zoé", "clé: 🔑")) as transport:
        transport.ask("GET", server.origin)
        said = server.asked[0].headers["authorization"].removeprefix("Basic ")
        assert base64.b64decode(said).decode() == "zoé:clé: 🔑"

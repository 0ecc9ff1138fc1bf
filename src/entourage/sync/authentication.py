"""Answer what a server asks before it lets somebody in: Basic (RFC 7617) and Digest (RFC 7616)."""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r'([\w!#$&^.+-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s,"]+)|([\w-]+)')
_HASHES = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256, "SHA-512-256": lambda text: hashlib.new("sha512_256", text)}


@dataclass(frozen=True, slots=True)
class Credentials:
    """Hold who asks; the password is never written anywhere."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Challenge:
    """Hold what a server wants answered: the scheme in lower case, and its parameters."""

    scheme: str
    parameters: dict[str, str]


def challenges(header: str) -> tuple[Challenge, ...]:
    """Read WWW-Authenticate, which may hold several challenges."""
    return tuple(_challenges(header))


def _challenges(header: str) -> Iterator[Challenge]:
    latest: Challenge | None = None
    for name, value, scheme in _TOKEN.findall(header):
        if scheme:
            if latest:
                yield latest
            latest = Challenge(scheme.lower(), {})
        elif latest:
            plain = re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
            latest.parameters[name.lower()] = plain
    if latest:
        yield latest


class Basic:
    """Send the password with each request."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def header(self, _method: str, _target: str) -> str:
        """Write Authorization for a request."""
        said = f"{self._credentials.user}:{self._credentials.password}".encode()
        return f"Basic {b64encode(said).decode()}"


class Digest:
    """Prove with each request that the password is known, without sending it."""

    def __init__(self, credentials: Credentials, challenge: Challenge) -> None:
        said = challenge.parameters
        self._credentials = credentials
        self._algorithm = said.get("algorithm", "MD5")
        self._realm = said.get("realm", "")
        self._opaque = said.get("opaque")
        self._with_count = "auth" in _listed(said.get("qop", ""))
        self._count = 0
        self.nonce = said.get("nonce", "")

    @staticmethod
    def is_known(challenge: Challenge) -> bool:
        """Tell whether a challenge is one that can be answered."""
        said = challenge.parameters
        is_offered = "auth" in _listed(said.get("qop", "auth"))
        return challenge.scheme == "digest" and _hash_of(said.get("algorithm", "MD5")) in _HASHES and is_offered

    def header(self, method: str, target: str) -> str:
        """Write Authorization for a request."""
        self._count += 1
        mine, count = secrets.token_hex(8), f"{self._count:08x}"
        counted = [count, mine, "auth"] if self._with_count else []
        proof = self._hashed(self._secret(mine), self.nonce, *counted, self._hashed(method, target))
        quoted = {
            "username": self._credentials.user.encode().decode("latin-1"),  # as headers carry UTF-8
            "realm": self._realm,
            "nonce": self.nonce,
            "uri": target,
            "response": proof,
        }
        if self._opaque is not None:
            quoted["opaque"] = self._opaque
        if self._with_count:
            quoted["cnonce"] = mine
        parts = [f"{name}={_quoted(value)}" for name, value in quoted.items()]
        parts.append(f"algorithm={self._algorithm}")
        if self._with_count:
            parts += ["qop=auth", f"nc={count}"]
        return f"Digest {', '.join(parts)}"

    def _secret(self, mine: str) -> str:
        realm = self._realm.encode("latin-1")
        known = self._hashed(self._credentials.user, realm, self._credentials.password)
        return self._hashed(known, self.nonce, mine) if self._algorithm.lower().endswith("-sess") else known

    def _hashed(self, *parts: str | bytes) -> str:
        said = b":".join(part if isinstance(part, bytes) else part.encode() for part in parts)
        return _HASHES[_hash_of(self._algorithm)](said).hexdigest()


def answer(credentials: Credentials, header: str) -> Basic | Digest | None:
    """Choose how to answer what a server asks: with the strongest proof that both know, or None."""
    offered = [one for one in challenges(header) if Digest.is_known(one)]
    if offered:
        return Digest(credentials, max(offered, key=lambda one: "SHA" in one.parameters.get("algorithm", "").upper()))
    return Basic(credentials) if any(one.scheme == "basic" for one in challenges(header)) else None


def _listed(text: str) -> list[str]:
    return re.split(r"[\s,]+", text.lower())


def _hash_of(algorithm: str) -> str:
    return algorithm.upper().removesuffix("-SESS")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace('"', r"\"")
    return f'"{escaped}"'

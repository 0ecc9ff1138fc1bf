"""Ask the domain name system where a domain has its address books (RFC 6764, 3 and 4)."""

from __future__ import annotations

import dns.exception
import dns.name
import dns.resolver

_SECONDS = 5.0
_WELL_KNOWN = "/.well-known/carddav"


def servers_of(domain: str) -> tuple[str, ...]:
    """Return where a domain says its address books are, best first; nothing where it says nothing, or cannot be asked.

    Only what is reached through TLS is looked for.
    """
    name = f"_carddavs._tcp.{domain}."
    try:
        found = dns.resolver.resolve(name, "SRV", lifetime=_SECONDS)
    except (dns.exception.DNSException, UnicodeError):
        return ()
    told = sorted(found, key=lambda one: (one.priority, -one.weight))
    targets = [(one.target, one.port) for one in told if one.target != dns.name.root]
    path = _path(name) if targets else ""
    return tuple(f"https://{target.to_text(omit_final_dot=True)}:{port}{path}" for target, port in targets)


def _path(name: str) -> str:
    """Return the path that a domain tells, or the one that is the same everywhere."""
    try:
        told = dns.resolver.resolve(name, "TXT", lifetime=_SECONDS)
    except dns.exception.DNSException:
        return _WELL_KNOWN
    words = [b"".join(one.strings).decode("utf-8", "replace") for one in told]
    return next((word[5:] for word in words if word.startswith("path=/")), _WELL_KNOWN)

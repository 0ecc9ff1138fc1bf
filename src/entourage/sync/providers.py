"""Know what well-known providers want: where their address books are, and what kind of password."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from entourage import assets

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Provider:
    """Hold what is known of a provider, as resources/servers/providers.toml explains it."""

    name: str
    mail: tuple[str, ...]
    address: str
    hosts: tuple[str, ...]
    app_password_page: str
    refuses: str

    @property
    def signs_in_elsewhere(self) -> bool:
        """Tell whether only a browser is let in."""
        return self.refuses == "sign_in"


@cache
def known() -> tuple[Provider, ...]:
    """Read which providers are known."""
    with (assets.folder("servers") / "providers.toml").open("rb") as file:
        said = tomllib.load(file)["provider"]
    return tuple(
        Provider(
            one["name"],
            tuple(one["mail"]),
            one.get("address", ""),
            tuple(one["hosts"]),
            one.get("app_password", ""),
            one.get("refuses", ""),
        )
        for one in said
    )


def of_mail(domain: str) -> Provider | None:
    """Find the provider of a domain of e-mail addresses."""
    return next((one for one in known() if domain.lower() in one.mail), None)


def of_host(host: str) -> Provider | None:
    """Find the provider that has a host."""
    return next((one for one in known() if is_among(host, one.hosts)), None)


def hosts_beside(host: str) -> tuple[str, ...]:
    """Return where the provider of a host may lead besides."""
    found = of_host(host)
    return found.hosts if found else ()


def is_among(host: str, hosts: Iterable[str]) -> bool:
    """Tell whether a host is one of these; "*" stands for any letters but a dot."""
    return any(re.fullmatch(re.escape(one).replace(r"\*", r"[^.]+"), host) for one in hosts)

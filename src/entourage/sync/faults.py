"""What goes wrong between this computer and a server, as the faults that the program explains."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.sync import providers

if TYPE_CHECKING:
    from http.client import HTTPException

    from entourage.sync.addresses import Place

_MOST_SHOWN = 80
_CERTIFICATE_REASONS = {
    9: "certificate_not_yet",
    10: "certificate_expired",
    18: "certificate_self_made",
    19: "certificate_self_made",
    20: "certificate_unknown",
    21: "certificate_unknown",
    62: "certificate_other_host",
    64: "certificate_other_host",
}


class ChangedMeanwhile(Exception):  # noqa: N818 - nothing has gone wrong: it is to be planned again
    """Tell that a card on the server is no longer as it was known; href: the card that is in the way, if told."""

    def __init__(self, href: str = "") -> None:
        """Keep where the card is."""
        super().__init__(href)
        self.href = href


def nonsense(host: str, what: str) -> EntourageError:
    """Make the fault of a server that answers what no address book server does."""
    return EntourageError("server_nonsense", host=host, what=what[:_MOST_SHOWN])


def cut(place: Place) -> EntourageError:
    """Make the fault of an answer that ends before its end."""
    return EntourageError("server_unreachable", host=place.site, reason="connection_cut")


def not_reached(place: Place, fault: OSError | HTTPException) -> EntourageError:
    """Make the fault of a request that had no answer, from what the system or the protocol says."""
    host = place.site
    if isinstance(fault, ssl.SSLCertVerificationError):
        reason = _CERTIFICATE_REASONS.get(fault.verify_code, "certificate_faulty")
        return EntourageError("server_certificate", host=host, reason=reason)
    if isinstance(fault, TimeoutError):
        return EntourageError("server_timed_out", host=host)
    return EntourageError("server_unreachable", host=host, reason=_reason(fault))


def _reason(fault: OSError | HTTPException) -> str:
    """Name why a server was not reached, as a code or in the words of the system."""
    if isinstance(fault, ssl.SSLError):
        return "not_encrypted" if fault.reason in {"WRONG_VERSION_NUMBER", "HTTP_REQUEST"} else "encryption_failed"
    if isinstance(fault, socket.gaierror):
        return "name_unknown"
    if isinstance(fault, ConnectionRefusedError):
        return "connection_refused"
    if isinstance(fault, OSError) and not isinstance(fault, ConnectionError):
        return fault.strerror or "connection_cut"
    return "connection_cut"


def not_let_in(place: Place) -> EntourageError:
    """Make the fault of a password that a server does not take, with what its provider is known to want."""
    provider = providers.of_host(place.host)
    if provider and provider.signs_in_elsewhere:
        return EntourageError("server_sign_in_elsewhere", host=place.site)
    if provider and provider.app_password_page:
        return EntourageError("server_app_password", host=place.site, page=provider.app_password_page)
    return EntourageError("server_password_wrong", host=place.site)

"""Certificates for the tests of encryption, made anew each time."""

from __future__ import annotations

import datetime as dt
import ssl
from ipaddress import ip_address
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
_MAY_SIGN = x509.KeyUsage(
    digital_signature=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


class Authority:
    """Live as somebody who vouches for servers; file: by what it is known."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("Authority of tests")
        self._certificate = self._signed(self._name, self._key, NOW - DAY, NOW + DAY, None)
        self.file = folder / "authority.pem"
        self.file.write_bytes(self._certificate.public_bytes(serialization.Encoding.PEM))

    def context(
        self, *, begins: dt.datetime = NOW - DAY, ends: dt.datetime = NOW + DAY, host: str = ""
    ) -> ssl.SSLContext:
        """Make what a server needs to say that it is a host (this computer by default)."""
        key = ec.generate_private_key(ec.SECP256R1())
        names: list[x509.GeneralName] = [x509.DNSName(host)] if host else [x509.IPAddress(ip_address("127.0.0.1"))]
        return self._loaded(self._signed(_name("server"), key, begins, ends, names), key)

    def self_made(self) -> ssl.SSLContext:
        """Make what a server has for which nobody vouches."""
        return Authority(_below(self._folder, "self"))._loaded_own()

    def _loaded_own(self) -> ssl.SSLContext:
        return self._loaded(self._certificate, self._key)

    def _signed(
        self,
        name: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        begins: dt.datetime,
        ends: dt.datetime,
        hosts: list[x509.GeneralName] | None,
    ) -> x509.Certificate:
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(begins)
            .not_valid_after(ends)
            .add_extension(x509.BasicConstraints(ca=hosts is None, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
        )
        if hosts is None:
            made = made.add_extension(_MAY_SIGN, critical=True)
        else:
            made = made.add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        return made.sign(self._key, hashes.SHA256())

    def _loaded(self, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> ssl.SSLContext:
        file = self._folder / "server.pem"
        form, plain = serialization.Encoding.PEM, serialization.NoEncryption()
        file.write_bytes(
            key.private_bytes(form, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(form)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _below(folder: Path, name: str) -> Path:
    made = folder / name
    made.mkdir(exist_ok=True)
    return made

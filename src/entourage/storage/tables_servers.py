"""The tables of address book servers: where they are, what is shared with each, and what both sides had last.

Undo leaves them alone: what was done on a server is not undone here. So they name sources, people and circles, which
may go, without holding them.
"""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from entourage.storage.tables_base import OPTIONS, Base


class Server(Base, table=True):
    """Keep an account on a server of address books, and where in the system's keyring its password lies.

    service, account, backend: as `keychain.Kept` names it; empty where the password is asked each time.
    """

    host: str
    user: str
    address: str
    service: str = ""
    account: str = ""
    backend: str = ""
    stored_at: str | None = None
    created_at: str


class AddressBook(Base, table=True):
    """Keep an address book of a server, what leaves this computer for it, and how far it is in step.

    sharing: JSON of domain.server.Sharing. token: of the last synchronization (RFC 6578), empty for none. seen: the
    act up to which this book was compared. every: minutes between two synchronizations, 0 where none is by itself.
    fault: JSON of the code and parameters of what went wrong last, empty where all went well.
    """

    __tablename__ = "address_book"
    __table_args__ = (UniqueConstraint("server_id", "url"), OPTIONS)

    server_id: int = Field(foreign_key="server.id")
    source_id: int | None = None
    url: str
    name: str
    syncs: bool = True
    versions: str = "3.0"
    sharing: str
    every: int = 0
    at_start: bool = False
    token: str = ""
    seen: int = 0
    last_at: str | None = None
    fault: str = ""


class ServerCard(Base, table=True):
    """Keep what a card of a server and a contact had in common when they were last in step.

    uid: as the card says. base: JSON of the values, and of the circles, that both sides had. unkept: what is noted
    beside, as `operations.server_marks` writes it. card: the card as it was read last, packed. kind: "person", "group"
    of a card that holds a circle, "gone" and "missing" as `storage.servers` says.
    """

    __tablename__ = "server_card"
    __table_args__ = (UniqueConstraint("address_book_id", "href"), OPTIONS)

    address_book_id: int = Field(foreign_key="address_book.id")
    href: str
    etag: str
    uid: str = ""
    kind: str = "person"
    contact_id: int | None = Field(default=None, index=True)
    base: str = "[]"
    unkept: str = ""
    card: bytes | None = None


class ServerCircle(Base, table=True):
    """Keep what a circle is called on the cards of a server, so that a new name is known to be one."""

    __tablename__ = "server_circle"
    __table_args__ = (UniqueConstraint("address_book_id", "circle_id"), OPTIONS)

    address_book_id: int = Field(foreign_key="address_book.id")
    circle_id: int
    name: str

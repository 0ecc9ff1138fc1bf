"""The tables of accounts: who is there, what is told to whom, and what is still to be done."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from entourage.storage.tables_base import OPTIONS, Base


class Account(Base, table=True):
    """Keep an account of mine on a network: whose it is, what for, in which state, and what strangers read there."""

    network: str
    handle: str
    name: str = ""
    owner: str
    purpose: str
    indexed: bool = False
    state: str
    position: int
    title: str = Field(default="", sa_column_kwargs={"server_default": ""})
    link: str = Field(default="", sa_column_kwargs={"server_default": ""})
    photo: str = Field(default="", sa_column_kwargs={"server_default": ""})


class Connection(Base, table=True):
    """Keep what a person said of a contact being there on an account; all else follows from what the book holds."""

    __table_args__ = (UniqueConstraint("account_id", "contact_id"), OPTIONS)

    account_id: int = Field(foreign_key="account.id")
    contact_id: int = Field(foreign_key="contact.id", index=True)
    strength: str
    evidence: str
    since: str


class AudienceList(Base, table=True):
    """Keep a list that lives on a network, what it is for, and when it was last applied there."""

    __tablename__ = "audience_list"

    account_id: int = Field(foreign_key="account.id", index=True)
    name: str
    builtin: str | None = None
    applied_at: str | None = None
    use: str = Field(default="only", sa_column_kwargs={"server_default": "only"})
    position: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class ListCircle(Base, table=True):
    """Join a list to the circles it stands for."""

    __tablename__ = "list_circle"
    __table_args__ = (UniqueConstraint("list_id", "circle_id"), OPTIONS)

    list_id: int = Field(foreign_key="audience_list.id")
    circle_id: int = Field(foreign_key="circle.id", index=True)


class ListMember(Base, table=True):
    """Keep whom a list holds on the network, as far as was ticked or applied."""

    __tablename__ = "list_member"
    __table_args__ = (UniqueConstraint("list_id", "contact_id"), OPTIONS)

    list_id: int = Field(foreign_key="audience_list.id")
    contact_id: int = Field(foreign_key="contact.id", index=True)
    since: str = Field(default="", sa_column_kwargs={"server_default": ""})


class ListChoice(Base, table=True):
    """Keep that someone is to be on a list, or off it, whatever their circles."""

    __tablename__ = "list_choice"
    __table_args__ = (UniqueConstraint("list_id", "contact_id"), OPTIONS)

    list_id: int = Field(foreign_key="audience_list.id")
    contact_id: int = Field(foreign_key="contact.id", index=True)
    is_on: bool


class AccountTask(Base, table=True):
    """Keep when something was looked at, or done once, on an account (key: as its network names it)."""

    __tablename__ = "account_task"
    __table_args__ = (UniqueConstraint("account_id", "key"), OPTIONS)

    account_id: int = Field(foreign_key="account.id")
    key: str
    done_at: str


class Belonging(Base, table=True):
    """Keep whether the people of a circle belong on an account; no row is what is usual there."""

    __table_args__ = (UniqueConstraint("circle_id", "account_id"), OPTIONS)

    circle_id: int = Field(foreign_key="circle.id")
    account_id: int = Field(foreign_key="account.id", index=True)
    verdict: str


class MayStay(Base, table=True):
    """Keep that someone may stay on an account where their circles do not belong."""

    __tablename__ = "may_stay"
    __table_args__ = (UniqueConstraint("account_id", "contact_id"), OPTIONS)

    account_id: int = Field(foreign_key="account.id")
    contact_id: int = Field(foreign_key="contact.id", index=True)
    since: str


class AcceptedLeak(Base, table=True):
    """Keep that it is all right if one contact hears of something from another."""

    __tablename__ = "accepted_leak"
    __table_args__ = (UniqueConstraint("contact_id", "other_id"), OPTIONS)

    contact_id: int = Field(foreign_key="contact.id")
    other_id: int = Field(foreign_key="contact.id", index=True)
    since: str


class MyDetail(Base, table=True):
    """Keep whether a circle is given one of my own details (detail: its kind and what it says, or "hours")."""

    __tablename__ = "my_detail"
    __table_args__ = (UniqueConstraint("circle_id", "detail"), OPTIONS)

    circle_id: int = Field(foreign_key="circle.id")
    detail: str
    is_given: bool

"""The tables of a book; rows never leave this floor.

Every table has an integer `id` that is never used twice, so that the journal can name any row.
"""

from sqlalchemy import Index, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

from entourage.storage.tables_audience import (
    AcceptedLeak,
    Account,
    AccountTask,
    AudienceList,
    Belonging,
    Connection,
    ListChoice,
    ListCircle,
    ListMember,
    MayStay,
    MyDetail,
)
from entourage.storage.tables_base import OPTIONS, Base, sparse
from entourage.storage.tables_servers import AddressBook, Server, ServerCard, ServerCircle

__all__ = [
    "BELONGINGS",
    "OF_CONTACTS",
    "AcceptedLeak",
    "Account",
    "AccountTask",
    "AddressBook",
    "AudienceList",
    "Base",
    "Belonging",
    "Book",
    "Change",
    "Circle",
    "Connection",
    "Contact",
    "Import",
    "ListChoice",
    "ListCircle",
    "ListMember",
    "MayStay",
    "Membership",
    "Merge",
    "MyDetail",
    "NeverSame",
    "Photo",
    "Question",
    "RecordVersion",
    "Rule",
    "SQLModel",
    "Server",
    "ServerCard",
    "ServerCircle",
    "SharingException",
    "Source",
    "SourceRecord",
    "TaughtColumns",
    "Topic",
    "Unit",
    "Value",
    "ValueOrigin",
    "named",
    "table",
]


class Book(Base, table=True):
    """Keep what the file says of itself; one row.

    working_hours: a JSON list of [weekday from 0 for Monday, "09:00", "17:00"].
    """

    identifier: str
    created_at: str
    preset: str
    working_hours: str = Field(default="[]", sa_column_kwargs={"server_default": "[]"})


class Source(Base, table=True):
    """Keep a kind of file and the account it came from ("my LinkedIn")."""

    format: str
    dialect: str
    name: str
    account_id: int | None = Field(default=None, foreign_key="account.id")
    created_at: str


class Import(Base, table=True):
    """Keep one file brought in from a source, and what came of it.

    heard: the records (their ids, as a JSON list of runs) of which it spoke without saying anything new.
    brought: JSON of the people and circles that it made, and of whom it found in circles where another put them.
    """

    source_id: int = Field(foreign_key="source.id", index=True)
    file_name: str
    file_digest: str
    encoding: str
    imported_at: str
    counts: str
    left_out: str = Field(default="[]", sa_column_kwargs={"server_default": "[]"})
    taken_back_at: str | None = None
    heard: bytes | None = None
    brought: str = Field(default="{}", sa_column_kwargs={"server_default": "{}"})


class TaughtColumns(Base, table=True):
    """Keep what a person said that the columns of a kind of table hold.

    key: what tells that kind from others, made of its headings. columns: a JSON list of (heading, meaning).
    day_first: 1 or 0; null where the dates themselves decide. encoding: empty where nobody said.
    """

    __tablename__ = "taught_columns"

    key: str = Field(unique=True)
    name: str
    dialect: str
    columns: str
    separator: str
    has_headings: bool
    day_first: bool | None = None
    taught_at: str
    encoding: str = Field(default="", sa_column_kwargs={"server_default": ""})


class SourceRecord(Base, table=True):
    """Keep one card or row of a source under the source's own identifier, else under its content."""

    __tablename__ = "source_record"
    __table_args__ = (UniqueConstraint("source_id", "key"), OPTIONS)

    source_id: int = Field(foreign_key="source.id")
    key: str
    contact_id: int = Field(foreign_key="contact.id", index=True)


class RecordVersion(Base, table=True):
    """Keep what a source said of a record at one import; only ever added to."""

    __tablename__ = "record_version"

    source_record_id: int = Field(foreign_key="source_record.id", index=True)
    import_id: int = Field(foreign_key="import.id", index=True)
    digest: str = Field(index=True)
    content: bytes


class Contact(Base, table=True):
    """Keep a person: identity and what lists need; everything else is values."""

    __table_args__ = (
        Index("ix_contact_listed", "is_me", "deleted_at", "sort_key"),
        sparse("contact", "deleted_at"),
        sparse("contact", "merged_into"),
        OPTIONS,
    )

    uid: str = Field(unique=True)
    kind: str = "individual"
    is_me: bool = False
    display_name: str = ""
    sort_key: str = ""
    search_text: str = ""
    created_at: str
    changed_at: str
    deleted_at: str | None = None
    erased_at: str | None = None
    merged_into: int | None = Field(default=None, foreign_key="contact.id")


class Value(Base, table=True):
    """Keep one value of a contact; `removed` ones were taken away by hand and do not come back unasked."""

    __table_args__ = (
        Index("ix_value_listed", "kind", "removed", "contact_id", "normalized"),
        sparse("value", "photo_id"),
        OPTIONS,
    )

    contact_id: int = Field(foreign_key="contact.id", index=True)
    kind: str
    position: int
    text: str = ""
    parts: str | None = None
    types: str | None = None
    label: str = ""
    name: str = ""
    group: str = ""
    parameters: str | None = None
    raw: str = ""
    normalized: str = ""
    photo_id: int | None = Field(default=None, foreign_key="photo.id")
    by_hand: bool = False
    removed: bool = False


class ValueOrigin(Base, table=True):
    """Join a value to each version of a source's record that said so."""

    __tablename__ = "value_origin"
    __table_args__ = (UniqueConstraint("value_id", "version_id"), OPTIONS)

    value_id: int = Field(foreign_key="value.id")
    version_id: int = Field(foreign_key="record_version.id", index=True)


class Photo(Base, table=True):
    """Keep a picture once, by the SHA-256 of its content."""

    digest: str = Field(unique=True)
    media_type: str
    data: bytes


class Circle(Base, table=True):
    """Keep a circle; the name is null while a preset has its own, in the language of the moment.

    reachable: hours in which its people may reach me, as the book has working hours; null where nobody said.
    """

    preset: str | None = Field(default=None, unique=True)
    name: str | None = None
    colour: str
    symbol: str
    description: str = ""
    closed: bool = False
    filter: str | None = None
    position: int
    reachable: str | None = None


class Membership(Base, table=True):
    """Keep who is in which circle, since when, and by which import (none: by hand)."""

    __table_args__ = (UniqueConstraint("circle_id", "contact_id"), sparse("membership", "import_id"), OPTIONS)

    circle_id: int = Field(foreign_key="circle.id")
    contact_id: int = Field(foreign_key="contact.id", index=True)
    since: str
    import_id: int | None = Field(default=None, foreign_key="import.id")


class Topic(Base, table=True):
    """Keep a kind of content, with the verdicts of the public and of those not sorted yet."""

    preset: str | None = Field(default=None, unique=True)
    name: str | None = None
    locked: bool = False
    public: int
    unsorted: int
    position: int


class Rule(Base, table=True):
    """Keep a circle's verdict for a kind of content; no row is no opinion."""

    __table_args__ = (UniqueConstraint("circle_id", "topic_id"), OPTIONS)

    circle_id: int = Field(foreign_key="circle.id")
    topic_id: int = Field(foreign_key="topic.id", index=True)
    verdict: int


class SharingException(Base, table=True):
    """Keep a verdict set by hand for one contact and one kind of content."""

    __tablename__ = "sharing_exception"
    __table_args__ = (UniqueConstraint("contact_id", "topic_id"), OPTIONS)

    contact_id: int = Field(foreign_key="contact.id")
    topic_id: int = Field(foreign_key="topic.id", index=True)
    verdict: int


class Question(Base, table=True):
    """Keep that someone whom an import brought may be someone who was there, until the person says so or not."""

    __table_args__ = (UniqueConstraint("import_id", "contact_id", "other_id"), OPTIONS)

    import_id: int = Field(foreign_key="import.id")
    contact_id: int = Field(foreign_key="contact.id", index=True)
    other_id: int = Field(foreign_key="contact.id", index=True)


class NeverSame(Base, table=True):
    """Keep that two people are two, by uid or by a source's identifier, so that it outlives their rows."""

    __tablename__ = "never_same"
    __table_args__ = (UniqueConstraint("first", "second"), OPTIONS)

    first: str
    second: str
    decided_at: str


class Merge(Base, table=True):
    """Keep that one person was merged into another, by uid, and what that brought (JSON), to part them again."""

    kept: str = Field(index=True)
    merged: str = Field(index=True)
    merged_at: str
    undone_at: str | None = None
    brought: str = Field(default="{}", sa_column_kwargs={"server_default": "{}"})


class Unit(Base, table=True):
    """Keep one act of the person: its words as a code and parameters, and where undo stands.

    reverses: the act that this row undoes or redoes; none for an act of its own.
    latest: of an act, the row whose reversal undoes or redoes it next.
    state: "done", "undone", "dropped" (undone, and past redoing) or "final" (cannot be undone).
    """

    __tablename__ = "unit"

    at: str
    code: str
    params: str
    state: str = Field(index=True)
    reverses: int | None = Field(default=None, foreign_key="unit.id", index=True)
    latest: int | None = None


class Change(Base, table=True):
    """Keep what rows of a table were before a unit: absent (`before` is null), one row's image, or a contact's pack.

    before: the row as a JSON object; data: its bytes, which JSON cannot hold. Of a pack, before: the names of the
    columns as a JSON list; data: the rows, lists in SQLite's binary JSON.
    What they were after is the next change of the same row, or the row itself.
    """

    unit_id: int = Field(foreign_key="unit.id", index=True)
    table_name: str
    first_key: int
    last_key: int
    contact_id: int | None = Field(default=None, index=True)
    before: str | None = None
    data: bytes | None = None


BELONGINGS: tuple[type[Base], ...] = (
    Membership,
    SharingException,
    Connection,
    ListMember,
    ListChoice,
    MayStay,
    AcceptedLeak,
    Question,
)
"""What is about one contact each, and goes with them."""

OF_CONTACTS: tuple[type[Base], ...] = (Contact, Value, ValueOrigin, *BELONGINGS)
"""All that is of one contact each, the bare row that stays of those erased included."""


def table(model: type[Base]) -> Table:
    """Return the core table of a model, for bulk work."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def named(name: str) -> Table:
    """Return the core table of a name, as the journal keeps it."""
    return SQLModel.metadata.tables[name]

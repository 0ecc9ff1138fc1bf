"""Run migrations on the connection that the program hands over, in one transaction."""

import sqlcipher3.dbapi2 as driver
from alembic import context
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

from entourage.storage import tables as _tables  # noqa: F401 - fills the metadata

engine = create_engine("sqlite://", module=driver, creator=context.config.attributes["connect"], poolclass=NullPool)


@event.listens_for(engine, "begin")
def begin(connection: object) -> None:
    """Take the write lock first, so that two programs do not migrate at once."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # type: ignore[attr-defined]


with engine.begin() as connection:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    context.run_migrations()

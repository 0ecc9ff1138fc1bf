"""Call and order everyone anew: a suffix (Jr) is part of a name, and a whole name goes by the family's in it."""

from itertools import groupby
from operator import itemgetter

from alembic import op

from entourage.domain.contact import Value, display_name
from entourage.domain.keeping import KeptValue, value_of
from entourage.domain.search import sort_key
from entourage.domain.text import as_shown

revision = "0012"
down_revision = "0011"

_COLUMNS = ", ".join(f'value."{name}"' for name in KeptValue._fields[:-1])
_NAMES = f"""
    SELECT value.contact_id, contact.display_name, contact.sort_key, {_COLUMNS}
    FROM value JOIN contact ON contact.id = value.contact_id
    WHERE value.kind IN ('formatted_name', 'name') AND NOT value.removed AND contact.erased_at IS NULL
    ORDER BY value.contact_id, value.position, value.id
"""  # noqa: S608 - our own columns
_RENAME = "UPDATE contact SET display_name = ?, sort_key = ? WHERE id = ?"


def upgrade() -> None:
    """Write what people are called and ordered by where it is something else by now."""
    connection = op.get_bind()
    rows = connection.exec_driver_sql(_NAMES).all()
    for key, said in groupby(rows, itemgetter(0)):
        told = list(said)
        values: tuple[Value, ...] = tuple(value_of(KeptValue(*row[3:])) for row in told)
        name = as_shown(display_name(values))
        fresh = (name, sort_key(values))
        if name and fresh != tuple(told[0][1:3]):
            connection.exec_driver_sql(_RENAME, (*fresh, key))

"""Run by alembic. The connection is handed in by storage.schema, or opened here for `alembic -x url=… revision`."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, Enum, create_engine
from sqlmodel.sql.sqltypes import AutoString

from storage.columns import Moment
from storage.tables import metadata


def render_item(kind: str, value: Any, _autogen: object) -> str | Literal[False]:  # noqa: ANN401 - whatever stands in the tables
    """Columns as plain types, so that a revision does not change when the code does."""
    if kind != "type":
        return False
    if isinstance(value, Moment):
        return "Moment()"
    if isinstance(value, Enum):
        return f"sa.String(length={value.length})"
    return "sa.String()" if isinstance(value, AutoString) else False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=render_item,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = create_engine(context.get_x_argument(as_dictionary=True)["url"])
    with engine.begin() as opened:
        run(opened)
    engine.dispose()

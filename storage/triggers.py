"""What the database itself enforces: the audit chain only grows, and a change of the roster never goes unnoticed.

Revision 0001 runs these statements, so they are fixed; a change comes as a new revision with statements of its own.
"""

from sqlalchemy import Connection

ROSTER_VERSION = "roster.version"
# The working calendar is kept in memory along with the roster, so one count serves both.
_ROSTER_TABLES = ("courts", "people", "posts", "guarantees", "calendar_overrides")
_COUNT_UP = f"""INSERT INTO marks (name, value) VALUES ('{ROSTER_VERSION}', '1')
ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(marks.value AS INTEGER) + 1 AS TEXT)"""  # noqa: S608 - the only value is the constant above
_FUNCTION = "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; END $$"
_EACH_STATEMENT = "CREATE TRIGGER {name} {when} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {function}()"


def statements(dialect: str) -> tuple[str, ...]:
    """The DDL for `sqlite` or `postgresql`, to be run once the tables stand."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> tuple[str, ...]:
    audit_guards = (
        f"CREATE TRIGGER audit_refuses_{verb.lower()} BEFORE {verb} ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END"
        for verb in ("UPDATE", "DELETE")
    )
    roster_counts = (
        f"CREATE TRIGGER {table}_counts_{verb.lower()} AFTER {verb} ON {table} BEGIN {_COUNT_UP}; END"
        for table in _ROSTER_TABLES
        for verb in ("INSERT", "UPDATE", "DELETE")
    )
    return (*audit_guards, *roster_counts)


def _postgresql() -> tuple[str, ...]:
    return (
        _FUNCTION.format(name="refuse_change", body="RAISE EXCEPTION 'the audit chain only grows'"),
        _EACH_STATEMENT.format(
            name="audit_refuses_change",
            when="BEFORE UPDATE OR DELETE OR TRUNCATE",
            table="audit",
            function="refuse_change",
        ),
        _FUNCTION.format(name="count_roster_change", body=f"{_COUNT_UP}; RETURN NULL"),
        *(
            _EACH_STATEMENT.format(
                name=f"{table}_counts_change",
                when="AFTER INSERT OR UPDATE OR DELETE",
                table=table,
                function="count_roster_change",
            )
            for table in _ROSTER_TABLES
        ),
    )


def closure_statements(dialect: str) -> tuple[str, ...]:
    """The DDL that counts changes of the local closures as changes of the calendar; revision 0014 or later runs it."""
    table = "local_closures"
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER {table}_counts_{verb.lower()} AFTER {verb} ON {table} BEGIN {_COUNT_UP}; END"
            for verb in ("INSERT", "UPDATE", "DELETE")
        )
    when = "AFTER INSERT OR UPDATE OR DELETE"
    return (
        _EACH_STATEMENT.format(name=f"{table}_counts_change", when=when, table=table, function="count_roster_change"),
    )


def add_triggers(_metadata: object, connection: Connection, **_options: object) -> None:
    """Run the statements on a database whose tables have just been created; an SQLAlchemy after_create listener."""
    for statement in (*statements(connection.dialect.name), *closure_statements(connection.dialect.name)):
        connection.exec_driver_sql(statement)

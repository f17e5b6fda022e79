"""The tables of the store, and the steps by which an older store becomes today's."""

from collections.abc import Callable, Sequence

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
    inspect,
    select,
    text,
    update,
)

from corpus.errors import StoreError

METADATA = MetaData()
ID_LENGTH = 64
WORD_LENGTH = 40  # of the closed vocabularies and of a writer's name

VERSIONS = Table("lotsen_version", METADATA, Column("version", Integer, nullable=False))
CONVERSATIONS = Table(
    "lotsen_conversation",
    METADATA,
    Column("id", String(ID_LENGTH), primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("said", Text, nullable=False),
    Column("size", Integer, nullable=False),
    # Their sum is asked for at every write, and must not read what was said.
    Index("lotsen_conversation_size", "day", "size"),
)
FEEDBACK = Table(
    "lotsen_feedback",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("question", Text, nullable=False),
    Column("language", String(WORD_LENGTH), nullable=False),
    Column("status", String(WORD_LENGTH), nullable=False),
    Column("verdict", String(WORD_LENGTH), nullable=False),
    Column("reason", String(WORD_LENGTH), nullable=False),
    Column("comment", Text, nullable=False),
    Column("passages", Text, nullable=False),
    Column("writer", Text, nullable=False),
    Index("lotsen_feedback_day", "day"),
)
GAPS = Table(
    "lotsen_gap",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("question", Text, nullable=False),
    Column("language", String(WORD_LENGTH), nullable=False),
    Column("status", String(WORD_LENGTH), nullable=False),
    Index("lotsen_gap_day", "day"),
)
AUDIT = Table(
    "lotsen_audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("at", String(WORD_LENGTH), nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Index("lotsen_audit_day", "day"),
)
COUNTS = Table(
    "lotsen_count",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("language", String(WORD_LENGTH), primary_key=True),
    Column("status", String(WORD_LENGTH), primary_key=True),
    Column("topic", String(WORD_LENGTH), primary_key=True),
    Column("number", Integer, nullable=False),
)
FIRST_TABLES = (CONVERSATIONS, FEEDBACK, GAPS)
KEPT_TABLES = (*FIRST_TABLES, AUDIT, COUNTS)

Step = Callable[[Connection], None]


def make_tables(connection: Connection) -> None:
    """Version 1. A later version adds a step below and changes this one no more."""
    METADATA.create_all(connection, tables=FIRST_TABLES)


def add_sizes(connection: Connection) -> None:
    """Version 2: the length of what is kept of each conversation. A store made by this version has it."""
    if any(column["name"] == "size" for column in inspect(connection).get_columns(CONVERSATIONS.name)):
        return
    connection.execute(text("ALTER TABLE lotsen_conversation ADD COLUMN size INTEGER NOT NULL DEFAULT 0"))
    connection.execute(text("UPDATE lotsen_conversation SET size = length(said)"))
    connection.execute(text("CREATE INDEX lotsen_conversation_size ON lotsen_conversation (day, size)"))


def add_audit(connection: Connection) -> None:
    """Version 3: who opened what on the pages of staff."""
    METADATA.create_all(connection, tables=(AUDIT,))


def count_questions(connection: Connection) -> None:
    """Version 4: how many questions a day were asked."""
    METADATA.create_all(connection, tables=[COUNTS])


STEPS: tuple[Step, ...] = (make_tables, add_sizes, add_audit, count_questions)


def bring_up_to_date(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Take the steps that this store has not taken, inside the caller's transaction.

    Raises:
        StoreError: a newer version of the project has changed the store.
    """
    version = _version(connection)
    if version > len(steps):
        raise StoreError(
            "the store was made by a newer version of the project: install that, or name another store"
        )
    for step in steps[version:]:
        step(connection)
    if version != len(steps):
        connection.execute(update(VERSIONS).values(version=len(steps)))


def _version(connection: Connection) -> int:
    """How many steps have been taken; 0 for a store that is empty."""
    if not inspect(connection).has_table(VERSIONS.name):
        VERSIONS.create(connection)
        connection.execute(insert(VERSIONS).values(version=0))
    return int(connection.execute(select(VERSIONS.c.version)).scalar_one())

"""How much the store holds: the oldest goes where more is written, so that a flood cannot fill the disk."""

from sqlalchemy import Connection, Table, delete, func, select

from app.store.schema import CONVERSATIONS

MOST_ROWS = 50_000  # of each table
MOST_CHARACTERS = 1_000_000_000  # of all conversations together
LARGEST_CONVERSATION = 2_000_000  # characters; some two hundred answers with their sources


def trim(connection: Connection, table: Table) -> None:
    """Delete the oldest rows beyond the most, of a table whose rows are numbered."""
    newest = connection.execute(select(func.max(table.c.id))).scalar() or 0
    connection.execute(delete(table).where(table.c.id <= newest - MOST_ROWS))


def trim_conversations(connection: Connection, written: str) -> None:
    """Delete the oldest conversations beyond the most, by number and length; never the one just written."""
    table = CONVERSATIONS
    rows, characters = connection.execute(
        select(func.count(), func.coalesce(func.sum(table.c.size), 0))
    ).one()
    if rows <= MOST_ROWS and characters <= MOST_CHARACTERS:
        return
    oldest = select(table.c.id, table.c.size).where(table.c.id != written).order_by(table.c.day, table.c.id)
    gone: list[str] = []
    for id, size in connection.execute(oldest):
        if rows - len(gone) <= MOST_ROWS and characters <= MOST_CHARACTERS:
            break
        gone.append(id)
        characters -= size
    connection.execute(delete(table).where(table.c.id.in_(gone)))

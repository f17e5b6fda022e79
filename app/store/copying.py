"""All rows of one store into another: what is there already stays, so that it can be done again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from app.store.engine import Place, writing
from app.store.schema import CONVERSATIONS, COUNTS, KEPT_TABLES
from app.store.whole_store import snapshot, store_at
from corpus.errors import StoreError

ROWS_AT_ONCE = 200  # of each statement: a conversation may be long

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Copied:
    """Of one table: rows that were copied, and rows that the other store had already."""

    table: str
    copied: int
    there: int


def copy_store(source: Place, target: Place) -> tuple[Copied, ...]:
    """Copy every table in one transaction; the pages of both may run.

    Raises:
        StoreError: one of them cannot be used or is not there, or they are the same.
    """
    if (source.url or source.file.resolve()) == (target.url or target.file.resolve()):
        raise StoreError(f"the store {source.name} cannot be copied to itself: name another")
    if not source.url and not source.file.exists():
        raise StoreError(f"there is no store at {source.name}: name the home that has one")
    with (
        store_at(source) as read,
        store_at(target) as written,
        snapshot(read) as old,
        writing(written) as new,
    ):
        return tuple(_copy_table(table, old, new) for table in KEPT_TABLES)


def is_empty(place: Place) -> bool:
    """Whether nothing is kept there; raises StoreError."""
    with store_at(place) as engine, snapshot(engine) as connection:
        return not any(
            connection.execute(select(*table.primary_key).limit(1)).first() for table in KEPT_TABLES
        )


def _copy_table(table: Table, old: Connection, new: Connection) -> Copied:
    if table is CONVERSATIONS:
        return _copy_conversations(old, new)
    if table is COUNTS:
        return _copy_counts(old, new)
    columns = [column for column in table.c if column.name != "id"]
    # Numbers mean nothing outside their store. Rows that say the same are told apart by how many there are.
    there = Counter(tuple(row) for row in new.execute(select(*columns)))
    copied = known = 0
    for rows in _batches(old.execute(select(*columns).order_by(table.c.id)).mappings()):
        lacking = []
        for row in rows:
            key = tuple(row.values())
            known += there[key] > 0
            if there[key] > 0:
                there[key] -= 1
            else:
                lacking.append(dict(row))
        _insert(table, lacking, new)
        copied += len(lacking)
    return Copied(table.name, copied, known)


def _copy_conversations(old: Connection, new: Connection) -> Copied:
    """Of two under one id the later one; of two of one day the longer, for a conversation only grows."""
    table = CONVERSATIONS
    there = {
        row.id: (row.day, row.size) for row in new.execute(select(table.c.id, table.c.day, table.c.size))
    }
    copied = known = 0
    for rows in _batches(old.execute(select(table).order_by(table.c.id)).mappings()):
        newer = [
            row for row in rows if row["id"] not in there or (row["day"], row["size"]) > there[row["id"]]
        ]
        replaced = [row["id"] for row in newer if row["id"] in there]
        if replaced:
            new.execute(delete(table).where(table.c.id.in_(replaced)))
        _insert(table, [dict(row) for row in newer], new)
        copied += len(newer)
        known += len(rows) - len(newer)
    return Copied(table.name, copied, known)


def _copy_counts(old: Connection, new: Connection) -> Copied:
    """Of two of one sort and day the higher: copied again nothing is counted twice."""
    sort = list(COUNTS.primary_key)
    there = {tuple(row[:-1]): row[-1] for row in new.execute(select(*sort, COUNTS.c.number))}
    copied = known = 0
    for rows in _batches(old.execute(select(*sort, COUNTS.c.number))):
        higher = [row for row in rows if row[-1] > there.get(tuple(row[:-1]), 0)]
        for row in higher:
            same = [column == value for column, value in zip(sort, row, strict=False)]
            new.execute(delete(COUNTS).where(*same))
        _insert(COUNTS, [dict(row._mapping) for row in higher], new)
        copied += len(higher)
        known += len(rows) - len(higher)
    return Copied(COUNTS.name, copied, known)


def _insert(table: Table, rows: Sequence[Values], connection: Connection) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _batches(rows: Any) -> Iterator[list[Any]]:
    each = iter(rows)
    while batch := list(islice(each, ROWS_AT_ONCE)):
        yield batch

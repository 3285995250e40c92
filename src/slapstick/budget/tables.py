"""How the book of money is laid out, and how it is opened; no money moves here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import NullPool

from slapstick.errors import BadRequest

VERSION = 1
_META = sa.MetaData()

PAPERS = sa.Table(
    "sora_schema",
    _META,
    sa.Column("version", sa.Integer, primary_key=True),
)
MONTH = sa.Table(
    "sora_month",
    _META,
    sa.Column("id", sa.String(7), primary_key=True),
    sa.Column("held", sa.BigInteger, nullable=False),
    sa.Column("spent", sa.BigInteger, nullable=False),
    sa.CheckConstraint("held >= 0 and spent >= 0", name="no_debts"),
)
JOB = sa.Table(
    "sora_job",
    _META,
    sa.Column("key", sa.String(80), primary_key=True),
    sa.Column("take", sa.String(64), nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("month", sa.ForeignKey("sora_month.id"), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("held", sa.BigInteger, nullable=False),
    sa.Column("spent", sa.BigInteger, nullable=False),
    *(
        sa.Column(name, sa.Text, nullable=False, server_default="")
        for name in (
            "shot", "film", "provider", "site", "model", "detail", "remote", "clip", "reason",
            "note", "runner", "who", "commit",
        )
    ),
    sa.Column("created", sa.Float(53), nullable=False),
    sa.Column("since", sa.Float(53), nullable=False),
    sa.Column("sent", sa.Float(53), nullable=False, server_default="0"),
    # Two runners that want the same take at the same moment: one of them inserts.
    sa.UniqueConstraint("take", "attempt", name="one_job_per_attempt"),
    sa.CheckConstraint("held >= 0 and spent >= 0", name="no_debts_by_job"),
)  # fmt: skip
EVENT = sa.Table(
    "sora_event",
    _META,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("job", sa.ForeignKey("sora_job.key"), nullable=False, index=True),
    sa.Column("at", sa.Float(53), nullable=False),
    sa.Column("kind", sa.String(12), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("spend", sa.BigInteger),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("remote", sa.Text, nullable=False),
    sa.Column("runner", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("commit", sa.Text, nullable=False),
)


def create(url: str) -> sa.Engine:
    """Open the book, laying it out if it is new; raise `BadRequest` where it cannot be used."""
    try:
        address = sa.make_url(url)
        engine = _engine(address)
        with engine.begin() as tx:
            begin(tx)
            _lay_out(tx)
    except (sa.exc.ArgumentError, sa.exc.SQLAlchemyError, ImportError, OSError) as error:
        raise BadRequest(
            f"the ledger cannot be opened: {_words(error)}",
            "give a path, or postgresql+psycopg://user@host/database (pip install "
            "'slapstick[postgres]')",
            code="SL225",
        ) from None  # the cause may show the password in the URL
    return engine


def begin(tx: sa.Connection) -> None:
    """Take the write lock at once; SQLite would else take it too late to be of use."""
    if tx.dialect.name == "sqlite":
        tx.exec_driver_sql("BEGIN IMMEDIATE")


def _engine(address: sa.URL) -> sa.Engine:
    if address.get_backend_name() != "sqlite":
        return sa.create_engine(address, pool_pre_ping=True)
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(address, poolclass=NullPool, connect_args={"timeout": 60})

    @event.listens_for(engine, "connect")
    def _manual(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions begin where `begin` says so
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma synchronous = full")

    return engine


def _lay_out(tx: sa.Connection) -> None:
    if tx.dialect.name == "postgresql":  # two newcomers at once: the second waits
        tx.execute(sa.text("select pg_advisory_xact_lock(7236412)"))
    _META.create_all(tx)
    version = tx.execute(sa.select(PAPERS.c.version)).scalar()
    if version is None:
        tx.execute(PAPERS.insert().values(version=VERSION))
    elif version > VERSION:
        raise BadRequest(
            f"the ledger was written by a newer version (layout {version})",
            "update slapstick",
            code="SL225",
        )


def _words(error: Exception) -> str:
    origin = getattr(error, "orig", None) or error
    return " ".join(str(origin).split())[:200]

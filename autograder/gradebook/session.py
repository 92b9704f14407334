"""Shares one open gradebook among the steps of a run, and groups their commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from nbgrader.api import Gradebook

_open: ContextVar[dict[str, Gradebook] | None] = ContextVar("open_gradebooks", default=None)


@contextmanager
def gradebook(db_url: str, course_id: str = "") -> Iterator[Gradebook]:
    """The gradebook at `db_url`; within another `with` of the same address, the same one."""
    shared = _open.get()
    if shared is not None and db_url in shared:
        yield shared[db_url]
        return
    with Gradebook(db_url, course_id) as opened:
        token = _open.set({**(shared or {}), db_url: opened})
        try:
            yield opened
        finally:
            _open.reset(token)


@contextmanager
def one_commit(gb: Gradebook) -> Iterator[None]:
    """Commit everything inside at once, or nothing if it raises.

    nbgrader's own functions commit after each step, and each commit waits for the disk.
    """
    session: Any = gb.db
    session.commit = session.flush
    try:
        yield
    except BaseException:
        session.rollback()
        raise
    finally:
        del session.commit
    session.commit()

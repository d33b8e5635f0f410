"""Rows worked on in this process or in several: the bytes are the same, and what became of them is told in their order.

Writing waits for the disk most of the time, so a few sheets are written while the next ones are made.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import islice
from multiprocessing import parent_process
from typing import Any, TypeAlias

from cscoach.batch.maker import Maker, Written
from cscoach.content import resources
from cscoach.storage.tables.table import Row

#: How many sheets a process writes at once, and how many rows may wait to be told of.
WRITERS, WAITING = 2, 8

#: Rows that a process is given at once: fewer cost more in handing over than they take, more make the end uneven.
CHUNK = 25

#: Chunks that wait for each process, so that none is idle and the table is not read ahead.
AHEAD = 2

#: A row, its digest, and what the journal says of it if it is done.
Known: TypeAlias = tuple[Row, str, dict[str, Any] | None]

#: A row, its digest, and what became of it, or what the journal says.
Done: TypeAlias = tuple[Row, str, Written | dict[str, Any]]


def work(maker: Maker, rows: Iterable[Known], jobs: int) -> Iterator[Done]:
    """Make and write the sheets of rows that are not done. Raises `OutsideError` when nothing more can be written."""
    return _here(maker, rows) if jobs <= 1 else _in_processes(maker, rows, jobs)


def _here(maker: Maker, rows: Iterable[Known]) -> Iterator[Done]:
    with ThreadPoolExecutor(WRITERS) as writers:
        waiting: deque[tuple[Row, str, Future[Written] | dict[str, Any]]] = deque()
        for row, digest, done in rows:
            waiting.append((row, digest, maker.write(row, writers) if done is None else done))
            if len(waiting) > WAITING:
                yield _told(*waiting.popleft())
        while waiting:
            yield _told(*waiting.popleft())


def _told(row: Row, digest: str, found: Future[Written] | dict[str, Any]) -> Done:
    return row, digest, found.result() if isinstance(found, Future) else found


def _in_processes(maker: Maker, rows: Iterable[Known], jobs: int) -> Iterator[Done]:
    left = iter(rows)
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(maker,)) as pool:
        waiting: deque[tuple[list[Known], Future[list[Written]]]] = deque()
        try:
            for chunk in iter(lambda: list(islice(left, CHUNK)), []):
                waiting.append((chunk, pool.submit(_chunk, [row for row, _, done in chunk if done is None])))
                if len(waiting) >= jobs * AHEAD:
                    yield from _merged(*waiting.popleft())
            while waiting:
                yield from _merged(*waiting.popleft())
        finally:
            for _, future in waiting:
                future.cancel()


def _merged(chunk: list[Known], future: Future[list[Written]]) -> Iterator[Done]:
    made = iter(future.result())
    for row, digest, done in chunk:
        yield row, digest, next(made) if done is None else done


_maker: Maker


def _start(maker: Maker) -> None:
    """What a new process begins with. A key that stops the run is the first process's to see."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    global _maker
    _maker = maker
    if maker.own != resources.laid():
        resources.lay(maker.own)


def _end_with_the_first() -> None:
    """End when the first process is gone: if it was killed, nobody else tells the others."""
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _chunk(rows: list[Row]) -> list[Written]:
    with ThreadPoolExecutor(WRITERS) as writers:
        return [future.result() for future in [_maker.write(row, writers) for row in rows]]

"""Rows worked on in this process or in several: the bytes are the same, and what became of them is told in their order.

Writing waits for the disk most of the time, so sheets are written while the next ones are made.
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
from typing import TypeAlias, TypeVar

from cscoach.batch.facts import RowFacts
from cscoach.batch.maker import Maker, Written
from cscoach.content import resources
from cscoach.storage.tables.table import Row

T = TypeVar("T")

#: How many sheets a process writes at once.
WRITERS = 2

#: Rows that are worked on at once: fewer cost more in handing over and in judging than they take, more make the end
#: uneven.
CHUNK = 25

#: Chunks that wait for each process, so that none is idle and the table is not read ahead.
AHEAD = 2

#: A row, its digest, and what the journal says of it if it is done.
Known: TypeAlias = tuple[Row, str, RowFacts | None]

#: A row, its digest, and what became of it, or what the journal says.
Done: TypeAlias = tuple[Row, str, Written | RowFacts]


def work(maker: Maker, rows: Iterable[Known], jobs: int) -> Iterator[Done]:
    """Make and write the sheets of rows that are not done. Raises `OutsideError` when nothing more can be written."""
    return _here(maker, rows) if jobs <= 1 else _in_processes(maker, rows, jobs)


def chunks(rows: Iterable[T]) -> Iterator[list[T]]:
    """Rows as many at a time as are worked on at once."""
    left = iter(rows)
    return iter(lambda: list(islice(left, CHUNK)), [])


def _here(maker: Maker, rows: Iterable[Known]) -> Iterator[Done]:
    with ThreadPoolExecutor(WRITERS) as writers:
        waiting: deque[tuple[list[Known], list[Future[list[Written]]]]] = deque()
        for chunk in chunks(rows):
            waiting.append((chunk, maker.write(_undone(chunk), writers)))
            if len(waiting) > 1:
                yield from _told(*waiting.popleft())
        while waiting:
            yield from _told(*waiting.popleft())


def _undone(chunk: list[Known]) -> list[Row]:
    return [row for row, _, done in chunk if done is None]


def _told(chunk: list[Known], futures: list[Future[list[Written]]]) -> Iterator[Done]:
    return _merged(chunk, (written for future in futures for written in future.result()))


def _in_processes(maker: Maker, rows: Iterable[Known], jobs: int) -> Iterator[Done]:
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(maker,)) as pool:
        waiting: deque[tuple[list[Known], Future[list[Written]]]] = deque()
        try:
            for chunk in chunks(rows):
                waiting.append((chunk, pool.submit(_chunk, _undone(chunk))))
                if len(waiting) >= jobs * AHEAD:
                    found, future = waiting.popleft()
                    yield from _merged(found, iter(future.result()))
            while waiting:
                found, future = waiting.popleft()
                yield from _merged(found, iter(future.result()))
        finally:
            for _, future in waiting:
                future.cancel()


def _merged(chunk: list[Known], made: Iterator[Written]) -> Iterator[Done]:
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
        return [written for future in _maker.write(rows, writers) for written in future.result()]

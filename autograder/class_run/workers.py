"""Runs work on several items at once, each in a watched process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Generic, TypeVar

from autograder.grading.watched import Watch
from autograder.sandbox.spawn import SpawnError

# Items that wait for each worker, so that none idles while results are written.
AHEAD = 2

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers(Generic[Item, Result]):
    """A worker for each watch; `work` is done with whichever is free.

    A thread per worker waits for its process, and ends it when an item's time is over.
    """

    def __init__(self, watches: Sequence[Watch], work: Callable[[Watch, Item], Result]) -> None:
        self._watches, self._work = watches, work
        self._free: SimpleQueue[Watch] = SimpleQueue()
        for watch in watches:
            self._free.put(watch)
        self._closed = False
        self._pool = ThreadPoolExecutor(len(watches))

    def run(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result]]:
        """Each item with its result, as soon as it is done; items are taken as there is room."""
        if len(self._watches) == 1:
            yield from ((item, self._done(item)) for item in items)
            return
        done: SimpleQueue[tuple[Item, Future[Result]]] = SimpleQueue()
        waiting = 0
        more = True
        while True:
            while more and waiting < len(self._watches) * (1 + AHEAD):
                try:
                    item = next(items)
                except StopIteration:
                    more = False
                    break
                coming = self._pool.submit(self._done, item)
                coming.add_done_callback(lambda future, item=item: done.put((item, future)))
                waiting += 1
            if not waiting:
                return
            item, result = done.get()
            waiting -= 1
            yield item, result.result()

    def close(self) -> None:
        """End the workers; unfinished work is dropped."""
        self._closed = True
        for watch in self._watches:
            watch.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _done(self, item: Item) -> Result:
        watch = self._free.get()
        try:
            if self._closed:
                raise SpawnError("grading was stopped before this submission")
            return self._work(watch, item)
        finally:
            self._free.put(watch)

"""Work that comes in portions, done on every processor: a few portions ahead, answers in the order of the portions."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

Portion = TypeVar("Portion")
Answer = TypeVar("Answer")

AHEAD = 2
"""How many portions wait for each process: enough that none is idle, few enough that memory does not grow."""


class Crew:
    """Without a pool the work is done here, portion by portion."""

    def __init__(self, pool: Executor | None, size: int) -> None:
        self._pool, self._size = pool, size

    def each(self, work: Callable[[Portion], Answer], portions: Iterable[Portion]) -> Iterator[Answer]:
        """What `work` answers to each portion. A portion and its answer go from process to process: keep them small."""
        if self._pool is None:
            yield from map(work, portions)
            return
        waiting: deque[Future[Answer]] = deque()
        for portion in portions:
            waiting.append(self._pool.submit(work, portion))
            if len(waiting) > AHEAD * self._size:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def crew(*, alone: bool) -> Iterator[Crew]:
    """As many processes as there are processors, up to eight; `alone` for work that is not worth starting them."""
    size = min(8, os.cpu_count() or 1)
    if alone or size == 1:
        yield Crew(None, 1)
        return
    context = get_context("forkserver")
    context.set_forkserver_preload(["colophon.adapters.site.whole"])  # read once, for all of them
    with ProcessPoolExecutor(size, mp_context=context, initializer=_begin) as pool:
        yield Crew(pool, size)


def _begin() -> None:
    """Pages leave little behind that goes in circles: looking for it all the time would cost a tenth."""
    gc.set_threshold(50_000, 20, 20)

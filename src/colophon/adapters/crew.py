"""Work in portions, done by several processes: a few portions ahead, answers in the order of the portions."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Portion = TypeVar("Portion")
Answer = TypeVar("Answer")

AHEAD = 3
"""How many portions wait for each process: enough that none is idle, few enough that memory does not grow."""
_SELDOM = (50_000, 20, 20)


class Crew:
    """Without a pool the work is done here, portion by portion."""

    def __init__(self, pool: "Executor | None", size: int) -> None:
        self._pool, self._size = pool, size

    def each(
        self,
        work: Callable[[Portion], Answer],
        portions: Iterable[Portion],
        *,
        ahead: int = AHEAD,
        at_once: bool = False,
    ) -> Iterator[Answer]:
        """What `work` answers to each portion. A portion and its answer go from process to process: keep them small,
        or let fewer wait. `at_once`, for small portions and with `preload`, work begins here while others are born.
        """
        if self._pool is None:
            yield from map(work, portions)
            return
        waiting: deque[Future[Answer]] = deque()
        left = iter(portions)
        if at_once:
            yield from _until_born(self._pool, work, left)
        for portion in left:
            waiting.append(self._pool.submit(work, portion))
            if len(waiting) >= ahead * self._size:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def crew(size: int, *, preload: Sequence[str] = (), begin: Callable[[], None] | None = None) -> Iterator[Crew]:
    """`size` processes that end with this one, even when it is killed; of one, the work is done here. With `preload`
    they are not born of this process, which may hold connections, but know these modules. Each does `begin` first.
    """
    if size <= 1:
        yield Crew(None, 1)
        return
    from concurrent.futures import ProcessPoolExecutor  # whoever works alone needs none of it
    from multiprocessing import get_context

    context = get_context("forkserver" if preload else None)
    if preload:
        context.set_forkserver_preload([*preload])
    usual = gc.get_threshold()
    with ProcessPoolExecutor(size, mp_context=context, initializer=_begin, initargs=(begin,)) as pool:
        gc.set_threshold(*_SELDOM)  # portions come and go by thousands
        try:
            yield Crew(pool, size)
        finally:
            gc.set_threshold(*usual)


def _until_born(pool: "Executor", work: Callable[[Portion], Answer], portions: Iterator[Portion]) -> Iterator[Answer]:
    """The first answers, given by this process until there is another: that takes as long as loading the program.

    What the first portion leaves behind here can be handed to the others, which are asked for after it.
    """
    from multiprocessing.forkserver import ensure_running

    ensure_running()
    yield from map(work, islice(portions, 1))
    birth = Thread(target=pool.submit, args=(os.getpid,))
    birth.start()
    try:
        for portion in portions:
            yield work(portion)
            if not birth.is_alive():
                return
    finally:
        birth.join()


def look_for_garbage_seldom() -> None:
    """What a worker is born with is never garbage, and its work leaves little that goes in circles: to look for it all
    the time would cost a tenth.
    """
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def _begin(begin: Callable[[], None] | None) -> None:
    from multiprocessing import parent_process

    if begin:
        begin()
    look_for_garbage_seldom()
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)

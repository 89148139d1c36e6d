"""Where work that falls into independent parts is done: here, in several processes, or on a Ray cluster."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from colophon.adapters.crew import crew
from colophon.errors import InputError

T = TypeVar("T")
A = TypeVar("A")
_AHEAD = 4  # parts under way for each process


class Place(StrEnum):
    PROCESSES = "processes"
    RAY = "ray"


def done_at(place: Place, work: Callable[[T], A], parts: Iterable[T], *, jobs: int) -> Iterator[A]:
    """Each part's answer, in the order of the parts. `work` and the parts must be such that they can be sent."""
    if place is Place.RAY:
        return _on_ray(work, parts)
    return _in_processes(work, parts, jobs)


def _in_processes(work: Callable[[T], A], parts: Iterable[T], jobs: int) -> Iterator[A]:
    with crew(jobs) as workers:
        yield from workers.each(work, parts)


def _on_ray(work: Callable[[T], A], parts: Iterable[T]) -> Iterator[A]:
    """On the cluster that RAY_ADDRESS names, or on this machine's processors where there is none.

    Ray tells its makers how it is used unless it is asked not to. We ask.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError as error:
        hint = "Nothing was done. Install it: pip install 'colophon[cluster]', or leave out --on ray."
        raise InputError("Working on a cluster needs Ray.", hint=hint) from error
    if not ray.is_initialized():
        ray.init(log_to_driver=False, include_dashboard=False)
    remote, shared = ray.remote(_done), ray.put(work)
    ahead = max(_AHEAD, int(ray.cluster_resources().get("CPU", 1)) * _AHEAD)
    waiting: deque[object] = deque()
    for part in parts:
        waiting.append(remote.remote(shared, part))
        if len(waiting) >= ahead:
            yield ray.get(waiting.popleft())
    while waiting:
        yield ray.get(waiting.popleft())


def _done(work: Callable[[T], A], part: T) -> A:
    """A cluster takes functions only, not such as have some of their arguments already."""
    return work(part)

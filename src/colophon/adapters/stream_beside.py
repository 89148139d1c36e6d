"""A stream that another process makes: it reads on while this one keeps what came before."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from colophon.errors import ColophonError, InputError

PORTION = 1_000
"""What goes over at once. The pipe holds less than that, so the maker is never far ahead."""

_ENDED = "What was read before is kept. See whether the machine ran out of memory, and bring it again."

Made = TypeVar("Made")


def streamed(make: Callable[[], Iterable[Made]]) -> Iterator[Made]:
    """What `make` gives, in order, and its refusals. Its process ends with this one, or when nobody asks any more.

    It begins afresh: this one may hold connections that must not be shared.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    maker = context.Process(target=_make, args=(make, theirs), daemon=True)
    maker.start()
    theirs.close()
    try:
        yield from _received(ours)
    finally:
        ours.close()
        maker.join()


def portions(made: Iterable[Made], size: int) -> Iterator[Sequence[Made]]:
    """What is made, so many at a time. What was made before a refusal comes before it."""
    portion: list[Made] = []
    try:
        for one in made:
            portion.append(one)
            if len(portion) == size:
                yield portion
                portion = []
    except ColophonError:
        if portion:
            yield portion
        raise
    if portion:
        yield portion


def _received(pipe: "Connection[object, object]") -> Iterator[Made]:
    while True:
        try:
            portion = pipe.recv()
        except EOFError:
            raise InputError("The process that read it was ended before it was through.", hint=_ENDED) from None
        if isinstance(portion, ColophonError):
            raise portion
        assert isinstance(portion, list)
        if not portion:
            return
        yield from portion


def _make(make: Callable[[], Iterable[Made]], pipe: "Connection[object, object]") -> None:
    """Portion after portion, and an empty one as the last; or, after all that was made, what it is refused with."""
    with suppress(BrokenPipeError):  # nobody asks any more
        try:
            for portion in portions(make(), PORTION):
                pipe.send(portion)
            pipe.send([])
        except ColophonError as error:
            pipe.send(error)

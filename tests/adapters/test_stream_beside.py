"""What another process makes comes in order, with its refusals, and its process does not outlive what asks for it."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from itertools import count

import pytest

from colophon.adapters.stream_beside import PORTION, streamed
from colophon.errors import InputError


def numbers(most: int) -> Iterator[int]:
    yield from range(most)


def numbers_and_a_refusal(most: int) -> Iterator[int]:
    yield from range(most)
    raise InputError("It breaks off.", hint="Look at its end.")


def whose() -> Iterator[int]:
    yield os.getpid()
    yield from count(1_000_000)


def cut_short() -> Iterator[int]:
    yield from range(PORTION)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("most", [0, 1, PORTION, 3 * PORTION + 7])
def test_everything_comes_in_order(most: int) -> None:
    assert list(streamed(partial(numbers, most))) == list(range(most))


def test_a_refusal_comes_after_what_was_made_before_it() -> None:
    made, seen = streamed(partial(numbers_and_a_refusal, PORTION + 7)), list[int]()
    with pytest.raises(InputError, match="breaks off") as refused:
        seen.extend(made)
    assert (len(seen), refused.value.advice) == (PORTION + 7, "Look at its end.")


def test_nobody_goes_on_when_nobody_asks() -> None:
    made = streamed(whose)
    maker = next(made)
    os.kill(maker, 0)
    made.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(maker, 0)


def test_a_maker_that_is_killed_is_told() -> None:
    made, seen = streamed(cut_short), list[int]()
    with pytest.raises(InputError, match="before it was through"):
        seen.extend(made)
    assert len(seen) == PORTION

"""Several processes at one work: the order of the answers, and their end with the process that began them."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from itertools import count

import pytest

from colophon.adapters.crew import crew

ENDLESS = """
import os, time
from colophon.adapters.crew import crew

def linger(_):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece, whatever the other one writes
    time.sleep(600)

with crew(2) as workers:
    list(workers.each(linger, range(2)))
"""


def halved(number: int) -> float:
    time.sleep(0.01 * (number % 3))
    return number / 2


@pytest.mark.parametrize("size", [1, 2])
def test_answers_come_in_the_order_of_the_portions(size: int) -> None:
    with crew(size) as workers:
        assert list(workers.each(halved, range(20))) == [number / 2 for number in range(20)]


def test_work_begins_here_while_others_are_being_born() -> None:
    here = os.getpid()
    with crew(2, preload=[__name__]) as workers:
        answers = enumerate(workers.each(worked, count(), at_once=True))
        assert next(answers) == (0, (0, here))
        for number, (answer, process) in answers:
            assert answer == number
            if process != here:
                break
        assert process != here


def test_whoever_is_born_begins_with_what_the_first_portion_left() -> None:
    LEFT.clear()
    with crew(2, preload=[__name__], begin=partial(take, LEFT)) as workers:
        for found, process in workers.each(leave, count(), at_once=True):
            assert found is (process != os.getpid())
            if found:
                break


LEFT: list[int] = []
"""What is left behind by the process that works first; `TAKEN` is what others were given of it."""
TAKEN: list[int] = []


def leave(number: int) -> tuple[bool, int]:
    time.sleep(0.01)
    LEFT.append(number)
    return bool(TAKEN), os.getpid()


def take(left: list[int]) -> None:
    TAKEN.extend(left)


def worked(number: int) -> tuple[int, int]:
    time.sleep(0.01)
    return number, os.getpid()


def test_workers_end_with_a_killed_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        try:
            workers = [int(parent.stdout.readline()) for _ in range(2)]
        finally:
            parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 10
    while any(_lives(worker) for worker in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(_lives(worker) for worker in workers)


def _lives(process: int) -> bool:
    """A process that has ended but that nobody has asked after is dead all the same."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_failure_reaches_whoever_asked() -> None:
    with crew(2) as workers, pytest.raises(ZeroDivisionError):
        list(workers.each(divmod_by, [1, 0]))


def divmod_by(number: int) -> int:
    return os.getpid() // number

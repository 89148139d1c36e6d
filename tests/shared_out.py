"""Share files of tests out among processes: `-p tests.shared_out`, for rooms of many tests of a millisecond.

Each process takes the next file, collects it, runs it and tells its reports. (The workers of pytest-xdist collect
every file each, and tell three reports for every test: here that takes longer than the tests.) Files come in random
order, and pytest-randomly turns the tests of each.
"""

import os
from collections.abc import Iterator
from itertools import zip_longest
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from random import Random

import pytest

_FORK = get_context("fork")
Report = pytest.TestReport | pytest.CollectReport


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> bool | None:
    """Nothing yet: whoever takes a file collects it. One test by its name is run as ever."""
    return True if _is_shared(session.config) else None


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    if not _is_shared(session.config):
        return None
    files: SimpleQueue[Path | None] = _FORK.SimpleQueue()
    size = os.cpu_count() or 1
    for file in (*_files(session.config), *[None] * size):
        files.put(file)
    hands = dict(_hand(session, files) for _ in range(size))
    try:
        _listen(session, hands)
    finally:
        for hand in hands.values():
            hand.terminate()
            hand.join()
    return True


def _is_shared(config: pytest.Config) -> bool:
    return not config.option.collectonly and not config.option.usepdb and all("::" not in arg for arg in config.args)


def _files(config: pytest.Config) -> list[Path]:
    named = [config.invocation_params.dir / arg for arg in config.args]
    files = sorted({file for path in named for file in ([path] if path.is_file() else path.rglob("test_*.py"))})
    Random(config.getoption("randomly_seed", 0)).shuffle(files)
    return files


def _hand(session: pytest.Session, files: "SimpleQueue[Path | None]") -> tuple[Connection, BaseProcess]:
    ear, mouth = _FORK.Pipe(duplex=False)
    hand = _FORK.Process(target=_work, args=(session, files, mouth))
    hand.start()
    mouth.close()
    return ear, hand


def _listen(session: pytest.Session, hands: dict[Connection, BaseProcess]) -> None:
    """Pass on what the hands tell until each has closed its mouth; raises where one died."""
    open_ears = set(hands)
    while open_ears:
        for ear in wait(open_ears):
            try:
                _pass_on(session, *ear.recv())
            except EOFError:
                open_ears.remove(ear)
                hands[ear].join()
                if hands[ear].exitcode:
                    raise RuntimeError(f"A process of tests ended with {hands[ear].exitcode}; see above.") from None
        if session.shouldfail:
            raise session.Failed(session.shouldfail)


def _pass_on(session: pytest.Session, found: int, told: list[dict[str, object]]) -> None:
    """A file's reports, as if its tests had been run here."""
    session.testscollected += found
    hook = session.config.hook
    for data in told:
        report = hook.pytest_report_from_serializable(config=session.config, data=data)
        if isinstance(report, pytest.CollectReport):
            hook.pytest_collectreport(report=report)
        else:
            hook.pytest_runtest_logstart(nodeid=report.nodeid, location=report.location)
            hook.pytest_runtest_logreport(report=report)


class _Memory:
    """What a hand will tell of the file in its hand."""

    def __init__(self, config: pytest.Config) -> None:
        self.config, self.told = config, list[dict[str, object]]()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or not report.passed:
            self._keep(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if not report.passed:
            self._keep(report)

    def _keep(self, report: Report) -> None:
        self.told.append(self.config.hook.pytest_report_to_serializable(config=self.config, report=report))


def _work(session: pytest.Session, files: "SimpleQueue[Path | None]", mouth: Connection) -> None:
    """What a hand does; it is born with the session, and neither prints nor reads what the others print."""
    plugins = session.config.pluginmanager
    plugins.unregister(name="terminalreporter")
    capture = plugins.getplugin("capturemanager")
    capture.stop_global_capturing()
    capture.start_global_capturing()
    plugins.register(memory := _Memory(session.config))
    for file in iter(files.get, None):
        found = _run(session, file)
        mouth.send((found, memory.told))
        memory.told = []


def _run(session: pytest.Session, file: Path) -> int:
    items = session.perform_collect([str(file)])
    for item, following in _with_next(items):
        if not session.shouldfail:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    return len(items)


def _with_next(items: "list[pytest.Item]") -> "Iterator[tuple[pytest.Item, pytest.Item | None]]":
    return zip_longest(items, items[1:])

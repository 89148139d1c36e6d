"""Share files of tests out among processes: `-p tests.shared_out`.

Each process takes the next file, collects it, runs it and tells its reports. The workers of pytest-xdist collect every
file each, and tell three reports for every test: where a test takes a millisecond, that is longer than the tests. And
it begins with the files of many tests: where one test takes minutes, that comes last, and all wait for it. Here files
come in random order, those that the command names first before all others; pytest-randomly turns the tests of each.
"""

import atexit
import gc
import os
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
    session.config._tmp_path_factory.getbasetemp()  # one folder for all, which pytest tidies as ever
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
    chance = Random(config.getoption("randomly_seed", 0))
    files: dict[Path, None] = {}
    for path in (config.invocation_params.dir / arg for arg in config.args):
        found = [path] if path.is_file() else sorted(path.rglob("test_*.py"))
        files |= dict.fromkeys(chance.sample(found, len(found)))
    return list(files)


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
    atexit._clear()
    plugins = session.config.pluginmanager
    plugins.unregister(name="terminalreporter")
    capture = plugins.getplugin("capturemanager")
    capture.stop_global_capturing()
    capture.start_global_capturing()
    plugins.register(memory := _Memory(session.config))
    gc.set_threshold(50_000)  # tests leave little that goes in circles; to look for it all the time costs a twentieth
    modules = _modules(session)
    for file in iter(files.get, None):
        found = _run(session, modules[file]) if file in modules else 0
        mouth.send((found, memory.told))
        memory.told = []
    atexit._run_exitfuncs()  # a process that was forked leaves without them


_OF_TESTS = {"randomly_reorganize": False, "keyword": "", "markexpr": ""}
"""Options that turn or choose tests: files are neither turned nor chosen by them."""


def _modules(session: pytest.Session) -> dict[Path, pytest.Collector]:
    """Every file, found at once, so that all hang in one tree and see what conftest.py has; none is read yet."""
    options = session.config.option
    kept = {name: getattr(options, name, without) for name, without in _OF_TESTS.items()}
    vars(options).update(_OF_TESTS)
    found = session.perform_collect([str(file) for file in _files(session.config)], genitems=False)
    vars(options).update(kept)
    return {node.path: node for node in found}


def _run(session: pytest.Session, module: pytest.Collector) -> int:
    """A file's tests. What was made for a whole session is put away with it, since nobody knows whether more comes."""
    items = list(session.genitems(module))
    session.config.hook.pytest_collection_modifyitems(session=session, config=session.config, items=items)
    session.config.hook.pytest_collection_finish(session=session)
    for item, following in zip_longest(items, items[1:]):
        if not session.shouldfail:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    return len(items)

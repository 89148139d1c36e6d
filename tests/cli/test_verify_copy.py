"""`colophon verify` of somebody's copy, against a published folder: its answers, exit codes and refusals."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.engine.editions.samples import CORRECTION, DESK, FIRST, RING, edition
from tests.engine.editions.samples import ENGLISH as STORY

from colophon.adapters.folders import publish_folder
from colophon.cli.verify import command
from colophon.editions.build import build
from colophon.editions.edition import placed
from colophon.errors import EditionFormError, FramedCopyError, InputError, NoTextCopyError, TooLargeCopyError

EDITIONS = placed((FIRST, CORRECTION, edition(STORY, "t4")))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    publish_folder(folder, build(EDITIONS, DESK, RING))
    return folder


def page_of(site: Path, key: str) -> str:
    (slug,) = [one.slug for one in EDITIONS if one.manifest.translation == key and one.number == 1]
    return (site / slug / "index.html").read_text("utf-8")


def run(*arguments: str | Path, text: str = "", fails: bool = True) -> tuple[int, str]:
    done = CliRunner().invoke(command, list(map(str, arguments)), input=text, catch_exceptions=fails)
    return done.exit_code, done.output


def test_a_faithful_copy_and_an_altered_one(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.html"
    copy.write_text(page_of(site, "t4").replace("4.2 million", "42 million").replace("Bo Marsh", ""), "utf-8")
    code, said = run(copy, "--in", site)
    assert code == 1
    assert "ALTERED   Block 3 (value)" in said
    assert "The reviewer Bo Marsh is not named." in said
    address = f"{DESK.address}/{next(one.slug for one in EDITIONS if one.manifest.translation == 't4')}/"
    code, said = run("-", "--in", site, "--address", address, text=page_of(site, "t4"))
    assert (code, "Nothing was done to it" in said) == (0, True)


def test_programs_read_the_same(site: Path) -> None:
    code, said = run("-", "--in", site, "--format", "json", text=page_of(site, "t1").replace("420万", "42万"))
    told = json.loads(said)
    assert (code, told["recognised"], told["faithful"], told["translation"]) == (1, True, False, "t1")
    altered = [one for one in told["alterations"] if one["done"] == "altered"]
    assert [(one["place"], one["reasons"]) for one in altered] == [("2", ["value"])]


def test_a_strangers_text_is_of_nothing_here(site: Path) -> None:
    code, said = run("-", "--in", site, text="Nobody has written this text before, and it is about cats. " * 20)
    assert (code, said) == (1, "This is of nothing that was published here.\n")


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("frame.html", b"<html><body><iframe src=/x></iframe></body></html>", FramedCopyError),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(64), NoTextCopyError),
        ("large.html", b"<html><body>" + b"x" * 20_000_001, TooLargeCopyError),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(
    site: Path, tmp_path: Path, name: str, data: bytes, refusal: type[Exception]
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(refusal):
        run(tmp_path / name, "--in", site, fails=False)


def test_a_folder_without_editions_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(EditionFormError):
        run("-", "--in", tmp_path, text="x " * 80, fails=False)
    with pytest.raises(InputError):
        run("-", "--in", tmp_path / "nowhere", text="x " * 80, fails=False)

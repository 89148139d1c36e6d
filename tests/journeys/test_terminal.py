"""The terminal as a person meets it: real processes, real files, exit codes and plain words."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools.write_cli_reference import PAGE, page

from colophon.cli import VERBS

COLOPHON = str(Path(sys.executable).with_name("colophon"))


def run(*arguments: str, home: Path | None = None, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "COLOPHON_HOME": str(home)} if home else dict(os.environ)
    return subprocess.run([COLOPHON, *arguments], input=given, capture_output=True, env=environment)


def objects(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("verb", VERBS)
def test_every_help_ends_in_an_example(verb: str) -> None:
    done = run(verb, "--help")
    assert done.returncode == 0
    assert b"Example" in done.stdout


def test_the_reference_is_what_the_program_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_splitting_answers_in_order() -> None:
    given = b'{"id": 2, "text": "One. Two."}\n\n{"id": 1, "text": ""}\n'
    done = run("split", "--language", "en", given=given)
    assert done.returncode == 0
    assert objects(done) == [{"id": 2, "segments": ["One. ", "Two."]}, {"id": 1, "segments": []}]


def test_processes_keep_the_order() -> None:
    given = b"".join(json.dumps({"id": n, "text": f"No {n}. Yes."}).encode() + b"\n" for n in range(1500))
    one, two = (run("split", "--language", "en", "--jobs", jobs, given=given) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert [answer["id"] for answer in objects(two)] == list(range(1500))


def test_lines_that_cannot_be_read_are_named_and_the_others_answered() -> None:
    given = b'{"id": 1, "text": "A."}\nnot json\n{"id": 3}\n\xff\n[]\n{"id": 4, "text": 5}\n{"id": 6, "text": "B."}\n'
    done = run("split", "--language", "en", given=given)
    assert done.returncode == 3
    assert [answer["id"] for answer in objects(done)] == [1, 6]
    for line in (b"line 2: it is not JSON", b"line 3: it has no text", b"line 4", b"line 5", b"line 6"):
        assert line in done.stderr
    assert b"all others were answered" in done.stderr


def test_aligning_accounts_for_every_sentence() -> None:
    given = json.dumps({"id": "d", "source": ["One 1.", "Two 2."], "target": ["Один 1.", "Два 2.", "Три 3."]}).encode()
    [answer] = objects(run("align", "--from", "en", "--to", "uk", "--documents", "-", given=given))
    links = answer["links"]
    assert isinstance(links, list)
    assert sorted(at for link in links for at in link[1]) == [0, 1, 2]


def test_a_changed_number_is_found_and_the_exit_code_says_so() -> None:
    given = '{"id": 1, "source": "51.7% agreed.", "target": "Погодилися 57,1 %."}\n'.encode()
    done = run("check", "--from", "en", "--to", "uk", "--pairs", "-", given=given)
    assert done.returncode == 1
    [answer] = objects(done)
    findings = answer["findings"]
    assert isinstance(findings, list)
    assert {"number-changed"} <= {finding["check"] for finding in findings}


def test_a_clean_pair_ends_with_zero() -> None:
    given = '{"id": 1, "source": "51.7% agreed.", "target": "Погодилися 51,7 %."}\n'.encode()
    assert run("check", "--from", "en", "--to", "uk", "--pairs", "-", given=given).returncode == 0


def test_unpaired_surrogates_come_back_as_they_went_in() -> None:
    given = b'{"id": "\\ud800", "text": "a \\udfff."}\n'
    [answer] = objects(run("split", "--language", "en", given=given))
    assert answer == {"id": "\ud800", "segments": ["a \udfff."]}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("flarp",), 2, b"There is no verb 'flarp'"),
        (("check",), 2, b"Name a source and its translation"),
        (("check", "no-such-file.html", "other.md"), 3, b"There is no file"),
        (("split", "no-such-file", "--language", "en"), 3, b"no-such-file"),
        (("sign", "1-en", "--stage", "review", "--as", "X"), 3, b"There is no desk"),
        (("verify", "no-such-folder"), 3, b"There is no folder"),
    ],
)
def test_refusals_are_plain_words(arguments: tuple[str, ...], code: int, words: bytes, tmp_path: Path) -> None:
    done = run(*arguments, home=tmp_path / "nowhere")
    assert done.returncode == code
    assert words in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 400, b"<html><body></body></html>"])
def test_what_is_no_article_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(data)
    done = run("intake", str(file), "--format", "json")
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


def test_a_page_is_printed_as_one_article() -> None:
    page_file = Path(__file__).parents[2] / "demo" / "harbour.en.html"
    done = run("intake", "-", "--format", "json", given=page_file.read_bytes())
    article = json.loads(done.stdout)
    assert article["title"].startswith("Port Aldra reopens")
    assert not any("utm_" in link["url"] or "fbclid" in link["url"] for link in article["links"])


def test_a_file_is_mended_where_it_is_certain_and_kept_as_it_was(tmp_path: Path) -> None:
    source, translation = tmp_path / "source.md", tmp_path / "translation.md"
    source.write_text("# The pier\n\nThe English word, in brackets.\n", encoding="utf-8")
    before = "# 码头\n\n这个English单词,在括号里。\n"
    translation.write_text(before, encoding="utf-8")
    dry = run("check", str(source), str(translation), "--to", "zh-Hans", "--fix", "--dry-run")
    assert "+这个 English 单词，在括号里。" in dry.stdout.decode()
    assert translation.read_text(encoding="utf-8") == before
    run("check", str(source), str(translation), "--to", "zh-Hans", "--fix")
    assert translation.read_text(encoding="utf-8") == "# 码头\n\n这个 English 单词，在括号里。\n"
    assert (tmp_path / "translation.md.before-fix").read_text(encoding="utf-8") == before


def test_a_report_for_people_is_written(tmp_path: Path) -> None:
    source, translation, page = tmp_path / "source.md", tmp_path / "translation.md", tmp_path / "checked.html"
    source.write_text("# The pier\n\nIt cost 21 million.\n", encoding="utf-8")
    translation.write_text("# Пірс\n\nВін коштував 12 мільйонів.\n", encoding="utf-8")
    done = run("check", str(source), str(translation), "--to", "uk", "--report", str(page))
    assert done.returncode == 1
    assert '<mark class="blocking">12 мільйонів</mark>' in page.read_text(encoding="utf-8")


def test_a_check_explains_itself_and_one_that_is_misspelt_is_guessed() -> None:
    assert b"A number became another" in run("check", "--explain", "number-changed").stdout
    assert b"Did you mean number-changed?" in run("check", "--explain", "numer-changed").stderr


def test_the_translation_of_another_article_is_noticed(tmp_path: Path) -> None:
    source, translation = tmp_path / "source.md", tmp_path / "translation.md"
    told = ["The harbour had been closed for 21 days.", "Ines Halloway spoke.", "On 12 June the council meets."]
    told += ["The ferry carried 214 passengers.", "Tomas Breke mends nets.", "The bill is 1.4 million dollars."]
    source.write_text("# Port Aldra\n\n" + "\n\n".join(told * 2) + "\n", encoding="utf-8")
    other = ["Кіт спав на даху.", "Потім пішов сніг.", "Ніхто не бачив його.", "Двері рипнули.", "Пахло яблуками."]
    translation.write_text("# Зима\n\n" + "\n\n".join(other * 2) + "\n", encoding="utf-8")
    assert b"hardly belong together" in run("check", str(source), str(translation), "--to", "uk").stderr

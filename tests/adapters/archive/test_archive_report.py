"""What reached print, as findings and as a page."""

from io import StringIO
from pathlib import Path

from archive_samples import PRINTED, SOURCE, write
from click.testing import CliRunner
from lxml import html

from colophon.adapters.archive.folder import FolderArchive
from colophon.adapters.archive.judging import JudgedArticle, Reached, judge_job
from colophon.adapters.archive.reading import Job, jobs_of
from colophon.checks.check import Finding, Severity, Side
from colophon.cli import verbs
from colophon.cli.archive_page import ArchivePage
from colophon.intake.archive.layout import Layout

BOTH = ("en", "zh-Hans")


def archive(folder: Path, *, printed: str = PRINTED) -> Path:
    write(folder, "sources/pier.md", SOURCE)
    write(folder, "published/202003/pier.md", printed)
    return folder


def test_a_wrong_number_in_print_is_found_with_both_texts(tmp_path: Path) -> None:
    folder = archive(tmp_path, printed=PRINTED.replace("420 万", "4200 万"))
    [job] = jobs_of(FolderArchive(folder), Layout.LCTT, languages=BOTH)
    assert isinstance(job, Job)
    judged = judge_job(job, languages=BOTH, least=Severity.WARNING)
    assert isinstance(judged, JudgedArticle)
    [reached] = [one for one in judged.found if one.finding.severity is Severity.BLOCKING]
    assert reached.source == "It cost 4.2 million."
    assert reached.target == "它耗资 4200 万。"
    assert reached.path == "published/202003/pier.md"


def test_nothing_on_the_page_is_run() -> None:
    finding = Finding(
        pair="1", check="digits", severity=Severity.BLOCKING, side=Side.TARGET, start=3, end=8, evidence={"a": "<b>"}
    )
    nasty = Reached(
        path="<i>.md", title="<script>", finding=finding, source="<b>x", target="<p><script>alert(1)</script>"
    )
    page, out = ArchivePage("<name>"), StringIO()
    page.add(JudgedArticle(path="p", pairs=1, found=(nasty,)))
    page.write(out)
    page.close()
    tree = html.fromstring(out.getvalue())
    assert tree.xpath("//script") == []
    assert tree.xpath("//article//b | //article//i") == []
    assert tree.xpath("//mark/text()") == ["<scri"]
    assert tree.xpath("//tbody/tr/td/text()")[2:] == ["1", "1"]


def test_the_report_of_a_folder(tmp_path: Path) -> None:
    folder, out = archive(tmp_path / "harbour", printed=PRINTED.replace("420 万", "4200 万")), tmp_path / "report.html"
    verb = ["report", "archive", str(folder), "--layout", "lctt", "--from", "en", "--to", "zh-Hans", "--jobs", "1"]
    answer = CliRunner().invoke(verbs, [*verb, "--out", str(out)])
    assert answer.exit_code == 1, answer.output
    assert "1 articles" in answer.output
    assert "4200 万" in out.read_text(encoding="utf-8")

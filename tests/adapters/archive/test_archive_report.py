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
    assert tree.xpath("//tbody/tr/td/text()") == ["1", "1"]


def reached(number: int, source: str, target: str) -> Reached:
    start = target.index(str(number))
    finding = Finding(
        pair="1",
        check="number-changed",
        severity=Severity.BLOCKING,
        side=Side.TARGET,
        start=start,
        end=start + len(str(number)),
        evidence={"source": "40", "target": str(number)},
    )
    return Reached(path="published/pier.md", title="The pier", finding=finding, source=source, target=target)


def test_findings_stand_by_check_and_article_with_both_spots_marked() -> None:
    page, out = ArchivePage("harbour"), StringIO()
    page.add(
        JudgedArticle(path="p", pairs=9, found=tuple(reached(n, f"40 boats, {n}", f"{n}艘") for n in range(41, 46)))
    )
    page.add(JudgedArticle(path="q", pairs=9, found=()))
    page.write(out)
    page.close()
    tree = html.fromstring(out.getvalue())
    (place,) = tree.xpath("//table//a/@href")
    assert tree.xpath(f"//h3[@id='{place[1:]}']/following-sibling::p/text()") == ["5 findings in 1 article"]
    assert tree.xpath("//details/summary/text()") == ["2 more in this article"]
    assert tree.xpath("//mark/text()")[:2] == ["40", "41"]
    assert tree.xpath("//p[@class='says']/text()")[0] == "The source says 40, the translation 41."
    assert "2 articles with 18 pairs" in " ".join(tree.xpath("//p[@class='facts']/text()"))


def test_of_a_long_text_the_spot_is_shown() -> None:
    page, out = ArchivePage("harbour"), StringIO()
    page.add(JudgedArticle(path="p", pairs=1, found=(reached(41, "x" * 5000, "y" * 4000 + "41" + "y" * 4000),)))
    page.write(out)
    page.close()
    source, target = (one.text_content() for one in html.fromstring(out.getvalue()).xpath("//div/p")[:2])
    assert len(source) < 700
    assert len(target) < 1300
    assert "y41y" in target


def test_the_report_of_a_folder(tmp_path: Path) -> None:
    folder, out = archive(tmp_path / "harbour", printed=PRINTED.replace("420 万", "4200 万")), tmp_path / "report.html"
    verb = ["report", "archive", str(folder), "--layout", "lctt", "--from", "en", "--to", "zh-Hans", "--jobs", "1"]
    answer = CliRunner().invoke(verbs, [*verb, "--out", str(out)])
    assert answer.exit_code == 1, answer.output
    assert "1 articles" in answer.output
    assert "4200 万" in out.read_text(encoding="utf-8")

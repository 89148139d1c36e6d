"""`colophon report archive`: every check over a whole archive, and what reached print as a page."""

import sys
from functools import partial
from pathlib import Path

import click

from colophon.adapters.archive.judging import JudgedArticle, judge_job
from colophon.adapters.archive.reading import in_order, jobs_of
from colophon.adapters.files import plain_refusals
from colophon.checks.check import Severity
from colophon.cli.archive_page import ArchivePage
from colophon.cli.import_archive import jobs_option, layout_option, opened_archive
from colophon.cli.options import from_language, to_language
from colophon.intake.archive.layout import Layout


@click.command(short_help="Every check over a whole archive: the errors that reached print, as a page.")
@click.argument("path", type=click.Path(path_type=Path))
@layout_option
@from_language
@to_language
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=Path("archive-report.html"), show_default=True
)
@click.option("--notes", is_flag=True, help="List notes too, of house style mostly.")
@jobs_option
def command(
    path: Path, layout: str, source_language: str, target_language: str, out: Path, notes: bool, jobs: int
) -> None:
    """Put every article of an archive to every check and write a page: the findings by severity, with both texts.

    Needs no desk and changes nothing. Pairs that alignment is unsure of are left out.

    \b
    Example:
      colophon report archive TranslateProject --layout lctt --from en --to zh-Hans --out report.html
    """
    languages = (source_language, target_language)
    archive, page = opened_archive(path), ArchivePage(path.resolve().name)
    work = partial(judge_job, languages=languages, least=Severity.NOTE if notes else Severity.WARNING)
    try:
        for judged in in_order(jobs_of(archive, Layout(layout), languages=languages), work, processes=jobs):
            if isinstance(judged, JudgedArticle):
                page.add(judged)
                _show(page.articles)
            else:
                page.not_paired += 1
        with plain_refusals(out), out.open("w", encoding="utf-8") as file:
            page.write(file)
    finally:
        archive.close()
        page.close()
    blocking, warnings = page.count(Severity.BLOCKING), page.count(Severity.WARNING)
    click.echo(
        f"{page.articles:,} articles, {page.pairs:,} pairs: {blocking:,} blocking findings, {warnings:,} warnings."
    )
    click.echo(f"The page: {out}")
    sys.exit(1 if blocking else 0)


def _show(count: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{count:,} articles", nl=False, err=True)

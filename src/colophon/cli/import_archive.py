"""`colophon import archive`: a whole archive of translations, from a folder or a Git repository."""

import json
import sys
from functools import partial
from pathlib import Path

import click

from colophon.adapters.archive.folder import FolderArchive
from colophon.adapters.archive.git import GitArchive, is_repository
from colophon.adapters.archive.gleaning import Belonging, Gleaned, glean, gleaned
from colophon.adapters.archive.reading import Archive, ReadArticle, in_order, jobs_of
from colophon.adapters.clock import now
from colophon.cli import desk
from colophon.cli.options import from_language, to_language
from colophon.errors import InputError
from colophon.intake.archive.layout import Layout
from colophon.intake.archive.pairing import WORDS, Unpaired

layout_option = click.option(
    "--layout", type=click.Choice([one.value for one in Layout]), required=True, help="How the archive is arranged."
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes to work with."
)


@click.command(short_help="Bring a whole archive home, from a folder or a Git repository.")
@click.argument("path", type=click.Path(path_type=Path))
@layout_option
@from_language
@to_language
@click.option("--name", default="", help="What the archive is called in records; its folder's name if not given.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json: the whole report.")
@jobs_option
def command(
    path: Path, layout: str, source_language: str, target_language: str, name: str, form: str, jobs: int
) -> None:
    """Pair every translation with its source, lay them beside each other, and keep what is sure.

    Pairs go into the memory; people and what they did into the records. Articles that were read before and have not
    changed are passed over, so that it can be run again at any time, after a break as well.

    \b
    Example:
      colophon import archive TranslateProject --layout lctt --from en --to zh-Hans
    """
    languages = (source_language, target_language)
    desk.opened()
    from colophon.desk.actions.archive import keep_articles
    from colophon.desk.queries.archive import known_digests
    from colophon.desk.queries.find import the_desk

    ours, called = the_desk(), name or path.resolve().name
    archive, belonging = opened_archive(path), Belonging(desk=ours.name, archive=called, languages=languages)
    new = 0
    try:
        todo = jobs_of(archive, Layout(layout), languages=languages, known=known_digests(ours, called))
        read = in_order(todo, partial(glean, belonging=belonging), processes=jobs)
        articles = (gleaned(one, belonging) if isinstance(one, ReadArticle) else one for one in read)
        for new, one in enumerate(keep_articles(ours, articles, archive=called, clock=now), 1):
            _show(new, one)
    finally:
        archive.close()
    pairs = _report(called, new, form)
    if pairs and form == "text":
        both = f"--from {source_language} --to {target_language}"
        click.echo(f"Next: colophon terms suggest {both}")
        click.echo(f"      colophon report archive {path} --layout {layout} {both}")


def opened_archive(path: Path) -> Archive:
    """A folder or a repository; InputError for anything else."""
    if not path.is_dir():
        raise InputError(f"There is no folder “{path}”.", hint="Nothing was read. Look at the name's spelling.")
    return GitArchive(path) if is_repository(path) else FolderArchive(path)


def _show(count: int, read: Gleaned) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{count:,} articles, {read.path[-60:]}", nl=False, err=True)


def _report(archive: str, new: int, form: str) -> int:
    """Tell what there is now; how many pairs the archive has in the memory."""
    from colophon.desk.queries.archive import archive_summary, not_paired
    from colophon.desk.queries.find import the_desk

    ours = the_desk()
    summary = archive_summary(ours, archive)
    if form == "json":
        rows = [{"path": path, "why": why} for path, why in not_paired(ours, archive)]
        whole = {"archive": archive, "read_now": new, "articles": summary.articles, "paired": summary.paired}
        more = {"pairs": summary.pairs, "doubtful": summary.doubtful, "people": summary.people}
        click.echo(json.dumps({**whole, **more, "not_paired": rows}, ensure_ascii=False))
        return summary.pairs
    if sys.stderr.isatty():
        click.echo("", err=True)
    click.echo(f"{archive}: {new:,} articles read now; {summary.articles:,} in all, {summary.paired:,} of them paired.")
    click.echo(f"  {summary.pairs:,} pairs in the memory, {summary.doubtful:,} too doubtful to keep")
    click.echo(f"  {summary.people:,} people in the records")
    for why, count in summary.not_paired.items():
        click.echo(f"  {count:,} not paired: {WORDS[Unpaired(why)]}")
    return summary.pairs

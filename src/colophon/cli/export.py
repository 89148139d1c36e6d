"""`colophon export`: a translation as a file that other tools read."""

import json

import click

from colophon.article.json_form import article_json
from colophon.article.write_markdown import write_markdown
from colophon.cli import desk


@click.command(short_help="Write a translation as Markdown, JSON or pairs.")
@click.argument("translation")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json", "pairs"]), default="markdown", show_default=True
)
def command(translation: str, form: str) -> None:
    """Write a translation as it now stands. Edited Markdown comes back with `colophon import FILE --into TRANSLATION`.

    \b
    Example:
      colophon export 1-zh-Hans > harbour.md
    """
    desk.opened()
    from colophon.desk.queries.article import translated_article
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.text import pairs_of

    record = translation_of(translation)
    if form == "pairs":
        for pair in pairs_of(record):
            line = {"id": pair.id, "source": pair.source, "target": pair.target, "place": pair.place}
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    article = translated_article(record)
    click.echo(article_json(article) if form == "json" else write_markdown(article), nl=form == "json")

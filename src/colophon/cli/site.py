"""The site of a desk, set from everything that it ever published; several verbs set it."""

import click

from colophon.adapters.folders import publish_folder
from colophon.adapters.home import Home
from colophon.cli import desk
from colophon.editions.build import build
from colophon.editions.edition import DeskPage, Files
from colophon.signoff.manifest import Imprint


def imprint(home: Home) -> Imprint:
    """What the desk says of itself today."""
    from colophon.desk.queries.find import the_desk

    founded, settings = the_desk(), home.settings().desk
    return Imprint(name=settings.name or founded.name, language=founded.language, disclaimer=settings.disclaimer)


def site_files(home: Home) -> tuple[Files, int]:
    """All files of the site, and how many editions are in it."""
    from colophon.desk.queries.article import published_edition
    from colophon.desk.queries.editions import all_editions
    from colophon.desk.queries.find import the_desk

    today = imprint(home)
    page = DeskPage(
        name=today.name,
        address=home.settings().desk.address,
        language=today.language,
        disclaimer=today.disclaimer,
    )
    editions = [published_edition(record) for record in all_editions(the_desk())]
    return build(editions, page, desk.keys(home).ring()), len(editions)


def set_site(home: Home) -> None:
    """Everything that was ever published, set anew; readers see the old site or the new one, never a mixture."""
    files, editions = site_files(home)
    publish_folder(home.site, files)
    click.echo(f"The site is set in {home.site}: {editions} editions.")

"""`colophon site`: the published site, set as it should be now."""

from functools import partial

import click

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.cli import desk
from colophon.cli.reading import counted


@click.command(short_help="Set the published site, all of it if asked; make it searchable.")
@click.option("--all", "whole", is_flag=True, help="Set every page anew, not only what changed.")
@click.option("--pictures", is_flag=True, help="First fetch pictures whose rights are recorded, as the worker does.")
@click.option("--search", is_flag=True, help="Make the index for the site's search page (needs the extra “search”).")
def command(whole: bool, pictures: bool, search: bool) -> None:
    """Set what changed since the last time: after a change of the settings, the theme or the desk's own pages, all.

    Publishing does this by itself, and the server makes the index for searching anew where the settings want a search
    page. Your own theme lies in COLOPHON_HOME/theme, your pages in COLOPHON_HOME/pages. A mistake in them is named by
    file and line, and the old site stays.

    \b
    Example:
      colophon site --search
      colophon site --pictures
    """
    home = desk.opened()
    from colophon.desk.actions.search_site import make_site_searchable
    from colophon.desk.actions.set_site import alone, set_site, site_folder
    from colophon.desk.queries.desks import all_desks

    keys = desk.keys(home)
    if pictures:
        _fetch_pictures(home, keys)
    for one in all_desks():
        with alone(home):
            done = set_site(home, one, keys, anew=whole, progress=partial(counted, what="articles"))
        found = search and make_site_searchable(home, one, now=now())
        what = "set anew" if done.whole else f"files that changed: {len(done.written)}"
        click.echo(f"{one.name}: {what}{', searchable' if found else ''}. {site_folder(home, one)}")


def _fetch_pictures(home: Home, keys: KeyFolder) -> None:
    from colophon.adapters.network.web import Web
    from colophon.desk.actions.pictures import show_pictures

    done, missing = show_pictures(home=home, keys=keys, fetcher=Web.of_desk(home.settings()), now=now())
    click.echo(f"Pictures: {done}")
    for one in missing:
        click.echo(f"Not to be had: {one}", err=True)

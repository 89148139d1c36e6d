"""Bringing an exported desk into an empty home; a part of `colophon import`."""

import os
from pathlib import Path

import click

from colophon.adapters.exported import Exported, Misfit, named, read_export
from colophon.adapters.files import replace_file, write_once
from colophon.adapters.home import Home, create_home, home_path
from colophon.adapters.keys import KeyFolder
from colophon.adapters.settings import settings_in
from colophon.cli import desk
from colophon.errors import ExportError
from colophon.signoff.keyring import read_ring

_NAMED = 10


def whole_desk(folder: Path) -> None:
    """Everything or nothing: the records come last and in one step, so a broken import is simply begun again."""
    exported = read_export(folder)
    home = _empty_home()
    keep_files(exported, home)
    desk.opened()
    from colophon.desk.actions.restore import restore
    from colophon.desk.actions.set_site import set_site
    from colophon.desk.queries.desks import all_desks
    from colophon.desk.targets.clients import without_secret

    kept = restore(exported.read(path) for path in exported.paths("records"))
    click.echo(f"The desk is here, with {kept} records.")
    for one in all_desks():
        set_site(home, one, desk.keys(home))
    _told(exported)
    click.echo("Not in an export: private keys (copy the old home's keys folder) and the ways in which people sign in.")
    for target in without_secret(home):
        click.echo(f"Its password stayed behind, too: colophon target secret {target.name} FILE")


def _told(exported: Exported) -> None:
    """What of the folder is not as it was exported, and so was left aside: the desk is whole without it."""
    if not exported.misfits:
        return
    click.echo("Left aside, because the desk is made of its records:")
    for line in named(exported.misfits):
        click.echo(f"  {line}")
    edited = [path for path, what in exported.misfits.items() if what is Misfit.ALTERED and _is_text(path)]
    for path in edited[:_NAMED]:
        click.echo(
            f'To bring an edited text: colophon import "{exported.folder / path}" --into {Path(path).stem} --as NAME'
        )


def _is_text(path: str) -> bool:
    return path.startswith("translations/") and path.endswith(".md")


def _empty_home() -> Home:
    """A home without a desk; refused before anything is written there."""
    home = Home(home_path(os.environ))
    if home.settings_file.is_file():
        desk.opened()
        from colophon.desk.queries.find import has_desk

        if has_desk():
            raise ExportError(f"There is a desk in “{home.path}” already.")
    return create_home(home.path)


def keep_files(exported: Exported, home: Home) -> None:
    settings = exported.read("colophon.toml")
    settings_in(settings)
    replace_file(home.settings_file, settings)
    KeyFolder(home.keys).take_over(read_ring(exported.read("keys.json")))
    for folder in ("snapshots", "pictures", "theme", "pages"):
        for path in exported.paths(folder):
            write_once(home.path / path, exported.read(path), mode=0o444 if folder == "snapshots" else 0o644)

"""`colophon target`: the places beside the site where editions are put."""

import sys
from typing import TYPE_CHECKING

import click

from colophon.adapters.clock import now
from colophon.cli import desk
from colophon.cli.deliveries import tell
from colophon.editions.targets.target import Form, Way
from colophon.errors import NoSuchRecordError, UsageError

if TYPE_CHECKING:
    from colophon.desk.models import Target


@click.group(short_help="Where editions are put: add a place, try it, send, pause, take down.")
def command() -> None:
    """The places beside the site where editions are put. What comes out reaches each of them by itself.

    \b
    Examples:
      colophon target add mirror --form mirror --way git --address git@git.example:desk/mirror.git
      colophon target add blog --form post --way wordpress --address https://blog.example --option user=desk --secret -
      colophon target list
      colophon target send
    """


@command.command()
@click.argument("name")
@click.option("--form", type=click.Choice([one.value for one in Form]), required=True, help="What readers find there.")
@click.option("--way", type=click.Choice([one.value for one in Way]), required=True, help="How it gets there.")
@click.option("--address", default="", help="Where: an address, a folder, or the name of a command in colophon.toml.")
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="user, status, branch, email, region, …")
@click.option("--secret", default="", metavar="-|FILE", help="Read the password or secret key from there.")
def add(name: str, form: str, way: str, address: str, options: tuple[str, ...], secret: str) -> None:
    """Add a target. It is given what is published from now on; `colophon target send NAME --everything` gives the rest.

    Secrets are read from a file or, with "-", from standard input: a command line is seen by others.

    \b
    Examples:
      colophon target add books --form epub --way folder
      colophon target add mirror --form mirror --way git --address git@git.example:desk/mirror.git --option branch=main
      colophon target add www --form site --way command --address upload
      colophon target add bucket --form site --way s3 --address https://s3.example/b --option user=KEY --secret key.txt
    """
    home = desk.opened()
    from colophon.desk.actions.targets import NewTarget, add_target
    from colophon.desk.queries.find import the_desk

    new = NewTarget(
        name=name,
        form=Form(form),
        way=Way(way),
        address=address,
        options=dict(map(_option, options)),
        secret=_secret(secret),
        trusted=True,
    )
    target = add_target(the_desk(), new, home=home, by=None, now=now())
    click.echo(f"{target.name} is added. Try it with: colophon target try {target.name}")


@command.command("list")
def list_them() -> None:
    """List the targets, and what waits or failed at each.

    \b
    Example:
      colophon target list
    """
    desk.opened()
    from colophon.desk.queries.deliveries import targets_of
    from colophon.desk.queries.find import the_desk

    found = targets_of(the_desk())
    for one in found:
        state = "paused" if one.target.paused else f"{one.sent} there, {one.waiting} waiting, {one.failed} failed"
        click.echo(f"{one.target.name}: {one.target.form} by {one.target.way} {one.target.address}".rstrip())
        click.echo(f"  {state}")
        if one.last_failure:
            click.echo(f"  {one.last_failure.said}")
    if not found:
        click.echo("There are no targets. Add one with: colophon target add --help")


@command.command("try")
@click.argument("name")
def try_it(name: str) -> None:
    """Ask a target whether it would take something. Nothing is published by this.

    \b
    Example:
      colophon target try blog
    """
    home = desk.opened()
    from colophon.desk.targets.clients import try_target

    click.echo(try_target(_named(name), home))


@command.command()
@click.argument("name", required=False, default="")
@click.option("--everything", is_flag=True, help="Also what came out before the target was added.")
@click.option("--again", is_flag=True, help="Also what is there already: for a place that lost something.")
def send(name: str, everything: bool, again: bool) -> None:
    """Put everything that is due at one target or at all, and try at once what failed before.

    \b
    Examples:
      colophon target send
      colophon target send mirror --everything
      colophon target send www --again
    """
    home = desk.opened()
    from colophon.desk.actions.deliveries import deliver_due, order_deliveries, put_anew, send_again
    from colophon.desk.queries.deliveries import targets_of
    from colophon.desk.queries.find import the_desk

    chosen = [_named(name)] if name else [one.target for one in targets_of(the_desk())]
    failed = 0
    for target in chosen:
        order_deliveries(the_desk(), now=now(), everything=everything, only=target)
        send_again(target, now=now())
        if again:
            put_anew(target, home=home, now=now())
        failed += tell(deliver_due(home=home, now=now(), desk=the_desk(), only=target))
    sys.exit(1 if failed else 0)


@command.command()
@click.argument("name")
@click.argument("file")
def secret(name: str, file: str) -> None:
    """Give a target another password or secret key, from FILE or, with "-", from standard input.

    For one that was revoked, and after a desk came home from its export, which holds no secrets.

    \b
    Examples:
      colophon target secret bucket key.txt
      colophon target secret blog - < password.txt
    """
    home = desk.opened()
    from colophon.desk.actions.targets import give_secret

    give_secret(_named(name), _secret(file), home=home, by=None, now=now())
    click.echo(f"{name} has a new secret. Try it with: colophon target try {name}")


@command.command()
@click.argument("name")
def pause(name: str) -> None:
    """Put nothing there until `colophon target go-on`. What comes out meanwhile waits.

    \b
    Example:
      colophon target pause blog
    """
    desk.opened()
    from colophon.desk.actions import targets

    targets.pause(_named(name), by=None, now=now())
    click.echo(f"{name} is paused.")


@command.command("go-on")
@click.argument("name")
def go_on(name: str) -> None:
    """End a pause; what waited is put there with the next `send`, or by the server.

    \b
    Example:
      colophon target go-on blog
    """
    desk.opened()
    from colophon.desk.actions import targets

    targets.go_on(_named(name), by=None, now=now())
    click.echo(f"{name} goes on.")


@command.command()
@click.argument("name")
def end(name: str) -> None:
    """Put nothing there any more and forget its secret. What stands there stays.

    \b
    Example:
      colophon target end blog
    """
    home = desk.opened()
    from colophon.desk.actions.targets import end_target

    end_target(_named(name), home=home, by=None, now=now())
    click.echo(f"{name} is no target any more.")


def _named(name: str) -> "Target":
    from colophon.desk.queries.deliveries import target_named
    from colophon.desk.queries.find import the_desk

    found = target_named(the_desk(), name)
    if found is None:
        raise NoSuchRecordError(f"There is no target “{name}”.")
    return found


def _option(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"“{text}” is not NAME=VALUE.")
    return name, value


def _secret(where: str) -> str:
    if not where:
        return ""
    with click.open_file(where, encoding="utf-8") as file:
        return str(file.read()).strip()

"""`colophon key`: the desk's own keys, a new one when it is time, and one in the place of a key that is gone."""

from pathlib import Path

import click

from colophon.adapters.clock import now
from colophon.adapters.keys import KeyFolder
from colophon.cli import desk
from colophon.errors import KeyFileError, NoSuchRecordError, UsageError
from colophon.signoff.keyring import PublicKey, RevocationReason

_NOT_LOST = (
    "Nothing was changed. For another key: colophon key --new. If nobody knows its passphrase (COLOPHON_PASSPHRASE) "
    "any more, move the file away first."
)


@click.command(short_help="Show the desk's keys; make a new one, also for one that is lost.")
@click.option(
    "--new", is_flag=True, help="Make a new key, which the present one introduces; the present one is retired."
)
@click.option(
    "--lost", is_flag=True, help="The present key's file is gone: from now on it counts no more; make another."
)
def command(new: bool, lost: bool) -> None:
    """List the keys with which the desk attests and publishes. What they signed before stands.

    A desk that came home without its private keys can sign again after --lost. The new key is introduced by none:
    whoever verifies with --keys has to be told of it.

    \b
    Examples:
      colophon key
      colophon key --lost
    """
    if new and lost:
        raise UsageError("Give --new or --lost, not both.")
    home = desk.opened()
    keys = desk.keys(home)
    if new or lost:
        _change(keys, home.keys, lost=lost)
        click.echo("Put it onto the published site: colophon site")
    for one in keys.ring().keys:
        if not one.holder:
            click.echo(f"{one.id}  since {one.valid_from}  {_state(keys, one)}")


def _change(keys: KeyFolder, folder: Path, *, lost: bool) -> None:
    from colophon.desk.actions.audit import audit
    from colophon.desk.models import Deed

    present, moment = keys.present(), now()
    if present is None:
        raise NoSuchRecordError("The desk has no key.", hint="Make its first one: colophon init --name NAME")
    if lost and (folder / f"{present.id}.pem").is_file():
        raise KeyFileError("The present key is not lost: its file is in the desk's keys folder.", hint=_NOT_LOST)
    if lost:
        keys.revoke(present.id, moment=moment.isoformat(), reason=RevocationReason.LOST)
        made = keys.make(valid_from=moment.isoformat())
    else:
        made = keys.rotate(moment=moment.isoformat())
    said = {"key": made.key_id, "instead_of": present.id, "lost": "yes" if lost else "no"}
    audit(Deed.KEY_CHANGED, about=made.key_id[:16], detail=said, now=moment)


def _opens(keys: KeyFolder, key: PublicKey) -> bool:
    try:
        return bool(keys.load(key.id))
    except KeyFileError:
        return False


def _state(keys: KeyFolder, key: PublicKey) -> str:
    if key.revoked:
        return f"{key.revoked.reason} at {key.revoked.moment}"
    if key.retired:
        return f"retired at {key.retired}"
    return "signs" if _opens(keys, key) else "cannot be opened: see colophon doctor"

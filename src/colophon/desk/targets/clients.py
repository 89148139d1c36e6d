"""The client for a target's record: its form, its way, its options and its secret put together."""

from pathlib import Path

from colophon.adapters.files import plain_refusals
from colophon.adapters.home import Home
from colophon.adapters.targets.asking import Server
from colophon.adapters.targets.carrying import Carrier, FolderCarrier
from colophon.adapters.targets.command import CommandCarrier
from colophon.adapters.targets.git import GitCarrier
from colophon.adapters.targets.pdf import Pdf
from colophon.adapters.targets.s3 import S3Carrier
from colophon.adapters.targets.secrets import SecretFolder
from colophon.adapters.targets.wordpress import WordPress
from colophon.desk.models import Target
from colophon.editions.targets.conventions import Convention
from colophon.editions.targets.epub import Epub
from colophon.editions.targets.mirror import Mirror
from colophon.editions.targets.ninjs import Ninjs
from colophon.editions.targets.target import FileForm, Form, Way
from colophon.errors import TargetError


def secrets_of(home: Home) -> SecretFolder:
    return SecretFolder(home.secrets)


def secret_name(target: Target) -> str:
    """The file that holds a target's secret."""
    return f"target-{target.pk}"


def without_secret(home: Home) -> list[Target]:
    """The targets that need a secret and have none here: they stayed behind when the desk left as plain files."""
    asked = Target.objects.filter(ended=None).exclude(way__in=(Way.FOLDER, Way.COMMAND)).order_by("pk")
    needing = (one for one in asked if one.way != Way.GIT or _option(one, "user"))
    return [one for one in needing if not secrets_of(home).get(secret_name(one))]


def state_of(target: Target, home: Home) -> Path:
    """Our own copy of what is there; it may be lost, and is made anew then."""
    return home.targets / ".state" / str(target.pk)


def record_of(target: Target, home: Home) -> Path:
    """What of the site was put there so far."""
    return state_of(target, home) / "placed.json"


def disk_of(target: Target, home: Home) -> Path:
    """On which mounted disk its folder lies."""
    return state_of(target, home) / "disk"


def forget_placed(target: Target, home: Home) -> None:
    """Whatever was put there, and on whichever disk, all of the site is put again."""
    for note in (record_of(target, home), disk_of(target, home)):
        with plain_refusals(note):
            note.unlink(missing_ok=True)


def form_of(target: Target) -> FileForm:
    """The form of files that this target is given."""
    match Form(target.form):
        case Form.MIRROR:
            return Mirror(Convention(_option(target, "convention") or Convention.MIRROR))
        case Form.EPUB:
            return Epub()
        case Form.PDF:
            return Pdf()
        case Form.NINJS:
            return Ninjs()
        case _:
            raise TargetError(f"“{target.form}” is not a form of files.")


def carrier_of(target: Target, home: Home) -> Carrier:
    """The way in which files get to this target."""
    secret, here = secrets_of(home).get(secret_name(target)), state_of(target, home)
    match Way(target.way):
        case Way.FOLDER:
            return FolderCarrier(_folder(target, home), disk_of(target, home) if target.address else None)
        case Way.GIT:
            return GitCarrier(
                target.address,
                here / "git",
                branch=_option(target, "branch") or "main",
                author=target.desk.name,
                email=_option(target, "email"),
                user=_option(target, "user"),
                secret=secret,
                trusted=target.trusted,
            )
        case Way.COMMAND:
            commands = home.settings().commands
            if target.address not in commands:
                raise TargetError(f"There is no command “{target.address}” in [commands] of colophon.toml.")
            return CommandCarrier(commands[target.address], here / "files", secret=secret)
        case Way.S3:
            if not secret or not _option(target, "user"):
                raise TargetError(f"A bucket needs the two halves of a key: --option user=KEY-ID{_give(target)}.")
            server = Server(target.address, trusted=target.trusted, secret=True)
            return S3Carrier(
                server, here / "files", key=_option(target, "user"), secret=secret, region=_option(target, "region")
            )
        case _:
            raise TargetError(f"“{target.way}” does not carry files.")


def wordpress_of(target: Target, home: Home) -> WordPress:
    secret = secrets_of(home).get(secret_name(target))
    if not secret or not _option(target, "user"):
        raise TargetError(f"WordPress needs the name of a user there{_give(target)}.")
    server = Server(target.address, trusted=target.trusted, secret=True)
    return WordPress(server, user=_option(target, "user"), password=secret, status=_option(target, "status"))


def try_target(target: Target, home: Home) -> str:
    """Whether the target would take something, in words; TargetError says why not."""
    if target.form == Form.POST:
        return wordpress_of(target, home).try_it()
    if target.form != Form.SITE:
        form_of(target)
    return carrier_of(target, home).try_it()


def _give(target: Target) -> str:
    """How it gets the secret that it lacks."""
    return f", and a secret: colophon target secret {target.name} FILE"


def _folder(target: Target, home: Home) -> Path:
    """Its own folder below the home, unless somebody at the terminal named another."""
    if not target.address:
        return home.targets / target.desk.slug / target.name
    if not target.trusted:
        raise TargetError("A folder elsewhere on the server can only be named at its terminal.")
    return Path(target.address)


def _option(target: Target, name: str) -> str:
    return str(target.options.get(name, ""))

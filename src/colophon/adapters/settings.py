"""What a desk has set in its `colophon.toml`, and what holds where it has not."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import TypeVar

from colophon.checks.check import Severity
from colophon.errors import SettingsError

AS_DELIVERED = """\
# The settings of this desk. Every line may be left out; docs/reference/settings.md explains each.

[desk]
# name = "The desk's name, as its editions print it"
# address = "https://desk.example.org"
# contact = "desk@example.org"
# disclaimer = "The desk translates; it does not share every opinion that it prints."

[fetch]
# max_megabytes = 20
# seconds = 30
# redirects = 8

[second_reader]
# address = "http://127.0.0.1:8080/v1"
# model = "the-model"
# seconds = 60
# most_pairs = 200

[mail]
# server = "mail.example.org"
# port = 587
# security = "starttls"
# user = "desk"
# password_variable = "COLOPHON_MAIL_PASSWORD"
# sender = "Our desk <desk@example.org>"

[drafts]
# allowed = "no"
# service = "openai"
# address = "http://127.0.0.1:11434/v1"
# model = "a-model"
# key_variable = "COLOPHON_DRAFTS_KEY"

[site]
# search = "no"
# cards = "yes"
# pictures = "yes"

[checks]
# number-added = "note"

[commands]
# upload = ["rsync", "--archive", "--delete", "{folder}/", "desk@www.example.org:/srv/www/"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """Who the desk is: as printed, its public address, whom the servers it asks may write to, its disclaimer."""

    name: str = ""
    address: str = ""
    contact: str = ""
    disclaimer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How much of a page's server is borne: size in MB, time in seconds for everything, redirects."""

    max_megabytes: int = 20
    seconds: int = 30
    redirects: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReaderSettings:
    """A language model that may be asked: where it is, its name, seconds an answer, pairs a run. Off where empty."""

    address: str = ""
    model: str = ""
    seconds: int = 60
    most_pairs: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSettings:
    """Whether machines may draft ("yes" or "no"), and which. `service`: openai, deepl, libretranslate or local.

    `folder` is a model's for "local"; the prefixes are tokens that some models want before the text. The key stands in
    the environment, under the name `key_variable`.
    """

    allowed: str = "no"
    service: str = ""
    address: str = ""
    model: str = ""
    key_variable: str = "COLOPHON_DRAFTS_KEY"
    folder: str = ""
    source_prefix: str = ""
    target_prefix: str = ""
    seconds: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """Whether the published site has a search page, pictures for sharing, and those of its articles ("yes" or "no")."""

    search: str = "no"
    cards: str = "yes"
    pictures: str = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """The server that takes mail; none is sent where it is empty. `security` is starttls, tls or none.

    The password stands in the environment, under the name `password_variable`.
    """

    server: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    password_variable: str = "COLOPHON_MAIL_PASSWORD"  # noqa: S105  # a name, not the password
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`checks`: what this desk weighs otherwise than a check does itself, by the check's slug.

    `commands`: programs that may be run to upload files, each a list of arguments, by name.
    """

    desk: DeskSettings = DeskSettings()
    fetch: FetchSettings = FetchSettings()
    second_reader: SecondReaderSettings = SecondReaderSettings()
    drafts: DraftSettings = DraftSettings()
    site: SiteSettings = SiteSettings()
    mail: MailSettings = MailSettings()
    checks: Mapping[str, Severity] = field(default_factory=dict)
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


Section = TypeVar(
    "Section", DeskSettings, FetchSettings, SecondReaderSettings, DraftSettings, SiteSettings, MailSettings
)


def settings_in(data: bytes) -> Settings:
    """Read the bytes of a `colophon.toml`, with or without the mark that some editors put before the first line."""
    try:
        return read_settings(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError("colophon.toml is not UTF-8 text. Save it again with this encoding.") from error


def read_settings(text: str) -> Settings:
    """Read a `colophon.toml`. SettingsError names what is unknown, and the nearest name that is not."""
    try:
        table: Mapping[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"colophon.toml is not TOML: {error}.") from error
    _only_known(table, [one.name for one in fields(Settings)], place="")
    return Settings(
        desk=_section(DeskSettings, table.get("desk", {}), place="desk"),
        fetch=_section(FetchSettings, table.get("fetch", {}), place="fetch"),
        second_reader=_section(SecondReaderSettings, table.get("second_reader", {}), place="second_reader"),
        drafts=_section(DraftSettings, table.get("drafts", {}), place="drafts"),
        site=_section(SiteSettings, table.get("site", {}), place="site"),
        mail=_mail(table.get("mail", {})),
        checks=_weights(table.get("checks", {})),
        commands=_commands(table.get("commands", {})),
    )


def _mail(table: object) -> MailSettings:
    mail = _section(MailSettings, table, place="mail")
    if mail.security not in ("starttls", "tls", "none"):
        raise SettingsError("colophon.toml: “mail.security” must be one of starttls, tls, none, in quotes.")
    if mail.server and "@" not in mail.sender:
        raise SettingsError("colophon.toml: “mail.sender” must be a mail address, such as desk@example.org.")
    return mail


def _weights(table: object) -> dict[str, Severity]:
    if not isinstance(table, dict):
        raise SettingsError("colophon.toml: “checks” is a section: write [checks] on a line of its own.")
    if not table:
        return {}
    from colophon.checks.catalogue import CATALOGUE  # takes long, and hardly any desk needs it

    _only_known(table, [check.slug for check in CATALOGUE], place="checks.")
    for name, value in table.items():
        if value not in list(Severity):
            raise SettingsError(f"colophon.toml: “checks.{name}” must be one of {', '.join(Severity)}, in quotes.")
    return {name: Severity(value) for name, value in table.items()}


def _commands(table: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise SettingsError("colophon.toml: “commands” is a section: write [commands] on a line of its own.")
    for name, value in table.items():
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and one for one in value):
            wanted = 'a list of texts, such as ["rsync", "{folder}/", "server:/srv/www/"]'
            raise SettingsError(f"colophon.toml: “commands.{name}” must be {wanted}.")
    return {str(name): tuple(value) for name, value in table.items()}


def _section(kind: type[Section], table: object, *, place: str) -> Section:
    if not isinstance(table, dict):
        raise SettingsError(f"colophon.toml: “{place}” is a section: write [{place}] on a line of its own.")
    _only_known(table, [one.name for one in fields(kind)], place=f"{place}.")
    for one in fields(kind):
        value = table.get(one.name, one.default)
        wanted = "a whole number above 0" if one.type is int else "text in quotation marks"
        if type(value) is not one.type or (isinstance(value, int) and value < 1):
            raise SettingsError(f"colophon.toml: “{place}.{one.name}” must be {wanted}.")
    return kind(**table)


def _only_known(table: Mapping[str, object], known: list[str], *, place: str) -> None:
    for name in table:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            advice = f" Did you mean “{place}{near[0]}”?" if near else f" There are: {', '.join(known)}."
            raise SettingsError(f"colophon.toml: there is no setting “{place}{name}”.{advice}")

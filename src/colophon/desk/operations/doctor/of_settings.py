"""`colophon.toml`: whether it can be read, and whether what it names is there and answers. No database is needed."""

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

from colophon.adapters.home import Home
from colophon.adapters.mail import MailServer
from colophon.adapters.settings import Settings
from colophon.adapters.site.searching import can_search
from colophon.desk.database import named
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.errors import ColophonError, DatabaseAddressError

_NEAR = ("localhost", "127.0.0.1", "::1")


def settings(home: Home) -> Iterator[Complaint]:
    """Whether it can be read at all."""
    try:
        home.settings()
    except ColophonError as error:
        yield Complaint(what=error.message, why="The server does not start with it.", mend=error.advice, grave=True)


def address(home: Home) -> Iterator[Complaint]:
    """The public address: whether browsers can come by it safely."""
    public = _address(home)
    parts = urlsplit(public)
    if public and (parts.scheme not in {"http", "https"} or not parts.hostname):
        yield Complaint(
            what=f"The public address “{public}” is no address of a website.",
            why="Browsers that come by it are turned away, and links in mails lead nowhere.",
            mend="Write it with https:// and the name that people type, such as https://desk.example.org.",
            grave=True,
        )
    elif parts.path.strip("/"):
        yield Complaint(
            what=f"The public address {public} has a path behind its name.",
            why="The desk answers at the top of its host only; links in mails lead nowhere.",
            mend=f"Give it a host of its own, and write {parts.scheme}://{parts.netloc}.",
        )
    elif parts.scheme == "http" and parts.hostname not in _NEAR:
        yield Complaint(
            what=f"The public address {public} has no encryption.",
            why="Passwords and sessions can be read on the way.",
            mend="Put a web server with a certificate in front and write https:// in colophon.toml.",
        )


def database_address(home: Home) -> Iterator[Complaint]:
    """DATABASE_URL, where it is set."""
    try:
        if os.environ.get("DATABASE_URL"):
            named(os.environ["DATABASE_URL"])
    except (ColophonError, ValueError) as error:
        refusal = error if isinstance(error, ColophonError) else DatabaseAddressError()
        yield Complaint(what=refusal.message, why="The server does not start with it.", mend=refusal.advice, grave=True)


def search(home: Home) -> Iterator[Complaint]:
    """Whether the search that is wanted can be made."""
    said = _said(home)
    if said is not None and said.site.search == "yes" and not can_search():
        yield Complaint(
            what="“site.search” is “yes”, and Pagefind is not installed.",
            why="The published site gets no search, or keeps an old one.",
            mend="Install it beside Colophon: pip install 'colophon[search]'. Or write search = \"no\".",
        )


def programs(home: Home) -> Iterator[Complaint]:
    """Whether the programs that upload files are there."""
    said = _said(home)
    for name, words in said.commands.items() if said is not None else ():
        if shutil.which(words[0]) is None:
            yield Complaint(
                what=f"The program “{words[0]}” of “commands.{name}” is not installed.",
                why="Targets that use it are not reached.",
                mend="Install it, or write its whole path.",
            )


def mail(home: Home) -> Iterator[Complaint]:
    """Whether the mail server takes a connection and the password, where one is named."""
    said = _said(home)
    if said is None or not said.mail.server:
        return
    variable = said.mail.password_variable
    password = os.environ.get(variable, "")
    if said.mail.user and not password:
        yield Complaint(
            what=f"The mail server wants a password, and {variable} is not set here.",
            why="Unless the server was started with it, no mail leaves.",
            mend=f"Set {variable} where the server is started, and where you ask the doctor.",
        )
        return
    try:
        MailServer(said.mail, password=password).try_out()
    except ColophonError as error:
        yield Complaint(
            what=f"{said.mail.server}:{said.mail.port}: {error.message}",
            why="No digest and no reminder reaches anybody by mail; each is kept and tried again.",
            mend="Look at server, port, security and user below [mail], and at the password.",
        )
    if not _address(home):
        yield Complaint(
            what="Mail is sent, and “desk.address” is empty.",
            why="Mails hold no links, not even the one by which a reader ends them.",
            mend="Write the public address below [desk] in colophon.toml.",
        )


def _said(home: Home) -> Settings | None:
    """What it says; nothing where it cannot be read, which is a complaint of its own."""
    try:
        return home.settings()
    except ColophonError:
        return None


def _address(home: Home) -> str:
    said = _said(home)
    return os.environ.get("COLOPHON_ADDRESS") or (said.desk.address if said is not None else "")


OF_SETTINGS = (settings, database_address, address, search, programs, mail)

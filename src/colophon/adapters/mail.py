"""Sending mail through the server that a desk's `colophon.toml` names. Nothing is sent where none is named."""

import smtplib
import socket
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from colophon.adapters.clock import now
from colophon.adapters.settings import MailSettings
from colophon.errors import MailAddressError, MailServerError, MailUnsureError

_SECONDS = 30
_FOREVER = range(500, 600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail to one person. `name` is its own for ever: sent again, it is the same mail. `off` ends them.

    Without `html` it is plain text alone.
    """

    to: str
    name: str
    subject: str
    text: str
    language: str
    html: str = ""
    off: str = ""


class MailServer:
    """The desk's way out for mail."""

    def __init__(self, settings: MailSettings, *, password: str, trusted: ssl.SSLContext | None = None) -> None:
        self._settings, self._password, self._trusted = settings, password, trusted

    def send(self, mail: Mail) -> None:
        """Hand it to the server. MailAddressError where that address takes none, MailServerError to try again.

        MailUnsureError, one of the latter, where the answer was lost and the server may have taken it.
        """
        message = self._message(mail)
        try:
            server = self._connected()
        except (smtplib.SMTPException, OSError) as error:
            raise MailServerError(f"The mail server could not take a mail: {_reason(error)}.") from error
        try:
            server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()), (450, b""))[0]
            raise (MailAddressError if code in _FOREVER else MailServerError)() from error
        except (smtplib.SMTPResponseException, smtplib.SMTPNotSupportedError) as error:
            raise MailServerError(f"The mail server could not take a mail: {_reason(error)}.") from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailUnsureError(f"The mail server broke off: {_reason(error)}.") from error
        finally:
            _leave(server)

    def try_out(self) -> None:
        """Connect, sign in and leave, and send nothing. MailServerError says why it cannot be done."""
        try:
            _leave(self._connected())
        except (smtplib.SMTPException, OSError) as error:
            raise MailServerError(f"The mail server cannot be used: {_reason(error)}.") from error

    def _connected(self) -> smtplib.SMTP:
        said = self._settings
        context = self._trusted or ssl.create_default_context()
        server: smtplib.SMTP
        if said.security == "tls":
            server = smtplib.SMTP_SSL(said.server, said.port, timeout=_SECONDS, context=context)
        else:
            server = smtplib.SMTP(said.server, said.port, timeout=_SECONDS)
        try:
            if said.security == "starttls":
                server.starttls(context=context)
            if said.user:
                server.login(said.user, self._password)
        except BaseException:
            server.close()
            raise
        return server

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = " ".join(mail.subject.split())
        message["From"] = self._settings.sender
        message["To"] = Address(addr_spec=_plain_address(mail.to))
        message["Date"] = format_datetime(now())
        message["Message-ID"] = f"<{mail.name}@{parseaddr(self._settings.sender)[1].rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        if mail.off:
            message["List-Unsubscribe"] = f"<{mail.off}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(mail.text)
        if mail.html:
            message.add_alternative(mail.html, subtype="html")
        message["Content-Language"] = mail.language  # each of these forgets what was said of the content before
        return message


def _leave(server: smtplib.SMTP) -> None:
    """Say good-bye; whoever does not hear it has the mail all the same."""
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        server.close()


def _plain_address(text: str) -> str:
    """An address that cannot smuggle a second one, or a header, into the mail."""
    address = parseaddr(text)[1]
    if address != text.strip() or "@" not in address or any(mark in address for mark in "\r\n,;<> "):
        raise MailAddressError
    return address


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"it did not take the user and the password ({error.smtp_code})"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it answered {error.smtp_code}"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "it does not offer what “mail.security” and “mail.user” ask for"
    if isinstance(error, ssl.SSLError):
        return f"the encrypted connection failed ({error.reason or 'no reason given'})"
    if isinstance(error, socket.gaierror):
        return "nobody knows its name"
    return "it does not answer" if isinstance(error, OSError) else type(error).__name__

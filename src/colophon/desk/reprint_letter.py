"""The letter to whoever reprinted a text: what came out since, and what differs, without an accusing word."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from colophon.article.inline import plain
from colophon.desk.queries.reprints import KnownReprint
from colophon.desk.words import word

_LONGEST = 300
_MOST = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """`mail` is an address to write from, empty where nobody's mail address is known."""

    subject: str
    text: str
    mail: str


def letter_about(known: KnownReprint, desk: str) -> Letter | None:
    """In the language of whoever is looking at the page."""
    look, reprint = known.look, known.reprint
    if look is None:
        return None
    title = plain(str(look.verdict.get("title", "")))
    subject = _("About your reprint of “%(title)s”") % {"title": title}
    lines = [
        _("Thank you for reprinting “%(title)s”: %(address)s") % {"title": title, "address": reprint.address},
        *_since(look.verdict),
        *_differs(look.verdict),
        _("The text as we published it: %(address)s") % {"address": look.verdict.get("address")}
        if look.verdict.get("address")
        else "",
        desk,
    ]
    text = "\n\n".join(line for line in lines if line)
    contact = reprint.contact
    mail = f"mailto:{quote(contact)}?subject={quote(subject)}&body={quote(text)}" if is_mail(contact) else ""
    return Letter(subject, text, mail)


def letter_to_readers_of(known: KnownReprint, desk: str) -> tuple[Letter | None, str]:
    """The letter in the language of the text, as far as the desk speaks it, and which language that is."""
    wanted = known.reprint.translation.language
    spoken = {code.lower(): code for code, _name in settings.LANGUAGES}
    language = spoken.get(wanted.lower()) or spoken.get(wanted.partition("-")[0].lower(), "en")
    with override(language):
        return letter_about(known, desk), language


def _since(verdict: dict[str, object]) -> list[str]:
    lines = []
    since = verdict.get("since")
    assert isinstance(since, list)
    for one in since:
        day, note = str(one["published"])[:10], one["note"]
        said = _("We have withdrawn it on %(day)s: %(note)s") if one["withdrawn"] else ""
        said = said or _("We have corrected it on %(day)s: %(note)s")
        lines.append(said % {"day": day, "note": note})
    return lines


def _differs(verdict: dict[str, object]) -> list[str]:
    found = verdict.get("alterations")
    assert isinstance(found, list)
    if not found:
        return []
    lines = [_("We noticed that it differs from what we published:")]
    for one in found[:_MOST]:
        texts = " → ".join(f"“{str(text)[:_LONGEST]}”" for text in (one["before"], one["after"]) if text)
        lines.append(f"- {word('done', one['done'])}: {texts or one['detail']}")
    return ["\n".join(lines)]


def is_mail(contact: str) -> bool:
    """Whether somebody can be written to at this, by mail."""
    name, at, host = contact.partition("@")
    return bool(name and at and "." in host) and not any(mark in contact for mark in " ,;<>?&\"'")

"""Messages in the reader's language: one sentence each, and where it leads."""

from collections.abc import Callable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colophon.desk.models import ChatPost, Message, MessageKind
from colophon.desk.templatetags.desk import language_name
from colophon.desk.words import word

_PAGE = {
    MessageKind.TO_REVIEW: "review",
    MessageKind.TO_PROOFREAD: "proofread",
    MessageKind.TO_PUBLISH: "checklist",
    MessageKind.HANDED_BACK: "edit",
    MessageKind.SOURCE_CHANGED: "followed",
}


def sentence(kind: str, about: Mapping[str, object]) -> str:
    """What the message says."""
    said = {
        "title": about.get("title", ""),
        "name": about.get("name", ""),
        "language": language_name(str(about.get("language", ""))),
    }
    return _SENTENCE[MessageKind(kind)](about).format(**{key: str(text) for key, text in said.items()})


def detail(kind: str, about: Mapping[str, object]) -> str:
    """A second line, where there is more to say."""
    if kind == MessageKind.EDITED:
        counts = about.get("categories")
        pairs = counts.items() if isinstance(counts, Mapping) else ()
        return ", ".join(f"{word('category', name)} {number}" for name, number in pairs)
    return str(about.get("note", ""))


def page_of(one: Message | ChatPost, slug: str) -> str:
    """The page to go to."""
    if one.kind == MessageKind.ASKS_TO_JOIN:
        return reverse("people", args=[slug])
    if one.kind == MessageKind.EDITED and one.about.get("edits"):
        return reverse("edits", args=[slug, one.about["signoff"]])
    if one.kind in (MessageKind.AMENDMENT_PROPOSED, MessageKind.AMENDMENT_ANSWERED) and one.translation:
        return reverse("original", args=[slug, one.translation.snapshot.source_id])
    if one.translation is None:
        return reverse("board", args=[slug])
    return reverse(_PAGE.get(MessageKind(one.kind), "article"), args=[slug, one.translation.key])


def _lapses(about: Mapping[str, object]) -> str:
    days = _number(about, "days")
    if not days:
        return _("Your claim on “{title}” ends within a day. Extend it, hand it over or give it back.")
    return ngettext(
        "Your claim on “{title}” ends in %(days)d day. Extend it, hand it over or give it back.",
        "Your claim on “{title}” ends in %(days)d days. Extend it, hand it over or give it back.",
        days,
    ) % {"days": days}


def _edited(about: Mapping[str, object]) -> str:
    edits = _number(about, "edits")
    if not edits:
        return _("{name} has read “{title}” and changed nothing.")
    return ngettext(
        "{name} has read “{title}” and changed or remarked on %(edits)d segment of yours.",
        "{name} has read “{title}” and changed or remarked on %(edits)d segments of yours.",
        edits,
    ) % {"edits": edits}


def _answered(about: Mapping[str, object]) -> str:
    if about.get("answer") == "accepted":
        return _("{name} has accepted your proposal for the original of “{title}”.")
    return _("{name} has declined your proposal for the original of “{title}”.")


def _published(about: Mapping[str, object]) -> str:
    if about.get("edition") == "withdrawal":
        return _("“{title}” ({language}) was withdrawn.")
    if about.get("edition") == "correction":
        return _("A correction of “{title}” ({language}) is published.")
    return _("“{title}” ({language}) is published.")


_SENTENCE: Mapping[MessageKind, Callable[[Mapping[str, object]], str]] = {
    MessageKind.TO_REVIEW: lambda about: _("“{title}” ({language}) is ready for review."),
    MessageKind.TO_PROOFREAD: lambda about: _("“{title}” ({language}) is ready to be proofread."),
    MessageKind.TO_PUBLISH: lambda about: _("“{title}” ({language}) is ready to be published."),
    MessageKind.CLAIM_LAPSES: _lapses,
    MessageKind.CLAIM_ENDED: lambda about: _(
        "Your claim on “{title}” has ended. What you wrote stays and is credited."
    ),
    MessageKind.CLAIM_FREE: lambda about: _("The claim of {name} on “{title}” has ended; it is free again."),
    MessageKind.HANDED_BACK: lambda about: _("{name} has given “{title}” back to you."),
    MessageKind.EDITED: _edited,
    MessageKind.PUBLISHED: _published,
    MessageKind.ASKS_TO_JOIN: lambda about: _("{name} asks to join the desk."),
    MessageKind.AMENDMENT_PROPOSED: lambda about: _("{name} proposes a change of the original of “{title}”."),
    MessageKind.AMENDMENT_ANSWERED: _answered,
    MessageKind.SOURCE_CHANGED: lambda about: _("The source of “{title}” ({language}) has changed."),
}


def _number(about: Mapping[str, object], name: str) -> int:
    value = about.get(name, 0)
    return value if isinstance(value, int) else 0

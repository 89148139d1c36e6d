"""The words that the scripts of a text's screens say, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from colophon.article.inline import plain
from colophon.desk.models import Remark
from colophon.desk.models.review import Outcome, Weight
from colophon.desk.queries.where_used import Whence
from colophon.desk.words import word
from colophon.drafts.category import Category
from colophon.memory.changes import Piece, changes
from colophon.memory.concept import TermStatus
from colophon.memory.match import POINTS, Likeness, Match, Penalty
from colophon.memory.recognise import Recognised
from colophon.watch.change import Reason
from colophon.watch.onto_pairs import Touched


@dataclass(frozen=True, slots=True)
class NamedRemark:
    """A remark with what it is about, how it weighs and what became of it in words."""

    remark: Remark
    category: str
    weight: str
    outcome: str


def named(one: Remark) -> NamedRemark:
    said = _words_of_remarks(get_language())
    return NamedRemark(
        one,
        said[Category(one.category)],
        said[Weight(one.weight)],
        said[Outcome(one.outcome)] if one.outcome else "",
    )


@lru_cache(maxsize=32)
def _words_of_remarks(language: str | None) -> Mapping[Category | Weight | Outcome, str]:
    return {
        Category.ACCURACY: _("Accuracy"),
        Category.TERMINOLOGY: _("Terminology"),
        Category.LANGUAGE: _("Language"),
        Category.STYLE: _("Style"),
        Category.MARKUP: _("Marks and links"),
        Weight.NEUTRAL: _("a matter of taste"),
        Weight.MINOR: _("minor"),
        Weight.MAJOR: _("major"),
        Outcome.ACCEPTED: _("Accepted"),
        Outcome.DECLINED: _("Declined"),
        Outcome.SETTLED: _("Settled"),
    }


@dataclass(frozen=True, slots=True)
class NamedMatch:
    """What the memory offers, how much it is worth in hundredths, and what speaks for and against it in words."""

    match: Match
    percent: int
    words: tuple[str, ...]
    whence: Whence | None = None


def named_match(match: Match, whence: Whence | None = None) -> NamedMatch:
    penalties = {
        Penalty.MACHINE: _("a machine's draft"),
        Penalty.UNREVIEWED: _("not reviewed"),
        Penalty.OTHER_DESK: _("another desk's"),
        Penalty.CONTRADICTED: _("also translated otherwise"),
    }
    likeness = {Likeness.CONTEXT: _("same context"), Likeness.EXACT: _("same text")}
    told = [likeness[match.likeness]] if match.likeness in likeness else []
    told += [f"{penalties[one]} \u2066−{POINTS[one]}\u2069" for one in match.penalties]  # left to right, also in Arabic
    told += [_("look at its numbers")] if match.doubtful else []
    return NamedMatch(match, round(100 * match.value), tuple(told), whence)


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A term of the segment's source as it stands there, and how it may be said."""

    source: str
    wanted: tuple[str, ...]
    note: str


def named_terms(found: Iterable[Recognised], source: str, language: str) -> tuple[NamedTerm, ...]:
    """Each term once, with the preferred words first and forbidden ones left out."""
    told: dict[str, NamedTerm] = {}
    for at in found:
        terms = [term for entry in at.entries for term in entry.concept.of(language)]
        good = sorted((t for t in terms if t.status is not TermStatus.FORBIDDEN), key=lambda t: t.status != "preferred")
        surface = source[at.start : at.end]
        notes = [term.note for term in good] + [entry.concept.note for entry in at.entries]
        note = next((one for one in notes if one), "")
        if good:
            told.setdefault(surface, NamedTerm(surface, tuple(dict.fromkeys(term.text for term in good)), note))
    return tuple(told.values())


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A change of the source in words, as a difference, with the pair and the text that it touches.

    `proposal` is what the memory offers for what the source says now; `new` says that nothing stands for it yet.
    """

    reasons: tuple[str, ...]
    pieces: tuple[Piece, ...]
    pair: str
    target: str
    new: bool
    proposal: NamedMatch | None


_TOLD = (
    Reason.VALUE,
    Reason.NAME,
    Reason.QUOTATION,
    Reason.NEGATION,
    Reason.HEDGE,
    Reason.HEADLINE,
    Reason.ADDED,
    Reason.DROPPED,
    Reason.CORRECTION_NOTE,
    Reason.WORDING,
)


def named_change(one: Touched, proposal: Match | None = None) -> NamedChange:
    reasons = tuple(word("reason", reason) for reason in _TOLD if reason in one.change.reasons)
    pair, target = (one.pair.id, plain(one.pair.target)) if one.pair else ("", "")
    pieces = changes(plain(one.change.before), plain(one.change.after))
    new = bool(one.change.after) and one.pair is None
    return NamedChange(reasons, pieces, pair, target, new, named_match(proposal) if proposal else None)


def words() -> SafeString:
    """A script element with all of them, made once a language."""
    return _words(get_language())


@lru_cache(maxsize=32)
def _words(language: str | None) -> SafeString:
    return json_script(_said(), "text-words")


def _said() -> dict[str, str]:
    """Each by the name that the scripts know it by. `{name}` in braces is filled in by them."""
    return {
        "saved": _("Saved"),
        "saving": _("Saving …"),
        "typing": _("Not saved yet"),
        "offline": _("No connection. What you type is kept in this browser and sent when you are back."),
        "retrying": _("The server did not answer. Your text is kept here; trying again."),
        "kept": _("Your text is kept in this browser; trying again."),
        "signed_out": _("You are signed out. Your text is kept in this browser: sign in again, then come back here."),
        "refused": _("This could not be saved. Your text is kept in this browser."),
        "sign_in": _("Sign in"),
        "restored": _("What you had typed here on {when} was kept in this browser and is back."),
        "changed_by": _("{name} has changed this text meanwhile."),
        "beside": _("{name} wrote another text at the same time. Both are kept. Which one shall stand?"),
        "stands": _("What stands now"),
        "keep_this": _("Keep this one"),
        "here": _("{name} is here"),
        "somebody": _("Somebody"),
        "confirmed": _("Confirmed"),
        "all_done": _("There is no further segment that asks for something."),
        "empty": _("not yet translated"),
        "written": _("written"),
        "translated": _("translated"),
        "reviewed": _("reviewed"),
        "proofread": _("proofread"),
        "blocking": _("Blocks publishing"),
        "warning": _("Question"),
        "note": _("Note"),
        "mend": _("Mend"),
        "dismiss": _("This is fine …"),
        "accept": _("Accept"),
        "settled": _("Settled"),
        "decline": _("Decline …"),
        "replaced": _("Replaced in {count} segments."),
        "found": _("Found in {count} segments."),
        "remarks": _("Remarks: {count}"),
        "asking": _("Asking …"),
        "side_failed": _("This could not be fetched. Try again in a moment."),
        "key_confirm": _("Confirm and go on"),
        "key_next": _("Next segment"),
        "key_previous": _("Previous segment"),
        "key_next_open": _("Next segment that asks for something"),
        "key_source": _("Copy the source into the translation"),
        "key_link": _("Set the next link of the source around the selection"),
        "key_strong": _("Set the selection in bold"),
        "key_emphasis": _("Set the selection in italics"),
        "key_match": _("Take the first, second … match of the memory"),
        "key_term": _("Insert the next term"),
        "key_concordance": _("Look the selection up in the memory"),
        "key_draft": _("Take the draft"),
        "key_remark": _("Remark on the selection"),
        "key_accept": _("Accept the first remark"),
        "key_dismiss": _("Say why the first question is fine"),
        "key_replace": _("Find and replace"),
        "key_side": _("To the help for this segment, and back"),
        "key_split": _("Cut this segment in two"),
        "key_help": _("All keys"),
    }

"""What the desk calls its roles, stages, stations and the rest, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Mapping[str, Mapping[str, str | Promise]] = {
    "role": {
        "guest": _("guest"),
        "translator": _("translator"),
        "reviewer": _("reviewer"),
        "proofreader": _("proofreader"),
        "publisher": _("publisher"),
        "manager": _("manager"),
        "author": _("author"),
        "selector": _("selected by"),
        "editor": _("editor"),
        "photographer": _("photographer"),
        "machine": _("machine draft"),
    },
    "what-a-role-does": {
        "guest": _("reads, comments and proposes sources"),
        "translator": _("claims and translates"),
        "reviewer": _("reviews what others translated"),
        "proofreader": _("proofreads the finished text"),
        "publisher": _("publishes, corrects and withdraws"),
        "manager": _("may do everything and lets people in"),
    },
    "stage": {
        "translate": _("translating"),
        "review": _("review"),
        "proofread": _("proofreading"),
        "publish": _("publishing"),
    },
    "station": {
        "proposed": _("Free to translate"),
        "translating": _("Being translated"),
        "review": _("To review"),
        "proofreading": _("To proofread"),
        "ready": _("Ready to publish"),
        "published": _("Published"),
        "withdrawn": _("Withdrawn"),
    },
    "basis": {
        "licence": _("A licence"),
        "permission": _("A permission that was given to us"),
        "own": _("It is our own"),
        "public-domain": _("It is in the public domain"),
    },
    "difficulty": {"1": _("easy"), "2": _("medium"), "3": _("hard")},
    "kind": {"first": _("first edition"), "correction": _("correction"), "withdrawal": _("withdrawal")},
    "form": {
        "post": _("A post in WordPress"),
        "mirror": _("A text mirror in Markdown"),
        "site": _("The whole site"),
        "epub": _("Books to download (EPUB)"),
        "pdf": _("Pages to print (PDF)"),
        "ninjs": _("News in JSON (ninjs)"),
    },
    "way": {
        "wordpress": _("by WordPress"),
        "git": _("into a Git repository"),
        "s3": _("into a bucket (S3)"),
        "folder": _("into a folder of this server"),
        "command": _("by our own command"),
    },
    "convention": {
        "mirror": _("people in bold on top, the source below"),
        "plain": _("all of it in the front matter"),
        "lctt": _("as LCTT does"),
        "gold-miner": _("as gold-miner does"),
    },
    "category": {
        "accuracy": _("Accuracy"),
        "terminology": _("Terminology"),
        "language": _("Language"),
        "style": _("Style"),
        "markup": _("Marks and links"),
    },
    "stands": {
        "begun": _("Free"),
        "claimed": _("Being translated"),
        "translated": _("Waiting for review"),
        "reviewed": _("Waiting for a proofreader"),
        "proofread": _("Waiting to be published"),
    },
    "step": {
        "claimed": _("claimed"),
        "translated": _("translated"),
        "reviewed": _("reviewed"),
        "proofread": _("proofread"),
        "published": _("published"),
    },
    "wire-state": {
        "waiting": _("Waiting"),
        "proposed": _("Proposed"),
        "dismissed": _("Dismissed"),
        "left-out": _("Left out by a rule"),
    },
    "verdict": {"show": _("shown"), "propose": _("proposed"), "leave-out": _("left out")},
    "origin": {
        "machine": _("a machine's draft"),
        "person": _("translated by a person"),
        "reviewed": _("reviewed"),
    },
    "rule": {
        "four-eyes": _("a second person reviews"),
        "third-reader": _("a third person proofreads"),
        "proofreading": _("somebody proofreads"),
        "omission": _("nothing is left out"),
    },
    "done": {
        "altered": _("Altered"),
        "dropped": _("Left out"),
        "added": _("Put in"),
        "moved": _("Moved"),
        "headline": _("Another headline"),
        "credit-removed": _("Not credited"),
        "licence-removed": _("Licence not named"),
        "licence-changed": _("Another licence"),
        "link-removed": _("No link to our edition"),
        "source-removed": _("No link to the source"),
    },
    "reason": {
        "value": _("a number, date or amount"),
        "name": _("a name"),
        "quotation": _("a quotation"),
        "negation": _("a denial"),
        "hedge": _("how sure it is"),
        "headline": _("the headline"),
        "added": _("added"),
        "dropped": _("dropped"),
        "correction-note": _("a note of correction"),
        "wording": _("other words"),
        "typo": _("spelling"),
    },
    "extent": {"whole": _("whole"), "excerpt": _("an excerpt"), "reworded": _("in other words")},
}


def word(kind: str, value: object) -> str:
    """The word for a value of this kind; the value itself if nobody has named it."""
    return str(WORDS[kind].get(str(value), value))

"""Machine drafts beside a segment: asking for one where the desk allows it, and taking one into the text."""

import os

from django.conf import settings
from django.utils import timezone

from colophon.adapters.drafts.chosen import chosen_drafter
from colophon.adapters.home import Home
from colophon.desk.actions.drafts import ask_for_drafts, take_draft
from colophon.desk.gate import Visit
from colophon.desk.models import TranslationRecord
from colophon.desk.queries.drafts import newest_draft
from colophon.desk.views.text.exchange import Answer, Asked, pair_named, question
from colophon.desk.views.text.saving import answered
from colophon.desk.views.text.screens import Screen
from colophon.drafts.draft import Drafter
from colophon.errors import NoSuchRecordError


def drafts_allowed() -> bool:
    """Whether the desk lets machines draft. A desk that says nothing does not."""
    home = Home(settings.HOME)
    return home.settings_file.is_file() and home.settings().drafts.allowed == "yes"


def the_drafter() -> Drafter:
    """The machine that the desk's settings name. Raises DraftError where it allows none."""
    return chosen_drafter(Home(settings.HOME).settings().drafts, os.environ, home=settings.HOME)


@question()
def drafted(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Ask the desk's machine about one segment. What it proposes is kept and shown, and changes nothing."""
    pair = pair_named(translation, asked.text("pair"))
    ask_for_drafts([pair], the_drafter(), person=visit.person, now=timezone.now())
    return {"pair": pair.key}


@question()
def draft_taken(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Take the newest draft as the segment's text, in the machine's name; what is written then is the person's."""
    pair = pair_named(translation, asked.text("pair"))
    draft = newest_draft(pair)
    if draft is None:
        raise NoSuchRecordError("There is no draft for this segment.")
    return answered(translation, take_draft(draft, person=visit.person, now=timezone.now()))

"""Going back with the whole text: every segment gets the text of a moment again, as new revisions."""

from datetime import datetime

from django.db import transaction

from colophon.article.credit import Role
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import Person, TranslationRecord
from colophon.desk.queries.moments import newest_revision, text_at
from colophon.errors import OutdatedTextError


@transaction.atomic
def restore_text(
    translation: TranslationRecord, revision: int, *, seen: int, person: Person, role: Role, now: datetime
) -> int:
    """How many segments have another text by it. What stood until now stays in the history.

    `seen` is the newest save that the person knew of: somebody else's newer text is not put aside unseen.
    """
    TranslationRecord.objects.select_for_update().get(pk=translation.pk)
    if newest_revision(translation) != seen:
        raise OutdatedTextError(
            "Somebody has written in this text since you looked.",
            hint="Nothing was changed. Look at what is new, then decide again.",
        )
    differing = [one for one in text_at(translation, revision) if one.differs]
    for one in differing:
        save_segment(one.pair, one.old, base=one.pair.current, person=person, role=role, now=now)
    return len(differing)

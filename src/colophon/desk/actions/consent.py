"""People confirm how they are credited."""

from datetime import datetime

from colophon.article.credit import Role
from colophon.desk.models import CreditConfirmation, Person, TranslationRecord
from colophon.desk.queries.credits import printed_name
from colophon.errors import NoSuchRecordError


def confirm(translation: TranslationRecord, person: Person, *, role: str, now: datetime) -> CreditConfirmation:
    """`person` agrees to how this translation names them in `role`. Agreeing again changes nothing."""
    if role not in set(Role) or not translation.work.filter(person=person, role=role).exists():
        raise NoSuchRecordError("This translation does not credit you so.")
    printed = printed_name(person, translation.snapshot.source.desk)
    return CreditConfirmation.objects.get_or_create(
        translation=translation, person=person, role=role, printed=printed, defaults={"moment": now}
    )[0]

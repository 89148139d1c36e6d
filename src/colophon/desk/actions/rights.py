"""Recording rights with their evidence: of the text with the letter that permits it, and of each image apart."""

from datetime import datetime

from django.db import transaction

from colophon.article.credit import RightsBasis, RightsRecord
from colophon.article.placeholder import is_placeholder
from colophon.desk.actions.audit import audit
from colophon.desk.actions.judge import record_rights
from colophon.desk.models import Deed, ImageRights, PermissionLetter, Person, RightsEntry, TranslationRecord
from colophon.errors import ReasonMissingError
from colophon.signoff.canonical import sha256_of


@transaction.atomic
def record_with_letter(
    translation: TranslationRecord,
    rights: RightsRecord,
    *,
    person: Person,
    now: datetime,
    letter: tuple[str, bytes] | None = None,
) -> RightsEntry:
    """A new entry; earlier ones stay. `letter` is the name and the bytes of what was written to us."""
    if is_placeholder(rights.terms):
        raise ReasonMissingError("Rights need words: the licence's name, or what the permission says.")
    entry = record_rights(translation, rights)
    RightsEntry.objects.filter(pk=entry.pk).update(person=person, moment=now)
    if letter is not None:
        name, body = letter
        PermissionLetter.objects.create(entry=entry, name=name[-200:], body=body, sha256=sha256_of(body))
    _note(translation, person, {"basis": rights.basis.value, "terms": rights.terms[:500]}, now=now)
    return entry


@transaction.atomic
def record_image_rights(
    translation: TranslationRecord,
    url: str,
    *,
    basis: RightsBasis,
    terms: str,
    holder: str,
    person: Person | None,
    now: datetime,
) -> ImageRights:
    """Why one image may be shown. The newest entry counts."""
    if is_placeholder(terms):
        raise ReasonMissingError("Rights need words: the licence's name, or what the permission says.")
    record = ImageRights.objects.create(
        translation=translation, url=url, basis=basis, terms=terms, holder=holder, person=person, moment=now
    )
    _note(translation, person, {"basis": basis.value, "terms": terms[:500], "image": url[:500]}, now=now)
    return record


@transaction.atomic
def leave_image_out(translation: TranslationRecord, url: str, *, person: Person | None, now: datetime) -> ImageRights:
    """The edition does without this image and its caption. A later record of its rights brings it back."""
    record = ImageRights.objects.create(translation=translation, url=url, left_out=True, person=person, moment=now)
    _note(translation, person, {"image": url[:500], "left_out": "yes"}, now=now)
    return record


def _note(translation: TranslationRecord, person: Person | None, said: dict[str, str], *, now: datetime) -> None:
    desk = translation.snapshot.source.desk
    audit(Deed.RIGHTS_RECORDED, desk=desk, person=person, about=translation.key, detail=said, now=now)

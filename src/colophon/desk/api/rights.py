"""Calls about rights: the records of a text with their letters, and each image apart."""

import base64
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field, StringConstraints

from colophon.adapters.clock import now
from colophon.article.credit import RightsBasis, RightsRecord
from colophon.desk.actions.rights import leave_image_out, record_image_rights, record_with_letter
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Address, Base64, Done, Note, Number, Word, answers, decoded
from colophon.desk.api.record import Numbered, key_of, the_one
from colophon.desk.forms.publishing import LARGEST_LETTER
from colophon.desk.models import PermissionLetter, RightsEntry, TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.pictures import PictureSeen, pictures_of
from colophon.errors import NoSuchRecordError, TooLargeFileError

router = Router(tags=["rights"])
HERE = "/desks/{desk}/translations/{key}"


class Letter(Schema):
    """What was written to us, as it came: a mail, a scan. At most 5 MB."""

    name: Annotated[Word, StringConstraints(min_length=1)]
    body: Base64


class Rights(Schema):
    basis: RightsBasis
    terms: Note
    scope: Note = ""
    holder: Word = ""
    asked_by: Word = ""
    note: Note = ""
    letter: Letter | None = None


class RightsShown(Numbered):
    """`letter` is the number to ask for it by, 0 for none."""

    basis: str
    terms: str
    scope: str
    holder: str
    asked_by: str
    recorded: str
    note: str
    person: str
    letter: int

    @staticmethod
    def resolve_person(one: RightsEntry) -> str:
        return key_of(one.person)

    @staticmethod
    def resolve_letter(one: RightsEntry) -> int:
        return int(one.letter.pk) if hasattr(one, "letter") else 0


class LetterShown(Schema):
    name: str
    sha256: str
    body: str


class ImageShown(Schema):
    """`basis` and `terms` are empty where nobody has recorded why it may be shown."""

    url: str
    caption: str
    credit: str
    basis: str
    terms: str
    holder: str
    left_out: bool
    recorded: datetime | None

    @classmethod
    def of(cls, one: PictureSeen) -> "ImageShown":
        record = one.record
        return cls(
            url=one.image.url,
            caption=one.image.caption,
            credit=one.image.credit,
            basis=record.basis if record else "",
            terms=record.terms if record else "",
            holder=record.holder if record else "",
            left_out=one.left_out,
            recorded=record.moment if record else None,
        )


class ImageRightsSaid(Schema):
    """Either a basis and terms, or `leave_out`: the edition does without it."""

    url: Address = Field(min_length=1)
    basis: RightsBasis = RightsBasis.LICENCE
    terms: Note = ""
    holder: Word = ""
    leave_out: bool = False


@router.get(f"{HERE}/rights", response=answers(list[RightsShown]), summary="Why it may be published, newest first")
def entries(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    return record.rights.select_related("person", "letter").order_by("-pk")


@router.post(f"{HERE}/rights", response=answers(Done), summary="Record why it may be published")
def record(request: HttpRequest, desk: str, key: str, said: Rights) -> Any:
    made = visit(request, desk, Action.RECORD_RIGHTS)
    moment = now()
    letter = (said.letter.name, decoded(said.letter.body)) if said.letter else None
    if letter and len(letter[1]) > LARGEST_LETTER:
        raise TooLargeFileError("A letter may have 5 MB.")
    rights = RightsRecord(recorded=moment.date().isoformat(), **said.dict(exclude={"letter"}))
    record_with_letter(translation(made, key), rights, person=made.person, now=moment, letter=letter)
    return Done()


@router.get(f"{HERE}/rights/letters/{{number}}", response=answers(LetterShown), summary="A letter of permission")
def letter(request: HttpRequest, desk: str, key: str, number: Number) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    found = the_one(PermissionLetter.objects.filter(entry__translation=record), number, "letter")
    body = base64.b64encode(bytes(found.body)).decode("ascii")
    return LetterShown(name=found.name, sha256=found.sha256, body=body)


@router.get(f"{HERE}/images", response=answers(list[ImageShown]), summary="Its images, and the rights in each")
def images(request: HttpRequest, desk: str, key: str) -> Any:
    return [ImageShown.of(one) for one in pictures_of(translation(visit(request, desk, Action.SEE), key))]


@router.put(f"{HERE}/images", response=answers(ImageShown), summary="Record why an image may be shown, or leave it out")
def image(request: HttpRequest, desk: str, key: str, said: ImageRightsSaid) -> Any:
    made = visit(request, desk, Action.RECORD_RIGHTS)
    record = translation(made, key)
    _image(record, said.url)
    if said.leave_out:
        leave_image_out(record, said.url, person=made.person, now=now())
    else:
        more = said.dict(include={"basis", "terms", "holder"})
        record_image_rights(record, said.url, person=made.person, now=now(), **more)
    return ImageShown.of(_image(record, said.url))


def _image(record: TranslationRecord, url: str) -> PictureSeen:
    found = next((one for one in pictures_of(record) if one.image.url == url), None)
    if found is None:
        raise NoSuchRecordError("This article has no image of this address.")
    return found

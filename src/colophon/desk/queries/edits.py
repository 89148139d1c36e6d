"""What a reader changed in somebody's translation before signing it, by category: for the translator's eyes alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from colophon.article.credit import Role
from colophon.desk.models import Desk, PairRecord, Person, Remark, Revision, SignOffRecord, TermRecord
from colophon.drafts.category import Category, category_of
from colophon.errors import NoSuchRecordError
from colophon.memory.changes import Piece, changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One pair that was changed or remarked on. `guessed` says that rules, not the reader, named the category."""

    pair: str
    position: int
    source: str
    before: str
    after: str
    category: Category
    guessed: bool
    remarks: tuple[Remark, ...]

    @property
    def changed(self) -> bool:
        return self.before != self.after

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return changes(self.before, self.after)


def edits_of(signoff: SignOffRecord, translator: Person) -> tuple[Edit, ...]:
    """Every pair of this translator's in which the signer changed the text or said something, in order."""
    translation = signoff.translation
    remarks: dict[int, list[Remark]] = {}
    said = Remark.objects.filter(pair__translation=translation, person=signoff.person_id, moment__lte=signoff.moment)
    for one in said:
        remarks.setdefault(one.pair_id, []).append(one)
    desk = translation.snapshot.source.desk
    agreed = TermRecord.objects.filter(concept__desk=desk, language=translation.language)
    renderings = tuple(agreed.values_list("text", flat=True)[:5000])
    found = []
    for pair in translation.pairs.all():
        edit = _edit(pair, signoff, translator, tuple(remarks.get(pair.pk, ())), renderings)
        if edit is not None:
            found.append(edit)
    return tuple(found)


def edits_for(person: Person, desk: Desk, number: int) -> tuple[SignOffRecord, tuple[Edit, ...]]:
    """The edits of one signing for a translator of its text; for everybody else, managers too, there is no such one."""
    found = SignOffRecord.objects.filter(pk=number, translation__snapshot__source__desk=desk)
    signed = found.select_related("translation__snapshot__source__desk", "person").first()
    if signed is None or not signed.translation.work.filter(person=person, role=Role.TRANSLATOR).exists():
        raise NoSuchRecordError("There are no edits of this number in your texts.")
    return signed, edits_of(signed, person)


def counted(edits: Sequence[Edit]) -> dict[str, int]:
    """How many of each category, the most frequent first."""
    return dict(Counter(one.category.value for one in edits).most_common())


def _edit(
    pair: PairRecord,
    signoff: SignOffRecord,
    translator: Person,
    remarks: tuple[Remark, ...],
    renderings: tuple[str, ...],
) -> Edit | None:
    texts = list(pair.revisions.filter(saved__lte=signoff.moment, conflicting=False))
    mine = [one for one in texts if one.person_id == translator.pk and one.role == Role.TRANSLATOR]
    if not mine:
        return None
    last = _last_of(texts, signoff)
    before, after = mine[-1].target, last.target if last and last.pk > mine[-1].pk else mine[-1].target
    if before == after and not remarks:
        return None
    named = next((Category(one.category) for one in remarks), None)
    return Edit(
        pair=pair.key,
        position=pair.position,
        source=pair.source,
        before=before,
        after=after,
        category=named or category_of(before, after, renderings=renderings),
        guessed=named is None,
        remarks=remarks,
    )


def _last_of(texts: Sequence[Revision], signoff: SignOffRecord) -> Revision | None:
    """The signer's last text of this pair."""
    return next((one for one in reversed(texts) if one.person_id == signoff.person_id), None)

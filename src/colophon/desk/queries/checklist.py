"""What stands against publishing a translation now, each kind once, with the page on which it is mended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from colophon.desk.models import TranslationRecord
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.checked import checked
from colophon.desk.queries.manifest import check_run, manifest_of
from colophon.signoff.keyring import KeyRing
from colophon.signoff.manifest import EditionKind, Imprint, Manifest
from colophon.signoff.obstacle import Obstacle, Reason
from colophon.signoff.readiness import Case, obstacles
from colophon.signoff.stages import Stage, before
from colophon.signoff.verify import SignOff, stages_due, standing_signoffs
from colophon.signoff.waiver import Waivable, waived

PAGE_OF: Mapping[Reason, str] = {
    Reason.NO_RIGHTS: "rights",
    Reason.RIGHTS_EMPTY: "rights",
    Reason.IMAGE_RIGHTS: "rights",
    Reason.NOTHING_TO_PUBLISH: "edit",
    Reason.NO_TITLE: "edit",
    Reason.TRANSLATION_MISSING: "edit",
    Reason.BLOCKING_FINDING: "edit",
    Reason.NO_CREDITS: "article",
    Reason.PLACEHOLDER_CREDIT: "article",
    Reason.NOT_REVIEWED: "review",
    Reason.REVIEWED_BY_TRANSLATOR: "review",
    Reason.NOT_PROOFREAD: "proofread",
    Reason.PROOFREAD_BY_SAME: "proofread",
}
"""Where each kind of obstacle is mended; the others are mended on the checklist itself."""

_INCOMPLETE = {Reason.TRANSLATION_MISSING, Reason.NOTHING_TO_PUBLISH, Reason.NO_TITLE}
_OF_SIGNING = {Reason.STAGE_UNSIGNED, Reason.SIGNOFF_INVALID}


@dataclass(frozen=True, slots=True)
class Against:
    """One kind of reason, every place where it is so, and the page that mends it (empty: this one)."""

    reason: Reason
    found: tuple[Obstacle, ...]
    page: str

    @property
    def first(self) -> Obstacle:
        return self.found[0]


@dataclass(frozen=True, slots=True)
class StageToSign:
    """A stage, whether it is signed for the text as it stands, and whether it can be signed now.

    `by_others_than` are the keys of those whose signature would not count: they signed an earlier stage.
    """

    stage: Stage
    signed_by: str
    own_key: bool
    can_be_signed: bool
    by_others_than: frozenset[str]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Everything against publishing, the stages, and the images that the edition does without."""

    against: tuple[Against, ...]
    stages: tuple[StageToSign, ...]
    left_out: int

    @property
    def ready(self) -> bool:
        return not self.against


def checklist_of(translation: TranslationRecord, ring: KeyRing, hand: AtHand | None = None) -> Checklist:
    """As if it were published this moment, but nothing is signed."""
    hand = hand or AtHand(translation)
    asked = checked(translation, hand)
    kind = EditionKind.CORRECTION if hand.editions else EditionKind.FIRST
    run = check_run(hand, asked.catalogue, asked.findings)
    desk = translation.snapshot.source.desk
    manifest = replace(
        manifest_of(translation, run=run, kind=kind, note="as it will be written", hand=hand),
        number=len(hand.editions) + 1,
        imprint=Imprint(name=desk.name, language=desk.language),
    )
    standing = standing_signoffs(manifest, hand.envelopes, ring)
    bare = tuple(one.image.url for one in hand.pictures if one.record is None)
    found = obstacles(Case(manifest, hand.envelopes, ring, bare))
    return Checklist(
        against=tuple(grouped(_relevant(found, standing))),
        stages=tuple(_stages(manifest, standing, complete=not any(one.reason in _INCOMPLETE for one in found))),
        left_out=len(hand.left_out),
    )


def _relevant(found: Sequence[Obstacle], standing: Mapping[Stage, SignOff]) -> Iterator[Obstacle]:
    """Without the last stage, which publishing signs, and without old sign-offs of stages that are signed again."""
    for one in found:
        old = one.reason in _OF_SIGNING and (one.stage is None or one.stage in standing)
        if not old and not (one.reason in _OF_SIGNING and one.stage is Stage.PUBLISH):
            yield replace(one, reason=Reason.STAGE_UNSIGNED) if one.reason in _OF_SIGNING else one


def grouped(found: Iterable[Obstacle]) -> Iterator[Against]:
    """By reason, and for signing by stage, in the order in which they were found."""
    groups: dict[tuple[Reason, Stage | None], list[Obstacle]] = {}
    for one in found:
        stage = one.stage if one.reason is Reason.STAGE_UNSIGNED else None
        groups.setdefault((one.reason, stage), []).append(one)
    for (reason, stage), members in groups.items():
        alone = members[:1] if stage is not None else members
        yield Against(reason, tuple(alone), PAGE_OF.get(reason, ""))


def _stages(manifest: Manifest, standing: Mapping[Stage, SignOff], *, complete: bool) -> Iterator[StageToSign]:
    """A stage can be signed once the earlier ones are, and translating once nothing is missing; also in the place of a
    signature that does not count.
    """
    due = stages_due(manifest)
    for stage in due:
        if stage is Stage.PUBLISH:
            continue
        earlier = all(one in standing for one in before(stage) if one in due)
        signed, barred = standing.get(stage), _signed_earlier(manifest, standing, stage)
        counts = signed is not None and signed.statement.person.id not in barred
        open_now = earlier and not counts and (complete or stage is not Stage.TRANSLATE)
        name, own = (signed.statement.person.name, signed.own) if signed else ("", False)
        yield StageToSign(stage, name, own, open_now, barred)


def _signed_earlier(manifest: Manifest, standing: Mapping[Stage, SignOff], stage: Stage) -> frozenset[str]:
    rule = {Stage.REVIEW: Waivable.FOUR_EYES, Stage.PROOFREAD: Waivable.THIRD_READER}.get(stage)
    if rule is None or waived(manifest.waivers, rule):
        return frozenset()
    return frozenset(standing[one].statement.person.id for one in before(stage) if one in standing)

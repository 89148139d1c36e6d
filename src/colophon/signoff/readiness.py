"""Whether a translation may be published: every condition is asked and every reason against it is listed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from colophon.article.placeholder import is_placeholder
from colophon.checks.check import Severity
from colophon.signoff.discrepancy import Fault
from colophon.signoff.four_eyes import gaps
from colophon.signoff.keyring import KeyRing
from colophon.signoff.manifest import EditionKind, Manifest
from colophon.signoff.manifest_json import manifest_bytes
from colophon.signoff.obstacle import Obstacle, Reason
from colophon.signoff.stages import Stage, before
from colophon.signoff.verify import stages_due, standing_signoffs, verify
from colophon.signoff.waiver import Waivable, waived


@dataclass(frozen=True, slots=True)
class Case:
    """What is asked about: the manifest, the envelopes it came with, the desk's keys, and the addresses of images for
    which nobody has recorded rights. A withdrawal shows none.
    """

    manifest: Manifest
    envelopes: tuple[bytes, ...]
    ring: KeyRing
    bare_images: tuple[str, ...] = ()


Condition = Callable[[Case], Iterator[Obstacle]]


def rights_are_recorded(case: Case) -> Iterator[Obstacle]:
    """Somebody wrote down why this may be published."""
    rights = case.manifest.rights
    if rights is None:
        yield Obstacle(reason=Reason.NO_RIGHTS)
    elif is_placeholder(rights.terms):
        yield Obstacle(reason=Reason.RIGHTS_EMPTY, detail=rights.terms)


def image_rights_are_recorded(case: Case) -> Iterator[Obstacle]:
    """The licence of a text seldom covers its images: each has a record of its own."""
    if case.manifest.kind is not EditionKind.WITHDRAWAL:
        yield from (Obstacle(reason=Reason.IMAGE_RIGHTS, detail=url) for url in case.bare_images)


def text_is_complete(case: Case) -> Iterator[Obstacle]:
    """There is a title and a text, and every source segment has its translation or a waiver."""
    if not case.manifest.pairs:
        yield Obstacle(reason=Reason.NOTHING_TO_PUBLISH)
    if not case.manifest.title.strip():
        yield Obstacle(reason=Reason.NO_TITLE)
    for number, pair in enumerate(case.manifest.pairs, 1):
        missing = pair.source.strip() and not pair.target.strip()
        if missing and not waived(case.manifest.waivers, Waivable.OMISSION, pair.id):
            yield Obstacle(reason=Reason.TRANSLATION_MISSING, pair=pair.id, number=number)


def findings_are_answered(case: Case) -> Iterator[Obstacle]:
    """The checks have run and no blocking finding is open."""
    numbers = {pair.id: number for number, pair in enumerate(case.manifest.pairs, 1)}
    if not case.manifest.checks.catalogue:
        yield Obstacle(reason=Reason.NOT_CHECKED)
    for finding in case.manifest.checks.open:
        if finding.severity is Severity.BLOCKING:
            yield Obstacle(
                reason=Reason.BLOCKING_FINDING,
                pair=finding.pair,
                number=numbers.get(finding.pair, 0),
                detail=finding.check,
            )


def credits_are_names(case: Case) -> Iterator[Obstacle]:
    """Every credit names somebody."""
    for credit in case.manifest.credits:
        if is_placeholder(credit.name):
            yield Obstacle(reason=Reason.PLACEHOLDER_CREDIT, detail=f"{credit.role}: {credit.name!r}")
    if not case.manifest.credits:
        yield Obstacle(reason=Reason.NO_CREDITS)


def four_eyes_have_seen_it(case: Case) -> Iterator[Obstacle]:
    """Who translated a pair is not its only reviewer, and a third person proofread it."""
    numbers = {pair.id: number for number, pair in enumerate(case.manifest.pairs, 1)}
    for gap in gaps(case.manifest):
        reason = _GAP_REASON[gap.stage, gap.person is None]
        name = gap.person.name if gap.person else ""
        yield Obstacle(reason=reason, stage=gap.stage, pair=gap.pair, number=numbers[gap.pair], detail=name)


def waivers_have_reasons(case: Case) -> Iterator[Obstacle]:
    """No waiver without a reason and a person."""
    for waiver in case.manifest.waivers:
        if not waiver.has_reason or is_placeholder(waiver.person):
            yield Obstacle(reason=Reason.WAIVER_WITHOUT_REASON, pair=waiver.pair, detail=waiver.rule)


def change_is_explained(case: Case) -> Iterator[Obstacle]:
    """A correction or a withdrawal carries its public note."""
    if case.manifest.kind is not EditionKind.FIRST and is_placeholder(case.manifest.note):
        yield Obstacle(reason=Reason.NO_NOTE, detail=case.manifest.kind)


def stages_are_signed(case: Case) -> Iterator[Obstacle]:
    """Every stage has a sign-off that holds for exactly these bytes; older ones that no longer hold do not matter."""
    standing = standing_signoffs(case.manifest, case.envelopes, case.ring)
    envelopes = case.envelopes
    if set(stages_due(case.manifest)) <= set(standing):
        envelopes = tuple(case.envelopes[signoff.number - 1] for signoff in standing.values())
    for found in verify(manifest_bytes(case.manifest), envelopes, case.ring):
        reason = Reason.STAGE_UNSIGNED if found.fault is Fault.STAGE_MISSING else Reason.SIGNOFF_INVALID
        yield Obstacle(reason=reason, stage=found.stage, pair=found.pair, number=found.number, detail=found.message)


def signers_differ(case: Case) -> Iterator[Obstacle]:
    """Who signed the translating did not sign the reviewing, and a third person signed the proofreading."""
    standing = standing_signoffs(case.manifest, case.envelopes, case.ring)
    signers = {stage: signoff.statement.person for stage, signoff in standing.items()}
    for stage, rule in ((Stage.REVIEW, Waivable.FOUR_EYES), (Stage.PROOFREAD, Waivable.THIRD_READER)):
        if stage not in signers or waived(case.manifest.waivers, rule):
            continue
        if signers[stage].id in {signers[earlier].id for earlier in before(stage) if earlier in signers}:
            yield Obstacle(reason=Reason.SIGNED_BY_SAME, stage=stage, detail=signers[stage].name)


CONDITIONS: tuple[Condition, ...] = (
    rights_are_recorded,
    image_rights_are_recorded,
    text_is_complete,
    findings_are_answered,
    credits_are_names,
    waivers_have_reasons,
    four_eyes_have_seen_it,
    change_is_explained,
    stages_are_signed,
    signers_differ,
)

_GAP_REASON = {
    (Stage.REVIEW, True): Reason.NOT_REVIEWED,
    (Stage.REVIEW, False): Reason.REVIEWED_BY_TRANSLATOR,
    (Stage.PROOFREAD, True): Reason.NOT_PROOFREAD,
    (Stage.PROOFREAD, False): Reason.PROOFREAD_BY_SAME,
}


def obstacles(case: Case, conditions: Sequence[Condition] = CONDITIONS) -> tuple[Obstacle, ...]:
    """Every reason against publishing, in the conditions' order. No conditions is itself a reason against it."""
    if not conditions:
        return (Obstacle(reason=Reason.NO_CONDITIONS),)
    return tuple(obstacle for condition in conditions for obstacle in condition(case))

"""The manifest of a translation as the store holds it now."""

from collections.abc import Sequence

from colophon.article.pair import Pair
from colophon.article.without_pictures import places_without
from colophon.checks.check import Finding, fingerprint
from colophon.desk.models import TranslationRecord
from colophon.desk.queries.article import edition_article
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.credits import printed_name
from colophon.desk.queries.hands import signed_person
from colophon.desk.queries.pictures import signed_images
from colophon.desk.queries.source_article import source_article
from colophon.signoff.article_digest import article_digest, signed_fields
from colophon.signoff.manifest import (
    CheckRun,
    EditionKind,
    Manifest,
    SignedDismissal,
    SignedFinding,
    SignedPair,
    SignedSource,
)
from colophon.signoff.waiver import Waivable, Waiver


def manifest_of(
    translation: TranslationRecord,
    *,
    run: CheckRun | None = None,
    kind: EditionKind = EditionKind.FIRST,
    note: str = "",
    hand: AtHand | None = None,
) -> Manifest:
    """What would be signed now."""
    snapshot, source = translation.snapshot, translation.snapshot.source
    hand = hand or AtHand(translation)
    article, pairs = edition_article(translation, hand), _pairs(hand)
    return Manifest(
        desk=source.desk.name,
        translation=translation.key,
        kind=kind,
        note=note,
        title=translation.title,
        source_language=source.language,
        target_language=translation.language,
        source=SignedSource(
            address=snapshot.address,
            sha256=snapshot.sha256,
            retrieved=snapshot.captured.isoformat(),
            title=source.title,
            article=article_digest(source_article(snapshot)),
        ),
        pairs=pairs,
        credits=hand.credits,
        article=signed_fields(article),
        images=signed_images(article, translation),
        dismissals=_dismissals(hand, pairs),
        checks=run or CheckRun(),
        waivers=_waivers(hand),
        rights=hand.rights,
    )


def check_run(hand: AtHand, catalogue: Sequence[str], findings: Sequence[Finding]) -> CheckRun:
    """What was asked, and which findings nobody has dismissed."""
    dismissed, gone = hand.dismissed, hand.left_out_pairs
    asked = (one for one in findings if one.pair not in gone)
    still_open = (one for one in asked if (one.pair, one.check, one.fingerprint) not in dismissed)
    return CheckRun(catalogue=tuple(catalogue), open=tuple(_signed(one) for one in still_open))


def _signed(finding: Finding) -> SignedFinding:
    return SignedFinding(
        pair=finding.pair,
        check=finding.check,
        severity=finding.severity,
        side=finding.side,
        start=finding.start,
        end=finding.end,
        fingerprint=finding.fingerprint,
    )


def _pairs(hand: AtHand) -> tuple[SignedPair, ...]:
    """Without the texts of pictures that are left out; the others have the places that they have in the edition."""
    place_of = places_without(source_article(hand.translation.snapshot), hand.left_out)
    return tuple(
        SignedPair(
            id=pair.id,
            place=place,
            source=pair.source,
            target=pair.target,
            hands=tuple(sorted(hand.hands.get(number, ()), key=lambda one: (one.role, one.person.id))),
        )
        for number, pair in hand.numbered_pairs.items()
        if (place := place_of(pair.place)) is not None
    )


def _dismissals(hand: AtHand, pairs: tuple[SignedPair, ...]) -> tuple[SignedDismissal, ...]:
    """Those that still hold; a dismissal of the whole translation (no pair) has no text to be bound to."""
    desk = hand.translation.snapshot.source.desk
    by_id = {pair.id: Pair(pair.id, pair.source, pair.target) for pair in pairs}
    return tuple(
        SignedDismissal(
            pair=one.pair,
            check=one.check_slug,
            fingerprint=one.fingerprint,
            person=signed_person(one.person, desk),
            reason=one.reason,
        )
        for one in hand.dismissals
        if one.pair not in by_id or fingerprint(by_id[one.pair], one.check_slug) == one.fingerprint
    )


def _waivers(hand: AtHand) -> tuple[Waiver, ...]:
    desk = hand.translation.snapshot.source.desk
    return tuple(
        Waiver(
            rule=Waivable(one.rule),
            reason=one.reason,
            person=printed_name(one.person, desk),
            granted=one.moment.isoformat(),
            pair=one.pair,
        )
        for one in hand.waivers
    )

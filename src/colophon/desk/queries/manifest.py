"""The manifest of a translation as the store holds it now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import F, Q

from colophon.article.credit import Role
from colophon.article.pair import Pair
from colophon.article.without_pictures import places_without
from colophon.checks.check import Finding, fingerprint
from colophon.desk.models import Desk, PairRecord, TranslationRecord
from colophon.desk.models import Person as PersonRecord
from colophon.desk.queries.article import edition_article
from colophon.desk.queries.credits import credits_of, printed_name
from colophon.desk.queries.pictures import left_out_of, left_out_pairs, signed_images
from colophon.desk.queries.rights import rights_of
from colophon.desk.queries.source_article import source_article
from colophon.signoff.article_digest import article_digest, signed_fields
from colophon.signoff.manifest import (
    CheckRun,
    EditionKind,
    Hand,
    Manifest,
    Person,
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
) -> Manifest:
    """What would be signed now."""
    snapshot, source = translation.snapshot, translation.snapshot.source
    article, pairs = edition_article(translation), _pairs(translation)
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
        credits=credits_of(translation),
        article=signed_fields(article),
        images=signed_images(article, translation),
        dismissals=_dismissals(translation, pairs),
        checks=run or CheckRun(),
        waivers=_waivers(translation),
        rights=rights_of(translation),
    )


def signed_person(person: PersonRecord, desk: Desk) -> Person:
    """Somebody as manifests and sign-offs name them: by their lasting key and the name that editions print."""
    return Person(person.key, printed_name(person, desk))


def envelopes_of(translation: TranslationRecord) -> tuple[bytes, ...]:
    """All that was ever signed, the oldest first."""
    return tuple(bytes(one) for one in translation.signoffs.values_list("envelope", flat=True))


def check_run(translation: TranslationRecord, catalogue: Sequence[str], findings: Sequence[Finding]) -> CheckRun:
    """What was asked, and which findings nobody has dismissed."""
    dismissed = set(translation.dismissals.values_list("pair", "check_slug", "fingerprint"))
    gone = left_out_pairs(translation)
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


def _pairs(translation: TranslationRecord) -> tuple[SignedPair, ...]:
    """Without the texts of pictures that are left out; the others have the places that they have in the edition."""
    hands = _hands(translation)
    place_of = places_without(source_article(translation.snapshot), left_out_of(translation))
    return tuple(
        SignedPair(
            id=record.key,
            place=place,
            source=record.source,
            target=record.current.target if record.current else "",
            hands=tuple(sorted(hands[record.pk], key=lambda hand: (hand.role, hand.person.id))),
        )
        for record in translation.pairs.select_related("current")
        if (place := place_of(record.place)) is not None
    )


def _hands(translation: TranslationRecord) -> Mapping[int, set[Hand]]:
    """Everybody who ever translated a pair; who reviewed or proofread it only as it now stands."""
    desk = translation.snapshot.source.desk
    hands: defaultdict[int, set[Hand]] = defaultdict(set)
    standing = _standing(translation)
    work = translation.work.exclude(revision=None).order_by()
    counts = work.filter(Q(role=Role.TRANSLATOR) | Q(revision__pair__current=F("revision")))
    found = set(counts.values_list("revision__pair", "person", "role").distinct())
    people = PersonRecord.objects.in_bulk({person for _, person, _ in found})
    for number, person, role in found:
        pair = standing.get(number, number)
        hands[pair].add(Hand(Role(role), signed_person(people[person], desk)))
    return hands


def _standing(translation: TranslationRecord) -> Mapping[int, int]:
    """For each pair that was merged, the pair that its text now stands in."""
    merged = PairRecord.ever.filter(translation=translation, merged_into__isnull=False)
    into = {pair: other for pair, other in merged.values_list("pk", "merged_into") if other is not None}
    return {pair: _last(pair, into) for pair in into}


def _last(pair: int, into: Mapping[int, int]) -> int:
    while pair in into:
        pair = into[pair]
    return pair


def _dismissals(translation: TranslationRecord, pairs: tuple[SignedPair, ...]) -> tuple[SignedDismissal, ...]:
    """Those that still hold; a dismissal of the whole translation (no pair) has no text to be bound to."""
    desk = translation.snapshot.source.desk
    by_id = {pair.id: Pair(pair.id, pair.source, pair.target) for pair in pairs}
    return tuple(
        SignedDismissal(
            pair=one.pair,
            check=one.check_slug,
            fingerprint=one.fingerprint,
            person=signed_person(one.person, desk),
            reason=one.reason,
        )
        for one in translation.dismissals.select_related("person").order_by("id")
        if one.pair not in by_id or fingerprint(by_id[one.pair], one.check_slug) == one.fingerprint
    )


def _waivers(translation: TranslationRecord) -> tuple[Waiver, ...]:
    desk = translation.snapshot.source.desk
    return tuple(
        Waiver(
            rule=Waivable(one.rule),
            reason=one.reason,
            person=printed_name(one.person, desk),
            granted=one.moment.isoformat(),
            pair=one.pair,
        )
        for one in translation.waivers.select_related("person").order_by("id")
    )

"""Four eyes, pair by pair: who translated a sentence does not review it, and a third person proofreads it."""

from collections.abc import Iterator
from dataclasses import dataclass

from colophon.article.credit import Role
from colophon.signoff.manifest import Manifest, Person, SignedPair
from colophon.signoff.stages import Stage
from colophon.signoff.waiver import Waivable, Waiver, waived


@dataclass(frozen=True, slots=True)
class Gap:
    """A pair nobody read at `stage`, or (`person` given) only somebody who had worked on it before."""

    stage: Stage
    pair: str
    person: Person | None = None


def gaps(manifest: Manifest) -> Iterator[Gap]:
    """Every pair that lacks a second or a third reader and has no waiver for it.

    A pair without a translation has nothing to be read; that it is missing is another condition's question.
    """
    for pair in manifest.pairs:
        if not pair.target.strip():
            continue
        yield from _unreviewed(pair, manifest.waivers)
        yield from _unproofread(pair, manifest.waivers)


def _hands(pair: SignedPair, *roles: Role) -> dict[str, Person]:
    return {hand.person.id: hand.person for hand in pair.hands if hand.role in roles}


def _unreviewed(pair: SignedPair, waivers: tuple[Waiver, ...]) -> Iterator[Gap]:
    translators = _hands(pair, Role.TRANSLATOR)
    reviewers = _hands(pair, Role.REVIEWER)
    if not reviewers:
        yield Gap(Stage.REVIEW, pair.id)
    elif not set(reviewers) - set(translators) and not waived(waivers, Waivable.FOUR_EYES, pair.id):
        yield Gap(Stage.REVIEW, pair.id, next(iter(reviewers.values())))


def _unproofread(pair: SignedPair, waivers: tuple[Waiver, ...]) -> Iterator[Gap]:
    if waived(waivers, Waivable.PROOFREADING, pair.id):
        return
    readers = _hands(pair, Role.PROOFREADER)
    if not readers:
        yield Gap(Stage.PROOFREAD, pair.id)
    elif not set(readers) - set(_hands(pair, Role.TRANSLATOR, Role.REVIEWER)) and not waived(
        waivers, Waivable.THIRD_READER, pair.id
    ):
        yield Gap(Stage.PROOFREAD, pair.id, next(iter(readers.values())))

"""What each stage's sign-off covers, and the named parts it is made of.

Each stage covers all that the one before covers and adds to it. So a change voids the first sign-off that covers what
changed, and every later one, and nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from msgspec import structs

from colophon.signoff.canonical import bytes_of, sha256_of
from colophon.signoff.manifest import CheckRun, EditionKind, Imprint, Manifest
from colophon.signoff.manifest_json import manifest_digest
from colophon.signoff.stages import Stage, known_at

_PART_DIGITS = 16


class Part(StrEnum):
    """What can have been altered."""

    DESK = "desk"
    TITLE = "title"
    LANGUAGES = "languages"
    ADDRESS = "address"
    SNAPSHOT = "snapshot"
    ORDER = "order"
    SOURCE_ARTICLE = "source-article"
    ARTICLE = "article"
    SOURCE_TEXT = "source-text"
    TARGET_TEXT = "target-text"
    PLACE = "place"
    HANDS = "hands"
    CREDITS = "credits"
    IMAGES = "images"
    DISMISSALS = "dismissals"
    CHECKS = "checks"
    WAIVERS = "waivers"
    RIGHTS = "rights"
    KIND = "kind"
    PUBLISHED = "published"
    IMPRINT = "imprint"


@dataclass(frozen=True, slots=True)
class PartDigest:
    """A part and the first 16 hexadecimal digits of its SHA-256.

    It only names what differs; whether anything differs is decided by the whole digest.
    """

    part: Part
    pair: str
    digest: str


def covered(manifest: Manifest, stage: Stage) -> Manifest:
    """The manifest as far as `stage` vouches for it.

    Translating vouches for texts, images and all else that readers see of the article; reviewing adds who reviewed and
    what was dismissed; proofreading adds who proofread; publishing vouches for everything.
    """
    if stage is Stage.PUBLISH:
        return manifest
    pairs = (
        structs.replace(pair, hands=tuple(h for h in pair.hands if known_at(h.role, stage))) for pair in manifest.pairs
    )
    return replace(
        manifest,
        pairs=tuple(pairs),
        credits=tuple(credit for credit in manifest.credits if known_at(credit.role, stage)),
        dismissals=() if stage is Stage.TRANSLATE else manifest.dismissals,
        checks=CheckRun(),
        waivers=(),
        rights=None,
        kind=EditionKind.FIRST,
        note="",
        number=0,
        published="",
        imprint=Imprint(),
    )


def covered_digest(manifest: Manifest, stage: Stage) -> str:
    """What the sign-off of `stage` has as its subject: SHA-256, 64 hexadecimal digits."""
    return manifest_digest(covered(manifest, stage))


def part_digests(manifest: Manifest, stage: Stage) -> tuple[PartDigest, ...]:
    """The parts of what `stage` covers, in a fixed order."""
    return tuple(
        PartDigest(part, pair, sha256_of(bytes_of(value))[:_PART_DIGITS])
        for part, pair, value in _parts(covered(manifest, stage))
    )


def _parts(manifest: Manifest) -> Iterator[tuple[Part, str, object]]:
    source = manifest.source
    yield Part.DESK, "", (manifest.desk, manifest.translation)
    yield Part.TITLE, "", (manifest.title, source.title)
    yield Part.LANGUAGES, "", (manifest.source_language, manifest.target_language)
    yield Part.ADDRESS, "", (source.address, source.retrieved)
    yield Part.SNAPSHOT, "", source.sha256
    yield Part.SOURCE_ARTICLE, "", source.article
    yield Part.ARTICLE, "", manifest.article
    yield Part.ORDER, "", tuple(pair.id for pair in manifest.pairs)
    for pair in manifest.pairs:
        yield Part.SOURCE_TEXT, pair.id, pair.source
        yield Part.TARGET_TEXT, pair.id, pair.target
        yield Part.PLACE, pair.id, pair.place
        yield Part.HANDS, pair.id, pair.hands
    yield Part.CREDITS, "", manifest.credits
    yield Part.IMAGES, "", manifest.images
    yield Part.DISMISSALS, "", manifest.dismissals
    yield Part.CHECKS, "", manifest.checks
    yield Part.WAIVERS, "", manifest.waivers
    yield Part.RIGHTS, "", manifest.rights
    yield Part.KIND, "", (manifest.kind, manifest.note)
    yield Part.PUBLISHED, "", (manifest.number, manifest.published)
    yield Part.IMPRINT, "", manifest.imprint

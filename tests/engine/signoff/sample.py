"""Keys and a translation for the tests of this folder: fixed, so that failures repeat."""

from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

from colophon.adapters.keys import PrivateKey
from colophon.article.credit import Credit, RightsBasis, RightsRecord, Role
from colophon.signoff.envelope import envelope_bytes, seal
from colophon.signoff.keyring import KeyRing, PublicKey
from colophon.signoff.manifest import (
    CheckRun,
    EditionKind,
    Hand,
    Imprint,
    Manifest,
    Person,
    SignedField,
    SignedImage,
    SignedPair,
    SignedSource,
)
from colophon.signoff.stages import STAGES, Stage
from colophon.signoff.statement import state, statement_bytes

KEY = PrivateKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
OTHER_KEY = PrivateKey(Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33))))
RING = KeyRing((PublicKey(public=KEY.public, valid_from="2026-01-01T00:00:00+00:00"),))

ANNA, BO, CHEN = Person("p1", "Anna Vell"), Person("p2", "Bo Marsh"), Person("p3", "陈远")
SIGNERS = {Stage.TRANSLATE: ANNA, Stage.REVIEW: BO, Stage.PROOFREAD: CHEN, Stage.PUBLISH: CHEN}
HANDS = (Hand(Role.TRANSLATOR, ANNA), Hand(Role.REVIEWER, BO), Hand(Role.PROOFREADER, CHEN))

MANIFEST = Manifest(
    desk="Harbour desk",
    translation="t1",
    kind=EditionKind.FIRST,
    title="新码头开放",
    source_language="en",
    target_language="zh-Hans",
    source=SignedSource(
        address="https://news.example/pier",
        sha256="ab" * 32,
        retrieved="2026-03-01T08:00:00+00:00",
        title="A new pier",
        article="ef" * 32,
    ),
    pairs=(
        SignedPair(id="a", source="The pier cost 4.2 million.", target="码头耗资420万。", place="b1s1", hands=HANDS),
        SignedPair(id="b", source="It opens in May.", target="五月开放。", place="b1s2", hands=HANDS),
        SignedPair(id="c", source="“Come,” said Vell.", target="“来吧。”韦尔说。", place="b2s1", hands=HANDS),
    ),
    credits=(
        Credit(Role.AUTHOR, "Ina Holm"),
        Credit(Role.TRANSLATOR, "Anna Vell"),
        Credit(Role.REVIEWER, "Bo Marsh"),
        Credit(Role.PROOFREADER, "陈远"),
    ),
    images=(SignedImage(url="https://news.example/pier.jpg", sha256="cd" * 32, credit="Ina Holm"),),
    checks=CheckRun(catalogue=("digits", "quotation-balance")),
    article=(SignedField("blocks", "01" * 32), SignedField("links", "02" * 32)),
    number=1,
    published="2026-03-02T14:00:00+00:00",
    imprint=Imprint(name="Harbour desk", language="en", disclaimer="Read with care."),
    rights=RightsRecord(basis=RightsBasis.LICENCE, terms="CC BY 4.0"),
)


def signed(manifest: Manifest, stages: tuple[Stage, ...] = STAGES, key: PrivateKey = KEY) -> tuple[bytes, ...]:
    """An envelope for each stage, an hour apart."""
    return tuple(signature(manifest, stage, key=key) for stage in stages)


def signature(
    manifest: Manifest, stage: Stage, *, key: PrivateKey = KEY, moment: str = "", person: Person | None = None
) -> bytes:
    moment = moment or f"2026-03-02T{10 + stage.number}:00:00+00:00"
    statement = state(manifest, stage, person=person or SIGNERS[stage], signed=moment)
    return envelope_bytes(seal(statement_bytes(statement), key))


def with_pair(manifest: Manifest, at: int, **changes: object) -> Manifest:
    """The manifest with the pair at `at` changed."""
    pairs = list(manifest.pairs)
    pairs[at] = structs.replace(pairs[at], **changes)
    return replace(manifest, pairs=tuple(pairs))

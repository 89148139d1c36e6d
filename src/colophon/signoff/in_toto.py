"""A translation's stages as an in-toto layout and links, for in-toto's own verifier.

in-toto knows steps that turn materials into products. Here each stage takes what the stage before it covered and
answers with what it covers itself; the last product is the manifest. Loops are flattened: only the sign-offs that held
when the edition came out are told. in-toto does not ask for different people; Colophon does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from colophon.errors import EnvelopeError
from colophon.signoff.canonical import Json, canonical_bytes
from colophon.signoff.coverage import covered_digest
from colophon.signoff.envelope import Signer, envelope_bytes, is_signed_by, read_envelope, seal
from colophon.signoff.keyring import PublicKey
from colophon.signoff.manifest import Manifest
from colophon.signoff.stages import Stage
from colophon.signoff.verify import stages_due

LAYOUT = "root.layout"
MANIFEST = "manifest.json"
SNAPSHOT = "source"


@dataclass(frozen=True, slots=True)
class _Key:
    keyval: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a layout says that the manifest does not."""

    expires: str
    keys: Mapping[str, _Key]


def in_toto_files(manifest: Manifest, key: PublicKey, signer: Signer, *, expires: str) -> Mapping[str, bytes]:
    """`root.layout` and a link for each stage, signed with one key. `expires` is UTC: 2046-01-01T00:00:00Z."""
    payloads = _payloads(manifest, key, expires)
    return {name: envelope_bytes(seal(payload, signer)) for name, payload in payloads.items()}


def altered_in_toto(files: Mapping[str, bytes], manifest: Manifest) -> tuple[str, ...]:
    """Which of the files are missing, strange, not signed by the layout's key, or tell something else of the stages."""
    try:
        layout = msgspec.json.decode(read_envelope(files[LAYOUT]).payload, type=_Layout)
        key = PublicKey(public=next(iter(layout.keys.values())).keyval["public"], valid_from="")
        wanted = _payloads(manifest, key, layout.expires)
    except (KeyError, StopIteration, EnvelopeError, ValueError):
        return (LAYOUT,)
    names = sorted(wanted.keys() | files.keys())
    return tuple(name for name in names if not _holds(files.get(name, b""), wanted.get(name, b""), key))


def _holds(data: bytes, payload: bytes, key: PublicKey) -> bool:
    try:
        envelope = read_envelope(data)
    except EnvelopeError:
        return False
    return envelope.payload == payload and is_signed_by(envelope, bytes.fromhex(key.public))


def _payloads(manifest: Manifest, key: PublicKey, expires: str) -> Mapping[str, bytes]:
    """What is signed, by the name of its file."""
    stages = stages_due(manifest)
    of_stages = {f"{stage}.{key.id[:8]}.link": _link(manifest, stages, at) for at, stage in enumerate(stages)}
    said = {LAYOUT: _layout(stages, key, expires), **of_stages}
    return {name: canonical_bytes(one) for name, one in said.items()}


def _layout(stages: Sequence[Stage], key: PublicKey, expires: str) -> Json:
    public: Json = {"keyid": key.id, "keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": key.public}}
    return {
        "_type": "layout",
        "expires": expires,
        "inspect": [],
        "keys": {key.id: public},
        "readme": "The stages of a published translation, as its desk recorded them.",
        "steps": [_step(stages, at, key) for at in range(len(stages))],
    }


def _step(stages: Sequence[Stage], at: int, key: PublicKey) -> Json:
    taken = _taken(stages, at)
    rule: Json = ["MATCH", taken, "WITH", "PRODUCTS", "FROM", stages[at - 1].value] if at else ["ALLOW", taken]
    made = _made(stages, at)
    return {
        "_type": "step",
        "name": stages[at].value,
        "expected_command": [],
        "expected_materials": [["REQUIRE", taken], rule, ["DISALLOW", "*"]],
        "expected_products": [["REQUIRE", made], ["CREATE", made], ["DISALLOW", "*"]],
        "pubkeys": [key.id],
        "threshold": 1,
    }


def _link(manifest: Manifest, stages: Sequence[Stage], at: int) -> Json:
    taken = covered_digest(manifest, stages[at - 1]) if at else manifest.source.sha256
    return {
        "_type": "link",
        "name": stages[at].value,
        "byproducts": {},
        "command": [],
        "environment": {},
        "materials": {_taken(stages, at): {"sha256": taken}},
        "products": {_made(stages, at): {"sha256": covered_digest(manifest, stages[at])}},
    }


def _made(stages: Sequence[Stage], at: int) -> str:
    return MANIFEST if stages[at] is Stage.PUBLISH else f"covered-by-{stages[at]}"


def _taken(stages: Sequence[Stage], at: int) -> str:
    return _made(stages, at - 1) if at else SNAPSHOT

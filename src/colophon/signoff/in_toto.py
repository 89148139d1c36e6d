"""A translation's stages as an in-toto layout and links, for in-toto's own verifier.

in-toto knows steps that turn materials into products. Here each stage takes what the stage before it covered and
answers with what it covers itself; the last product is the manifest. Loops are flattened: only the sign-offs that held
when the edition came out are told. in-toto does not ask for different people; Colophon does.
"""

from collections.abc import Mapping, Sequence

from colophon.signoff.canonical import Json, canonical_bytes
from colophon.signoff.coverage import covered_digest
from colophon.signoff.envelope import Signer, envelope_bytes, seal
from colophon.signoff.keyring import PublicKey
from colophon.signoff.manifest import Manifest
from colophon.signoff.stages import Stage
from colophon.signoff.verify import stages_due

MANIFEST = "manifest.json"
SNAPSHOT = "source"


def in_toto_files(manifest: Manifest, key: PublicKey, signer: Signer, *, expires: str) -> Mapping[str, bytes]:
    """`root.layout` and a link for each stage, signed with one key. `expires` is UTC: 2046-01-01T00:00:00Z."""
    stages = stages_due(manifest)
    links = {
        f"{stage}.{key.id[:8]}.link": envelope_bytes(seal(canonical_bytes(_link(manifest, stages, at)), signer))
        for at, stage in enumerate(stages)
    }
    layout = canonical_bytes(_layout(stages, key, expires))
    return {"root.layout": envelope_bytes(seal(layout, signer)), **links}


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

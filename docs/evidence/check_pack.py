"""Checks an evidence pack without Colophon: `python check_pack.py PACK.zip [KEYS.json]`. Needs only `cryptography`.

Did keys of the ring sign each stage, and the last one exactly this manifest? Does the article say what the manifest
holds, and is the source the one that was captured? Colophon itself asks for more.
"""

import base64
import gzip
import hashlib
import json
import sys
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def main(pack: str, own_keys: str = "") -> None:
    files = {name.removeprefix("edition/"): data for name, data in read(pack)}
    ring = json.loads(Path(own_keys).read_bytes() if own_keys else files["keys.json"])
    keys = {sha256(bytes.fromhex(key["public"])): key for key in ring["keys"]}
    manifest, said = json.loads(files["manifest.json"]), json.loads(files["article.json"])["article"]
    lines = [line for name in sorted(files) if name.startswith("signoff") for line in files[name].splitlines()]
    signoffs = [signed(json.loads(line), keys) for line in lines]  # packs up to layout 6 have a file for each
    waived = {one["rule"] for one in manifest["waivers"]}
    due = {"translate", "review", "publish"} | ({"proofread"} if "proofreading" not in waived else set())
    need(due <= {stage for stage, _ in signoffs}, "a stage was not signed")
    need(signoffs[-1] == ("publish", sha256(files["manifest.json"])), "the last sign-off speaks of another manifest")
    for field in manifest["article"]:
        need(sha256(canonical(said.get(field["name"]))) == field["sha256"], f"{field['name']} was altered")
    credits = [{name: value for name, value in one.items() if value} for one in manifest["credits"]]
    need(said.get("credits", []) == credits, "the credits were altered")
    source = manifest["source"]
    need(sha256(canonical(json.loads(files["source.json"]))) == source["article"], "the source is another article")
    if "snapshot.warc.gz" in files:
        head, _, rest = gzip.decompress(files["snapshot.warc.gz"]).partition(b"\r\n\r\n")
        length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        block = rest[: int(length[15:])]
        body = block.partition(b"\r\n\r\n")[2] if b"application/http" in head else block
        need(sha256(body) == source["sha256"], "the snapshot is another one")
    print(f"All of it belongs together: “{manifest['title']}”, from {source['address']}")


def read(pack: str) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(pack) as opened:
        return [(name, opened.read(name)) for name in opened.namelist()]


def signed(envelope: dict, keys: dict) -> tuple[str, str]:
    payload, kind = base64.b64decode(envelope["payload"]), envelope["payloadType"].encode()
    key = keys[envelope["signatures"][0]["keyid"]]
    message = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    signature = base64.b64decode(envelope["signatures"][0]["sig"])
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["public"])).verify(signature, message)
    statement = json.loads(payload)
    need(not key["revoked"], "the key was revoked")
    print(f"{statement['predicate']['stage']:>10}  {statement['predicate']['person']['name']}")
    return statement["predicate"]["stage"], statement["subject"][0]["digest"]["sha256"]


def need(holds: bool, otherwise: str) -> None:
    if not holds:
        sys.exit(f"NOT AS SIGNED: {otherwise}.")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


if __name__ == "__main__":
    main(*sys.argv[1:])

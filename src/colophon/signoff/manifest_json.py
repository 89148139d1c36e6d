"""The manifest's form in JSON, written and read strictly: what is read is what was written, byte for byte."""

import msgspec

from colophon.article.refused_json import refused_json
from colophon.errors import ManifestError
from colophon.signoff.canonical import bytes_of, refuse_other, sha256_of
from colophon.signoff.manifest import Manifest

_READER = msgspec.json.Decoder(Manifest)


def manifest_bytes(manifest: Manifest) -> bytes:
    """The canonical bytes, whose SHA-256 is what people sign."""
    return bytes_of(manifest)


def manifest_digest(manifest: Manifest) -> str:
    """64 hexadecimal digits."""
    return sha256_of(manifest_bytes(manifest))


def read_manifest(data: bytes) -> Manifest:
    """The inverse of `manifest_bytes`; raises ManifestError or NotCanonicalError.

    A field too many, or one that is missing, is found by writing the manifest again.
    """
    try:
        manifest = _READER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ManifestError(f"This is not a manifest: {refused_json(str(error), 'manifest')}.") from error
    refuse_other(data, manifest_bytes(manifest))
    if len({pair.id for pair in manifest.pairs}) != len(manifest.pairs):
        raise ManifestError("Two pairs of this manifest have the same id.")
    return manifest

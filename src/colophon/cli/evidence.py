"""The evidence pack of an edition; a part of `colophon export`."""

from datetime import timedelta

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.cli import desk
from colophon.editions.evidence import evidence
from colophon.editions.reading import folders_of
from colophon.errors import KeyFileError
from colophon.intake.warc import to_warc
from colophon.signoff.in_toto import in_toto_files
from colophon.signoff.manifest_json import read_manifest

_YEARS = timedelta(days=20 * 365)


def evidence_of(home: Home, translation: str, number: int, *, with_snapshot: bool) -> bytes:
    """The edition's folder as it is published, with what only the desk has."""
    from colophon.desk.actions.set_site import site_files
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.editions import edition_of, source_of

    record = edition_of(translation_of(translation), number)
    manifest = read_manifest(bytes(record.manifest))
    keys = desk.keys(home)
    public = keys.present()
    if public is None:
        raise KeyFileError("The desk has no key to sign the layout for in-toto with.")
    expires = (now() + _YEARS).strftime("%Y-%m-%dT00:00:00Z")
    files, _ = site_files(home, record.translation.snapshot.source.desk, keys)
    folders = folders_of(files).values()
    snapshot = to_warc(home.snapshots.read(manifest.source.sha256)) if with_snapshot else b""
    return evidence(
        next(files for files in folders if files["manifest.json"] == bytes(record.manifest)),
        source_of(record),
        snapshot=snapshot,
        in_toto=in_toto_files(manifest, public, keys.load(public.id), expires=expires),
    )

"""The evidence pack of an edition; a part of `colophon export`."""

from datetime import timedelta

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.cli import desk
from colophon.editions.bilingual import may_print_original
from colophon.editions.build import files_of_article
from colophon.editions.evidence import evidence
from colophon.editions.verification.folders import folders_of
from colophon.errors import KeyFileError
from colophon.intake.warc import to_warc
from colophon.signoff.in_toto import in_toto_files
from colophon.signoff.manifest_json import read_manifest

_YEARS = timedelta(days=20 * 365)


def evidence_of(home: Home, translation: str, number: int, *, with_snapshot: bool | None = None) -> tuple[bytes, bool]:
    """The edition's folder as it is published, with what only the desk has; and whether the source's bytes are in it.

    `with_snapshot` left open: where the rights record covers the original.
    """
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.editions import edition_of, source_of

    record = edition_of(translation_of(translation), number)
    manifest = read_manifest(bytes(record.manifest))
    keys = desk.keys(home)
    public = keys.present()
    if public is None:
        raise KeyFileError("The desk has no key to sign the layout for in-toto with.")
    expires = (now() + _YEARS).strftime("%Y-%m-%dT00:00:00Z")
    given = may_print_original(manifest) if with_snapshot is None else with_snapshot
    snapshot = to_warc(home.snapshots.read(manifest.source.sha256)) if given else b""
    pack = evidence(
        _folder(home, record.translation.snapshot.source_id, bytes(record.manifest)),
        source_of(record),
        snapshot=snapshot,
        in_toto=in_toto_files(manifest, public, keys.load(public.id), expires=expires),
    )
    return pack, given


def _folder(home: Home, source: int, manifest: bytes) -> dict[str, bytes]:
    """The published folder with this manifest: set with the editions of its source alone, whatever else is out."""
    from colophon.desk.actions.set_site import site_of
    from colophon.desk.queries.article import published_edition
    from colophon.desk.queries.editions import editions_of_source

    records = list(editions_of_source(source))
    site = site_of(home, records[0].translation.snapshot.source.desk, desk.keys(home))
    editions = [published_edition(record) for record in records]
    set_article = files_of_article(editions, site.desk, site.ring, look=site.look)
    folders = folders_of(set_article.files).values()
    return dict(next(files for files in folders if files["manifest.json"] == manifest))

"""The evidence for one edition in one file: its folder, what was read from the source, the sign-offs for in-toto."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

import msgspec

from colophon.article.article import Article
from colophon.article.json_form import article_json, read_article_json
from colophon.editions.edition import Files
from colophon.editions.verification.difference import Difference, Wrong, altered
from colophon.editions.verification.one_edition import verify_edition
from colophon.errors import ColophonError, EvidenceError
from colophon.intake.warc import from_warc
from colophon.signoff.article_digest import article_digest
from colophon.signoff.in_toto import altered_in_toto
from colophon.signoff.keyring import KeyRing
from colophon.signoff.manifest import Manifest
from colophon.signoff.manifest_json import read_manifest

EDITION, SOURCE, SNAPSHOT, IN_TOTO = "edition/", "source.json", "snapshot.warc.gz", "in-toto/"
CHECKS = "checks.json"
LARGEST = 256 * 1024 * 1024
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same evidence is the same file, whenever it is written


def evidence(edition: Files, source: Article, *, snapshot: bytes = b"", in_toto: Mapping[str, bytes]) -> bytes:
    """A ZIP. `snapshot` is the WARC of the source's bytes, left out where rights do not let it be given away."""
    files = {f"{EDITION}{name}": data for name, data in edition.items()}
    files |= {f"{IN_TOTO}{name}": data for name, data in in_toto.items()}
    files[SOURCE] = article_json(source).encode("utf-8")
    files[CHECKS] = checks_json(read_manifest(edition["manifest.json"]))
    if snapshot:
        files[SNAPSHOT] = snapshot
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            pack.writestr(entry, files[name])
    return out.getvalue()


def checks_json(manifest: Manifest) -> bytes:
    """What was asked, what is left open, dismissed and waived, each with its sentences: the manifest, to be read."""
    pairs = {pair.id: {"source": pair.source, "target": pair.target} for pair in manifest.pairs}
    told = {
        "asked": list(manifest.checks.catalogue),
        "open": [{"finding": one, "sentence": pairs.get(one.pair, {})} for one in manifest.checks.open],
        "dismissed": [{"dismissal": one, "sentence": pairs.get(one.pair, {})} for one in manifest.dismissals],
        "waived": manifest.waivers,
    }
    plain = msgspec.to_builtins(told)
    return (json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "replace")


def unpacked(data: bytes) -> Files:
    """The files of a pack. EvidenceError for what is none, holds a path twice or leads outside, or is too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as pack:
            entries = pack.infolist()
            names = [entry.filename for entry in entries]
            if sum(entry.file_size for entry in entries) > LARGEST or len(set(names)) != len(names):
                raise EvidenceError("This pack is too large, or holds a file twice.")
            if any(name.startswith("/") or ".." in name.split("/") for name in names):
                raise EvidenceError("This pack names a file outside of itself.")
            return {entry.filename: pack.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        raise EvidenceError(f"This is not an evidence pack: {error}.") from error


def verify_evidence(files: Files, *, ring: KeyRing | None = None) -> tuple[Difference, ...]:
    """Everything that is wrong with a pack's edition, and with the source that it claims."""
    edition = {name.removeprefix(EDITION): data for name, data in files.items() if name.startswith(EDITION)}
    found = verify_edition(edition, ring=ring)
    if found:
        return found
    manifest = read_manifest(edition["manifest.json"])
    return (
        *_of_source(files, manifest.source.article),
        *_of_snapshot(files, manifest.source.sha256),
        *_of_checks(files, manifest),
        *_of_in_toto(files, manifest),
        *_strangers(files),
    )


def _of_source(files: Files, signed: str) -> Iterator[Difference]:
    if SOURCE not in files:
        yield Difference(wrong=Wrong.MISSING, file=SOURCE)
        return
    try:
        found = article_digest(read_article_json(files[SOURCE].decode("utf-8")))
    except (ColophonError, UnicodeDecodeError) as error:
        yield Difference(wrong=Wrong.UNREADABLE, file=SOURCE, detail=str(error))
        return
    if found != signed:
        yield Difference(wrong=Wrong.CLAIM, file=SOURCE, detail="the source's article", signed=signed, found=found)


def _of_snapshot(files: Files, signed: str) -> Iterator[Difference]:
    if SNAPSHOT not in files:
        return
    try:
        found = from_warc(files[SNAPSHOT]).sha256
    except ColophonError as error:
        yield Difference(wrong=Wrong.UNREADABLE, file=SNAPSHOT, detail=error.message)
        return
    if found != signed:
        yield Difference(wrong=Wrong.CLAIM, file=SNAPSHOT, detail="the source's bytes", signed=signed, found=found)


def _of_checks(files: Files, manifest: Manifest) -> Iterator[Difference]:
    """Packs from before this file was written do without it."""
    if CHECKS in files and files[CHECKS] != (wanted := checks_json(manifest)):
        yield altered(CHECKS, signed=wanted, found=files[CHECKS])


def _of_in_toto(files: Files, manifest: Manifest) -> Iterator[Difference]:
    """Who made a pack may leave them out, but not tell something else there."""
    told = {name.removeprefix(IN_TOTO): data for name, data in files.items() if name.startswith(IN_TOTO)}
    for name in altered_in_toto(told, manifest) if told else ():
        yield Difference(wrong=Wrong.FIELD, file=f"{IN_TOTO}{name}", detail="what it tells of the stages")


def _strangers(files: Files) -> Iterator[Difference]:
    for name in files:
        if name not in (SOURCE, SNAPSHOT, CHECKS) and not name.startswith((EDITION, IN_TOTO)):
            yield Difference(wrong=Wrong.UNEXPECTED, file=name)

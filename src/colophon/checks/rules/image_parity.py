"""An image of the source is not in the translation, or another was added."""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.marks import images, lacking
from colophon.checks.typography import in_plain


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if not pair.source.strip() or not pair.target.strip():
        return
    source, target = images(pair.source), images(pair.target)
    if not source and not target:
        return
    for image, start, end in lacking(source, target):
        yield CHECK.in_source(pair, *in_plain(pair.source, start, end), missing=image)
    for image, start, end in lacking(target, source):
        yield CHECK.in_target(pair, *in_plain(pair.target, start, end), added=image)


CHECK = Check(
    slug="image-parity",
    title="An image is missing or was added",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(source="[", target="["),
)

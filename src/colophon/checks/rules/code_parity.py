"""Code is not letter for letter as in the source: what readers copy then does something else.

Whether it is set as code is a matter of style, so text that the other side has without the marks is no difference.
"""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.marks import codes, lacking
from colophon.checks.typography import in_plain


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    source, target = codes(pair.source), codes(pair.target)
    if not (source or target) or not pair.source.strip() or not pair.target.strip():
        return
    there, here = _folded(pair.target), _folded(pair.source)
    for code, start, end in lacking(source, target):
        if _folded(code) not in there:
            yield CHECK.in_source(pair, *in_plain(pair.source, start, end), missing=code)
    for code, start, end in lacking(target, source):
        if _folded(code) not in here:
            yield CHECK.in_target(pair, *in_plain(pair.target, start, end), added=code)


def _folded(text: str) -> str:
    """Plain text without spaces and quotation marks."""
    return plain(text).replace(" ", "").translate(_QUOTES)


_QUOTES = dict.fromkeys(map(ord, "'\"“”‘’"))

CHECK = Check(
    slug="code-parity",
    title="Inline code is missing or differs",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(source="`", target="`"),
)

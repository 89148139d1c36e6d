"""More percent signs in the source than shares in the target, where nothing knows the language's numbers better."""

import re
from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.known_numbers import numbers_are_known

_SHARE = re.compile(r"(?<=\d)[ \u00a0\u202f]?[%٪％]|[%٪％][ \u00a0\u202f]?(?=\d)")
_SPELLED = re.compile(
    r"[%٪％‰]|per ?cent|pour cent|por ciento|por cento|prozent|процент|відсот|procent|percent|"
    r"بالمئة|بالمائة|في المئة|في المائة|"
    r"درصد|प्रतिशत|パーセント|퍼센트|百分|成|割|yüzde|phần trăm|persen|τοις εκατό|אחוז",
    re.IGNORECASE,
)


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if numbers_are_known(brief.source_language, brief.target_language) or not pair.target.strip():
        return
    source = plain(pair.source)
    shares = list(_SHARE.finditer(source))
    for share in shares[len(_SPELLED.findall(plain(pair.target))) :]:
        yield CHECK.in_source(pair, share.start(), share.end(), source=share[0].strip())


CHECK = Check(
    slug="percentage",
    title="A percentage is missing",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    concerns=lambda brief: not numbers_are_known(brief.source_language, brief.target_language),
)

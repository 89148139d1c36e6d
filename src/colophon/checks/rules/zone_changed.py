"""An hour is given in another time zone than in the source, or without it: 9 p.m. in New York is not 9 p.m. in London.

Asked where an hour stands on both sides unchanged: who reckons it into another zone names that one. A zone that is left
out is a note: what happens in London happens by London's clocks.
"""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.look import look
from colophon.languages.quantities.match import same
from colophon.languages.quantities.mention import Mention
from colophon.languages.quantities.reading import quantities
from colophon.languages.quantities.zones import zones


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    seen = look(pair, brief)
    hours = _hours(seen.source, brief.source_language)
    here = zones(seen.source, brief.source_language) if hours else ()
    there = zones(seen.target, brief.target_language) if here else ()
    gone = [zone for zone in here if all(zone.name != other.name for other in there)]
    if not gone or not _keeps(hours, _hours(seen.target, brief.target_language)):
        return
    come = next((zone for zone in there if all(zone.name != other.name for other in here)), None)
    said = seen.source[gone[0].start : gone[0].end]
    if come is not None:
        written = seen.target[come.start : come.end]
        yield CHECK.in_target(pair, come.start, come.end, source=said, target=written)
    elif not there:
        yield replace(CHECK.in_source(pair, gone[0].start, gone[0].end, source=said), severity=Severity.NOTE)


def _keeps(here: list[Mention], there: list[Mention]) -> bool:
    """Whether one of the hours stands on both sides."""
    return any(
        same(a, b) for one in here for other in there for a in one.values for b in (*other.values, *other.others)
    )


def _hours(text: str, tag: str) -> list[Mention]:
    return [mention for mention in quantities(text, tag) if mention.time]


CHECK = Check(
    slug="zone-changed",
    title="An hour is given in another time zone",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(source="0123456789"),
)

"""A country, city or language of the source is another one in the translation: Austria for Australia, Iran for Iraq.

Names come from CLDR. Asked only where one place of a kind lacks on one side and one too many stands on the other. A
language is a note: "Welsh" is more than a language.
"""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.languages.places import Place, hinted, places


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    source, target = plain(pair.source), plain(pair.target)
    here = places(source, brief.source_language)
    there = places(target, brief.target_language) if here else ()
    if not there:
        return
    lacking = _unmatched(here, hinted(there, target, brief.target_language))
    extra = _unmatched(there, hinted(here, source, brief.source_language)) if lacking else []
    for kind in ("country", "city", "language"):
        gone = [place for place in lacking if place.kind == kind]
        come = [place for place in extra if place.kind == kind]
        if len({place.start for place in gone}) == 1 and len({place.start for place in come}) == 1:
            said, written = gone[0], come[0]
            evidence = {"source": source[said.start : said.end], "target": target[written.start : written.end]}
            found = CHECK.in_target(pair, written.start, written.end, **evidence)
            yield replace(found, severity=Severity.NOTE) if kind == "language" else found


def _unmatched(found: tuple[Place, ...], known: frozenset[str]) -> list[Place]:
    """Places that the other side does not know. One name may stand for several places; any of them will do."""
    by_spot: dict[int, list[Place]] = {}
    for place in found:
        by_spot.setdefault(place.start, []).append(place)
    return [spot[0] for spot in by_spot.values() if not any(place.key in known for place in spot)]


CHECK = Check(
    slug="place-replaced",
    title="Another country, city or language",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)

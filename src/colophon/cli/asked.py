"""What `colophon check` has asked about: two files, or a translation of the desk, laid side by side and questioned."""

from dataclasses import dataclass

from colophon.article.article import Article
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Finding, Severity, Translation


@dataclass(frozen=True, slots=True)
class Asked:
    """The pairs, what was found, both articles, what the checks were told, how surely the two belong together (0–1)."""

    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    source: Article
    target: Article
    brief: Brief
    belonging: float = 1.0

    @property
    def alarming(self) -> bool:
        return any(finding.severity is not Severity.NOTE for finding in self.findings)


def of_files(texts: tuple[str, str], *, source_language: str, target_language: str) -> Asked:
    """A source and a translation that was made elsewhere."""
    source = _source(texts[0], source_language)
    target = _translation(texts[1], target_language, source)
    return _laid(source, target, languages=(source_language or source.language, target_language or target.language))


def of_relay(key: str, first: str) -> Asked:
    """A translation of this desk beside the first source of what it was translated from: a file or an address."""
    made = of_desk(key)
    source = _source(first, "")
    return _laid(source, made.target, languages=(source.language, made.target.language))


def _laid(source: Article, target: Article, *, languages: tuple[str, str]) -> Asked:
    from colophon.checks.run import run_translation
    from colophon.segments.bead import ASK_BELOW
    from colophon.segments.pair_articles import articles_belong, pair_articles

    aligned = pair_articles(source, target)
    doubtful = sum(one.confidence < ASK_BELOW for one in aligned) * 2 > len(aligned)
    pairs = tuple(one.pair for one in aligned)
    brief = Brief(source_language=languages[0], target_language=languages[1], published=source.published)
    found = run_translation(Translation(pairs, source, target), brief)
    return Asked(pairs, found, source, target, brief, articles_belong(source, target) if doubtful else 1.0)


def _source(name: str, language: str) -> Article:
    from colophon.article.lead import with_lead_once
    from colophon.intake.clean_addresses import with_clean_addresses
    from colophon.intake.read import read

    taken = read(_bytes(name), name=name, language=language)
    return with_lead_once(with_clean_addresses(taken.article)[0])


def _bytes(name: str) -> bytes:
    from colophon.adapters.input import read_bytes

    if not name.startswith(("http://", "https://")):
        return read_bytes(name)
    from colophon.adapters.network.web import Web
    from colophon.adapters.settings import Settings

    return Web.of_desk(Settings()).fetch(name).body


def _translation(name: str, language: str, source: Article) -> Article:
    """A translation that was published already, or a file on its way."""
    from colophon.adapters.input import read_bytes
    from colophon.article.renumber import with_links_of
    from colophon.intake.clean_addresses import with_clean_addresses
    from colophon.intake.translation import read_translation

    published = read_translation(read_bytes(name), name=name, language=language)
    return with_links_of(source, with_clean_addresses(published.article)[0])


def of_desk(key: str) -> Asked:
    """A translation of this desk, less what people have dismissed."""
    from colophon.cli import desk

    desk.opened()
    from colophon.desk.queries.article import translated_article
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.checked import brief_of, open_findings
    from colophon.desk.queries.source_article import source_article
    from colophon.desk.queries.text import pairs_of

    translation = translation_of(key)
    return Asked(
        pairs_of(translation),
        open_findings(translation),
        source_article(translation.snapshot),
        translated_article(translation),
        brief_of(translation),
    )

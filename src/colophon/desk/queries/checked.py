"""What the checks find in a translation as it now stands, and what of that people have dismissed."""

from dataclasses import dataclass

from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Finding, Translation
from colophon.checks.run import run_translation
from colophon.desk.models import TranslationRecord
from colophon.desk.queries.article import source_article, translated_article
from colophon.desk.queries.text import pairs_of


@dataclass(frozen=True, slots=True)
class Checked:
    """Which checks were asked, in their order, and everything that they found."""

    catalogue: tuple[str, ...]
    findings: tuple[Finding, ...]


def checked(translation: TranslationRecord) -> Checked:
    """Every check on the text as it is stored now."""
    source = source_article(translation.snapshot)
    brief = Brief(
        source_language=source.language,
        target_language=translation.language,
        published=source.published,
    )
    text = Translation(pairs_of(translation), source, translated_article(translation))
    return Checked(tuple(check.slug for check in CATALOGUE), run_translation(text, brief))


def open_findings(translation: TranslationRecord) -> tuple[Finding, ...]:
    """What nobody has dismissed."""
    dismissed = set(translation.dismissals.values_list("pair", "check_slug", "fingerprint"))
    found = checked(translation).findings
    return tuple(one for one in found if (one.pair, one.check, one.fingerprint) not in dismissed)

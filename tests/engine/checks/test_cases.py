"""Every check against its case file: what it marks, and where it stays silent."""

import pytest
from tests.engine.checks.articles import article
from tests.engine.checks.case_files import Case, cases, slugs

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Check, Finding, Side, Translation
from colophon.checks.fix import fix
from colophon.checks.run import run_pairs, run_translation
from colophon.checks.termbase import NO_TERMS
from colophon.memory.concept import Concept, Term, TermStatus
from colophon.memory.termbase import ConceptTermbase

CHECKS = {check.slug: check for check in CATALOGUE}
CHECKED = [slug for slug in slugs() if slug in CHECKS]
MENDING = [slug for slug in CHECKED if any(case.fixed is not None for case in cases(slug))]


def brief_of(case: Case) -> Brief:
    tags = {"source_language": case.source_language, "target_language": case.target_language}
    concepts = [concept(line, case) for line in case.terms]
    return Brief(**tags, termbase=ConceptTermbase(concepts, **tags) if concepts else NO_TERMS)


def concept(line: str, case: Case) -> Concept:
    source, _, renderings = line.partition("=")
    terms = [Term(language=case.source_language, text=source.strip())]
    for number, rendering in enumerate(part.strip() for part in renderings.split("|")):
        good = TermStatus.PREFERRED if number == 0 else TermStatus.ALLOWED
        status = TermStatus.FORBIDDEN if rendering.startswith("!") else good
        terms.append(Term(language=case.target_language, text=rendering.lstrip("!"), status=status))
    return Concept(key=source.strip(), terms=tuple(terms))


def found_in(case: Case, check: Check) -> list[Finding]:
    brief = brief_of(case)
    pair = Pair("1", case.source, case.target)
    if case.pairs:
        pairs = tuple(Pair(str(number), *texts) for number, texts in enumerate(case.pairs))
        return list(run_translation(Translation(pairs), brief, (check,)))
    if case.source_blocks or case.target_blocks:
        both = (
            article(case.source_blocks, case.source_language),
            article(case.target_blocks, case.target_language),
        )
        return list(run_translation(Translation((), *both), brief, (check,)))
    return [finding for _, findings in run_pairs([pair], brief, (check,)) for finding in findings]


def marked_in(case: Case) -> tuple[str, ...]:
    """The texts that the check marks; what it tells of whole articles."""
    found = found_in(case, CHECKS[case.slug])
    if case.source_blocks or case.target_blocks:
        return tuple(" ".join(str(value) for value in finding.evidence.values()) for finding in found)
    pairs = case.pairs or ((case.source, case.target),)
    numbered = [int(f.pair or 0) if case.pairs else 0 for f in found]
    texts = [plain(pairs[number][f.side is Side.TARGET]) for number, f in zip(numbered, found, strict=True)]
    return tuple(text[f.start : f.end] for text, f in zip(texts, found, strict=True))


@pytest.mark.parametrize("slug", CHECKED)
def test_a_check_answers_as_its_cases_say(slug: str) -> None:
    wrong = [
        f"{case}: {marked} and not {case.fires}. {case.why}"
        for case in cases(slug)
        if (marked := marked_in(case)) != case.fires
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("slug", MENDING)
def test_a_fix_reads_as_its_cases_say(slug: str) -> None:
    for case in cases(slug):
        if case.fixed is not None:
            fixed = fix(case.target, case.target_language, (CHECKS[slug],))
            assert fixed.text == case.fixed, f"{case}: {case.why}"
            assert fix(fixed.text, case.target_language, (CHECKS[slug],)).changes == (), str(case)


@pytest.mark.parametrize("slug", slugs())
def test_a_case_file_has_silent_cases(slug: str) -> None:
    rows = cases(slug)
    silent = sum(not case.fires for case in rows)
    assert len(rows) >= 4, "four cases say little already"
    assert silent / len(rows) >= 0.3, "a check is trusted for what it does not say"

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

CHECKS = {check.slug: check for check in CATALOGUE}
ALL = [case for slug in slugs() if slug in CHECKS for case in cases(slug)]


def found_in(case: Case, check: Check) -> list[Finding]:
    brief = Brief(source_language=case.source_language, target_language=case.target_language)
    pair = Pair("1", case.source, case.target)
    if case.source_blocks or case.target_blocks:
        both = (
            article(case.source_blocks, case.source_language),
            article(case.target_blocks, case.target_language),
        )
        return list(run_translation(Translation((), *both), brief, (check,)))
    return [finding for _, findings in run_pairs([pair], brief, (check,)) for finding in findings]


@pytest.mark.parametrize("case", ALL, ids=str)
def test_a_check_answers_as_its_case_says(case: Case) -> None:
    texts = {Side.SOURCE: plain(case.source), Side.TARGET: plain(case.target)}
    found = found_in(case, CHECKS[case.slug])
    if case.source_blocks or case.target_blocks:
        marked = [" ".join(str(value) for value in finding.evidence.values()) for finding in found]
    else:
        marked = [texts[finding.side][finding.start : finding.end] for finding in found]
    assert tuple(marked) == case.fires, case.why


@pytest.mark.parametrize("case", [case for case in ALL if case.fixed is not None], ids=str)
def test_a_fix_reads_as_its_case_says(case: Case) -> None:
    fixed = fix(case.target, case.target_language, (CHECKS[case.slug],))
    assert fixed.text == case.fixed, case.why
    assert fix(fixed.text, case.target_language, (CHECKS[case.slug],)).changes == ()


@pytest.mark.parametrize("slug", slugs())
def test_a_case_file_has_silent_cases(slug: str) -> None:
    rows = cases(slug)
    silent = sum(not case.fires for case in rows)
    assert len(rows) >= 4, "four cases say little already"
    assert silent / len(rows) >= 0.3, "a check is trusted for what it does not say"

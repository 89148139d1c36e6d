"""Credits that are written in a convention are read again from it, and a note is never read past."""

import pytest
from tests.engine.editions.samples import DESK
from tests.engine.editions.targets.standings import CORRECTED, GONE, IN_ARABIC, PUBLISHED

from colophon.article.credit import Role
from colophon.article.read_markdown import read_markdown
from colophon.editions.targets.conventions import Convention
from colophon.editions.targets.mirror import Mirror
from colophon.editions.targets.target import Standing
from colophon.intake.published.read import read_published


def text(standing: Standing, convention: Convention) -> str:
    return Mirror(convention).files(standing, DESK)[Mirror(convention).path(standing)].decode()


@pytest.mark.parametrize("convention", [Convention.MIRROR, Convention.LCTT, Convention.GOLD_MINER])
def test_what_is_written_in_a_convention_is_read_from_it(convention: Convention) -> None:
    found = read_published(text(PUBLISHED, convention), language="zh-Hans").article
    names = {(one.role, one.name) for one in found.credits}
    assert {(Role.AUTHOR, "Ina Holm"), (Role.TRANSLATOR, "林若水")} <= names
    assert "Bo Marsh" in {name for role, name in names if role in {Role.REVIEWER, Role.PROOFREADER}}
    assert found.source
    assert found.source.url == "https://news.example/pier"
    assert "林若水" not in "".join(getattr(block, "text", "") for block in found.blocks)


def test_our_own_form_says_everything_in_front_matter() -> None:
    article = PUBLISHED.edition.article
    found = read_markdown(text(PUBLISHED, Convention.PLAIN))
    assert found.credits == article.credits
    assert found.source == article.source
    assert (found.url, found.published) == (PUBLISHED.address, PUBLISHED.since)


@pytest.mark.parametrize("convention", Convention)
def test_a_correction_stands_before_the_text(convention: Convention) -> None:
    written = text(CORRECTED, convention)
    assert written.index("初版误作42万") < written.index("清晨五点一刻")


@pytest.mark.parametrize("convention", Convention)
def test_a_withdrawn_text_is_not_there_but_its_note_is(convention: Convention) -> None:
    written = text(GONE, convention)
    assert "The source was withdrawn." in written
    assert "quarter past five" not in written
    assert "pier.jpg" not in written


@pytest.mark.parametrize("convention", Convention)
def test_no_link_leads_where_it_should_not(convention: Convention) -> None:
    assert "javascript:" not in text(PUBLISHED, convention)


def test_labels_are_in_the_language_of_the_text() -> None:
    assert "الترجمة: 林若水" in text(IN_ARABIC, Convention.MIRROR)

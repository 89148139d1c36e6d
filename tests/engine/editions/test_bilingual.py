"""Both languages stand side by side block by block; what says the same in both stands there once."""

from itertools import groupby

from hypothesis import given
from tests.engine.article.strategies import articles
from tests.engine.editions.samples import CHINESE, DESK, edition, manifest_of

from colophon.article.article import Article, Code, Footnote, ListItem, Quotation, Rule
from colophon.editions.bilingual import rows
from colophon.editions.edition import Edition
from colophon.editions.page import set_edition


def _edition(article: Article) -> Edition:
    return Edition(number=1, published="", article=article, manifest=manifest_of(article, "t1"), envelopes=())


def test_code_and_rules_stand_once_and_everything_else_in_both_languages() -> None:
    found = rows(edition(CHINESE), DESK)
    once = [row.translation for row in found if row.shared]
    assert [str(text)[:4] for text in once] == ["<hr>", "<pre"]
    assert all(row.original == row.translation for row in found if row.shared)
    assert all("source " in row.original for row in found if not row.shared and "<figure" not in row.translation)


@given(articles())
def test_each_row_holds_what_is_set_together(article: Article) -> None:
    found = rows(_edition(article), DESK)
    kinds = [type(block) for block in article.blocks if type(block) is not Footnote]
    runs = [kind for kind, run in groupby(kinds) for _ in ([kind] if kind in (ListItem, Quotation) else run)]
    above, notes = 2 if article.summary else 1, sum(type(block) is Footnote for block in article.blocks)
    assert [row.shared for row in found[above : len(found) - notes]] == [kind in (Code, Rule) for kind in runs]


@given(articles())
def test_what_the_own_page_was_set_with_is_set_the_same_here(article: Article) -> None:
    one = _edition(article)
    assert rows(one, DESK, parts=set_edition(one, DESK).parts) == rows(one, DESK)

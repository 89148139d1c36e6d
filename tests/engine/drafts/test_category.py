"""What a change was about: a guess by rules, with what they must not claim."""

import pytest

from colophon.drafts.category import Category, category_of


@pytest.mark.parametrize(
    ("before", "after", "category"),
    [
        ("It cost 4.2 million.", "It cost 4.3 million.", Category.ACCURACY),
        ("耗资420万。", "耗资42万。", Category.ACCURACY),
        ("The **pier** opens.", "The pier opens.", Category.MARKUP),
        ("The peir opens in May.", "The pier opens in May.", Category.LANGUAGE),
        ("The pier opens in may", "The pier opens in May.", Category.LANGUAGE),
        ("码头在五月开放", "码头在五月开放。", Category.LANGUAGE),
        ("The jetty opens.", "The landing stage opens.", Category.TERMINOLOGY),
        ("In May the pier opens to all.", "The pier opens to all in May.", Category.STYLE),
        ("They say it will open.", "According to them, the opening is near.", Category.STYLE),
    ],
)
def test_a_change_has_its_category(before: str, after: str, category: Category) -> None:
    assert category_of(before, after, renderings=["landing stage"]) is category


def test_a_rendering_that_stood_there_before_explains_nothing() -> None:
    changed = category_of("The landing stage open.", "The landing stage opens.", renderings=["landing stage"])
    assert changed is Category.LANGUAGE

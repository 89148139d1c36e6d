"""What of a page is its body: whole, without what surrounds it; hidden text where it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.intake.pages import PARAGRAPHS, page, paragraphs

from colophon.article.article import Image
from colophon.intake.completeness import block_texts
from colophon.intake.likelihood import forest
from colophon.intake.page import read_page
from colophon.intake.signs import NAMES


def told(body: str, head: str = "") -> str:
    blocks = read_page(page(body, head=head)).article.blocks
    return "\n".join(text for block in blocks if not isinstance(block, Image) for text in block_texts(block))


def test_trees_ask_for_known_signs_and_end() -> None:
    assert forest().trees
    for tree in forest().trees:
        for at, (sign, _, below, over) in enumerate(tree):
            assert -1 <= sign < len(NAMES)
            assert sign < 0 or min(below, over) > at


@given(st.lists(st.floats(-50, 50), min_size=len(NAMES), max_size=len(NAMES)))
def test_a_likelihood_is_one(signs: list[float]) -> None:
    assert 0 <= forest().likelihood(signs) <= 1


def test_a_linked_paragraph_between_others_is_kept() -> None:
    linked = (
        'The plan, which <a href="/plan">the council set out in a paper</a> of forty pages, '
        "has three parts and one long annex"
    )
    before, *rest = PARAGRAPHS
    body = f"<article><h1>Ferry</h1><p>{before}</p><p>{linked}</p>{''.join(f'<p>{r}</p>' for r in rest)}</article>"
    assert "has three parts" in told(body)


@pytest.mark.parametrize(
    "outside",
    [
        '<div class="newsletter-box"><p>Get our harbour news into your letter box every morning at seven.</p></div>',
        '<p>Read also: <a href="/b">Tarn Head wants a bridge of its own after all these years</a></p>',
        '<section class="related-articles"><h3>More</h3><p><a href="/c">Cannery hires sixty</a></p></section>',
        '<div class="comments"><p>Anna: I have taken that ferry since I was a child and I shall miss it.</p></div>',
        '<ul class="tags"><li><a href="/t/1">Harbour</a></li><li><a href="/t/2">Council</a></li></ul>',
    ],
)
def test_what_leads_on_is_left(outside: str) -> None:
    text = told(f"<article><h1>Ferry</h1>{paragraphs()}{outside}</article>")
    assert PARAGRAPHS[-1] in text
    assert not any(word in text for word in ("letter box", "bridge of its own", "Cannery hires", "Anna:", "Harbour"))


@pytest.mark.parametrize("how", ["hidden", 'style="display: none"', 'style="color:red;visibility:hidden"'])
def test_hidden_text_is_left(how: str) -> None:
    text = told(f"<article><h1>Ferry</h1>{paragraphs()}<p {how}>{PARAGRAPHS[0][::-1]}</p></article>")
    assert PARAGRAPHS[0][::-1] not in text


def test_hidden_text_is_read_where_the_page_hides_most_of_it() -> None:
    slides = "".join(
        f'<div style="display:none"><p>{text} This is slide {n}.</p></div>' for n, text in enumerate(PARAGRAPHS * 3)
    )
    text = told(f"<article><h1>Twelve ferries</h1><p>{PARAGRAPHS[0]}</p>{slides}</article>")
    assert "This is slide 11." in text


def test_the_text_that_a_page_tells_in_its_marks_helps_where_others_find_nothing() -> None:
    words = " ".join(PARAGRAPHS)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{words}"}}</script>'
    assert PARAGRAPHS[1] in told(f"<div>{paragraphs()}</div>", head)

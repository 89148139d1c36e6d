"""What a source costs: counted alike in every script, and harder where it reads harder."""

from hypothesis import given
from hypothesis import strategies as st

from colophon.article.article import Article, Paragraph, Table
from colophon.segments.effort import effort, minutes_for, word_count

EASY = "The old pier is open again. People came to look at it. It was cold."
HARD = (
    "Notwithstanding considerable reservations expressed by environmental organisations representing approximately "
    "14,200 households across 37 municipalities, the administration authorised infrastructural modifications costing "
    "4.2 million between 2019 and 2023, of which 1.1 million remains unaccounted for after 18 months of litigation."
)


def article(*paragraphs: str, language: str = "en") -> Article:
    return Article(title="", language=language, blocks=tuple(map(Paragraph, paragraphs)))


def test_words_of_every_script_are_counted() -> None:
    assert word_count("It opens in May.") == 4
    assert word_count("Відкриття — у травні.") == 3
    assert word_count("码头将于五月重新开放。") == 6
    assert word_count("") == word_count("… 12,000 —") == 0


def test_a_harder_text_takes_longer() -> None:
    easy, hard = effort(article(EASY)), effort(article(HARD))
    assert (easy.difficulty, hard.difficulty) == (1, 3)
    assert hard.minutes / hard.words > easy.minutes / easy.words


def test_a_table_makes_it_harder_and_nothing_costs_nothing() -> None:
    tabled = Article(title="", language="en", blocks=(Paragraph(EASY), Table((("a", "b"),))))
    assert effort(tabled).difficulty == 2
    assert effort(article()).minutes == 0


@given(st.text(), st.integers(1, 3))
def test_any_text_has_a_size(text: str, difficulty: int) -> None:
    words = word_count(text)
    assert words >= 0
    assert (minutes_for(words, difficulty) > 0) == (words > 0)

"""An existing translation laid beside its source."""

from colophon.article.article import Article, Heading, Image, ListItem, Paragraph
from colophon.article.places import with_texts
from colophon.segments.pair_articles import pair_articles, split_article
from colophon.segments.running import texts_of

SOURCE = Article(
    title="The harbour reopens",
    language="en",
    blocks=(
        Paragraph("The harbour had been closed for 21 days. Forty people came to watch."),
        Image(url="https://port.example/q.jpg", alt="A grey quay", caption="The north quay on Tuesday."),
        Heading("What happens next"),
        ListItem("On 19 May the court hears the complaint."),
        ListItem("On 12 June the council votes on 250,000 dollars."),
    ),
)
TARGET = Article(
    title="Порт відкривають знову",
    language="uk",
    blocks=(
        Paragraph("Порт був закритий 21 день. Подивитися прийшли сорок людей."),
        Image(url="https://port.example/q.jpg", alt="Сірий причал", caption="Північний причал у вівторок."),
        Heading("Що далі"),
        ListItem("19 травня суд розглядає скаргу."),
        ListItem("12 червня рада голосує про 250 000 доларів."),
    ),
)


def test_blocks_and_their_sentences_are_paired() -> None:
    pairs = [aligned.pair for aligned in pair_articles(SOURCE, TARGET)]
    found = {pair.source: (pair.target, pair.place) for pair in pairs}
    assert found["The harbour reopens"] == ("Порт відкривають знову", "title")
    assert found["Forty people came to watch."] == ("Подивитися прийшли сорок людей.", "0")
    assert found["The north quay on Tuesday."] == ("Північний причал у вівторок.", "1.caption")
    assert found["On 12 June the council votes on 250,000 dollars."][0].startswith("12 червня")
    assert [pair.id for pair in pairs] == [str(number) for number in range(1, len(pairs) + 1)]


def test_a_short_sentence_inside_a_paragraph_is_rather_joined_than_left_out() -> None:
    both = "The council bought a new ferry from a yard in the north. It smelled of paint."
    source = ("The pier cost 4.2 million.", both, "A ticket costs 12 euros.")
    target = ("码头耗资420万。", "市议会从北方的船厂买了一艘渡轮，气味很重。", "船票12欧元。")
    pairs = pair_articles(_running("en", *source), _running("zh-Hans", *target))
    assert [one.pair.source for one in pairs] == list(source)


def _running(language: str, *paragraphs: str) -> Article:
    return Article(title="", language=language, blocks=tuple(map(Paragraph, paragraphs)))


def test_the_translation_takes_its_sources_shape() -> None:
    pairs = [aligned.pair for aligned in pair_articles(SOURCE, TARGET)]
    assert with_texts(SOURCE, texts_of(pairs, "uk")).blocks == TARGET.blocks


def test_an_item_that_was_left_out_is_a_pair_without_target() -> None:
    shorter = Article(title=TARGET.title, language="uk", blocks=TARGET.blocks[:3] + TARGET.blocks[4:])
    pairs = [aligned.pair for aligned in pair_articles(SOURCE, shorter)]
    assert [pair.source for pair in pairs if not pair.target] == ["On 19 May the court hears the complaint."]


def test_a_translation_that_has_not_begun_has_empty_targets() -> None:
    pairs = split_article(SOURCE)
    assert len(pairs) == 8
    assert not any(pair.target for pair in pairs)

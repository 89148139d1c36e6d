"""What changed places in a source, or has another unit, sign or speaker, is news; what moved with its words is not."""

from dataclasses import replace

import pytest

from colophon.article.article import Article, Block, Image, Paragraph, Table
from colophon.watch.change import Drift, Reason, SentenceChange, drift_of
from colophon.watch.compare import compared

ELSEWHERE = "Reporters met Ana Ruiz and Ben Holm, and later Ruiz and Holm again, at the quay of Port Aldra in May."


def between(before: str, after: str, language: str = "en") -> tuple[SentenceChange, ...]:
    old, new = (
        Article(title="T", language=language, blocks=(Paragraph(ELSEWHERE), Paragraph(text)))
        for text in (before, after)
    )
    return compared(old, new)


@pytest.mark.parametrize(
    ("language", "before", "after", "reason"),
    [
        ("en", "The fire left 12 people dead and 40 hurt.", "The fire left 40 people dead and 12 hurt.", Reason.VALUE),
        ("en", "Its price rose from 12 to 40.", "Its price rose from 40 to 12.", Reason.VALUE),
        ("en", "Mending takes 5 to 14 minutes.", "Mending takes 14 to 5 minutes.", Reason.VALUE),
        ("en", "Ana paid 12 and Ben paid 40.", "Ana paid 40 and Ben paid 12.", Reason.VALUE),
        ("en", "Two of the three ships sank.", "Three of the two ships sank.", Reason.VALUE),
        ("en", "It came on Monday, not on Friday.", "It came on Friday, not on Monday.", Reason.VALUE),
        ("en", "Again Ana Ruiz beat Ben Holm.", "Again Ben Holm beat Ana Ruiz.", Reason.NAME),
        ("en", "The dog bit the man at noon.", "The man bit the dog at noon.", Reason.NAME),
        ("fr", "Le feu a fait 12 morts et 40 blessés.", "Le feu a fait 40 morts et 12 blessés.", Reason.VALUE),
        ("zh-Hans", "死者12人，伤者40人。", "死者40人，伤者12人。", Reason.VALUE),
        ("zh-Hans", "在昨晚的决赛中，王芳打败了李娜。", "在昨晚的决赛中，李娜打败了王芳。", Reason.NAME),
        ("ar", "قتل 12 شخصا وأصيب 40 آخرون.", "قتل 40 شخصا وأصيب 12 آخرون.", Reason.VALUE),
        ("uk", "Загинули 12 людей, поранено 40.", "Загинули 40 людей, поранено 12.", Reason.VALUE),
    ],
)
def test_what_changed_places_is_another_fact(language: str, before: str, after: str, reason: Reason) -> None:
    (change,) = between(before, after, language)
    assert change.drift is Drift.FACTUAL
    assert reason in change.reasons


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("In 2019 about 40 ships came to the quay.", "About 40 ships came to the quay in 2019."),
        ("Ana paid 12 and Ben paid 40.", "Ben paid 40 and Ana paid 12."),
        ("They sell bread and milk there.", "They sell milk and bread there."),
        ("At 12 stalls 40 people sold fish.", "40 people sold fish at 12 stalls."),
    ],
)
def test_what_moved_with_the_words_around_it_says_the_same(before: str, after: str) -> None:
    assert drift_of(between(before, after)) is Drift.WORDING


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The road is 5 km long.", "The road is 5 miles long."),
        ("It weighs 5 kg.", "It weighs 5 g."),
        ("The disk holds 10 GB.", "The disk holds 10 MB."),
        ("It needs 10 megawatts.", "It needs 10 gigawatts."),
        ("The strike lasted 5 days.", "The strike lasted 5 weeks."),
        ("It was -5 °C at noon.", "It was 5 °C at noon."),
        ("It was 5 °C at noon.", "It was 5 °F at noon."),
        ("The value has to be < 5.", "The value has to be > 5."),
        ("It was written in C#.", "It was written in C."),
        ("At least 5 ships came.", "At most 5 ships came."),
    ],
)
def test_another_unit_sign_or_limit_is_another_fact(before: str, after: str) -> None:
    assert drift_of(between(before, after)) is Drift.FACTUAL


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The road is 5 km long.", "The road is 5 kilometres long."),
        ("Taken on 3 May 2024 at the quay.", "Taken on May 3, 2024 at the quay."),
        ("It was −5 °C at noon.", "It was -5 °C at noon."),
        ("The quay – 5 ships lay there – burned.", "The quay - 5 ships lay there - burned."),
    ],
)
def test_the_same_quantity_written_otherwise_is_cosmetic(before: str, after: str) -> None:
    assert drift_of(between(before, after)) in (Drift.NONE, Drift.COSMETIC)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "“It is over,” said the mayor.", "“It is over,” said the minister."),
        ("en", "Police said that it was over.", "Officials said that it was over."),
        ("fr", "« C’est fini », a déclaré le maire.", "« C’est fini », a déclaré le ministre."),
        ("de", "„Es ist vorbei“, sagte der Kapitän.", "„Es ist vorbei“, sagte der Lotse."),
        ("zh-Hans", "王芳说：“结束了。”", "李娜说：“结束了。”"),
        ("ar", "قال أحمد إن المنجم مغلق.", "قال سالم إن المنجم مغلق."),
    ],
)
def test_another_speaker_is_another_quotation(language: str, before: str, after: str) -> None:
    (change,) = between(before, after, language)
    assert Reason.QUOTATION in change.reasons


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The big company said it was over.", "The large company said it was over."),
        ("He said that the pier was closed.", "The captain said that the pier was closed."),
        ("“It is over,” the mayor said quietly.", "“It is over,” the mayor said softly."),
    ],
)
def test_the_same_speaker_called_otherwise_is_wording(before: str, after: str) -> None:
    assert drift_of(between(before, after)) is Drift.WORDING


HEAD, OSTER, MOSS = ("Town", "Dead", "Hurt"), ("Oster", "12", "1400"), ("Moss", "300", "7")


def page(*blocks: Block) -> Article:
    return Article(title="T", language="en", blocks=(Paragraph(ELSEWHERE), *blocks))


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, ("Oster", "300", "1400"), ("Moss", "12", "7")),
        (HEAD, ("Oster", "1400", "12"), MOSS),
        (("Town", "Hurt", "Dead"), OSTER, MOSS),
        (HEAD, ("Oster", "12", "1500"), MOSS),
    ],
)
def test_a_cell_that_says_something_else_of_its_row_is_another_fact(rows: tuple[tuple[str, ...], ...]) -> None:
    changes = compared(page(Table((HEAD, OSTER, MOSS))), page(Table(rows)))
    assert drift_of(changes) is Drift.FACTUAL
    assert all(one.before and one.after for one in changes)


def test_rows_and_columns_in_another_order_say_the_same() -> None:
    turned = tuple((a, c, b) for a, b, c in (HEAD, MOSS, OSTER))
    assert drift_of(compared(page(Table((HEAD, OSTER, MOSS))), page(Table(turned)))) is Drift.COSMETIC


@pytest.mark.parametrize("rows", [(), ((),), (HEAD,), ((), ())])
def test_a_table_without_cells_is_compared_like_any_other(rows: tuple[tuple[str, ...], ...]) -> None:
    assert drift_of(compared(page(Table((HEAD, OSTER, MOSS))), page(Table(rows)))) is Drift.FACTUAL
    assert compared(page(Table(rows)), page(Table(rows))) == ()


def test_captions_belong_to_their_pictures() -> None:
    def shown(*pictures: tuple[str, str]) -> Article:
        return page(*(Image(url=f"https://pics.example/{name}", caption=text) for name, text in pictures))

    mayor, ship = "The mayor of Port Aldra speaks.", "A ferry that burned."
    before = shown(("a.jpg", mayor), ("b.jpg", ship))
    assert drift_of(compared(before, shown(("a.jpg", ship), ("b.jpg", mayor)))) is Drift.FACTUAL
    assert drift_of(compared(before, shown(("b.jpg", ship), ("a.jpg", mayor)))) is Drift.COSMETIC


def test_a_lead_image_that_stands_in_the_text_too_is_no_change() -> None:
    image = Image(url="https://pics.example/a.jpg", alt="The quay", caption="The north quay on Tuesday.")
    once, twice = page(image), replace(page(image), lead_image=image)
    assert compared(once, twice) == compared(twice, once) == ()


def test_a_date_in_an_alternative_text_is_a_fact() -> None:
    old, new = (page(Image(url="https://pics.example/a.jpg", alt=f"The quay on {day} May")) for day in (3, 4))
    assert [one.reasons for one in compared(old, new)] == [{Reason.VALUE}]

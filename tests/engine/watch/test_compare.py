"""What became of a source: nobody is disturbed for a comma, and no changed value, name or quotation is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.article import Article, Block, Heading, Link, Paragraph
from colophon.watch.change import Drift, Reason, drift_of
from colophon.watch.compare import compared

STORY = (
    "The ferry Lady Orla burned at her berth on Tuesday, and 214 passengers were brought ashore.",
    "“We have not been told which door was open,” said Ines Halloway, the mayor of Port Aldra.",
    "The harbour office received the report in March and has not published it.",
    "Two managers of Orla Lines are suspected of having signed a certificate without seeing the ship.",
    "Fishing boats left the quay at dawn, and the market opened for the first time in weeks.",
)


def article(*texts: str, title: str = "Harbour reopens after the fire", language: str = "en") -> Article:
    return Article(title=title, language=language, blocks=tuple(Paragraph(text) for text in texts))


def changed(at: int, old: str, new: str) -> Article:
    assert old in STORY[at]
    return article(*STORY[:at], STORY[at].replace(old, new), *STORY[at + 1 :])


@pytest.mark.parametrize(
    ("at", "old", "new"),
    [
        (0, "Tuesday, and", "Tuesday and"),
        (0, "214 passengers", "**214** passengers"),
        (1, "“We have not been told which door was open,”", '"We have not been told which door was open,"'),
        (2, "received", "recieved"),
        (2, "the report", "the the report"),
        (2, "in March and has", "in March, and has"),
        (4, "for the first time in weeks", "for first time in weeks"),
        (4, "at dawn", "at  dawn"),
        (4, "market", "markte"),
    ],
)
def test_cosmetic_changes_are_cosmetic_in_both_directions(at: int, old: str, new: str) -> None:
    assert drift_of(compared(article(*STORY), changed(at, old, new))) is Drift.COSMETIC
    assert drift_of(compared(changed(at, old, new), article(*STORY))) is Drift.COSMETIC


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The loss was 20% of it.", "The loss was 20 percent of it."),
        ("It cost 4200 crowns.", "It cost 4,200 crowns."),
        ("She said “36% more of it”.", "She said “36 percent more of it”."),
        ("She sent tens of thousands of letters.", "She sent tens of of thousands of letters."),
        ("(The door was open.)", "(The door was [open][1].)"),
    ],
)
def test_a_value_written_otherwise_and_a_stray_mark_are_cosmetic(before: str, after: str) -> None:
    assert drift_of(compared(article(*STORY, before), article(*STORY, after))) in (Drift.NONE, Drift.COSMETIC)


def test_a_paragraph_that_is_cut_within_brackets_says_the_same() -> None:
    whole = article(*STORY, "(Leave out what you do not need, e.g. Python2 of 2010. This holds for all.)")
    cut = article(*STORY, "(Leave out what you do not need, e.g.", "Python2 of 2010. This holds for all.)")
    assert drift_of(compared(whole, cut)) in (Drift.NONE, Drift.COSMETIC)


@pytest.mark.parametrize(
    ("at", "old", "new", "reason"),
    [
        (0, "214", "241", Reason.VALUE),
        (0, "Tuesday", "Thursday", Reason.VALUE),
        (2, "March", "April", Reason.VALUE),
        (3, "Two", "Three", Reason.VALUE),
        (1, "Halloway", "Holloway", Reason.NAME),
        (3, "Orla Lines", "Aldra Lines", Reason.NAME),
        (1, "which door was open", "who opened the door", Reason.QUOTATION),
        (2, "has not published", "has published", Reason.NEGATION),
        (3, "are suspected of having signed", "signed", Reason.HEDGE),
    ],
)
def test_facts_are_noticed_and_named(at: int, old: str, new: str, reason: Reason) -> None:
    (change,) = compared(article(*STORY), changed(at, old, new))
    assert change.drift is Drift.FACTUAL
    assert reason in change.reasons


def test_the_same_value_written_otherwise_is_no_news() -> None:
    (change,) = compared(article("It cost $4.2 million to mend."), article("It cost $4,200,000 to mend."))
    assert change.drift is not Drift.FACTUAL


def test_the_same_said_in_other_words_is_wording() -> None:
    (change,) = compared(article(*STORY), changed(4, "left the quay at dawn", "sailed before sunrise"))
    assert change.reasons == {Reason.WORDING}


@pytest.mark.parametrize(("old", "new"), [("increase", "decrease"), ("legal", "illegal"), ("import", "export")])
def test_opposites_that_look_alike_are_no_slips(old: str, new: str) -> None:
    before = article(f"The council decided that the {old} of fish at the quay goes on.")
    after = article(f"The council decided that the {new} of fish at the quay goes on.")
    assert drift_of(compared(before, after)) is not Drift.COSMETIC


def test_added_dropped_and_moved_sentences_are_told_apart() -> None:
    added = compared(article(*STORY), article(*STORY, "The insurer Brackwater Mutual refused to pay."))
    dropped = compared(article(*STORY), article(*STORY[:3], *STORY[4:]))
    moved = compared(article(*STORY), article(*STORY[1:], STORY[0]))
    assert [one.reasons for one in added] == [{Reason.ADDED}]
    assert [(one.before, one.after) for one in dropped] == [(STORY[3], "")]
    assert drift_of(moved) is Drift.COSMETIC


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The night of the fire",
        "Updated 14:20",
        "Subscribe to our newsletter",
        "12 comments",
        "相关阅读：火灾之夜",
    ],
)
def test_lines_of_the_page_are_no_news(line: str) -> None:
    assert drift_of(compared(article(*STORY), article(*STORY, line))) is Drift.COSMETIC


@pytest.mark.parametrize("sentence", ["The ship left at 14:20.", "You may also board the ferry at the old quay."])
def test_a_short_sentence_that_looks_like_a_line_of_the_page_is_news(sentence: str) -> None:
    assert drift_of(compared(article(*STORY), article(*STORY, sentence))) is Drift.FACTUAL


@pytest.mark.parametrize(
    "note",
    [
        "Correction: an earlier version gave a wrong number of passengers.",
        "An earlier version of this article misstated the name of the mayor.",
        "更正：本文此前版本误将乘客人数写为214人。",
        "Berichtigung: Es waren 241 Fahrgäste.",
        "تصحيح: كان عدد الركاب 241.",
    ],
)
def test_a_correction_note_is_the_gravest(note: str) -> None:
    after = article(STORY[0].replace("214", "241"), *STORY[1:], note)
    assert drift_of(compared(article(*STORY), after)) is Drift.CORRECTION_NOTE


def test_a_new_headline_is_news_and_a_mended_one_is_not() -> None:
    renamed = compared(article(*STORY), article(*STORY, title="Mayor demands answers on ferry"))
    mended = compared(article(*STORY, title="Harbuor reopens after the fire"), article(*STORY))
    assert drift_of(renamed) is Drift.FACTUAL
    assert drift_of(mended) is Drift.COSMETIC


def test_a_changed_link_is_markup() -> None:
    def linked(text: str) -> Article:
        return Article(title="T", language="en", blocks=(Paragraph(text),), links=(Link("https://news.example/a"),))

    (change,) = compared(linked("Read [the report][1] today."), linked("Read the report today."))
    assert change.reasons == {Reason.MARKUP}


@pytest.mark.parametrize(
    ("language", "before", "after", "drift"),
    [
        ("zh-Hans", "渡轮上有214名乘客，无人受伤。", "渡轮上有241名乘客，无人受伤。", Drift.FACTUAL),
        ("zh-Hans", "渡轮上有214名乘客，无人受伤。", "渡轮上有214名乘客, 无人受伤。", Drift.COSMETIC),
        ("zh-Hans", "港务局没有公布报告。", "港务局公布了报告。", Drift.FACTUAL),
        ("es", "El transbordador llevaba 214 pasajeros.", "El transbordador llevaba 241 pasajeros.", Drift.FACTUAL),
        ("es", "El transbordador llevaba 214 pasajeros.", "El trasbordador llevaba 214 pasajeros.", Drift.COSMETIC),
        ("de", "Die Fähre hatte 214 Fahrgäste an Bord.", "Die Fähre hatte 214 Fahrgaste an Bord.", Drift.COSMETIC),
        ("ru", "На пароме было 214 пассажиров.", "На пароме было 241 пассажиров.", Drift.FACTUAL),
        ("uk", "Мер Орест Гай відмовився відповідати.", "Мер Орест Бай відмовився відповідати.", Drift.FACTUAL),
        ("ar", "كان على متن العبارة 214 راكبا.", "كان على متن العبارة 241 راكبا.", Drift.FACTUAL),
        ("und", "Qax 214 bor.", "Qax 241 bor.", Drift.FACTUAL),
    ],
)
def test_changes_are_judged_in_many_languages(language: str, before: str, after: str, drift: Drift) -> None:
    assert drift_of(compared(article(before, language=language), article(after, language=language))) is drift


TEXT = st.text(max_size=200)


@given(st.lists(TEXT, max_size=6), st.lists(TEXT, max_size=6), st.sampled_from(["en", "zh-Hans", "ar", "und"]))
def test_any_two_texts_are_compared_and_equal_ones_have_no_drift(old: list[str], new: list[str], tag: str) -> None:
    before, after = article(*old, language=tag), article(*new, language=tag)
    assert all(change.before or change.after for change in compared(before, after))
    assert compared(before, before) == ()


def test_a_page_of_a_thousand_new_sentences_is_compared_in_bounds() -> None:
    blocks: list[Block] = [Heading("Part")]
    blocks += [Paragraph(f"Sentence {number} tells of ferry {number * 7}.") for number in range(1000)]
    whole = Article(title="T", language="en", blocks=tuple(blocks))
    other = article(*(f"Something else entirely, the {number}th time." for number in range(1000)))
    assert len(compared(whole, other)) >= 1000


def test_a_misspelt_word_that_may_be_a_number_is_a_slip() -> None:
    before = article("All of it stands under a signle roof.", *STORY)
    after = article("All of it stands under a single roof.", *STORY)
    assert [one.drift for one in compared(before, after)] == [Drift.COSMETIC]
    other = article("All of it stands under a second roof.", *STORY)
    assert [one.drift for one in compared(after, other)] != [Drift.COSMETIC]


def test_a_sites_label_above_the_text_is_no_sentence_of_it() -> None:
    labelled, bare = article("Technology", *STORY), article(*STORY)
    assert {one.drift for one in compared(labelled, bare)} <= {Drift.COSMETIC}
    assert Drift.FACTUAL in {one.drift for one in compared(article("Nobody was hurt.", *STORY), bare)}

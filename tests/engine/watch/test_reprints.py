"""Copies of an edition: faithful ones are not accused, altered ones are named, and the rest is answered in words."""

import html
from collections.abc import Sequence
from dataclasses import replace

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.engine.editions.samples import ALL, ARABIC, DESK, ENGLISH, FIRST, RING, edition

from colophon.article.article import Article, Image, Paragraph, Table
from colophon.article.inline import plain
from colophon.editions.build import edition_files
from colophon.editions.edition import Edition, placed
from colophon.editions.markdown import edition_markdown
from colophon.editions.page import set_edition
from colophon.editions.reprint import reprint
from colophon.errors import ColophonError, FramedCopyError, NoTextCopyError, TooLargeCopyError
from colophon.signoff.manifest import EditionKind
from colophon.watch.change import Reason
from colophon.watch.reprints.copy import LARGEST, read_copy
from colophon.watch.reprints.index import index_of
from colophon.watch.reprints.letters import letters, stream
from colophon.watch.reprints.printed import text_of
from colophon.watch.reprints.recognise import recognise
from colophon.watch.reprints.verdict import Alteration, Done, Extent, Verdict

FOOT = (
    "<p>文：林若水 · Bo Marsh · سلمى نور · Ina Holm · Ode Farr</p>"
    '<p><a href="https://creativecommons.org/licenses/by/4.0/deed.zh">许可</a>'
    ' <a href="{link}">出处</a> <a href="https://news.example/pier?utm_source=x">via</a></p>'
)


class Shelf:
    """An `EditionShelf` of editions that are given to it."""

    site = DESK.address

    def __init__(self, editions: Sequence[Edition]) -> None:
        self.all = placed(editions)

    def editions(self, name: str) -> Sequence[Edition]:
        return sorted((one for one in self.all if one.manifest.translation == name), key=lambda one: one.number)


SHELF = Shelf([one for one in ALL if one.manifest.translation != "t3"])
"""Without the withdrawn one, whose text is that of another."""


def verdict(page: str | bytes, shelf: Shelf = SHELF, *, address: str = "") -> Verdict | None:
    names = sorted({one.manifest.translation for one in shelf.all})
    index = index_of((name, text_of(shelf.editions(name)[-1].article)) for name in names)
    data = page if isinstance(page, bytes) else page.encode()
    return recognise(read_copy(data, address=address), index, shelf)


def set_anew(article: Article, *, foot: str = FOOT, key: str = "t2") -> str:
    """The page of another site, in its own HTML, with its own menu."""
    link = f"{DESK.address}/{SHELF.editions(key)[0].slug}/"
    body = "".join(_block(one) for one in article.blocks)
    head = f"<html><head><title>{html.escape(plain(article.title))} | Elsewhere</title></head><body>"
    menu = "<nav><a href=/a>Sport</a><a href=/b>Weather today and tomorrow</a></nav>"
    return f"{head}{menu}<h1>{html.escape(plain(article.title))}</h1>{body}{foot.format(link=link)}</body></html>"


def _block(one: object) -> str:
    if isinstance(one, Table):
        return f"<table>{''.join('<tr><td>' + '<td>'.join(row) for row in one.rows)}</table>"
    if isinstance(one, Image):
        return ""
    return f"<div>{html.escape(plain(getattr(one, 'text', '')))}</div>"


def told(found: Verdict | None) -> list[Done]:
    assert found is not None
    return [one.done for one in found.alterations]


def first(found: Verdict | None) -> Alteration:
    assert found is not None
    return found.alterations[0]


@pytest.mark.parametrize("one", SHELF.all, ids=lambda one: one.slug)
def test_its_own_page_is_recognised_and_found_faithful(one: Edition) -> None:
    page = edition_files(one, DESK, RING)["index.html"]
    found = verdict(page, address=f"{DESK.address}/{one.slug}/")
    assert found is not None
    assert found.translation == one.manifest.translation
    assert [a for a in found.alterations if a.done is not Done.LINK_REMOVED] == []


@pytest.mark.parametrize(("article", "key"), [(ARABIC, "t2"), (ENGLISH, "t4")])
def test_a_page_set_anew_is_not_accused(article: Article, key: str) -> None:
    found = verdict(set_anew(article, key=key))
    assert found is not None
    assert (found.alterations, found.extent, found.since) == ((), Extent.WHOLE, ())
    assert found.faithful


@pytest.mark.parametrize("form", ["html", "markdown", "text"])
@pytest.mark.parametrize("key", ["t1", "t2", "t4"])
def test_what_the_desk_offers_for_reprinting_is_a_faithful_reprint(form: str, key: str) -> None:
    one = SHELF.editions(key)[-1]
    put = set_edition(one, DESK)
    markdown = edition_markdown(one, DESK).decode()
    kit = reprint(one, DESK, put.words, body=put.body, notes=put.notes, markdown=markdown)
    found = verdict(getattr(kit, form))
    assert found is not None
    assert found.faithful


def test_other_marks_and_breaks_are_no_alteration() -> None:
    page = set_anew(ENGLISH, key="t4").replace("“", "«").replace("”", "»").replace(". ", ".</div><div>")
    assert told(verdict(page)) == []
    assert told(verdict(page.replace("harbour office", "HARBOUR  OFFICE"))) == []


@pytest.mark.parametrize("table", ["s2t", "s2tw", "s2hk", "s2twp"])
def test_the_other_chinese_script_is_no_alteration(table: str) -> None:
    shelf = Shelf([FIRST])
    page = edition_files(shelf.all[0], DESK, RING)["index.html"].decode()
    found = verdict(opencc.OpenCC(table).convert(page), shelf, address=f"{DESK.address}/{shelf.all[0].slug}/")
    assert told(found) == []


def test_something_that_a_site_puts_between_is_not_the_reprinters() -> None:
    middle = "<aside><p>Read more: what else happened</p><a href=/c>The ten best soups of this long winter.</a></aside>"
    page = set_anew(ENGLISH, key="t4").replace("look at the water", f"look at</div>{middle}<div>the water")
    assert told(verdict(page)) == []


@pytest.mark.parametrize(
    ("old", "new", "done", "reason"),
    [
        ("4.2 million", "42 million", Done.ALTERED, Reason.VALUE),
        ("It is never right", "It is right", Done.ALTERED, Reason.NEGATION),
        ("Ina Vell", "Ina Bell", Done.ALTERED, Reason.NAME),
        ("2,911", "2,119", Done.ALTERED, Reason.VALUE),
        ("A harbour is a promise that somebody has to keep twice a day.", "", Done.DROPPED, None),
    ],
)
def test_what_was_altered_is_named_with_its_place(old: str, new: str, done: Done, reason: Reason | None) -> None:
    page = set_anew(ENGLISH, key="t4")
    assert old in page
    found = first(verdict(page.replace(old, new)))
    assert found.done is done
    assert found.place
    assert reason is None or reason in found.reasons


def test_a_paragraph_that_was_put_in_or_moved_is_named() -> None:
    page = set_anew(ENGLISH, key="t4")
    put = "<p>Our own reporter believes that none of this ever happened in Lowmark.</p>"
    assert told(verdict(page.replace("<table>", f"{put}<table>"))) == [Done.ADDED]
    blocks = [*ENGLISH.blocks]
    blocks[0], blocks[11] = blocks[11], blocks[0]
    assert Done.MOVED in told(verdict(set_anew(replace(ENGLISH, blocks=tuple(blocks)), key="t4")))


def test_what_was_put_into_a_paragraph_is_named() -> None:
    """Every sentence of the edition is there to the letter, and yet it says something else."""
    page = set_anew(ENGLISH, key="t4")
    denied = verdict(page.replace("There is soup.", "It is not true that there is soup."))
    assert (first(denied).done, first(denied).before) == (Done.ALTERED, "There is soup.")
    assert Reason.NEGATION in first(denied).reasons
    short = verdict(page.replace("There is soup.", "Not: there is soup."))
    assert Reason.NEGATION in first(short).reasons, "however few letters of it the text has elsewhere"
    put = "Nobody in Lowmark believes a word of this. There is soup."
    assert Done.ADDED in told(verdict(page.replace("There is soup.", put)))


@pytest.mark.parametrize("put", ["[3] ", "(opens in a new tab) ", "3 "])
def test_what_sites_put_beside_a_sentence_is_no_alteration(put: str) -> None:
    page = set_anew(ENGLISH, key="t4")
    assert told(verdict(page.replace("There is soup.", f"{put}There is soup."))) == []


def test_another_headline_is_named() -> None:
    page = set_anew(replace(ENGLISH, title="You will not believe what the sea did"), key="t4")
    assert told(verdict(page)) == [Done.HEADLINE]


@pytest.mark.parametrize(
    ("old", "new", "done", "named"),
    [
        ("林若水 · ", "", Done.CREDIT_REMOVED, "林若水"),
        ("creativecommons.org/licenses/by/4.0/deed.zh", "elsewhere.example", Done.LICENCE_REMOVED, "CC BY 4.0"),
        ("licenses/by/4.0", "licenses/by-nc-nd/4.0", Done.LICENCE_CHANGED, "CC BY 4.0"),
        ('href="{link}"', "", Done.LINK_REMOVED, "https://desk.example/"),
        ("https://news.example/pier", "https://news.example/sport", Done.SOURCE_REMOVED, "https://news.example/pier"),
    ],
)
def test_what_is_missing_around_the_text_is_named(old: str, new: str, done: Done, named: str) -> None:
    found = verdict(set_anew(ENGLISH, key="t4", foot=FOOT.replace(old, new)))
    assert told(found) == [done]
    assert named in first(found).before + first(found).detail


def test_a_copy_of_an_edition_that_was_corrected_is_told_so() -> None:
    wrong = replace(ENGLISH, blocks=tuple(_corrected(one) for one in ENGLISH.blocks))
    note = "The pier cost 4.2 million, not 42."
    later = edition(ENGLISH, "t4", number=2, kind=EditionKind.CORRECTION, note=note)
    shelf = Shelf([edition(wrong, "t4"), later])
    old, new = verdict(set_anew(wrong, key="t4"), shelf), verdict(set_anew(ENGLISH, key="t4"), shelf)
    assert old is not None
    assert new is not None
    assert (old.number, [one.note for one in old.since], old.faithful) == (1, [note], False)
    assert (new.number, new.since) == (2, ())


def _corrected(block: object) -> object:
    return structs.replace(block, text=block.text.replace("4.2", "42")) if isinstance(block, Paragraph) else block


def test_a_withdrawn_text_is_told_so() -> None:
    gone = edition(ENGLISH, "t4", number=2, kind=EditionKind.WITHDRAWAL, note="The source was withdrawn.")
    found = verdict(set_anew(ENGLISH, key="t4"), Shelf([edition(ENGLISH, "t4"), gone]))
    assert found is not None
    assert [one.withdrawn for one in found.since] == [True]


def test_an_excerpt_is_called_one_and_not_a_heap_of_omissions() -> None:
    page = set_anew(replace(ENGLISH, blocks=ENGLISH.blocks[:1]), key="t4")
    found = verdict(page)
    assert found is not None
    assert (found.extent, found.alterations) == (Extent.EXCERPT, ())


def test_another_text_is_of_nothing_here() -> None:
    other = "The council met on Monday to speak about the school. Nobody agreed, and the meeting was closed at nine. "
    assert verdict(f"<html><body><p>{other * 5}</p></body></html>") is None
    assert verdict("“A harbour is a promise”, somebody said, and everybody went home to their own soup.") is None


def test_markdown_and_plain_text_are_read_too() -> None:
    one = SHELF.editions("t4")[0]
    text = edition_files(one, DESK, RING)["article.md"].decode()
    assert [a for a in told(verdict(text)) if a is not Done.LINK_REMOVED] == []
    assert Done.ALTERED in told(verdict(text.replace("4.2 million", "42 million")))


@pytest.mark.parametrize(
    ("data", "refusal", "word"),
    [
        (b"<html><body><iframe src='/real'></iframe></body></html>", FramedCopyError, "https://elsewhere.example/real"),
        (b"<html><body><img src=a.png><img src=b.png></body></html>", NoTextCopyError, "picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), NoTextCopyError, "picture"),
        (b"%PDF-1.7\n" + bytes(range(256)), NoTextCopyError, "PDF"),
        (b"x" * (LARGEST + 1), TooLargeCopyError, "larger"),
        (b"<html><body></body></html>", NoTextCopyError, "no text"),
    ],
)
def test_what_cannot_be_compared_is_answered_in_words(data: bytes, refusal: type[Exception], word: str) -> None:
    with pytest.raises(refusal, match=word):
        read_copy(data, address="https://elsewhere.example/copy")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("１２％", "12 %", True),
        ("1,000 people", "1000 people", True),
        ("1.4 GB", "14 GB", False),
        ("1,4 GB", "14 GB", False),
        ("−5 °C", "5 °C", False),
        ("$5", "5", False),
        ("“don’t”", "don't", True),
        ("裡面", "里面", True),
        ("किताब", "कताब", False),
    ],
)
def test_letters_keep_what_changes_a_value(one: str, other: str, same: bool) -> None:
    assert (letters(one) == letters(other)) is same


@given(st.lists(st.text(max_size=30), max_size=6), st.data())
def test_any_stretch_of_a_stream_is_answered(texts: list[str], data: st.DataObject) -> None:
    run = stream(tuple(texts))
    start = data.draw(st.integers(0, len(run.letters)))
    end = data.draw(st.integers(start, len(run.letters)))
    assert isinstance(run.text_at(start, end), str)
    assert run.letters == "".join(letters(one) for one in texts)


@given(st.text(min_size=1, max_size=400))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        found = verdict(text.encode("utf-8", "replace"))
    except ColophonError as error:
        found = None if error.advice else Verdict
    assert found is None

"""A published folder is what was signed, and one altered byte of any file is caught and named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.engine.editions.samples import ALL, CHINESE, DESK, ENGLISH, FIRST, RING, edition
from tests.examples import times_usual

from colophon.article.article import Code, Heading, Link, Paragraph
from colophon.article.credit import Credit, Role
from colophon.editions.build import build, edition_files
from colophon.editions.edition import Files, placed
from colophon.editions.record import LAYOUT
from colophon.editions.signoffs import SIGNOFFS
from colophon.editions.verification.difference import Wrong
from colophon.editions.verification.folders import folders_of
from colophon.editions.verification.one_edition import verify_edition
from colophon.editions.verification.read_back import read_edition
from colophon.editions.verification.whole_site import verify_site

FILES = edition_files(placed([FIRST])[0], DESK, RING)
SITE = build(ALL, DESK, RING)


def test_what_was_built_verifies() -> None:
    assert verify_site(SITE) == ()
    assert [verify_edition(files) for files in folders_of(SITE).values()] == [()] * len(ALL)


def test_a_folder_reads_back_as_it_was() -> None:
    reading = read_edition(FILES)
    assert reading.edition == placed([FIRST])[0]
    assert (reading.desk, reading.ring) == (DESK, RING)


@pytest.mark.parametrize("name", sorted(FILES))
@times_usual(0.25)
@given(at=st.integers(min_value=0), flip=st.integers(min_value=1, max_value=255))
def test_one_altered_byte_is_caught_and_its_file_named(name: str, at: int, flip: int) -> None:
    data = bytearray(FILES[name])
    data[at % len(data)] ^= flip
    found = verify_edition({**FILES, name: bytes(data)})
    assert name in {one.file for one in found}
    assert all(one.message for one in found)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_that_is_gone_is_named(name: str) -> None:
    found = verify_edition({path: data for path, data in FILES.items() if path != name})
    assert found
    assert name in {one.file for one in found} or name.startswith("signoff")


def test_a_damaged_sign_off_is_named_by_its_line() -> None:
    lines = FILES[SIGNOFFS].splitlines(keepends=True)
    lines[1] = lines[1].replace(b'"sig":"', b'"sig":"A')
    damaged = [one for one in verify_edition({**FILES, SIGNOFFS: b"".join(lines)}) if one.wrong is Wrong.SIGNATURE]
    assert damaged[0].line == 2
    assert damaged[0].message.startswith(f"{SIGNOFFS}, line 2: ")


def test_sign_offs_that_lay_in_files_of_their_own_are_still_asked() -> None:
    alone = {f"signoff-{n}.dsse.json": line for n, line in enumerate(FILES[SIGNOFFS].splitlines(), 1)}
    earlier = {name: data for name, data in FILES.items() if name != SIGNOFFS} | alone
    earlier["article.json"] = earlier["article.json"].replace(b'"layout":%d' % LAYOUT, b'"layout":6')
    assert [one.wrong for one in verify_edition(earlier)] == [Wrong.OTHER_LAYOUT]
    earlier["signoff-3.dsse.json"] = alone["signoff-3.dsse.json"].replace(b'"sig":"', b'"sig":"A')
    assert Wrong.SIGNATURE in {one.wrong for one in verify_edition(earlier)}


def test_a_file_that_nobody_wrote_is_named() -> None:
    assert [one.wrong for one in verify_edition({**FILES, "extra.html": b"<p>hello"})] == [Wrong.UNEXPECTED]


@pytest.mark.parametrize("name", ["index.html", "feed.atom", "desk.json", "keys.json", "style.css"])
def test_the_root_of_the_site_is_compared_too(name: str) -> None:
    found = verify_site({**SITE, name: SITE[name].replace(b" ", b"  ", 1) + b" "})
    assert name in {one.file for one in found}


def _forged(**changes: object) -> Files:
    """A folder that belongs together, set anew from another article under the same manifest and envelopes."""
    genuine = edition(ENGLISH, "t9")
    article = replace(ENGLISH, **changes)  # type: ignore[arg-type]
    return edition_files(replace(genuine, article=article, slug="t9"), DESK, RING)


def test_another_text_that_was_set_anew_is_caught_at_its_pair() -> None:
    blocks = list(ENGLISH.blocks)
    blocks[2] = Paragraph(str(ENGLISH.blocks[2].text).replace("4.2 million", "42 million"))  # type: ignore[union-attr]
    (found,) = verify_edition(_forged(blocks=tuple(blocks)))
    assert (found.wrong, found.place, found.pair) == (Wrong.TEXT, "2", "s7")
    assert "42 million" in found.message


def test_a_paragraph_that_nobody_signed_is_caught() -> None:
    found = verify_edition(_forged(blocks=(*ENGLISH.blocks, Paragraph("Buy my soup."))))
    assert [(one.wrong, one.found) for one in found] == [(Wrong.UNSIGNED, "Buy my soup.")]


def test_a_paragraph_that_was_left_out_is_caught() -> None:
    found = verify_edition(_forged(blocks=ENGLISH.blocks[:-2]))
    assert {one.wrong for one in found} == {Wrong.TEXT}


def test_another_translator_is_caught() -> None:
    found = verify_edition(_forged(credits=(Credit(Role.TRANSLATOR, "Somebody Else"), *ENGLISH.credits[1:])))
    assert found
    assert {one.wrong for one in found} == {Wrong.CLAIM}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"links": (Link("https://elsewhere.example"), *ENGLISH.links[1:])}, "addresses that links lead to"),
        ({"notice": "Reprint as you like."}, "reprint notice"),
        ({"disclaimer": "All of this is true."}, "article's disclaimer"),
        ({"blocks": tuple(Code("rm -r /") if isinstance(b, Code) else b for b in ENGLISH.blocks)}, "body"),
        (
            {"blocks": tuple(structs.replace(b, level=4) if isinstance(b, Heading) else b for b in ENGLISH.blocks)},
            "body",
        ),
        ({"source": structs.replace(ENGLISH.source, published="2020-01-01")}, "reference to the source"),
        ({"licence": "All yours"}, "licence"),
    ],
)
def test_what_no_sentence_holds_is_signed_too(changes: dict[str, object], named: str) -> None:
    (found,) = verify_edition(_forged(**changes))
    assert found.wrong in {Wrong.FIELD, Wrong.CLAIM}
    assert named in found.message


def test_another_time_or_desk_is_caught() -> None:
    genuine = replace(edition(ENGLISH, "t9"), slug="t9")
    later = edition_files(replace(genuine, published="2026-04-01T00:00:00+00:00"), DESK, RING)
    assert [one.detail for one in verify_edition(later)] == ["the time of publication"]
    record = edition_files(genuine, DESK, RING)["article.json"].replace(b"does not share", b"shares")
    assert "the desk's disclaimer" in {one.detail for one in verify_edition({**FILES, "article.json": record})}


@pytest.mark.parametrize(
    ("genuine", "put", "named"),
    [
        (b'"level":2', b'"level":%d' % 10**30, "too large"),
        (b'"number":1', b'"number":%d' % 2**60, "too large"),
        (
            b'"number":1,"pictures"',
            b'"number":true,"pictures"',
            "a whole number and is true or false",
        ),
        (b'"layout":', b'"kept":1,"layout":', "the record has “kept”"),
        (b'"search":false', b'"search":0', "record.desk.search should be"),
        (b'"state":"unknown"', b'"state":"lost"', "state cannot be 'lost'"),
        (b'"kind":"heading"', b'"kind":"poem"', "kind cannot be 'poem'"),
        (b'"kind":"rule"', b'"kind":"rule","text":""', "has “text”, which"),
        (b',"theme":""', b"", "not written canonically"),
    ],
)
def test_a_record_that_says_too_much_or_too_little_is_unreadable(genuine: bytes, put: bytes, named: str) -> None:
    assert genuine in FILES["article.json"]
    altered = FILES["article.json"].replace(genuine, put, 1)
    (found, *_) = verify_edition({**FILES, "article.json": altered})
    assert (found.wrong, found.file) == (Wrong.UNREADABLE, "article.json")
    assert named in found.message


def test_sentences_of_one_place_are_read_one_after_the_other() -> None:
    genuine = edition(replace(CHINESE, blocks=(Paragraph("第一句。第二句。 第三句。"),)), "t5")
    pairs = [pair for pair in genuine.manifest.pairs if pair.place != "0"]
    whole = next(pair for pair in genuine.manifest.pairs if pair.place == "0")
    pairs += [
        structs.replace(whole, id=f"x{n}", target=text) for n, text in enumerate(("第一句。", "第二句。", "第三句。"))
    ]
    again = edition(genuine.article, "t5", pairs=tuple(pairs))
    assert verify_edition(edition_files(replace(again, slug="t5"), DESK, RING)) == ()


@given(st.dictionaries(st.sampled_from([*FILES, "x"]), st.binary(max_size=40), max_size=5))
@times_usual(0.5)
def test_any_folder_is_answered(files: dict[str, bytes]) -> None:
    assert verify_edition(files)
    assert verify_site(files)


def test_one_folder_of_a_site_is_enough() -> None:
    assert verify_site(FILES) == ()
    assert verify_site({**FILES, "article.md": b"---"})


def test_a_folder_without_its_manifest_is_not_passed_over() -> None:
    folder = next(iter(folders_of(SITE)))
    found = verify_site({path: data for path, data in SITE.items() if path != f"{folder}/manifest.json"})
    assert f"{folder}/manifest.json" in {one.file for one in found}

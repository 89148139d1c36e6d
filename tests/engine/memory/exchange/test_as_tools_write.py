"""Files as other tools write them: their names of languages, their neighbours, segments, states and characters."""

from io import BytesIO, StringIO

import pytest

from colophon.errors import InputError
from colophon.memory.admission import Admitted, admit
from colophon.memory.concept import speaks
from colophon.memory.exchange.po import read_po
from colophon.memory.exchange.spreadsheet import read_csv
from colophon.memory.exchange.tmx import read_tmx
from colophon.memory.exchange.unread import NO_LANGUAGES, NOT_UTF8, Unread
from colophon.memory.exchange.xliff1 import read_xliff1
from colophon.memory.unit import Origin, Unit

OMEGAT = """<tmx version="1.4"><header creationtool="OmegaT" o-tmf="OmegaT TMX" srclang="EN-US"/><body><tu>
<prop type="file">story.md</prop><prop type="prev">It rained.</prop><prop type="next">It stopped.</prop>
<tuv xml:lang="EN-US"><seg>The ferry left.</seg></tuv>
<tuv xml:lang="ZH_CN" changedate="20250102T030405Z"><seg>渡轮离开了。</seg></tuv></tu></body></tmx>"""
MEMOQ = """<tmx version="1.4"><header creationtool="MemoQ" srclang="en"/><body><tu>
<prop type="x-context-pre">&lt;seg&gt;It &lt;ph/&gt;rained &amp;amp; blew.&lt;/seg&gt;</prop>
<tuv xml:lang="en"><seg>The port closed.</seg></tuv><tuv xml:lang="zh-cn"><seg>港口关闭了。</seg></tuv>
</tu></body></tmx>"""
XLIFF = """<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file source-language="en-US" target-language="zh-CN" original="story.html" datatype="html"><body>{}</body></file>
</xliff>"""
CUT = """<trans-unit id="1"><source><g id="1">One. Two. Three.</g></source>
<seg-source><g id="1"><mrk mtype="seg" mid="0">One.</mrk> <mrk mtype="seg" mid="1">Two.</mrk>
<mrk mtype="seg" mid="2">Three.</mrk></g></seg-source>
<target state="final"><g id="1"><mrk mtype="seg" mid="0">一。</mrk><mrk mtype="seg" mid="1">二。</mrk></g></target>
</trans-unit>"""
NOT_BEGUN = '<trans-unit id="2"><source>Later</source><target state="needs-translation">Later</target></trans-unit>'
PO = 'msgid ""\nmsgstr "Language: zh_CN\\nContent-Type: text/plain; charset={}\\n"\n\nmsgid "Port"\nmsgstr "{}"\n'


def kept(unit: Unit | Unread) -> Admitted:
    assert isinstance(unit, Unit)
    found = admit(unit)
    assert isinstance(found, Admitted)
    return found


def test_omegat() -> None:
    [unit] = map(kept, read_tmx(BytesIO(OMEGAT.encode()), source_language="en", target_language="zh-Hans"))
    assert (unit.source_language, unit.target_language) == ("en-US", "zh-CN")
    assert (unit.before, unit.after, unit.article, unit.date) == ("It rained.", "It stopped.", "story.md", "2025-01-02")


def test_memoq() -> None:
    [unit] = read_tmx(BytesIO(MEMOQ.encode()))
    assert isinstance(unit, Unit)
    assert unit.before == "It rained & blew."


def test_a_text_that_was_cut_into_segments_gives_one_unit_each() -> None:
    found = list(read_xliff1(BytesIO(XLIFF.format(CUT).encode())))
    assert [(one.source, one.target, one.origin) for one in found if isinstance(one, Unit)] == [
        ("One.", "一。", Origin.REVIEWED),
        ("Two.", "二。", Origin.REVIEWED),
    ]


def test_what_is_not_begun_is_no_translation() -> None:
    [unread] = read_xliff1(BytesIO(XLIFF.format(NOT_BEGUN).encode()))
    assert unread == Unread(2, "it is marked as not translated yet")


@pytest.mark.parametrize(
    ("head", "languages", "found"),
    [
        ("Source;Target", ("en", "zh-Hans"), ("en", "zh-Hans")),
        ("id;en-US;zh_CN", ("", ""), ("en-US", "zh-CN")),
        ("id;zh_CN;en-US", ("en", "zh-Hans"), ("en", "zh-Hans")),
    ],
)
def test_columns_have_many_names(head: str, languages: tuple[str, str], found: tuple[str, str]) -> None:
    cells = {"Source": "Port", "Target": "港口", "en-US": "Port", "zh_CN": "港口", "id": "1"}
    row = ";".join(cells[name] for name in head.split(";"))
    units = read_csv(StringIO(f"{head}\r\n{row}\r\n"), source_language=languages[0], target_language=languages[1])
    [unit] = map(kept, units)
    assert (unit.source, unit.target, unit.source_language, unit.target_language) == ("Port", "港口", *found)


def test_two_columns_without_names_are_pairs_where_the_languages_are_given() -> None:
    rows = "Port,港口\nPier,码头\n"
    units = [kept(one) for one in read_csv(StringIO(rows), source_language="en", target_language="zh-Hans")]
    assert [unit.source for unit in units] == ["Port", "Pier"]
    with pytest.raises(InputError, match="names neither"):
        list(read_csv(StringIO(rows)))


def test_other_characters_are_read_or_named_and_never_guessed() -> None:
    def read(charset: str, encoding: str, text: str) -> list[Unit | Unread]:
        data = PO.format(charset, text).encode(encoding)
        stream = StringIO(data.decode("utf-8", "surrogateescape"))
        return list(read_po(stream, source_language="en"))

    assert kept(read("GB2312", "gb2312", "港口")[0]).target == "港口"
    assert read("UTF-8", "latin-1", "café") == [Unread(4, NOT_UTF8)]
    assert read("Big5", "big5", "港口") == [Unread(4, NOT_UTF8)], "a byte of a character may be a backslash there"
    rows = "source,target\ncafé,bar\n".encode("latin-1").decode("utf-8", "surrogateescape")
    assert list(read_csv(StringIO(rows), source_language="fr", target_language="de")) == [Unread(2, NOT_UTF8)]


def test_a_po_file_without_its_source_language_says_so() -> None:
    assert list(read_po(StringIO(PO.format("UTF-8", "港口")))) == [Unread(4, NO_LANGUAGES)]


@pytest.mark.parametrize(
    ("own", "asked", "same"),
    [
        ("zh-CN", "zh-Hans", True),
        ("ZH_TW", "zh-Hant", True),
        ("zh-CN", "zh-Hant", False),
        ("zh", "zh-Hant", True),
        ("EN-US", "en", True),
        ("pt-BR", "pt-PT", False),
    ],
)
def test_a_region_can_tell_the_script(own: str, asked: str, same: bool) -> None:
    assert speaks(own, asked) is same

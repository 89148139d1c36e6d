"""TMX: what is written comes back, and what others wrote is read as far as it goes."""

from io import BytesIO

from exchange_units import TEXTS, units
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from colophon.article.inline_writer import write_inline
from colophon.article.span import Span
from colophon.memory.exchange.codes import joined, pieces
from colophon.memory.exchange.foreign import written_simply
from colophon.memory.exchange.tmx import read_tmx, write_tmx
from colophon.memory.exchange.unread import Unread
from colophon.memory.unit import Unit


def written(*rows: Unit) -> bytes:
    stream = BytesIO()
    write_tmx(rows, stream, version="1")
    return stream.getvalue()


def read(data: bytes | str, **languages: str) -> tuple[list[Unit], list[Unread]]:
    found = list(read_tmx(BytesIO(data.encode() if isinstance(data, str) else data), **languages))
    return [one for one in found if isinstance(one, Unit)], [one for one in found if isinstance(one, Unread)]


@given(TEXTS)
def test_pieces_joined_are_the_text(text: str) -> None:
    assert joined(pieces(text)) == text


@given(st.lists(units(), max_size=4))
def test_what_is_written_comes_back(rows: list[Unit]) -> None:
    assert read(written(*rows)) == (rows, [])


def test_marks_are_codes() -> None:
    unit = Unit(
        source="**Two** [piers][1]", target="**两座**[码头][1]", source_language="en", target_language="zh-Hans"
    )
    segment = etree.fromstring(written(unit)).find(".//seg")
    assert [(code.tag, code.get("type"), code.text, code.tail) for code in segment] == [
        ("bpt", "bold", "**", "Two"),
        ("ept", None, "**", " "),
        ("bpt", "link", "[", "piers"),
        ("ept", None, "][1]", None),
    ]


FOREIGN = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" srclang="en-US" datatype="html" o-tmf="x"/>
<body>
<tu creationdate="20250102T030405Z"><tuv xml:lang="en-US">
<seg>A <bpt i="1" type="bold">&lt;b&gt;</bpt>new<ept i="1">&lt;/b&gt;</ept> *pier*<ph>{0}</ph></seg></tuv>
<tuv xml:lang="fr"><seg>Une jetée <hi type="italic">neuve</hi></seg></tuv>
<tuv xml:lang="de"><seg>Ein Pier</seg></tuv></tu>
%s
</body></tmx>"""


def test_what_others_wrote_is_read() -> None:
    found, unread = read(FOREIGN % "")
    assert [(one.source, one.target, one.target_language, one.date) for one in found] == [
        ("A **new** \\*pier\\*", "Une jetée *neuve*", "fr", "2025-01-02"),
        ("A **new** \\*pier\\*", "Ein Pier", "de", "2025-01-02"),
    ]
    assert not unread


def test_the_other_direction_can_be_asked_for() -> None:
    [unit], _ = read(FOREIGN % "", source_language="de", target_language="fr")
    assert (unit.source, unit.target) == ("Ein Pier", "Une jetée *neuve*")


def test_a_broken_unit_is_named_and_the_rest_is_read() -> None:
    broken = '<tu><tuv xml:lang="en"><seg>Tide & time</seg></tuv><tuv xml:lang="fr"><seg>x</seg></tuv></tu>\n'
    good = '<tu><tuv xml:lang="en"><seg>Tide</seg></tuv><tuv xml:lang="fr"><seg>Marée</seg></tuv></tu>'
    alone = '<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>'
    found, unread = read(FOREIGN % (broken + good + "\n" + alone), target_language="fr")
    assert [one.source for one in found] == ["A **new** \\*pier\\*", "Tide"]
    assert [one.line for one in unread] == [9, 11]


def test_good_units_around_broken_ones_stay() -> None:
    good = '<tu><tuv xml:lang="en"><seg>Pier %d</seg></tuv><tuv xml:lang="fr"><seg>Jetée %d</seg></tuv></tu>\n'
    broken = '<tu><tuv xml:lang="en"><seg>Tide & time</seg></tuv><tuv xml:lang="fr"><seg>x</seg></tuv></tu>\n'
    rows = [good % (n, n) for n in range(9)]
    rows[3:3], rows[7:7] = [broken], [broken]
    found, unread = read(FOREIGN % "\n".join(rows), target_language="fr")
    assert [one.source for one in found if one.source.startswith("Pier")] == [f"Pier {n}" for n in range(9)]
    assert len(unread) == 2
    assert not any("time" in one.source for one in found)


def test_a_file_that_breaks_off_gives_what_came_before() -> None:
    data = written(*(Unit(source=f"s{n}", target="t", source_language="en", target_language="fr") for n in range(50)))
    found, unread = read(data[: len(data) // 2])
    assert 20 <= len(found) < 50
    assert len(unread) == 1


BODY = (
    '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>%s</seg></tuv>'
    '<tuv xml:lang="fr"><seg>b</seg></tuv></tu></body></tmx>'
)
GROWING = "".join(f'<!ENTITY c{n} "{f"&c{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@given(
    st.lists(
        st.builds(
            Span,
            text=st.sampled_from(["a", "b c", " ", "字", "x.", ", ", "(", "1"]),
            strong=st.booleans(),
            emphasis=st.booleans(),
        ),
        max_size=5,
    )
)
def test_the_quick_way_writes_what_the_careful_one_does(spans: list[Span]) -> None:
    runs = [(span.text, span.strong, span.emphasis) for span in spans]
    assert written_simply(runs) in ("", write_inline(spans))


LAUGHS = f"<!DOCTYPE tmx [{GROWING}]>"
OUTSIDE = '<!DOCTYPE tmx [<!ENTITY f SYSTEM "file:///etc/hostname">]>'


def test_entities_are_refused() -> None:
    for attack in (LAUGHS + BODY % "&c9;", OUTSIDE + BODY % "&f;"):
        found, unread = read("<?xml version='1.0'?>\n\n" + attack)
        assert found == []
        assert "entities" in unread[0].reason
        assert unread[0].line == 3


def test_a_file_that_is_no_xml_is_named() -> None:
    for data in (b"", b"\x00\x01\x02", b"plain words", b"<tmx>", "<tmx>".encode("utf-16")):
        found, unread = read(data)
        assert found == []
        assert unread


def test_nesting_is_bounded() -> None:
    deep = BODY % ("<hi>" * 5000 + "x" + "</hi>" * 5000)
    _, unread = read(deep)
    assert unread


@given(st.binary(max_size=200), st.integers(0, 400))
def test_noise_anywhere_costs_a_unit_or_is_told(noise: bytes, at: int) -> None:
    whole = (BODY % "a").encode()
    known, unread = read(whole[:at] + noise + whole[at:])
    assert len(known) == 1 or unread

"""Termbases in TBX and CSV: what is written comes back; what others wrote is read."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO, StringIO

import pytest
from exchange_units import PLAIN
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from colophon.memory.concept import Concept, PartOfSpeech, Term, TermStatus
from colophon.memory.exchange.tbx import TbxVersion, read_tbx, write_tbx
from colophon.memory.exchange.term_rows import read_terms_csv, write_terms_csv
from colophon.memory.exchange.unread import Unread

TERM = st.builds(
    Term,
    language=st.sampled_from(["en", "zh-Hans", "pt-BR"]),
    text=PLAIN.filter(bool),
    status=st.sampled_from(TermStatus),
    part_of_speech=st.none() | st.sampled_from(PartOfSpeech),
    note=PLAIN,
    evidence=PLAIN,
)
CONCEPT = st.builds(
    Concept,
    key=PLAIN.filter(bool),
    terms=st.lists(TERM, min_size=1, max_size=3).map(tuple),
    domain=PLAIN,
    definition=PLAIN,
    note=PLAIN,
    evidence=PLAIN,
)


@pytest.mark.parametrize(
    ("write", "read", "stream"),
    [
        (partial(write_tbx, version=TbxVersion.V2), read_tbx, BytesIO),
        (partial(write_tbx, version=TbxVersion.V3), read_tbx, BytesIO),
        (write_terms_csv, read_terms_csv, lambda: StringIO(newline="")),
    ],
    ids=["tbx 2", "tbx 3", "csv"],
)
@given(concepts=st.lists(CONCEPT, max_size=3, unique_by=lambda one: one.key))
def test_what_is_written_comes_back(
    write: Callable[..., int],
    read: Callable[..., Iterator[Concept | Unread]],
    stream: Callable[[], BytesIO | StringIO],
    concepts: list[Concept],
) -> None:
    file = stream()
    write(concepts, file)
    file.seek(0)
    assert list(read(file)) == concepts


OTHERS = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="c1"><descripGrp><descrip type="subjectField">ports</descrip></descripGrp>
<langSet xml:lang="en"><ntig><termGrp><term>harbour authority</term>
<termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
<langSet xml:lang="zh-CN"><tig><term>港口当局</term>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
<tig><term>港务局</term></tig></langSet></termEntry>
<termEntry id="c2"><langSet><tig><term>nowhere</term></tig></langSet></termEntry>
</body></text></martif>"""


def test_another_tools_termbase_is_read() -> None:
    found, unread = list(read_tbx(BytesIO(OTHERS.encode())))
    assert isinstance(found, Concept)
    assert [(t.language, t.text, t.status) for t in found.terms] == [
        ("en", "harbour authority", TermStatus.PREFERRED),
        ("zh-CN", "港口当局", TermStatus.FORBIDDEN),
        ("zh-CN", "港务局", TermStatus.PREFERRED),
    ]
    assert found.terms[0].part_of_speech is PartOfSpeech.NOUN
    assert found.domain == "ports"
    assert unread == Unread(9, "it has no term with a language")


def test_the_plain_style_of_version_3_is_read() -> None:
    text = (
        '<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:b="http://b">'
        "<text><body>"
        '<conceptEntry id="c1"><b:subjectField>ports</b:subjectField><langSec xml:lang="en"><termSec><term>pier</term>'
        "<b:administrativeStatus>deprecatedTerm-admn-sts</b:administrativeStatus></termSec></langSec></conceptEntry>"
        "</body></text></tbx>"
    )
    [found] = list(read_tbx(BytesIO(text.encode())))
    assert isinstance(found, Concept)
    assert (found.domain, found.terms[0].status) == ("ports", TermStatus.FORBIDDEN)


def test_a_row_with_an_unknown_status_is_named() -> None:
    rows = "concept,language,term,status\r\nc,en,pier,good\r\nc,en,quay,\r\n"
    unread, found = list(read_terms_csv(StringIO(rows, newline="")))
    assert isinstance(unread, Unread)
    assert unread.line == 2
    assert isinstance(found, Concept)
    assert found.terms[0].text == "quay"


def test_versions_have_their_own_names() -> None:
    def root(version: TbxVersion) -> str:
        file = BytesIO()
        write_tbx([], file, version=version)
        return etree.QName(etree.fromstring(file.getvalue())).localname

    assert [root(version) for version in TbxVersion] == ["martif", "tbx"]

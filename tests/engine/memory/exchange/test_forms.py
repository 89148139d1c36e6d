"""XLIFF, PO and CSV: what is written comes back; what others wrote is read as far as it goes."""

from collections.abc import Callable, Iterator
from io import BytesIO, StringIO

import pytest
from exchange_units import units
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from colophon.errors import InputError
from colophon.memory.exchange.po import read_po, write_po
from colophon.memory.exchange.spreadsheet import guarded, read_csv, unguarded, write_csv
from colophon.memory.exchange.unread import Unread
from colophon.memory.exchange.xliff1 import read_xliff1, write_xliff1
from colophon.memory.exchange.xliff2 import read_xliff2, write_xliff2
from colophon.memory.unit import Origin, Unit

Read = Callable[..., Iterator[Unit | Unread]]
PAIR = {"source_language": "en", "target_language": "fr"}


def parted(found: Iterator[Unit | Unread]) -> tuple[list[Unit], list[Unread]]:
    rows = list(found)
    return [one for one in rows if isinstance(one, Unit)], [one for one in rows if isinstance(one, Unread)]


@pytest.mark.parametrize(
    ("write", "read", "stream"),
    [
        (write_xliff1, read_xliff1, BytesIO),
        (write_xliff2, read_xliff2, BytesIO),
        (write_po, read_po, lambda: StringIO(newline="\n")),
        (write_csv, read_csv, lambda: StringIO(newline="")),
    ],
    ids=["xliff 1.2", "xliff 2.1", "po", "csv"],
)
@given(rows=st.lists(units(), max_size=4))
def test_what_is_written_comes_back(
    write: Callable[..., int], read: Read, stream: Callable[[], BytesIO | StringIO], rows: list[Unit]
) -> None:
    file = stream()
    assert write(rows, file) == len(rows)
    file.seek(0)
    assert parted(read(file)) == (rows, [])


@pytest.mark.parametrize(("write", "stream"), [(write_xliff2, BytesIO), (write_po, StringIO)])
def test_some_forms_hold_one_pair_of_languages(
    write: Callable[..., int], stream: Callable[[], BytesIO | StringIO]
) -> None:
    rows = [Unit(source="a", target="b", source_language="en", target_language=to) for to in ("fr", "de")]
    with pytest.raises(InputError):
        write(rows, stream())


def test_paired_codes_stand_around_their_text() -> None:
    file = BytesIO()
    write_xliff2([Unit(source="**Two** [piers][1]", target="", **PAIR)], file)
    names = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
    source = etree.fromstring(file.getvalue()).find(".//x:source", names)
    codes = [(code.get("type"), code.get("subType"), code.text) for code in source]
    assert codes == [("fmt", "xlf:b", "Two"), ("link", None, "piers")]
    ids = [code.get("id") for code in etree.fromstring(file.getvalue()).iter() if code.get("id")]
    assert len(ids) == len(set(ids))


XLIFF1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en" target-language="fr" original="a.html" datatype="html"><body>
<trans-unit id="1"><source>A <g id="1" ctype="bold">new</g> pier<x id="2"/></source>
<target state="final">Une jetée <g id="1" ctype="bold">neuve</g></target></trans-unit>
<trans-unit id="2"><source>Nothing yet</source></trans-unit>
</body></file></xliff>"""


def test_another_tools_xliff_is_read() -> None:
    [unit], [unread] = parted(read_xliff1(BytesIO(XLIFF1.encode())))
    assert (unit.source, unit.target, unit.origin) == ("A **new** pier", "Une jetée **neuve**", Origin.REVIEWED)
    assert (unread.line, unread.reason) == (5, "it has no translation")


XLIFF2 = """<xliff version="2.0" srcLang="en" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
<unit id="1"><segment><source>A <pc id="1" type="fmt" subType="xlf:b">new</pc> pier</source>
<target>Une jetée <pc id="1" type="fmt" subType="xlf:b">neuve</pc></target></segment>
<segment><source>Open.</source><target>Ouverte.</target></segment></unit></file></xliff>"""


def test_another_tools_xliff_2_is_read() -> None:
    found, unread = parted(read_xliff2(BytesIO(XLIFF2.encode())))
    assert [unit.target for unit in found] == ["Une jetée **neuve**", "Ouverte."]
    assert not unread


PO = """# Translators' comment
msgid ""
msgstr ""
"Language: fr\\n"

#: pier.c:3
#, c-format
msgid "Two *piers*"
msgstr ""
"Deux "
"jetées"

what is this
msgid "x"
msgstr "y"

#, fuzzy
msgid "Tide"
msgid_plural "Tides"
msgstr[0] "Marée"
msgstr[1] "Marées"

msgid "Later"
msgstr ""
"""


def test_another_tools_po_is_read() -> None:
    found, unread = parted(read_po(StringIO(PO), source_language="en"))
    assert [(one.source, one.target, one.origin) for one in found] == [
        ("Two \\*piers\\*", "Deux jetées", Origin.PERSON),
        ("Tide", "Marée", Origin.MACHINE),
    ]
    assert [one.line for one in unread] == [13, 23]


def test_a_spreadsheet_of_two_columns_is_read() -> None:
    file = StringIO("\ufeffen;fr\r\nTide;Marée\r\n\r\nPier\r\n", newline="")
    [unit], [unread] = parted(read_csv(file, **PAIR))
    assert (unit.source, unit.target) == ("Tide", "Marée")
    assert unread.line == 4


def test_a_file_without_names_is_refused() -> None:
    with pytest.raises(InputError):
        list(read_csv(StringIO(""), **PAIR))


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-5", "@here", "\tx", "'=x"])
def test_no_cell_is_run_as_a_formula(cell: str) -> None:
    assert guarded(cell)[0] == "'"
    assert unguarded(guarded(cell)) == cell


@given(st.text(max_size=300))
def test_a_text_that_is_no_xliff_is_told_as_unread(text: str) -> None:
    assert parted(read_xliff1(BytesIO(text.encode())))[1]
    assert parted(read_xliff2(BytesIO(text.encode())))[1]


@given(st.text(max_size=300))
def test_what_po_gives_of_any_text_stands_in_it(text: str) -> None:
    known, _ = parted(read_po(StringIO(text), **PAIR))
    assert all("msgid" in text and "msgstr" in text for _ in known)

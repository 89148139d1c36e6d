"""A translation that goes to another tool and comes back."""

import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.memory.exchange.codes import Side, pieces
from colophon.memory.exchange.unread import Unread
from colophon.memory.exchange.work import Progress, Returned, WorkHead, WorkUnit, numbered_alike
from colophon.memory.exchange.work_reading import read_work
from colophon.memory.exchange.work_writing import write_work1, write_work2

HEAD = WorkHead("7-uk", "en", "uk")
BOTH = pytest.mark.parametrize("write", [write_work1, write_work2], ids=["1.2", "2.1"])


def file_of(write: object, *units: WorkUnit) -> bytes:
    stream = BytesIO()
    write(HEAD, units, stream)  # type: ignore[operator]
    return stream.getvalue()


def back(data: bytes) -> list[WorkHead | Returned | Unread]:
    return list(read_work(BytesIO(data)))


def unit(source: str, target: str) -> WorkUnit:
    return WorkUnit(key="3/2", source=source, target=target, base=41, progress=Progress.TRANSLATED)


@BOTH
@given(source=st.text(max_size=60), target=st.text(alphabet="пір* _[]1\\`&<>#a\n", max_size=60))
def test_what_went_comes_back(write: object, source: str, target: str) -> None:
    source, target = source.encode("utf-8", "ignore").decode(), target
    head, one = back(file_of(write, unit(source, target)))
    assert head == HEAD
    assert isinstance(one, Returned)
    assert (one.key, one.source, one.target, one.base) == ("3/2", source, target, 41)


@BOTH
def test_marks_that_are_typed_there_are_text_here(write: object) -> None:
    data = file_of(write, unit("See [the pier][1]: **2** piers.", "Див. [причал][1]: **2** причали."))
    typed = re.sub("причали", "*причали* та snake_case 2 * 3", data.decode())
    _, one = back(typed.encode())
    assert isinstance(one, Returned)
    assert one.typed == r"Див. [причал][1]: **2** \*причали\* та snake_case 2 * 3."


@BOTH
def test_escapes_are_not_doubled(write: object) -> None:
    _, one = back(file_of(write, unit("a", r"не \*зірка\*, а **так**")))
    assert isinstance(one, Returned)
    assert one.typed == r"не \*зірка\*, а **так**"


def test_codes_of_the_target_have_the_numbers_of_the_source() -> None:
    source, target = pieces("**Now** see [here][1] and [there][2]."), pieces("[Там][2] і [тут][1], **зараз**, *так*.")
    numbers = {
        piece.text: piece.code.number
        for piece in numbered_alike(source, target)
        if piece.code and piece.code.side is Side.CLOSES
    }
    assert numbers == {"][2]": 3, "][1]": 2, "**": 1, "*": 4}


def test_a_segment_that_a_tool_cut_in_two_is_whole_again() -> None:
    data = file_of(write_work2, unit("One. Two.", "Раз. Два.")).decode()
    cut = data.replace("One. Two.</source><target>Раз. Два.</target></segment>", (
        "One.</source><target>Раз.</target></segment><ignorable><source> </source><target> </target></ignorable>"
        '<segment state="final"><source>Two.</source><target>Два!</target></segment>'
    ))  # fmt: skip
    _, one = back(cut.encode())
    assert isinstance(one, Returned)
    assert (one.source, one.target) == ("One. Two.", "Раз. Два!")


@BOTH
def test_files_of_others_say_nothing_of_a_translation(write: object) -> None:
    data = file_of(write, unit("a", "б")).decode()
    data = re.sub(r' (resname|datatype|type)="[^"]*"', r' \1="plaintext"', data).replace('resname="plaintext"', "")
    head, one = back(data.encode())
    assert isinstance(one, Unread)
    assert one.line == 3
    assert head in (WorkHead("", "", ""), HEAD)


def test_a_base_that_a_tool_lost_is_not_guessed() -> None:
    data = re.sub(r"<context-group.*?</context-group>", "", file_of(write_work1, unit("a", "б")).decode())
    _, one = back(data.encode())
    assert isinstance(one, Returned)
    assert one.base is None


@BOTH
def test_entities_are_refused(write: object) -> None:
    data = file_of(write, unit("a", "б")).decode()
    hostile = data.replace("<xliff", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><xliff', 1)
    found = back(hostile.replace("б", "&e;").encode())
    assert [type(one) for one in found] == [Unread]

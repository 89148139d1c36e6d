"""Files of pairs are read by what they are, whatever they are called."""

from pathlib import Path

import pytest

from colophon.adapters.exchanged import memory_form, units_in
from colophon.memory.unit import Unit

XLIFF1 = """<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file source-language="en" target-language="de"><body><trans-unit id="1"><source>Port</source><target>Hafen</target>
</trans-unit></body></file></xliff>"""
XLIFF2 = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="de"><file id="f"><unit id="u">
<segment><source>Port</source><target>Hafen</target></segment></unit></file></xliff>"""


@pytest.mark.parametrize("name", ["work.xlf", "work.sdlxliff", "work.mqxliff"])
@pytest.mark.parametrize("text", [XLIFF1, XLIFF2])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_both_forms_of_xliff_are_told_apart(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    declared = "utf-16" if encoding == "utf-16" else "utf-8"
    text = text.replace('"1.0"', f'"1.0" encoding="{declared}"')
    (tmp_path / name).write_bytes(text.encode(encoding))
    [unit] = units_in(str(tmp_path / name), memory_form(name))
    assert isinstance(unit, Unit)
    assert (unit.source, unit.target) == ("Port", "Hafen")

"""Encodings come out right, whatever a page declares."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.errors import BinaryInputError, ColophonError, EmptyInputError
from colophon.intake.encoding import decode

SENTENCES = {
    "gb18030": "市议会星期一决定重建这座旧桥。市长说，工程将在明年完成。",
    "big5": "市議會星期一決定重建這座舊橋。市長說，工程將在明年完成。",
    "shift_jis": "市議会は月曜日に古い橋を建て直すことを決めました。工事は来年終わる。",
    "euc_jp": "市議会は月曜日に古い橋を建て直すことを決めました。工事は来年終わる。",
    "euc_kr": "시의회는 월요일에 오래된 다리를 다시 짓기로 결정했다고 시장이 말했다.",
    "cp1251": "Городской совет решил в понедельник восстановить старый мост.",
    "koi8-r": "Городской совет решил в понедельник восстановить старый мост.",
    "cp1256": "قرر مجلس المدينة يوم الاثنين إعادة بناء الجسر القديم في العام المقبل.",
    "cp1253": "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να ξαναχτίσει τη γέφυρα.",
    "latin-1": "Der Stadtrat beschloß über die Brücke für das nächste Jahr.",
    "utf-8": "Der Stadtrat beschloß über die Brücke; 市议会决定重建。",
}


@pytest.mark.parametrize("encoding", SENTENCES)
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "gb2312", "text/html; charset=utf-8", "nonsense"])
def test_text_comes_out_whatever_is_declared(encoding: str, declared: str) -> None:
    text = SENTENCES[encoding] * 5
    assert decode(text.encode(encoding), declared).text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_wide_encodings_are_seen_without_a_declaration(encoding: str) -> None:
    assert decode("<p>The old bridge</p>".encode(encoding)).text == "<p>The old bridge</p>"


def test_a_meta_element_declares() -> None:
    data = '<html><head><meta charset="windows-1250"></head><p>Městská rada v pondělí rozhodla o mostě.'.encode(
        "cp1250"
    )
    assert "Městská rada v pondělí" in decode(data).text


FRENCH = (
    "Le maire a répété que l'élève, où qu'il fût, paierait très tôt sa fête à l'été. Déjà, la forêt brûlait là-bas."
)
SLOVAK = (
    "Mestská rada v pondelok rozhodla, že starý most opravia. Žiaci čakali; pán Müller a paní Lefèvre súhlasili včera."
)


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [(FRENCH, "cp1252", "windows-1250"), (FRENCH, "cp1252", "cp1252"), (SLOVAK, "cp1250", "windows-1250")],
)
def test_neighbours_of_one_family_are_told_apart(text: str, encoding: str, declared: str) -> None:
    written = text.encode(encoding, "ignore")
    assert decode(written, declared).encoding == encoding


def test_a_wrong_declaration_is_told() -> None:
    assert decode(SENTENCES["gb18030"].encode("gb18030"), "utf-8").contradicted
    assert not decode(SENTENCES["gb18030"].encode("gb18030"), "gbk").contradicted
    assert not decode(b"plain", "utf-8").contradicted


@pytest.mark.parametrize("data", [b"", b"  \n\t", b"\x00\x00"])
def test_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyInputError):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, b"%PDF-1.7 text", b"PK\x03\x04abc", bytes(range(32)) * 9]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryInputError):
        decode(data)


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "big5", "utf-7", "\ud800", "x" * 50]))
def test_any_bytes_are_answered(data: bytes, declared: str) -> None:
    with suppress(ColophonError):
        assert "\x00" not in decode(data, declared).text

"""Which encoding bytes are really in, whatever they declare."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

from colophon.errors import BinaryInputError, EmptyInputError
from colophon.intake.latin import LATIN, is_fluent, is_latin, latin_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EAST_ASIAN = ("gb18030", "big5hkscs", "shift_jis", "euc_jp", "euc_kr")
_SINGLE_BYTE = (
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "koi8_r",
    "koi8_u", "iso8859_2", "cp866",
)  # fmt: skip
_COMMON = frozenset(
    "的一是不了在人有我他这这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發"
    "后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心"
    "日本月新者年前後見東京時間今場合社市県電話私何気水火木金土。、，「」《》"
    "이다는을의에가고하지사기한로리도인어나서아대시자정그들은를수해일전과보부있"
)
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"RIFF",
    b"{\\rtf",
)
_OTHER_ALPHABETS = frozenset(
    ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic", "cp1253", "iso8859-7", "cp1255", "iso8859-8")
)
_SAMPLE = 200_000
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_IN_A_WORD = re.compile(r"(?<=[a-z])[^\W\d_a-zA-Z]|[^\W\d_a-zA-Z](?=[a-z])")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, the encoding it was in, what was declared, and how many characters could not be read."""

    text: str
    encoding: str
    declared: str = ""
    unreadable: int = 0

    @property
    def contradicted(self) -> bool:
        """Whether the bytes were in another encoding than they declared."""
        return bool(self.declared) and resolve_encoding(self.declared) != self.encoding


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read bytes of text. `declared` is a charset label or a Content-Type header.

    Raises EmptyInputError and BinaryInputError.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyInputError()
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, encoding)
    wide = _wide(data)
    if not wide and (data.startswith(_MAGIC) or _is_binary(data)):
        raise BinaryInputError()
    labels = tuple(_labels(data, declared))
    first = labels[0] if labels else ""
    return _decoded(data, wide or _chosen(data, labels), first)


def _decoded(data: bytes, encoding: str, declared: str) -> Decoded:
    text = data.decode(encoding, "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return Decoded(text=text, encoding=encoding, declared=declared, unreadable=text.count("\ufffd"))


def _labels(data: bytes, declared: str) -> Iterator[str]:
    """What is declared, most binding first: the header or the caller, then the page itself."""
    found = (declared, http_content_type_encoding(declared), html_body_declared_encoding(data[:8192]))
    for label in found:
        resolved = resolve_encoding(label) if label else None
        if resolved:
            yield _widened(resolved)


def _widened(encoding: str) -> str:
    return {"gbk": "gb18030", "gb2312": "gb18030", "hz": "gb18030", "big5": "big5hkscs"}.get(encoding, encoding)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every second byte of its markup is zero."""
    head = data[:2000]
    pairs = max(len(head) // 2, 1)
    if len(data) % 2 == 0 and head[1::2].count(0) > 0.4 * pairs and head[::2].count(0) < 0.05 * pairs:
        return "utf-16-le"
    if len(data) % 2 == 0 and head[::2].count(0) > 0.4 * pairs and head[1::2].count(0) < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _is_binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    return len(_CONTROL.findall(head)) > 0.01 * len(head)


def _chosen(data: bytes, labels: tuple[str, ...]) -> str:
    if _fits(data, "utf-8") and not (labels and labels[0].startswith("iso-2022")):
        return "utf-8"
    for label in labels:
        if label != "utf-8" and _fits(data, label) and _plausible(data, label):
            return latin_encoding(data[:_SAMPLE], label) if is_latin(label) else label
    broken_utf8 = data[:_SAMPLE].decode("utf-8", "replace")
    readable = sum(c > "\x7f" for c in broken_utf8) - broken_utf8.count("\ufffd")
    if readable > 10 * broken_utf8.count("\ufffd"):
        return "utf-8"
    return _guessed(data, labels)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _plausible(data: bytes, encoding: str) -> bool:
    """Whether text in this encoding could look so: Latin letters stand alone, pairs make common signs."""
    head = data[:_SAMPLE]
    high = len(_HIGH.findall(head))
    if not high:
        return True
    if encoding in ("cp1252", "iso8859-1", "latin-1", "iso8859-15"):
        return sum(map(len, _HIGH_RUN.findall(head))) < 0.6 * high or is_fluent(head, "cp1252")
    if _widened(encoding) in _EAST_ASIAN or encoding.replace("-", "_") in _EAST_ASIAN:
        return _familiarity(head, encoding) + 0.05 >= max(_familiarity(head, other) for other in _EAST_ASIAN)
    return encoding not in _OTHER_ALPHABETS or not _stands_in_words(head.decode(encoding, "replace"))


def _stands_in_words(text: str) -> bool:
    """Whether most letters beside a to z touch one of those: "mиre" is no Russian, it is French read as such."""
    return 2 * len(_IN_A_WORD.findall(text)) > len(_FOREIGN.findall(text))


def _familiarity(data: bytes, encoding: str) -> float:
    """Share of the foreign characters that are among the commonest of Chinese, Japanese and Korean, or kana."""
    foreign = [c for c in data.decode(encoding, "replace") if c > "\x7f"]
    good = sum(c in _COMMON or "\u3041" <= c <= "\u30fe" for c in foreign)
    bad = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or "\uff61" <= c <= "\uff9f" for c in foreign)
    return (good - 3 * bad) / max(len(foreign), 1)


def _guessed(data: bytes, labels: tuple[str, ...]) -> str:
    head = data[:_SAMPLE]
    scored = max(_EAST_ASIAN, key=lambda encoding: _familiarity(head, encoding))
    if _familiarity(head, scored) > 0.12:
        return scored
    fluent = next((encoding for encoding in LATIN if is_fluent(head, encoding)), "")
    if fluent:
        return fluent
    likely = [label for label in labels if label != "utf-8"]
    match = from_bytes(head, cp_isolation=[*_SINGLE_BYTE], preemptive_behaviour=False).best()
    if match is not None:
        return match.encoding
    return likely[0] if likely else "cp1252"

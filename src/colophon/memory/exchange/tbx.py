"""TBX, the form in which termbases travel: version 2 (`martif`) and version 3 (`tbx`), the Basic dialect of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

from lxml import etree

from colophon.memory.concept import Concept, PartOfSpeech, Term, TermStatus
from colophon.memory.exchange.codes import storable
from colophon.memory.exchange.unread import Unread
from colophon.memory.exchange.xml import LANGUAGE, XML, elements, line_of, local, made, words_of

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ALLOWED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_OF_STATUSES = {name: status for status, name in _STATUSES.items()} | {
    "supersededTerm-admn-sts": TermStatus.FORBIDDEN,
    "preferred": TermStatus.PREFERRED,
    "admitted": TermStatus.ALLOWED,
    "notRecommended": TermStatus.FORBIDDEN,
    "deprecated": TermStatus.FORBIDDEN,
    "obsolete": TermStatus.FORBIDDEN,
}
_STATUS_NAMES = ("administrativeStatus", "normativeAuthorization", "termStatus")
_PARTS = {
    PartOfSpeech.NOUN: "noun",
    PartOfSpeech.PROPER_NOUN: "properNoun",
    PartOfSpeech.VERB: "verb",
    PartOfSpeech.ADJECTIVE: "adjective",
    PartOfSpeech.ADVERB: "adverb",
    PartOfSpeech.OTHER: "other",
}
_OF_PARTS = {name: part for part, name in _PARTS.items()} | {"proper noun": PartOfSpeech.PROPER_NOUN}


class TbxVersion(IntEnum):
    V2 = 2
    V3 = 3


@dataclass(frozen=True, slots=True)
class _Words:
    """What the two versions call the same things."""

    root: str
    namespace: str
    attributes: tuple[tuple[str, str], ...]
    concept: str
    language: str
    term: str
    header: str


_WORDS = {
    TbxVersion.V2: _Words("martif", "", (("type", "TBX-Basic"),), "termEntry", "langSet", "tig", "martifHeader"),
    TbxVersion.V3: _Words(
        "tbx", NAMESPACE, (("type", "TBX-Basic"), ("style", "dca")), "conceptEntry", "langSec", "termSec", "tbxHeader"
    ),
}


def write_tbx(concepts: Iterable[Concept], stream: BinaryIO, *, version: TbxVersion = TbxVersion.V3) -> int:
    """Write every concept, one at a time, and answer how many there were."""
    words = _WORDS[version]
    nsmap = {"xml": XML} | ({None: words.namespace} if words.namespace else {})
    count = 0
    with etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        attributes = {**dict(words.attributes), LANGUAGE: "en"}
        with document.element(_name(words, words.root), attributes, nsmap=nsmap):
            document.write(_header(words))
            with document.element(_name(words, "text")), document.element(_name(words, "body")):
                for concept in concepts:
                    count += 1
                    document.write("\n", _written(concept, words))
    return count


def read_tbx(stream: BinaryIO) -> Iterator[Concept | Unread]:
    """Every concept of either version and dialect; a term without a language, or an entry without terms, is named."""
    tags = tuple(words.concept for words in _WORDS.values())
    for element in elements(stream, whole=tags):
        yield element if isinstance(element, Unread) else _concept(element)


def _name(words: _Words, tag: str) -> str:
    return f"{{{words.namespace}}}{tag}" if words.namespace else tag


def _header(words: _Words) -> etree._Element:
    header = made(words.header, namespace=words.namespace)
    description = etree.SubElement(header, _name(words, "fileDesc"))
    source = etree.SubElement(description, _name(words, "sourceDesc"))
    etree.SubElement(source, _name(words, "p")).text = "Colophon"
    return header


def _written(concept: Concept, words: _Words) -> etree._Element:
    element = made(words.concept, namespace=words.namespace)
    element.set("id", storable(concept.key))
    _say(element, words, "descrip", "subjectField", concept.domain)
    _say(element, words, "descrip", "definition", concept.definition)
    _say(element, words, "admin", "source", concept.evidence)
    _say(element, words, "note", "", concept.note)
    for term in concept.terms:
        section = etree.SubElement(element, _name(words, words.language), {LANGUAGE: term.language})
        holder = etree.SubElement(section, _name(words, words.term))
        etree.SubElement(holder, _name(words, "term")).text = storable(term.text)
        _say(holder, words, "termNote", "administrativeStatus", _STATUSES[term.status])
        if term.part_of_speech:
            _say(holder, words, "termNote", "partOfSpeech", _PARTS[term.part_of_speech])
        _say(holder, words, "admin", "source", term.evidence)
        _say(holder, words, "note", "", term.note)
    return element


def _say(holder: etree._Element, words: _Words, tag: str, kind: str, value: str) -> None:
    if value:
        element = etree.SubElement(holder, _name(words, tag), {"type": kind} if kind else {})
        element.text = storable(value)


def _concept(element: etree._Element) -> Concept | Unread:
    languages = [child for child in element if local(child) in ("langSet", "langSec")]
    terms = [term for section in languages for term in _terms(section)]
    if not terms:
        return Unread(line_of(element), "it has no term with a language")
    said = _said(element)
    return Concept(
        key=element.get("id") or terms[0].text,
        terms=tuple(terms),
        domain=said.get("subjectField", ""),
        definition=said.get("definition", "") or next((_said(one).get("definition", "") for one in languages), ""),
        note=said.get("note", ""),
        evidence=said.get("source", ""),
    )


def _terms(section: etree._Element) -> Iterator[Term]:
    language = section.get(LANGUAGE, "")
    for holder in section:
        if not language or local(holder) not in ("tig", "ntig", "termSec"):
            continue
        text = next((words_of(one) for one in holder.iter() if local(one) == "term"), "")
        said = _said(holder)
        status = next((said[name] for name in _STATUS_NAMES if name in said), "")
        if text:
            yield Term(
                language=language,
                text=text,
                status=_OF_STATUSES.get(status, TermStatus.PREFERRED),
                part_of_speech=_OF_PARTS.get(said.get("partOfSpeech", "")),
                note=said.get("note", ""),
                evidence=said.get("source", "") or said.get("context", ""),
            )


def _said(holder: etree._Element) -> dict[str, str]:
    """What is said of an element itself: by type in the general style (DCA), by name in the plain one (DCT)."""
    said: dict[str, str] = {}
    for child in holder:
        name = local(child)
        if name in ("langSet", "langSec", "tig", "ntig", "termSec", "term"):
            continue
        inside = child.iter() if name in ("descripGrp", "termNoteGrp", "adminGrp", "termGrp") else (child,)
        for one in inside:
            said.setdefault(one.get("type") or local(one), words_of(one))
    return said

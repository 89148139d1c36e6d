"""Terms are found whatever their case and ending, and a termbase asks for what it should."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.memory.concept import Concept, PartOfSpeech, Term, TermStatus
from colophon.memory.name import Name, NameKind, Rendering, as_concept
from colophon.memory.recognise import Recogniser
from colophon.memory.termbase import ConceptTermbase

FORBIDDEN = TermStatus.FORBIDDEN


def concept(*terms: tuple[str, str] | tuple[str, str, TermStatus], key: str = "c") -> Concept:
    return Concept(
        key=key, terms=tuple(Term(language=t[0], text=t[1], status=(*t, TermStatus.PREFERRED)[2]) for t in terms)
    )


def found(tag: str, text: str, *terms: str) -> list[str]:
    concepts = [concept((tag, term), key=term) for term in terms]
    return [text[at.start : at.end] for at in Recogniser(concepts, tag).find(text)]


@pytest.mark.parametrize(
    ("tag", "term", "text", "surface"),
    [
        ("en", "ceasefire", "Two Ceasefires failed.", "Ceasefires"),
        ("en", "harbour authority", "The harbour authorities' plan", "harbour authorities"),
        ("en", "city", "Cities sank.", "Cities"),
        ("de", "Kanzler", "des Kanzlers Rede", "Kanzlers"),
        ("de", "Kanzler", "die Rede des Bundeskanzlers", "Bundeskanzlers"),
        ("de", "Hafen", "Die Hafenarbeiter streiken.", "Hafenarbeiter"),
        ("de", "Haus", "zwei Häuser", "Häuser"),
        ("fr", "accord", "L'accord tient.", "accord"),
        ("fr", "bateau", "les bateaux partent", "bateaux"),
        ("es", "elección", "las elecciones", "elecciones"),
        ("it", "porto", "i porti chiusi", "porti"),
        ("pt", "eleição", "as eleições", "eleições"),
        ("ru", "город", "за городом", "городом"),
        ("uk", "міністерство", "у міністерстві", "міністерстві"),
        ("pl", "szpital", "w szpitalach", "szpitalach"),
        ("cs", "přístav", "v přístavech", "přístavech"),
        ("ar", "رئيس", "قال الرئيس", "الرئيس"),
        ("tr", "liman", "limanlardan çıktı", "limanlardan"),
        ("ko", "항구", "항구에서 떠났다", "항구에서"),
        ("zh-Hans", "港务局", "周二港务局宣布", "港务局"),
        ("zh-Hant", "港務局", "週二港務局宣布", "港務局"),
        ("ja", "港湾局", "市の港湾局は発表した", "港湾局"),
        ("zh-Hans", "GDP", "去年GDP增长", "GDP"),
        ("th", "ท่าเรือ", "ที่ท่าเรือใหม่", "ท่าเรือ"),
    ],
)
def test_a_term_is_found(tag: str, term: str, text: str, surface: str) -> None:
    assert found(tag, text, term) == [surface]


@pytest.mark.parametrize(
    ("tag", "term", "text"),
    [
        ("en", "port", "The reporter left."),
        ("en", "WHO", "Those who saw it."),
        ("en", "harbour authority", "The harbour has an authority."),
        ("de", "Rat", "Die Beratung dauert."),
        ("zh-Hans", "AI", "MAINLAND 大陆"),
        ("zh-Hans", "港务局", "港口的事务局"),
        ("ru", "город", "горожане"),
        ("fr", "sol", "le soleil"),
    ],
)
def test_other_words_are_not_the_term(tag: str, term: str, text: str) -> None:
    assert found(tag, text, term) == []


def test_the_longest_term_counts() -> None:
    text = "the Human Rights Council met on human rights"
    assert found("en", text, "human rights", "human rights council", "council") == [
        "Human Rights Council",
        "human rights",
    ]


def test_a_name_is_not_the_word_it_is_made_of() -> None:
    apple = Concept(key="a", terms=(Term(language="en", text="Apple", part_of_speech=PartOfSpeech.PROPER_NOUN),))
    found = Recogniser([apple], "en").find("An apple for Apple.")
    assert [at.start for at in found] == [13]


TERMS = (
    concept(("en", "ceasefire"), ("zh-Hans", "停火"), ("zh-Hans", "休战", FORBIDDEN), key="truce"),
    concept(("en", "Linux"), ("zh-Hans", "Linux"), key="linux"),
    concept(("zh-Hans", "阿三", FORBIDDEN), key="slur"),
)
BASE = ConceptTermbase(TERMS, source_language="en", target_language="zh-Hans")


def test_a_missing_rendering_is_named() -> None:
    [use] = BASE.missing("The ceasefires hold.", "双方安静。")
    assert (use.term, use.wanted) == ("ceasefires", "停火")
    assert BASE.missing("The ceasefires hold.", "停火仍然有效。") == ()


def test_a_forbidden_rendering_is_not_missing_as_well() -> None:
    assert BASE.missing("The ceasefires hold.", "休战仍然有效。") == ()
    both = (*TERMS, concept(("en", "armistice"), ("zh-Hans", "休战"), key="armistice"))
    base = ConceptTermbase(both, source_language="en", target_language="zh-Hans")
    [use] = base.missing("The armistice, no ceasefire", "休战")
    assert use.term == "ceasefire", "what is right for the one concept says nothing of the other"


def test_what_has_an_ending_of_its_own_cannot_just_be_replaced() -> None:
    terms = concept(("en", "ferry"), ("de", "Fähre"), ("de", "Fährschiff", FORBIDDEN))
    base = ConceptTermbase([terms], source_language="en", target_language="de")
    assert [use.as_listed for use in base.forbidden("The ferry", "Das Fährschiff und des Fährschiffs")] == [True, False]


def test_a_name_is_found_as_its_own_language_writes_it() -> None:
    name = Name(
        key="holm",
        kind=NameKind.PERSON,
        original="Anna Holm",
        language="sv",
        renderings=(Rendering(language="zh-Hans", text="安娜·霍尔姆"),),
    )
    base = ConceptTermbase([as_concept(name, read_in="en")], source_language="en", target_language="zh-Hans")
    assert [use.wanted for use in base.missing("Anna Holm spoke.", "她发言了。")] == ["安娜·霍尔姆"]
    english = replace(name, renderings=(*name.renderings, Rendering(language="en", text="Ann Holm")))
    assert [term.text for term in as_concept(english, read_in="en").of("en")] == ["Ann Holm"]


def test_a_forbidden_rendering_is_named_with_the_right_one() -> None:
    [use] = BASE.forbidden("The ceasefire holds.", "休战仍然有效。")
    assert (use.start, use.end, use.term, use.wanted) == (0, 2, "休战", "停火")
    assert BASE.forbidden("The armistice holds.", "休战仍然有效。") == (), "the word is wrong only for its concept"


def test_a_word_that_is_always_forbidden_needs_no_source() -> None:
    assert [use.term for use in BASE.forbidden("They met.", "阿三来了")] == ["阿三"]


def test_a_word_that_stays_as_it_is() -> None:
    [use] = BASE.kept("Linux and the ceasefire")
    assert (use.term, use.wanted) == ("Linux", "Linux")


def test_the_chosen_rendering_is_told() -> None:
    [one] = BASE.renderings("A ceasefire", "一次停火")
    assert (one.concept, one.source.term, one.target.term) == ("truce", "ceasefire", "停火")


def test_an_empty_termbase_asks_for_nothing() -> None:
    empty = ConceptTermbase((), source_language="en", target_language="de")
    assert empty.missing("Words", "Wörter") == empty.forbidden("Words", "Wörter") == empty.kept("Words") == ()


@given(st.text(max_size=80), st.lists(st.text(max_size=8), max_size=5), st.sampled_from(["en", "de", "zh-Hans", "ar"]))
def test_any_text_is_answered_within_it(text: str, terms: list[str], tag: str) -> None:
    spans = [(at.start, at.end) for at in Recogniser([concept((tag, term)) for term in terms], tag).find(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)

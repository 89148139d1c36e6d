"""Latin letters come out right whichever Latin encoding a page declares and whichever it is in."""

import pytest

from colophon.intake.encoding import decode

TEXTS = {
    "pl": "Rada miasta zamknęła w piątek starą przystań promową; mieszkańcy są oburzeni, że nikt ich o to nie zapytał.",
    "cs": "Městská rada uzavřela v pátek starý přístav; obyvatelé jsou rozhořčeni, že se jich nikdo na nic nezeptal.",
    "hu": "A tanács bezárta a régi kompkikötőt; a lakók dühösek, hogy erről senki sem kérdezte meg őket.",
    "hr": "Gradsko vijeće zatvorilo je u petak staro pristanište; građani su ogorčeni što ih nitko ništa više ne pita.",
}
WESTERN = {
    "de": "Der Rat schloss am Freitag die alte Fährstelle; die Bürger sind empört, weil niemand sie früher fragte.",
    "fr": "Le conseil a fermé vendredi le débarcadère; les habitants, choqués, n’ont pas été consultés.",
    "it": "Il consiglio ha chiuso venerdì il molo; la città è indignata, perché così non si può più né andare.",
    "da": "Byrådet lukkede fredag den gamle færge; borgerne på øen er rasende, da ingen spurgte dem først på året.",
    "pt": "A câmara fechou o cais; os moradores estão indignados, não há informação nem solução para a população.",
    "is": "Bæjarstjórnin lokaði á föstudag gömlu höfninni; íbúarnir eru reiðir því að enginn spurði þá áður.",
    "mixed": "José, Zoë, Åse, Bjørn, Müller, Muñoz and François drank a café crème in the naïve hope of a crêpe.",
}


def page(text: str, declared: str) -> str:
    return f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("language", TEXTS)
def test_central_europe_declared_as_western(language: str, declared: str) -> None:
    decoded = decode(page(TEXTS[language], declared).encode("cp1250"))
    assert TEXTS[language] in decoded.text
    assert decoded.contradicted


@pytest.mark.parametrize("language", WESTERN)
def test_western_stays_western(language: str) -> None:
    decoded = decode(page(WESTERN[language], "iso-8859-1").encode("cp1252"))
    assert WESTERN[language] in decoded.text
    assert not decoded.contradicted


@pytest.mark.parametrize("language", ["da", "pt", "is"])
def test_western_declared_as_central_european(language: str) -> None:
    assert WESTERN[language] in decode(page(WESTERN[language], "windows-1250").encode("cp1252")).text


@pytest.mark.parametrize("language", ["fr", "da", "pt", "is"])
def test_western_declared_as_the_standard_of_central_europe(language: str) -> None:
    decoded = decode(page(WESTERN[language], "iso-8859-2").encode("cp1252"))
    assert WESTERN[language] in decoded.text
    assert decoded.contradicted


@pytest.mark.parametrize("language", ["pl", "cs", "hu", "hr"])
def test_the_standard_of_central_europe_is_believed(language: str) -> None:
    decoded = decode(page(TEXTS[language], "iso-8859-2").encode("iso8859-2"))
    assert TEXTS[language] in decoded.text
    assert not decoded.contradicted


@pytest.mark.parametrize("declared", ["windows-1251", "koi8-r", "iso-8859-5", "windows-1253", "windows-1255"])
@pytest.mark.parametrize("language", ["de", "fr", "it", "da", "pt", "is"])
def test_western_declared_as_another_alphabet(language: str, declared: str) -> None:
    assert WESTERN[language] in decode(page(WESTERN[language], declared).encode("cp1252")).text


@pytest.mark.parametrize("declared", ["windows-1251", "koi8-r", "iso-8859-5"])
@pytest.mark.parametrize("text", ["Міська рада закрила в п'ятницю старий причал.", "The «Волга» of café owner Иван"])
def test_another_alphabet_is_believed(text: str, declared: str) -> None:
    decoded = decode(page(text, declared).encode(declared, "replace"))
    assert not decoded.contradicted


@pytest.mark.parametrize("language", ["pl", "cs", "hr"])
def test_central_europe_that_declares_nothing(language: str) -> None:
    assert TEXTS[language] in decode(TEXTS[language].encode("cp1250")).text


def test_turkish_declared_as_western() -> None:
    text = "Belediye meclisi eski iskeleyi kapattı; halk, kimse kendilerine sormadığı için öfkeli, çözüm bekliyor."
    assert text in decode(page(text, "iso-8859-1").encode("cp1254")).text


def test_a_few_letters_decide_nothing() -> None:
    text = "The café of Zoë has closed."
    assert decode(page(text, "windows-1252").encode("cp1252")).encoding == "cp1252"

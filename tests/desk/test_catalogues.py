"""The interface in its languages: the catalogues hold every phrase, as it is, with its blanks and all its forms."""

import re

import pytest
from babel.messages.catalog import Message
from tools.write_catalogues import LOCALE, TAGS, as_compiled, as_read, catalogue, forms, missing, phrases

BLANK = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def blanks(text: str) -> set[str]:
    return {match[1] or match[2] for match in BLANK.finditer(text)}


def words_of(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def test_phrases_of_every_kind_are_gathered() -> None:
    found = {(words, many) for _, words, many in phrases()}
    assert ("Board", "") in found
    assert ("A number became another", "") in found, "titles of checks"
    assert ("Colophon cannot do this.", "") in found, "refusals"
    assert any(many for _, many in found), "phrases that count"


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_said_keeps_the_blanks_of_its_phrase(tag: str) -> None:
    wrong = [
        (words[0], said)
        for message in catalogue(tag)
        if (words := words_of(message))[0]
        for said in filter(None, forms(message))
        if not blanks(said) <= set.union(*map(blanks, words)) or set.intersection(*map(blanks, words)) - blanks(said)
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", TAGS)
def test_every_phrase_is_translated(tag: str) -> None:
    assert [message.id for message in missing(catalogue(tag))] == []


@pytest.mark.parametrize("tag", TAGS)
def test_the_files_are_written_from_the_phrases(tag: str) -> None:
    made = catalogue(tag)
    folder = LOCALE / str(made.locale_identifier) / "LC_MESSAGES"
    assert (folder / "django.po").read_bytes() == as_read(made), "run python -m tools.write_catalogues"
    assert (folder / "django.mo").read_bytes() == as_compiled(made)

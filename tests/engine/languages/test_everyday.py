"""Everyday words by their meaning."""

import tomllib
from importlib import resources

import pytest

from colophon.languages.everyday import everyday

FILES = sorted(
    file.name.removesuffix(".toml") for file in (resources.files("colophon.languages") / "everyday").iterdir()
)


def meanings(tag: str, text: str) -> frozenset[str]:
    return everyday(tag).meanings(text, text.casefold().split())


@pytest.mark.parametrize("tag", FILES)
def test_every_file_has_the_same_meanings(tag: str) -> None:
    shelf = resources.files("colophon.languages") / "everyday"
    english, this = (tomllib.loads((shelf / f"{one}.toml").read_text(encoding="utf-8")) for one in ("en", tag))
    assert this.keys() == english.keys()
    assert all(forms.strip(" ,") == forms and forms for forms in this.values())


def test_the_same_is_meant_in_several_languages() -> None:
    for tag, text in (
        ("en", "the governments water"),
        ("de", "die regierungen wasser"),
        ("ru", "правительства воды"),
        ("zh-Hans", "政府的水"),
        ("zh-Hant", "政府的水"),
        ("ja", "政府の水"),
    ):
        assert {"government", "water"} <= meanings(tag, text), tag


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    assert "earthquake" in meanings("zh-Hant", "大地震與海嘯")
    assert "country" in meanings("zh-Hant", "這個國家")


@pytest.mark.parametrize("tag", ["", "und", "xx", "../en", "qaa-x"])
def test_a_language_without_a_file_knows_nothing(tag: str) -> None:
    assert meanings(tag, "government") == frozenset()

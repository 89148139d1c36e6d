"""The shelf of language files: finds, checks and keeps them, each read once and only when it is asked for."""

import tomllib
from functools import lru_cache
from importlib import resources

from colophon.errors import LanguageDataError
from colophon.languages.language import Language
from colophon.languages.schema import Tables, Value, composed, flattened

ALIASES = {
    "zh": "zh-Hans",
    "zh-CN": "zh-Hans",
    "zh-SG": "zh-Hans",
    "zh-TW": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh-MO": "zh-Hant",
}
ANY = "und"


def known_languages() -> tuple[str, ...]:
    """The BCP 47 tags of every language with a file, in order."""
    files = (entry.name for entry in _shelf().iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml") and name != "und.toml"))


@lru_cache(maxsize=64)
def resolved(tag: str) -> str:
    """The tag of the file that answers for a BCP 47 tag: `zh-TW` is `zh-Hant`, `pt-BR` is `pt`; else `und`."""
    tag = ALIASES.get(tag, tag)
    if _shelf().joinpath(f"{tag}.toml").is_file() and tag.replace("-", "").isalnum():
        return tag
    shorter = tag.rpartition("-")[0]
    return resolved(shorter) if shorter else ANY


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """What is known of a language. An unknown one has digits, symbols and nothing else. Raises `LanguageDataError`."""
    tag = resolved(tag)
    return composed(tag, _tables(tag))


def _tables(tag: str) -> Tables:
    own = _read(tag)
    parent = str(own[""].get("inherits", "" if tag == ANY else ANY))
    return _overlaid(_tables(parent), own) if parent else own


def _overlaid(under: Tables, over: Tables) -> Tables:
    """Both files' tables; forms of the same key add up, switches of the upper file win."""
    merged: dict[str, dict[str, Value]] = {name: dict(table) for name, table in under.items()}
    for name, table in over.items():
        target = merged.setdefault(name, {})
        for key, value in table.items():
            adds = key in target and name in ("money", "units", "percent", "periods", "times")
            target[key] = f"{target[key]}, {value}" if adds else value
    return merged


def _read(tag: str) -> Tables:
    try:
        tree = tomllib.loads(_shelf().joinpath(f"{tag}.toml").read_text(encoding="utf-8"))
        return flattened(tree)
    except (tomllib.TOMLDecodeError, LanguageDataError) as error:
        raise LanguageDataError(f"languages/data/{tag}.toml: {error}") from error


@lru_cache(maxsize=1)
def _shelf() -> resources.abc.Traversable:
    return resources.files("colophon.languages") / "data"

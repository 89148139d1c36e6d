"""What is known of an article, as the YAML at the top of its file.

PyYAML looks at every letter of every text in Python. What it would write anyway is known at sight for most texts, and
kept for the others; it is asked about a whole front matter only where a text has several lines.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

import yaml
from msgspec import structs

from colophon.article.article import Article, Image
from colophon.article.credit import SourceReference

Values = dict[str, str] | list[dict[str, str]]
_AS_IT_IS = re.compile(
    r"(?!(?i:y|yes|n|no|on|off|true|false|null)\Z)(?:(?!0[bx])[0-9]+ ?)?[^\W\d_]"
    r"(?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\uf8ff\ufeff\ufffe\uffff:#]++|:(?=\S)|(?<! )#)*(?<! )"
)
"""Texts that stand in YAML without quotation marks.

They begin with a letter, before which a number may stand, and hold no sign that means something.
"""
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)
"""Times as texts: without quotation marks they would be read as times."""
_LINES = re.compile(r"[\n\r\x85\u2028\u2029]")


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a block."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def write_front_matter(article: Article, *, footer: str, also: Mapping[str, str]) -> str:
    """The front matter of an article in normal form, between its --- lines, with a blank line after it."""
    values: dict[str, str | Values] = {"title": article.title}
    values |= _known(
        {
            "language": article.language,
            "url": article.url,
            "publisher": article.publisher,
            "published": article.published,
            "modified": article.modified,
            "licence": article.licence,
            "summary": article.summary,
        }
    )
    if article.source:
        values["source"] = _fields(article.source)
    if article.credits:
        values["credits"] = [_known({"role": c.role.value, "name": c.name, "url": c.url}) for c in article.credits]
    if article.lead_image:
        values["lead_image"] = _fields(article.lead_image)
    values |= _known({"notice": article.notice, "disclaimer": article.disclaimer, "footer": footer})
    values |= {key: value for key, value in also.items() if key not in values}
    return f"---\n{written(values)}---\n\n"


def written(values: Mapping[str, str | Values]) -> str:
    """The YAML of texts, and of records and lists of records of texts, none of them empty."""
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, str):
            lines.append(f"{_scalar(key)}: {_scalar(value)}")
            continue
        lines.append(f"{_scalar(key)}:")
        for record in [value] if isinstance(value, dict) else value:
            rows = [f"  {_scalar(name)}: {_scalar(text)}" for name, text in record.items()]
            lines += rows if isinstance(value, dict) else [f"- {rows[0][2:]}", *rows[1:]]
    text = "\n".join(lines) + "\n"
    return text if text.count("\n") == len(lines) else _dumped(dict(values))


@lru_cache(maxsize=512)
def _scalar(text: str) -> str:
    """A text as it stands behind its key, or a line end for one that cannot stand in one line."""
    if _AS_IT_IS.fullmatch(text):
        return text
    if _MOMENT.fullmatch(text):
        return f"'{text}'"
    return "\n" if _LINES.search(text) else _dumped(text).removesuffix("\n").removesuffix("\n...")


def _dumped(value: object) -> str:
    found: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
    return found


def _known(values: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}


def _fields(record: SourceReference | Image) -> dict[str, str]:
    return _known(structs.asdict(record))

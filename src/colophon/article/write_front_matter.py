"""What is known of an article, as the YAML at the top of its file."""

from collections.abc import Mapping
from dataclasses import fields

import yaml

from colophon.article.article import Article, Image
from colophon.article.credit import Credit, SourceReference

Values = dict[str, str] | list[dict[str, str]]


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
    written = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
    return f"---\n{written}---\n\n"


def _known(values: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}


def _fields(record: SourceReference | Image | Credit) -> dict[str, str]:
    return _known({field.name: str(getattr(record, field.name)) for field in fields(record)})

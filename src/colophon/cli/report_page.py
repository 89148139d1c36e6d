"""What the HTML reports of the terminal share: one file each, without scripts, that asks for nothing from outside."""

import base64
import hashlib
from functools import lru_cache
from importlib import resources

import jinja2

_PAGES = resources.files("colophon.cli") / "pages"


def report_page(template: str, *, style: str, **shown: object) -> str:
    """A page, or its beginning, with the style that reports share and its own; the browser is told to take no other."""
    css = _file("report.css") + _file(style)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return filled(template, style=css, digest=digest, **shown)


def filled(template: str, **shown: object) -> str:
    return _templates().get_template(template).render(shown)


def _file(name: str) -> str:
    return (_PAGES / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )

"""A page read in one piece says what it says template by template; a theme that asks for more is left alone."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, nodes
from jinja2.exceptions import TemplateNotFound
from tests.engine.editions.samples import ARABIC, CHINESE, DESK, ENGLISH, edition

from colophon.editions.build import edition_files
from colophon.editions.filling.fill import _environment
from colophon.editions.filling.whole import NotInPlaceError, whole
from colophon.editions.theme import Theme
from colophon.editions.words import words_for
from colophon.signoff.keyring import KeyRing

ABOVE = "<title>{% block title %}Above{% endblock %}</title>{{ self.title() }}{% block main %}{% endblock %}{{ root }}"
GIVEN = {"root": "../", "names": ["a", "<b>"], "word": "outer"}


class Whole(Environment):
    """Jinja's own, with pages in one piece."""

    def _generate(self, source: nodes.Template, *args: object, **options: object) -> str:
        return super()._generate(whole(source, self.read), *args, **options)  # type: ignore[arg-type]

    def read(self, name: str) -> nodes.Template | None:
        try:
            return self._parse(self.loader.get_source(self, name)[0], name, name)  # type: ignore[union-attr]
        except TemplateNotFound:
            return None


@pytest.mark.parametrize(
    ("page", "placed"),
    [
        ('{% extends "above" %}{% block title %}Own{% endblock %}', True),
        ('{% extends "above" %}{% block title %}{{ super() }}, own{% endblock %}', True),
        ('{% extends "above" %}{% block main %}{% set word = "in" %}{{ word }}{% endblock %}', True),
        ('{% extends "above" %}{% set word = "set" %}{% block main %}{{ word }}{% endblock %}', True),
        ('{% extends "above" %}{% block main %}{% include "part" %}{{ word }}{% endblock %}', True),
        (
            '{% extends "above" %}{% block main %}{% for n in names %}{% include "part" %}{% endfor %}{% endblock %}',
            True,
        ),
        ('{% extends "above" %}{% from "macros" import say %}{% block main %}{{ say(names[1]) }}{% endblock %}', True),
        ('{% extends "middle" %}{% block title %}{{ super() }} low{% endblock %}', True),
        ('{% include "part" %}{% block own %}{{ root }}{% endblock %}', True),
        ('{% extends "above" %}{% block main %}{{ self.title() | upper }}{% endblock %}', False),
        ('{% extends "above" %}{% block main %}{{ super() }}{{ super() }}{% endblock %}', True),
        ('{% extends "above" %}{% block title %}{{ super.super() }}{% endblock %}', False),
        ('{% if root %}{% extends "above" %}{% endif %}', False),
        ('{% extends ["nowhere", "above"] %}', False),
        ('seen{% extends "above" %}', False),
        ("{% for word in names %}{% block inner %}{{ word }}{% endblock %}{% endfor %}", False),
        ('{% block out %}{% set word = "in" %}{% block inner %}{{ word }}{% endblock %}{% endblock %}', False),
        ('{% extends "nowhere" %}', False),
        ('{% extends "page" %}', False),
        ('{% include "nowhere" ignore missing %}{{ root }}', True),
        ('{% include "alone" without context %}{{ root }}', False),
        ("{% block title %}{{ self.title() }}{% endblock %}", False),
        ("{{ self.nothing() }}", False),
    ],
)
def test_a_page_means_the_same_in_one_piece(page: str, placed: bool) -> None:
    templates = {
        "page": page,
        "above": ABOVE,
        "middle": '{% extends "above" %}{% block title %}{{ super() }} middle{% endblock %}',
        "part": '{% set word = "part" %}<i>{{ word }}</i>{{ root }}',
        "alone": "{{ 1 + 1 }}",
        "macros": "{% macro say(it) %}<b>{{ it }}</b>{% endmacro %}",
    }
    one_piece = Whole(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined)
    if placed:
        plainly = Environment(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined)
        assert one_piece.get_template("page").render(GIVEN) == plainly.get_template("page").render(GIVEN)
    else:
        with pytest.raises(NotInPlaceError):
            one_piece.get_template("page")


def test_a_theme_may_say_itself_what_is_escaped() -> None:
    own = b"""{% extends "colophon/both.html" %}{% block title %}{{ "<i>" }}{% autoescape false %}{{ "<b>" }}
{% endautoescape %}{{ "<i>" | safe }}{% set bold = "<u>" | safe %}{{ bold }}{% endblock %}"""
    files = edition_files(edition(ENGLISH), DESK, KeyRing(), theme=Theme((("both.html", own),)))
    assert b"<title>&lt;i&gt;<b><i><u></title>" in files["both.html"].replace(b"\n", b"")


def test_what_a_theme_includes_stands_where_it_is_included() -> None:
    part = b"{% set word = 'b' %}{% for n in [1, 2] %}{{ word }}{{ n }}{% endfor %}"
    own = b"""{% extends "colophon/both.html" %}{% block title %}{% set word = "a" %}
{%- include "nowhere.html" ignore missing %}{% include "part.html" CONTEXT %}{{ word }}{% endblock %}"""
    for context in (b"", b"with context", b"without context"):
        theme = Theme((("both.html", own.replace(b"CONTEXT", context)), ("part.html", part)))
        files = edition_files(edition(ENGLISH), DESK, KeyRing(), theme=theme)
        assert b"<title>b1b2a</title>" in files["both.html"]


def test_our_pages_are_read_in_one_piece_and_themes_fields_with_care() -> None:
    """A theme may ask for what is not there; then the page is filled as Jinja does it, and says the same."""
    asks = b'{% extends "colophon/both.html" %}{% block title %}{{ "x" if desk.nothing is defined }}T{% endblock %}'
    for article in (ENGLISH, CHINESE, ARABIC):
        ours = edition_files(edition(article), DESK, KeyRing())
        own = edition_files(edition(article), DESK, KeyRing(), theme=Theme((("both.html", asks),)))
        assert own.keys() == ours.keys()
        if "both.html" in own:
            assert b"<title>T</title>" in own["both.html"]
    environment = _environment(Theme(), words_for("en"))
    for name in ("edition.html", "both.html", "reprint.html", "list.html", "home.html"):
        environment.get_template(name)

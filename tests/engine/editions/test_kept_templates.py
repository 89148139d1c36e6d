"""A template that another process read is not read again, and never taken for another's."""

from jinja2 import DictLoader, Environment, nodes

from colophon.editions.filling.kept import KeptTemplates, kept_templates, take_templates


class Counting(Environment):
    """Jinja's own, which counts what it has to read."""

    read = 0

    def _generate(self, source: nodes.Template, *args: object, **options: object) -> str:
        self.read += 1
        return super()._generate(source, *args, **options)  # type: ignore[arg-type]


def filled(whose: str, text: str) -> tuple[str, int]:
    """The page, and how many templates were read for it."""
    environment = Counting(loader=DictLoader({"page": text}), bytecode_cache=KeptTemplates(whose))
    return environment.get_template("page").render(name="Bo"), environment.read


def test_a_template_is_read_once_for_a_theme_and_a_language() -> None:
    assert filled("theme en", "{{ name }}!") == ("Bo!", 1)
    assert filled("theme en", "{{ name }}!") == ("Bo!", 0)
    assert filled("theme de", "{{ name }}!") == ("Bo!", 1)
    assert filled("other en", "{{ name }}?") == ("Bo?", 1)
    assert filled("theme en", "{{ name }}?") == ("Bo?", 1)


def test_what_was_read_elsewhere_is_taken() -> None:
    filled("here", "{{ name }}")
    kept = dict(kept_templates())
    kept_templates().clear()
    assert filled("here", "{{ name }}") == ("Bo", 1)
    kept_templates().clear()
    take_templates(kept)
    assert filled("here", "{{ name }}") == ("Bo", 0)

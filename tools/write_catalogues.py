"""Gather every phrase of the interface into src/colophon/desk/locale: a catalogue a language, read and compiled.

python -m tools.write_catalogues              new phrases enter empty, gone ones leave, the compiled files follow
python -m tools.write_catalogues --check      exit 1 where a catalogue differs, or lacks a phrase; says which
python -m tools.write_catalogues --missing    only list, per language, what is not translated yet

Phrases stand in the desk's Python and templates, in the titles of checks, and in the refusals of src/colophon/errors.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from colophon.checks.catalogue import CATALOGUE
from colophon.desk.settings import LANGUAGES
from tools.write_error_reference import refusals

DESK = Path(__file__).resolve().parent.parent / "src" / "colophon" / "desk"
LOCALE = DESK / "locale"
TAGS = tuple(tag for tag, _ in LANGUAGES if tag != "en")
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Compiled files hold a time; the real one would change them at every run."""
_ONE, _MANY, _NAMED, _NAMED_MANY = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
_CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), _ONE),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), _MANY),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _NAMED),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), _NAMED_MANY),
}

Phrase = tuple[str | None, str, str]
"""Context or None, the English words, and those for several, or nothing."""


def phrases() -> list[Phrase]:
    """Every phrase once, in the order of its words."""
    found = {phrase for phrase in _found() if phrase[1].strip()}
    plural = {(context, words) for context, words, many in found if many}
    kept = [p for p in found if p[2] or (p[0], p[1]) not in plural]
    return sorted(kept, key=lambda phrase: (phrase[1], phrase[0] or "", phrase[2]))


def _found() -> Iterator[Phrase]:
    for path in sorted(DESK.rglob("*.py")):
        yield from _called(path.read_bytes())
    for path in sorted(path for kind in ("*.html", "*.txt") for path in (DESK / "templates").rglob(kind)):
        yield from _called(templatize(path.read_text(encoding="utf-8"), origin=str(path)).encode())
    yield from ((None, check.title, "") for check in CATALOGUE)
    for kind in refusals():
        yield from ((None, words.strip(), "") for words in (kind.__doc__ or "", kind.hint))


def _called(text: bytes) -> Iterator[Phrase]:
    for _, name, words, _ in extract_python(io.BytesIO(text), _CALLS, [], {}):
        told = [words] if isinstance(words, str) else [word for word in words or () if word]
        context = told.pop(0) if "pgettext" in str(name) else None
        if told:
            yield context, told[0], told[1] if str(name).startswith(("n", "np")) and len(told) > 1 else ""


def catalogue(tag: str) -> Catalog:
    """The language's catalogue with the translations that it has, and every phrase that there is."""
    held = _held(tag)
    made = Catalog(to_locale(tag), domain="django", fuzzy=False, project="Colophon", charset="utf-8")
    for context, words, many in phrases():
        known = held.get(words, context)
        made.add((words, many) if many else words, _said(made, known, many), context=context)
    return made


def _held(tag: str) -> Catalog:
    path = _file(tag, "po")
    if not path.exists():
        return Catalog(to_locale(tag))
    with path.open("rb") as stream:
        return read_po(stream, locale=to_locale(tag))


def _said(made: Catalog, known: Message | None, many: str) -> str | tuple[str, ...]:
    """What the message says already, where it still has as many forms."""
    said = forms(known) if known else ()
    if not many:
        return said[0] if said else ""
    return said if len(said) == made.num_plurals else ("",) * made.num_plurals


def forms(message: Message) -> tuple[str, ...]:
    """What a message says: one string, or one for each form of the language's plural."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(map(str, message.string))


def missing(made: Catalog) -> list[Message]:
    """The phrases that lack words in some form."""
    return [message for message in made if message.id and not all(forms(message))]


def as_read(made: Catalog) -> bytes:
    """The `.po` file: no places and no times, so that it changes only where words do."""
    lines = [
        'msgid ""',
        'msgstr ""',
        f'"Language: {made.locale_identifier}\\n"',
        f'"Plural-Forms: {made.plural_forms}\\n"',
    ]
    lines += [
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
    ]
    out = io.BytesIO()
    write_po(out, made, width=110, no_location=True, omit_header=True)
    return "\n".join(lines).encode() + b"\n\n" + out.getvalue()


def as_compiled(made: Catalog) -> bytes:
    """The `.mo` file that Django reads, of the same bytes whenever it is made; what lacks a form stays English."""
    whole = read_po(io.BytesIO(as_read(made)), locale=made.locale)
    whole.creation_date = whole.revision_date = _NO_TIME
    for message in missing(whole):
        whole.delete(message.id, message.context)
    out = io.BytesIO()
    write_mo(out, whole)
    return out.getvalue()


def _file(tag: str, kind: str) -> Path:
    return LOCALE / to_locale(tag) / "LC_MESSAGES" / f"django.{kind}"


def main(arguments: list[str]) -> int:
    if not settings.configured:
        settings.configure()
    wrong = 0
    for tag in TAGS:
        made = catalogue(tag)
        files = {_file(tag, "po"): as_read(made), _file(tag, "mo"): as_compiled(made)}
        gaps = missing(made)
        stale = [path.name for path, data in files.items() if not path.exists() or path.read_bytes() != data]
        wrong += bool(gaps or stale)
        print(f"{tag}: {len(gaps)} of {len(made)} phrases without words{', files to write' if stale else ''}")
        if "--missing" in arguments:
            print(*(f"  {message.id}" for message in gaps), sep="\n")
        elif "--check" not in arguments:
            for path, data in files.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
    return int("--check" in arguments and wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

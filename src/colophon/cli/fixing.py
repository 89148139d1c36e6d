"""What `colophon check --fix` does: mends what is certain, shows the difference, and keeps the file as it was."""

import difflib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from colophon.adapters.files import replace_file, write_once
from colophon.adapters.input import read_bytes
from colophon.article.article import Article
from colophon.article.places import texts
from colophon.checks.fix import Change, Fixed
from colophon.checks.fix_written import fix_written
from colophon.errors import InputError

_HINT = "Nothing was changed. --fix mends a translation in a Markdown or text file, written in UTF-8."


def fix_file(name: str, article: Article, *, dry_run: bool) -> bool:
    """Mend the translation in this file, of which `article` was read, and say whether it changed. A copy is kept."""
    path = Path(name)
    if not path.is_file():
        raise InputError(f"“{name}” is no file, so nothing in it can be mended.", hint=_HINT)
    data = read_bytes(name)
    try:
        before = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"“{name}” is not UTF-8 text, so it is not mended.", hint=_HINT) from error
    fixed = fix_written(before, (text for _, text in texts(article)), article.language)
    changed = fixed.text != before and not dry_run
    kept = _keep(path, data) if changed else path
    if changed:  # before anything is said: who reads only the first lines of it wants it mended all the same
        replace_file(path, fixed.text.encode("utf-8"), mode=path.stat().st_mode & 0o777)
    for line in told(name, before, fixed):
        click.echo(line)
    if changed:
        click.echo(f"{path} is mended. As it was, it is kept as {kept}.")
    return changed


def told(name: str, before: str, fixed: Fixed) -> Iterator[str]:
    """The difference line by line, then how many changes each check made."""
    if fixed.text == before:
        yield "Nothing that is certain was to be mended."
        return
    for line in difflib.unified_diff(
        before.splitlines(), fixed.text.splitlines(), name, f"{name}, mended", lineterm=""
    ):
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        yield click.style(line, fg=colour) if colour else line
    yield from counted(fixed.changes)


def counted(changes: tuple[Change, ...]) -> Iterator[str]:
    for check, count in sorted(Counter(change.check for change in changes).items()):
        yield f"{count:5}  {check}"


def _keep(path: Path, data: bytes) -> Path:
    """A copy under a name that nobody has yet; a copy with the same bytes is enough."""
    for number in range(1, 1000):
        kept = path.with_name(f"{path.name}.before-fix" + (f"-{number}" if number > 1 else ""))
        if write_once(kept, data, mode=0o644) or kept.read_bytes() == data:
            return kept
    raise InputError(f"There are 999 kept copies of “{path}” already.", hint=_HINT)

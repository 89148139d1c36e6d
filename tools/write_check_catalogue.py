"""Write docs/reference/checks/: one page a check and an index, from the checks and their cases.

python tools/write_check_catalogue.py            write the pages, and the examples that --explain shows
python tools/write_check_catalogue.py --check    exit 1 where a page differs
"""

import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PAGES = ROOT / "docs" / "reference" / "checks"
EXAMPLES = ROOT / "src" / "colophon" / "checks" / "examples"

from tests.engine.checks.case_files import Case, cases  # noqa: E402

from colophon.checks.catalogue import CATALOGUE  # noqa: E402
from colophon.checks.check import Check, Scope, Severity  # noqa: E402

_WEIGHT = {
    Severity.BLOCKING: "blocking: publishing waits until it is mended or dismissed with a reason",
    Severity.WARNING: "warning: somebody should look",
    Severity.NOTE: "note: shown, never in the way",
}
_HEADER = "<!-- Written by tools/write_check_catalogue.py. Change the check or its cases instead. -->\n"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {"index.md": index(), **{f"{check.slug}.md": page(check) for check in CATALOGUE}}


def index() -> str:
    rows = [f"| [{c.slug}]({c.slug}.md) | {c.title} | {c.severity} | {_reads(c)} | {_fix(c)} |" for c in CATALOGUE]
    table = "\n".join(("| check | finds | weight | reads | `--fix` |", "|---|---|---|---|---|", *rows))
    return f"{_HEADER}# The catalogue of checks\n\nIn the order in which they are asked.\n\n{table}\n"


def page(check: Check) -> str:
    find = check.find_in_pair or check.find_in_translation
    assert find is not None
    module = inspect.getmodule(find)
    assert module is not None
    about = inspect.cleandoc(module.__doc__ or "")
    facts = (
        f"- Weight: {_WEIGHT[check.severity]}\n- Reads: {_reads(check)}\n"
        f"- `--fix`: {_fix(check) or 'no'}\n- Since: {check.since}"
    )
    rows = cases(check.slug)
    fires = _examples("It speaks of", [case for case in rows if case.fires])
    silent = _examples("It is silent about", [case for case in rows if not case.fires])
    return f"{_HEADER}# {check.slug}\n\n**{check.title}.** {about}\n\n{facts}\n{fires}{silent}"


def _reads(check: Check) -> str:
    return "one pair" if check.scope is Scope.PAIR else "the whole translation"


def _fix(check: Check) -> str:
    return "yes" if check.fixable else ""


def _examples(heading: str, rows: list[Case]) -> str:
    shown = "\n".join(_example(case) for case in rows[:4])
    return f"\n## {heading}\n\n{shown}\n" if shown else ""


def _example(case: Case) -> str:
    source = " / ".join(case.source_blocks or [pair[0] for pair in case.pairs]) or case.source
    target = " / ".join(case.target_blocks or [pair[1] for pair in case.pairs]) or case.target
    why = f"\n  {case.why}" if case.why else ""
    marked = f" → {_code(', '.join(case.fires))}" if "".join(case.fires).strip() else ""
    return f"- {case.source_language} {_code(source)}\n  {case.target_language} {_code(target)}{marked}{why}"


def _code(text: str) -> str:
    """Sample text as code, with what cannot be seen written out."""
    seen = "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in text)
    return f"`` {seen} ``" if seen else "(empty)"


def example_files() -> dict[str, str]:
    """What `colophon check --explain` shows, by file name: two cases of each kind where there are."""
    return {f"{check.slug}.toml": "".join(_shown_cases(check.slug)) for check in CATALOGUE}


def _shown_cases(slug: str) -> Iterator[str]:
    rows = cases(slug)
    yield "# Written by tools/write_check_catalogue.py.\n"
    for case in [*[c for c in rows if c.fires][:2], *[c for c in rows if not c.fires][:2]]:
        fields = {
            "from": case.source_language,
            "to": case.target_language,
            "source": " / ".join(case.source_blocks) or case.source,
            "target": " / ".join(case.target_blocks) or case.target,
            "marked": list(case.fires),
            "why": case.why,
        }
        yield "\n[[example]]\n" + "".join(f"{name} = {_toml(value)}\n" for name, value in fields.items())


def _toml(value: str | list[str]) -> str:
    """A string, or a list of them; what cannot be seen is written out."""
    if isinstance(value, list):
        return f"[{', '.join(_toml(one) for one in value)}]"
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def kept(folder: Path, kind: str) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob(kind)}


def current() -> bool:
    """Whether every page and every file of examples is what the checks and their cases say."""
    return kept(PAGES, "*.md") == pages() and kept(EXAMPLES, "*.toml") == example_files()


def write(folder: Path, kind: str, wanted: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(kind):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        return int(not current())
    write(PAGES, "*.md", pages())
    write(EXAMPLES, "*.toml", example_files())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

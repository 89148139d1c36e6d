"""Write docs/reference/checks/: one page a check and an index, from the checks and their cases.

python tools/write_check_catalogue.py            write the pages
python tools/write_check_catalogue.py --check    exit 1 where a page differs
"""

import inspect
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PAGES = ROOT / "docs" / "reference" / "checks"

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
    source = " / ".join(case.source_blocks) or case.source
    target = " / ".join(case.target_blocks) or case.target
    why = f"\n  {case.why}" if case.why else ""
    marked = f" → {_code(', '.join(case.fires))}" if "".join(case.fires).strip() else ""
    return f"- {case.source_language} {_code(source)}\n  {case.target_language} {_code(target)}{marked}{why}"


def _code(text: str) -> str:
    """Sample text as code, with what cannot be seen written out."""
    seen = "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in text)
    return f"`` {seen} ``" if seen else "(empty)"


def main(arguments: list[str]) -> int:
    wanted = pages()
    if "--check" in arguments:
        return int({p.name: p.read_text(encoding="utf-8") for p in PAGES.glob("*.md")} != wanted)
    PAGES.mkdir(parents=True, exist_ok=True)
    for old in PAGES.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (PAGES / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

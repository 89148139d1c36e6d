"""An example or two of what each check speaks of and stays silent about, out of its own test cases."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Two texts with their languages. `marked` is what the check points at; nothing where it stays silent."""

    source_language: str
    target_language: str
    source: str
    target: str
    marked: tuple[str, ...] = ()
    why: str = ""


@lru_cache(maxsize=256)
def examples(slug: str) -> tuple[Example, ...]:
    """Those of one check, firing ones first; none for a check that is not known."""
    file = resources.files("colophon.checks") / "examples" / f"{slug}.toml"
    if not slug.replace("-", "").isalnum() or not file.is_file():
        return ()
    rows = tomllib.loads(file.read_text(encoding="utf-8")).get("example", [])
    return tuple(
        Example(
            source_language=row["from"],
            target_language=row["to"],
            source=row["source"],
            target=row["target"],
            marked=tuple(row["marked"]),
            why=row["why"],
        )
        for row in rows
    )

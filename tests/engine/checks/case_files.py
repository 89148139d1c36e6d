"""Reads the case files of the checks: one TOML file a check, with cases that fire and cases that stay silent."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One pair and what is expected of the check: the marked stretches of text, none for a silent case.

    `fires` holds what the findings mark, in order. `fixed` is the target after the check's certain edits. A case of a
    check of whole translations has `blocks` for both sides instead (see `articles.py`), or `pairs`. `terms` fill the
    termbase: "source term = rendering | another | !forbidden".
    """

    slug: str
    number: int
    source_language: str
    target_language: str
    source: str
    target: str
    fires: tuple[str, ...]
    fixed: str | None
    why: str
    source_blocks: tuple[str, ...] = ()
    target_blocks: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    terms: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.slug}-{self.number}-{self.source_language}-{self.target_language}"


def slugs() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def cases(slug: str) -> list[Case]:
    rows = tomllib.loads((FOLDER / f"{slug}.toml").read_text(encoding="utf-8"))["case"]
    return [
        Case(
            slug=slug,
            number=number,
            source_language=row.get("from", "en"),
            target_language=row.get("to", "zh-Hans"),
            source=row.get("source", ""),
            target=row.get("target", ""),
            fires=tuple(row.get("fires", ())),
            fixed=row.get("fixed"),
            why=row.get("why", ""),
            source_blocks=tuple(row.get("source_blocks", ())),
            target_blocks=tuple(row.get("target_blocks", ())),
            pairs=tuple((source, target) for source, target in row.get("pairs", ())),
            terms=tuple(row.get("terms", ())),
        )
        for number, row in enumerate(rows, start=1)
    ]

"""The index of reprints in a file beside the desk: a cache that may be deleted and follows the editions by itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from colophon.adapters.array_file import open_arrays, write_arrays
from colophon.errors import IndexDamagedError
from colophon.watch.reprints.index import ReprintIndex, put_together
from colophon.watch.reprints.marks import Marks, marks_of

FORM = b"colophon reprint index 1\n"
_ARRAYS = ("marks", "texts", "run_counts", "weights")


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    index: ReprintIndex
    versions: tuple[str, ...]


def current_index(path: Path, versions: Mapping[str, str], text: Callable[[str], str]) -> ReprintIndex:
    """The index of exactly these texts: `versions` says by name which one is meant, `text` gives it.

    Only what is new or another version is read. Nothing is written where nothing changed.
    """
    kept = _opened(path)
    known = dict(zip(kept.index.names, kept.versions, strict=True)) if kept else {}
    if kept and known == dict(versions):
        return kept.index
    same = {name for name, version in versions.items() if known.get(name) == version}
    parts = dict(_parts(kept.index, same)) if kept else {}
    parts |= {name: marks_of(text(name)) for name in versions if name not in same}
    names = sorted(parts)
    index = put_together(names, [parts[name] for name in names])
    arrays = {name: getattr(index, name) for name in _ARRAYS}
    write_arrays(path, FORM, about={"names": names, "versions": [versions[name] for name in names]}, arrays=arrays)
    return index


def _opened(path: Path) -> _Kept | None:
    """What is there; a file that cannot be used is made anew."""
    try:
        file = open_arrays(path, FORM)
        names, versions = file.about["names"], file.about["versions"]
        assert isinstance(names, list)
        assert isinstance(versions, list)
        marks, texts, counts, weights = (file.arrays[name] for name in _ARRAYS)
    except (IndexDamagedError, KeyError, AssertionError):
        return None
    index = ReprintIndex(marks, texts, counts, weights, tuple(names))  # type: ignore[arg-type]
    return _Kept(index, tuple(versions))


def _parts(index: ReprintIndex, wanted: set[str]) -> Iterable[tuple[str, Marks]]:
    """The marks of some texts, as they went in."""
    order = np.argsort(index.texts, kind="stable")
    ends = np.cumsum(np.bincount(index.texts, minlength=len(index.names)))
    for number, part in enumerate(np.split(index.marks[order], ends[:-1])):
        if index.names[number] in wanted:
            yield index.names[number], np.array(part)

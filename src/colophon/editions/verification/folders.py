"""The editions' folders among the files of a site, each read when it is asked for."""

from collections.abc import Iterator, Mapping, Set

from colophon.editions.edition import Files

_OF_EDITION = frozenset({"manifest.json", "article.json", "article.md"})


def folders_of(files: Files) -> Mapping[str, Files]:
    """The editions' folders of a site, by name; one edition's own folder is called "."."""
    if "manifest.json" in files:
        return {".": files}
    paths = (path.split("/") for path in files)
    names = {parts[0] for parts in paths if len(parts) == 2 and parts[1] in _OF_EDITION}
    return _Folders(files, names)


class _Folders(Mapping[str, Files]):
    def __init__(self, files: Files, names: Set[str]) -> None:
        self._files = files
        self._paths: dict[str, list[str]] = {name: [] for name in sorted(names)}
        for path in files:
            folder, _, name = path.partition("/")
            if folder in self._paths and name:
                self._paths[folder].append(name)

    def __getitem__(self, folder: str) -> Files:
        return {name: self._files[f"{folder}/{name}"] for name in self._paths[folder]}

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

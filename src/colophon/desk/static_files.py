"""Style, scripts and pictures of the desk: named by their content, so that a browser keeps them for ever."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage

from colophon.adapters.files import replace_file

_MARK = ".made-of"


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise carries no types
    """Names with hashes once the files have been collected, plain names before."""

    manifest_strict = False
    support_js_module_import_aggregation = True

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        # Only our own scripts are modules with imports to be renamed; in others, what looks like one is not.
        self._patterns["desk/*.js"] = self._patterns.pop("*.js")

    def stored_name(self, name: str) -> str:
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name


class DeskStaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # whitenoise carries no types
    """Serves what was collected; before that, for tests, what lies in the packages."""

    def add_files(self, root: str, prefix: str | None = None) -> None:
        if Path(root).is_dir():
            super().add_files(root, prefix)
        else:
            self.add_files_from_finders()


def collect() -> None:
    """Copy every file with its hash into the desk's home; nothing where that was done with these very files.

    Copying and packing them is a third of a server's start. Safe to call again, also by several at once.
    """
    mark, made_of = Path(settings.STATIC_ROOT) / _MARK, _made_of()
    with suppress(OSError):
        if mark.read_text("ascii") == made_of:
            return
    call_command("collectstatic", verbosity=0, interactive=False)
    replace_file(mark, made_of.encode())


def _made_of() -> str:
    """A digest of the names, sizes and times of all files that are to be served."""
    known = sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            known.update(f"{name} {file.st_size} {file.st_mtime_ns}\n".encode())
    return known.hexdigest()

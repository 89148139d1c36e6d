"""Style, scripts and pictures of the desk: named by their content, so that a browser keeps them for ever."""

from pathlib import Path

from django.core.management import call_command
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage


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
    """Copy every file with its hash into the desk's home. Safe to call again: what is there stays."""
    call_command("collectstatic", verbosity=0, interactive=False)

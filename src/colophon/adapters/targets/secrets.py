"""What lets the desk into its targets: one file each, readable by the desk's own user only, and never exported."""

from contextlib import suppress
from pathlib import Path

from colophon.adapters.files import make_folder, plain_refusals, replace_file


class SecretFolder:
    """Secrets by name. Neither its text form nor a log shows one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __repr__(self) -> str:
        return f"SecretFolder({self._folder})"

    def put(self, name: str, secret: str) -> None:
        """Keep a secret in place of an older one; an empty one takes it away."""
        path = self._folder / name
        if not secret:
            with plain_refusals(path), suppress(FileNotFoundError):
                path.unlink()
            return
        make_folder(self._folder, mode=0o700)
        replace_file(path, secret.encode(), mode=0o600)

    def get(self, name: str) -> str:
        """The secret, or nothing."""
        path = self._folder / name
        with plain_refusals(path):
            return path.read_text("utf-8").strip() if path.is_file() else ""

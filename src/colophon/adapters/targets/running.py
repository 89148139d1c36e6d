"""Running somebody else's program: by an argument list, bounded in time, and with no secret in what it says."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from colophon.errors import TargetError

_KEPT = ("PATH", "HOME", "USER", "LANG", "TZ", "SSH_AUTH_SOCK", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR")
_LONGEST = 300


def run(
    arguments: Sequence[str], *, folder: Path, more: Mapping[str, str], seconds: float, secret: str = ""
) -> tuple[int, str]:
    """Exit code and what the program said (both streams). TargetError if there is no such program, or no end to it.

    Its children end with it. Of our environment it sees only what programs need, and `more`.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | dict(more)
    try:
        process = subprocess.Popen(  # noqa: S603 - an argument list; nothing of it is read by a shell
            list(arguments),
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise TargetError(f"“{arguments[0]}” cannot be started: {getattr(error, 'strerror', '') or error}.") from error
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise TargetError(f"“{arguments[0]}” did not end within {seconds:g} seconds, and was stopped.") from error
    return process.returncode, hidden(said.decode("utf-8", "replace"), secret)


def hidden(text: str, secret: str) -> str:
    """The text without the secret."""
    return text.replace(secret, "•••") if secret else text


def last_words(said: str) -> str:
    """The end of what a program said, on one line, from a whole word on."""
    words = " ".join("".join(char if char.isprintable() else " " for char in said).split())
    return words if len(words) <= _LONGEST else f"… {words[-_LONGEST:].partition(' ')[2] or words[-_LONGEST:]}"

"""A Git repository as a target: fetched, changed, committed and pushed with the real git, never through a shell."""

import re
import shutil
from base64 import b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from colophon.adapters.files import make_folder
from colophon.adapters.network.guard import Guard
from colophon.adapters.targets.carrying import Change
from colophon.adapters.targets.running import hidden, last_words, run
from colophon.errors import TargetError, TargetOutpacedError

_SECONDS = 120.0
_SAFE = ("https", "ssh")
_LONGEST = 300
_REJECTED = re.compile(r"\[(?:remote )?rejected\] \(([^\n]+)\)$", re.MULTILINE)
_TOLD = re.compile(r"^remote:(?: error:)?([^\n]*)$", re.MULTILINE)
_ALSO_TRUSTED = ("file", "http", "git")


class GitCarrier:
    """`folder` is our own copy; lost, it is fetched again. `trusted`: somebody at the terminal gave the address.

    Others may commit to the same branch: what they wrote stays, and a push that comes too late is done anew.
    """

    whole = False

    def __init__(
        self,
        address: str,
        folder: Path,
        *,
        branch: str = "main",
        author: str = "Colophon",
        email: str = "colophon@localhost",
        user: str = "",
        secret: str = "",
        trusted: bool = False,
        seconds: float = _SECONDS,
    ) -> None:
        _check(address, branch)
        self._address, self._folder, self._branch = address, folder, branch
        self._who = {"name": author or "Colophon", "email": email or "colophon@localhost"}
        self._secret, self._trusted, self._seconds = secret, trusted, seconds
        self._token = b64encode(f"{user or 'git'}:{secret}".encode()).decode("ascii") if secret else ""

    def prepare(self) -> Path:
        """The branch as it is there now; an empty tree where there is none yet."""
        self._guard()
        if not (self._folder / ".git").is_dir():
            self._begin()
        self._git("remote", "set-url", "origin", self._address)
        if self._there():
            self._git("fetch", "--quiet", "--depth=1", "origin", f"refs/heads/{self._branch}")
            self._git("reset", "--quiet", "--hard", "FETCH_HEAD")
            self._git("clean", "--quiet", "-ffdx")
        else:
            self._begin()
        return self._folder

    def beyond(self, folder: str) -> Iterable[str]:
        """The tree is fetched anew each time."""
        return ()

    def carry(self, change: Change, *, what: str) -> None:
        """One commit, or none where everything is there already. TargetOutpacedError: prepare again."""
        self._git("add", "--all", "--force")
        code, _ = self._run("diff", "--cached", "--quiet")
        if code == 0 and self._has_commit():
            return
        self._git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", what)
        code, said = self._run("push", "--quiet", "--porcelain", "origin", f"HEAD:refs/heads/{self._branch}")
        if code == 0:
            return
        if "[rejected]" in said or "fetch first" in said or "cannot lock ref" in said:
            why = f"Somebody else pushed to “{self._branch}” at the same moment, or it is locked there"
            raise TargetOutpacedError(f"{why}: {_refusal(said)}")
        raise TargetError(f"Git could not push: {_refusal(said)}")

    def try_it(self) -> str:
        self._guard()
        if not (self._folder / ".git").is_dir():
            self._begin()
        self._git("remote", "set-url", "origin", self._address)
        there = self._there()
        return f"The repository answers. The branch “{self._branch}” {'is there' if there else 'will be made'}."

    def _begin(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        make_folder(self._folder)
        self._git("init", "--quiet")
        self._git("symbolic-ref", "HEAD", f"refs/heads/{self._branch}")
        self._git("remote", "add", "origin", self._address)

    def _there(self) -> bool:
        return bool(self._git("ls-remote", "--heads", "origin", f"refs/heads/{self._branch}").strip())

    def _has_commit(self) -> bool:
        code, _ = self._run("rev-parse", "--quiet", "--verify", "HEAD")
        return code == 0

    def _git(self, *arguments: str) -> str:
        code, said = self._run(*arguments)
        if code:
            raise TargetError(f"Git could not {arguments[0]}: {last_words(said)}")
        return said

    def _run(self, *arguments: str) -> tuple[int, str]:
        command = ["git", "-C", str(self._folder), *arguments]
        more = _settings(self._config()) | {
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_SSH_COMMAND": "ssh -o BatchMode=yes -o ConnectTimeout=20",
            "GIT_CEILING_DIRECTORIES": str(self._folder.parent),
            "LC_ALL": "C.UTF-8",
        }
        code, said = run(command, folder=self._folder, more=more, seconds=self._seconds, secret=self._secret)
        return code, hidden(said, self._token)

    def _config(self) -> Mapping[str, str]:
        """What holds for our commands only. A secret goes this way because a command line is seen by others."""
        found = {f"user.{name}": value for name, value in self._who.items()}
        found |= {"core.hooksPath": "/dev/null", "commit.gpgSign": "false", "core.autocrlf": "false", "gc.auto": "0"}
        allowed = _SAFE + (_ALSO_TRUSTED if self._trusted else ())
        found |= {"protocol.allow": "never"} | {f"protocol.{name}.allow": "always" for name in allowed}
        if self._secret and self._address.startswith("https://"):
            found[f"http.{self._address}.extraHeader"] = f"Authorization: Basic {self._token}"
        if not self._trusted:
            found["http.followRedirects"] = "false"
        return found

    def _guard(self) -> None:
        """An address that came through the browser leads to the public internet only."""
        parts = urlsplit(self._address)
        if self._trusted:
            return
        if parts.scheme not in _SAFE or not parts.hostname:
            raise TargetError("The address of a repository begins with https:// or ssh://.")
        Guard().addresses(parts.hostname, 443, seconds=20)


def _refusal(said: str) -> str:
    """Why the other side did not take a push: the reason that Git names, and what the server itself says."""
    reason = _REJECTED.search(said)
    if reason is None:
        return last_words(said)
    told = [line.strip() for line in _TOLD.findall(said) if not line.strip().startswith("error: hook declined")]
    return f"{reason[1]}. {last_words(' '.join(told)[:_LONGEST])}".strip()


def _settings(config: Mapping[str, str]) -> dict[str, str]:
    named = {"GIT_CONFIG_COUNT": str(len(config))}
    for number, (key, value) in enumerate(config.items()):
        named |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return named


def _check(address: str, branch: str) -> None:
    """Nothing that git would take for an option or another transport, and no secret where logs would show it."""
    if not address or address.startswith("-") or "::" in address or not address.isprintable():
        raise TargetError("This is not the address of a repository.")
    if "://" in address and "@" in urlsplit(address).netloc and ":" in urlsplit(address).netloc.partition("@")[0]:
        raise TargetError("The address holds a password. Write the address without it, and give the secret apart.")
    strange = set(branch) & set(" ~^:?*[\\") or ".." in branch or not branch.isprintable()
    if not branch or branch.startswith(("-", "/")) or branch.endswith(("/", ".lock", ".")) or strange:
        raise TargetError(f"“{branch[:80]}” cannot name a branch.")

"""The examples of docs/how-to/server: systemd reads the units, and their commands are started here."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.journeys.conftest import COLOPHON, ROOT, free_port
from tests.prepared import prepare

EXAMPLES = ROOT / "docs" / "how-to" / "server"
UNITS = sorted(EXAMPLES.glob("colophon*"))  # systemd's
ANALYZE = shutil.which("systemd-analyze")
HEALTH = re.search(r"^HEALTHCHECK CMD (.*)$", (EXAMPLES / "Containerfile").read_text("utf-8"), re.MULTILINE)


def unit(name: str, key: str) -> list[str]:
    """What a unit says by this key, once a line; a percent sign is written twice there."""
    lines = (EXAMPLES / name).read_text("utf-8").splitlines()
    return [line.partition("=")[2].replace("%%", "%") for line in lines if line.startswith(f"{key}=")]


def container(word: str) -> list[str]:
    """What is said by this word, each on one line."""
    lines = (EXAMPLES / "Containerfile").read_text("utf-8").replace("\\\n", "").splitlines()
    return [line.partition(" ")[2] for line in lines if line.startswith(f"{word} ")]


@pytest.mark.skipif(ANALYZE is None, reason="there is no systemd here")
def test_systemd_reads_the_units(tmp_path: Path) -> None:
    """With a program and a user that are there."""
    for one in UNITS:
        text = (
            one.read_text("utf-8").replace("/opt/colophon/bin/colophon", COLOPHON).replace("User=colophon", "User=root")
        )
        (tmp_path / one.name).write_text(text)
    files = [str(tmp_path / one.name) for one in UNITS]
    done = subprocess.run([str(ANALYZE), "verify", *files], capture_output=True, text=True)
    ours = [line for line in done.stderr.splitlines() if "colophon" in line]
    assert (done.returncode, ours) == (0, [])


def test_the_units_commands_serve_and_back_up(tmp_path: Path) -> None:
    home, port = tmp_path / "desk", free_port()
    prepare(home)
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    environment |= dict(one.split("=", 1) for line in unit("colophon.service", "Environment") for one in line.split())
    environment["COLOPHON_HOME"] = str(home)
    (line,) = unit("colophon.service", "ExecStart")
    command = shlex.split(line.replace("/opt/colophon/bin/colophon", COLOPHON).replace("8000", str(port)))
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert _healthy(port)
        kept = tmp_path / "backups"
        kept.mkdir()
        for day in range(16):
            (kept / f"2026-01-{day + 1:02}.zip").write_bytes(b"")
        for key in ("ExecStart", "ExecStartPost"):
            (line,) = unit("colophon-backup.service", key)
            line = line.replace("/opt/colophon/bin/colophon", COLOPHON).replace("/var/backups/colophon", str(kept))
            subprocess.run(shlex.split(line), env=environment, check=True, stdout=subprocess.DEVNULL)
        names = sorted(one.name for one in kept.glob("*.zip"))
        assert len(names) == 14
        assert (kept / names[-1]).stat().st_size > 1000
    finally:
        server.terminate()
        server.wait(timeout=60)


def _healthy(port: int) -> bool:
    """Asked by the container's own command."""
    assert HEALTH is not None
    words = shlex.split(HEALTH[1].replace("8000", str(port)))
    command = [sys.executable if words[0] == "python" else words[0], *words[1:]]
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0:
            return True
        time.sleep(0.2)
    return False


def test_the_containers_commands_can_be_given(tmp_path: Path) -> None:
    """What is copied is there, and the program knows the options that it is started with."""
    (started,) = container("CMD")
    words = [COLOPHON, *re.findall(r'"([^"]*)"', started)[1:]]
    assert subprocess.run([*words, "--help"], capture_output=True).returncode == 0
    (install,) = [line for line in container("RUN") if "pip install" in line]
    assert "--constraint /source/constraints.txt /source" in install
    assert "constraints.txt" in container("COPY")[0]
    assert all((ROOT / name).exists() for copied in container("COPY") for name in copied.split()[:-1])
    told = dict(one.split("=", 1) for one in container("ENV")[0].split())
    assert told["COLOPHON_HOME"] == container("VOLUME")[0]

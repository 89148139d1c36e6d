"""Write docs/reference/command-line.md from what the program itself says under --help."""

import sys
from pathlib import Path

import click

from colophon.cli import VERBS, verbs

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "command-line.md"
INTRODUCTION = """# The command line

What `colophon VERB --help` prints, verb by verb. Written by `python tools/write_cli_reference.py`.

Exit codes: 0 done and clean, 1 findings or differences, 2 wrong usage, 3 a refusal that says what was kept and what to
do next. `-` stands for standard input. The desk is the folder in `COLOPHON_HOME`, `./colophon-desk` without it.
"""


def page() -> str:
    """The whole page."""
    context = click.Context(verbs, info_name="colophon", terminal_width=100)
    parts = [INTRODUCTION]
    for name in VERBS:
        command = verbs.get_command(context, name)
        assert command is not None
        own = click.Context(command, parent=context, info_name=name, terminal_width=100, max_content_width=100)
        parts.append(f"## colophon {name}\n\n```\n{command.get_help(own)}\n```\n")
        for below in command.list_commands(own) if isinstance(command, click.Group) else ():
            verb = command.get_command(own, below)
            assert verb is not None
            inner = click.Context(verb, parent=own, info_name=below, terminal_width=100, max_content_width=100)
            parts.append(f"### colophon {name} {below}\n\n```\n{verb.get_help(inner)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.exit(0)

"""A verb with commands of its own that also works without naming one."""

import click


class WithDefault(click.Group):
    """`colophon import FILE` is `colophon import translation FILE`: the first command is the one that is meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = next(iter(self.commands))
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = [first, *args]
        return super().parse_args(ctx, args)

"""Asking a second reader from the terminal, and saying what was sent where."""

import os
from dataclasses import dataclass

import click

from colophon.adapters.home import home_path, open_home
from colophon.adapters.reading_folder import ReadingFolder
from colophon.adapters.second_reader import ChatReader
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Finding
from colophon.checks.second_reader import reread


@dataclass(slots=True)
class SecondReading:
    """The desk's second reader with its answers so far, and how many pairs may still be sent in this run."""

    reader: ChatReader
    store: ReadingFolder
    left: int

    @classmethod
    def of_desk(cls) -> "SecondReading":
        """The one that the desk's `colophon.toml` sets up. SettingsError where it sets up none."""
        home = open_home(home_path(os.environ))
        settings = home.settings().second_reader
        return cls(ChatReader.of_desk(settings), ReadingFolder(home.second_readings), settings.most_pairs)

    def of(self, pairs: tuple[Pair, ...], found: tuple[Finding, ...], brief: Brief) -> tuple[Finding, ...]:
        """What was found, and after it what the second reader doubts."""
        read = reread(pairs, found, brief, reader=self.reader, store=self.store, most=self.left)
        self.left -= read.asked
        if read.unanswered:
            click.echo(
                f"{self.reader.name} gave no usable answer to {read.unanswered} of {read.asked} pairs.", err=True
            )
        return (*found, *read.findings)

"""`colophon work`: do what is due by itself: reminders, messages, feeds, ordered editions, the board's notes."""

import os
import signal
import threading

import click

from colophon.adapters.beside import parent_is_gone
from colophon.cli import desk


@click.command(short_help="Do what is due by itself: feeds, reminders, messages, ordered editions.")
@click.option("--jobs", type=click.IntRange(1, 32), default=2, show_default=True, help="How many at a time.")
@click.option("--once", is_flag=True, help="Do what is due now, and end: for a timer.")
@click.option("--beside", type=int, default=0, hidden=True, help="End when the process with this number does.")
def command(jobs: int, once: bool, beside: int) -> None:
    """Do the desk's chores until Ctrl-C. What is in hand then is brought to its end.

    `colophon serve` does this too, unless it is told --no-work. As many of these may run as you like, on as many
    machines as reach the database and the desk's folder: every job is done by one of them. One that is killed loses
    nothing; another does its work within half a minute.

    \b
    Examples:
      colophon work --jobs 4
      colophon work --once
    """
    home = desk.opened()
    from colophon.desk.chores.chore import Bench
    from colophon.desk.worker import Worker, work

    bench = Bench(home=home, passphrase=os.environ.get("COLOPHON_PASSPHRASE", "").encode())
    if once:
        done = Worker(bench).work_off()
        click.echo(f"{done} jobs done.")
        return
    end = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: end.set())
    if beside:
        threading.Thread(target=_end_with, args=(beside, end), daemon=True).start()
    work(bench, threads=jobs, end=end)


def _end_with(parent: int, end: threading.Event) -> None:
    while not parent_is_gone(parent) and not end.wait(1.0):
        pass
    end.set()

"""How what became of deliveries is told on a terminal; shared by `colophon publish` and `colophon target`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from colophon.desk.models import DeliveryRecord


def tell(deliveries: Iterable["DeliveryRecord"]) -> int:
    """One line each; how many failed."""
    failed = 0
    for one in deliveries:
        what = f"{one.translation.key}, edition {one.edition.number}"
        if one.state == "sent":
            done = "gone from" if one.verb == "remove" else "reached"
            click.echo(f"{what} {done} {one.target.name}{f': {one.address}' if one.address else ''}")
            if one.said:
                click.echo(f"  {one.said}")
            continue
        failed += 1
        again = (
            f"It is tried again after {one.next_try:%Y-%m-%d %H:%M} UTC." if one.next_try else "Somebody has to look."
        )
        click.echo(f"{what} did not reach {one.target.name}: {one.said}\n  {again}", err=True)
    return failed


def tell_waiting(deliveries: Iterable["DeliveryRecord"]) -> None:
    """What has not been tried: its target is paused, or another process is putting something there."""
    for one in deliveries:
        if one.state == "pending":
            why = "which is paused" if one.target.paused else "where another process is at work"
            click.echo(f"{one.translation.key}, edition {one.edition.number} waits for {one.target.name}, {why}.")

"""What happens by itself while the server runs: ordered publications, ended claims, the board's own notes.

All of it is found from the database, so a server that slept does it when it wakes, and several processes do it once.
"""

import logging
import threading
from pathlib import Path

from django.db import connections

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.desk.actions.claims import end_overdue
from colophon.desk.actions.publishing import carry_out_due
from colophon.desk.actions.stations import freshen, stale

_EVERY = 20.0
_AT_ONCE = 3  # checking is work; whoever is typing goes first
_log = logging.getLogger("colophon.desk")


def keep_time(home: Path, passphrase: bytes) -> threading.Thread:
    """Begin, in a thread that ends with its process."""
    thread = threading.Thread(target=_forever, args=(Home(home), passphrase), name="timekeeper", daemon=True)
    thread.start()
    return thread


def tick(home: Home, keys: KeyFolder) -> None:
    """Everything that is due at this moment."""
    moment = now()
    end_overdue(now=moment)
    carry_out_due(home=home, keys=keys, now=moment)
    for translation in stale(now=moment, most=_AT_ONCE):
        freshen(translation, keys.ring(), now=moment)


def _forever(home: Home, passphrase: bytes) -> None:
    pause = threading.Event()
    while not pause.wait(_EVERY):
        try:
            tick(home, KeyFolder(home.keys, passphrase=passphrase))
        except Exception:  # the next round tries again; what is due stays due
            _log.exception("What was due could not be done; it is tried again.")
        finally:
            connections.close_all()

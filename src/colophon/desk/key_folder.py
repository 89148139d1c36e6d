"""Where this server keeps its keys."""

import os

from django.conf import settings

from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder


def key_folder() -> KeyFolder:
    """The desk's keys, opened with the passphrase that the server was started with."""
    return KeyFolder(Home(settings.HOME).keys, passphrase=os.environ.get("COLOPHON_PASSPHRASE", "").encode())

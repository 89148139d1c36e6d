"""Somebody who types all the time; their browser keeps what was not acknowledged, as the editor's `saving.js` does."""

import http.client
import json
import random
import threading
import time
import urllib.error
import urllib.request
import uuid

from benchmarks.desk import TOKEN

FIRST_WAIT, LONGEST_WAIT = 1.0, 6.0
"""Seconds until a browser asks again: twice as long each time, give or take a quarter."""
PAUSE = 0.2
PATIENCE = 10


class Typist(threading.Thread):
    """Saves sentence after sentence; what was acknowledged, and what was refused in words, is written down."""

    def __init__(self, crowd: dict[str, object], number: int, stop: threading.Event, port: int) -> None:
        super().__init__(daemon=True)
        people = crowd["people"]
        assert isinstance(people, list)
        one = people[number]
        self.address = f"http://127.0.0.1:{port}/{crowd['desk']}/{one['key']}/edit/save/"
        cookies = f"sessionid={one['session']}; csrftoken={TOKEN}"
        self.headers = {"Cookie": cookies, "X-CSRFToken": TOKEN, "Accept": "application/json"}
        self.pair, self.stopping, self.chance = str(2 + number), stop, random.Random(number)
        self.saved: list[str] = []
        self.refused: list[str] = []
        self.last = time.monotonic()

    def run(self) -> None:
        revision = 0
        for count in range(10**9):
            text = f"typist {self.name} says {count}"
            said = {"pair": self.pair, "text": text, "base": revision, "token": str(uuid.uuid4())}
            wait = FIRST_WAIT
            while (answer := self._sent(said)) is None:
                if self.stopping.wait(wait * self.chance.uniform(0.75, 1.25)):
                    return
                wait = min(LONGEST_WAIT, wait * 2)
            revision, self.last = int(str(answer["revision"])), time.monotonic()
            self.saved.append(text)
            if self.stopping.wait(PAUSE):
                return

    def _sent(self, said: dict[str, object]) -> dict[str, object] | None:
        request = urllib.request.Request(self.address, json.dumps(said).encode(), self.headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                found: dict[str, object] = json.load(answer)
                return found
        except urllib.error.HTTPError as error:
            if error.code == http.client.SERVICE_UNAVAILABLE and json.load(error)["error"]:
                self.refused.append(str(said["text"]))
        except (OSError, ValueError, http.client.HTTPException):  # also an answer that was cut off
            pass
        return None
